/// A CSV file (RFC 4180) cut into rows, field by field, without making text of what nobody asks for.
struct CSVTable: Sendable {
  let bytes: [UInt8]
  /// Ranges of the rows behind the header, quotes and separators included.
  let rows: [Range<Int>]
  let header: [String]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var rows: [Range<Int>] = []
    rows.reserveCapacity(bytes.count / 80)
    bytes.withUnsafeBufferPointer { all in
      var begin = start
      var isQuoted = false
      for offset in start..<all.count {
        if all[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
        guard all[offset] == UInt8(ascii: "\n"), !isQuoted else { continue }
        rows.append(begin..<offset)
        begin = offset + 1
      }
      if begin < all.count { rows.append(begin..<all.count) }
    }
    let all = rows.compactMap { row -> Range<Int>? in
      let end =
        row.upperBound > row.lowerBound && bytes[row.upperBound - 1] == UInt8(ascii: "\r")
        ? row.upperBound - 1 : row.upperBound
      return end > row.lowerBound ? row.lowerBound..<end : nil
    }
    header = all.first.map { CSVTable.fields(of: $0, in: bytes) } ?? []
    self.rows = Array(all.dropFirst())
  }

  /// The texts of one row, unquoted.
  func fields(_ row: Int) -> [String] { CSVTable.fields(of: rows[row], in: bytes) }

  /// The line of the file on which a byte stands, 1-based.
  func line(ofByte offset: Int) -> Int { bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1 }

  /// The range of the first field of a row, which must not be quoted.
  func firstField(_ row: Int) -> Range<Int> {
    let range = rows[row]
    let end = bytes[range].firstIndex(of: UInt8(ascii: ",")) ?? range.upperBound
    return range.lowerBound..<end
  }

  private static func fields(of row: Range<Int>, in bytes: [UInt8]) -> [String] {
    var fields: [String] = []
    var offset = row.lowerBound
    while true {
      if offset < row.upperBound, bytes[offset] == UInt8(ascii: "\"") {
        fields.append(quoted(&offset, row.upperBound, bytes))
      } else {
        let end = bytes[offset..<row.upperBound].firstIndex(of: UInt8(ascii: ",")) ?? row.upperBound
        fields.append(String(decoding: bytes[offset..<end], as: UTF8.self))
        offset = end
      }
      guard offset < row.upperBound else { return fields }
      offset += 1
      if offset == row.upperBound {
        fields.append("")
        return fields
      }
    }
  }

  /// Reads a quoted field; afterwards `offset` stands on the comma or at the end.
  private static func quoted(_ offset: inout Int, _ end: Int, _ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    offset += 1
    while offset < end {
      if bytes[offset] == UInt8(ascii: "\"") {
        guard offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "\"") else { break }
        offset += 1
      }
      text.append(bytes[offset])
      offset += 1
    }
    offset = min(end, offset + 1)
    while offset < end, bytes[offset] != UInt8(ascii: ",") { offset += 1 }
    return String(decoding: text, as: UTF8.self)
  }
}
