/// Records of fields with a separator between them (RFC 4180), one after the other.
struct DelimitedText: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  let separator: UInt8
  private var offset: Int

  /// - Parameter bytes: UTF-8.
  init(_ bytes: [UInt8], separator: UInt8, from offset: Int = 0) {
    (self.bytes, self.separator, self.offset) = (bytes, separator, offset)
  }

  /// The fields of the next record, quotes taken away; `nil` at the end.
  mutating func next() -> [[UInt8]]? {
    guard offset < bytes.count else { return nil }
    var fields: [[UInt8]] = []
    while true {
      fields.append(field())
      guard offset < bytes.count, bytes[offset] == separator else { break }
      offset += 1
    }
    // The end of the line.
    if offset < bytes.count, bytes[offset] == 0x0D { offset += 1 }
    if offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
    return fields
  }

  private var isAtEnd: Bool {
    guard offset < bytes.count else { return true }
    return bytes[offset] == separator || bytes[offset] == 0x0A || bytes[offset] == 0x0D
  }

  private mutating func field() -> [UInt8] {
    guard offset < bytes.count, bytes[offset] == 0x22 else { return plain() }
    offset += 1
    var text: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte != 0x22 {
        text.append(byte)
      } else if offset < bytes.count, bytes[offset] == 0x22 {
        text.append(0x22)
        offset += 1
      } else {
        break
      }
    }
    // Letters behind the closing quote belong to the field all the same.
    return text + plain()
  }

  private mutating func plain() -> [UInt8] {
    let start = offset
    while !isAtEnd { offset += 1 }
    return Array(bytes[start..<offset])
  }
}

/// How a delimited text is laid out; told by the content alone.
struct DelimitedLayout: Equatable {
  var separator: UInt8
  /// Where the first record begins, behind a line `sep=;`.
  var start = 0

  /// The layout of a table; `nil` for text that is none.
  ///
  /// Chinese sentences hold commas, code holds semicolons: every record must have the same number of fields, and
  /// tables of few fields must not look like sentences.
  ///
  /// - Parameter isWhole: `false` when the last record may be cut.
  init?(head bytes: [UInt8], isWhole: Bool) {
    if let named = Self.named(bytes) {
      self = named
      return
    }
    let candidates: [UInt8] = [0x09, 0x2C, 0x3B, 0x7C]
    let found = candidates.compactMap { separator -> (UInt8, Int)? in
      guard bytes.contains(separator) else { return nil }
      let columns = Self.columns(bytes, separator, isWhole)
      return columns >= 2 ? (separator, columns) : nil
    }
    guard let best = found.max(by: { $0.1 < $1.1 }) else { return nil }
    self.init(separator: best.0)
  }

  private init(separator: UInt8, start: Int = 0) { (self.separator, self.start) = (separator, start) }

  /// A first line `sep=;`, by which spreadsheet programs are told.
  private static func named(_ bytes: [UInt8]) -> DelimitedLayout? {
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let letters = line.filter { $0 != 0x22 }
    guard letters.count == 5, letters.prefix(4).elementsEqual("sep=".utf8), let separator = letters.last else {
      return nil
    }
    let rest = bytes[line.endIndex...].prefix(2).prefix { $0 == 0x0A || $0 == 0x0D }
    return DelimitedLayout(separator: separator, start: rest.endIndex)
  }

  private static let examined = 500

  /// The number of columns when all records agree and look like those of a table; else 0.
  private static func columns(_ bytes: [UInt8], _ separator: UInt8, _ isWhole: Bool) -> Int {
    var records = DelimitedText(bytes, separator: separator).prefix(examined).filter { $0.contains { !$0.isEmpty } }
    if !isWhole, records.count < examined { _ = records.popLast() }
    guard let first = records.first, first.first?.first != 0x7B, first.first?.first != 0x5B,
      records.allSatisfy({ $0.count == first.count })
    else { return 0 }
    // A separator that only ends every line parts nothing.
    let used = (records.map { $0.lastIndex { !$0.isEmpty } ?? 0 }.max() ?? 0) + 1
    guard used >= 2, records.count >= (used >= 3 ? 2 : 3) else { return 0 }
    return used >= 5 && records.count >= 3 || !isProse(records) ? used : 0
  }

  /// Whether records of few fields are rather sentences that happen to hold as many separators.
  private static func isProse(_ records: [[[UInt8]]]) -> Bool {
    let stop = Array("。".utf8)
    let ended = records.count { $0.last?.suffix(3).elementsEqual(stop) ?? false }
    let long = records.count { $0.contains { $0.count > longestCell } }
    let digits = records.allSatisfy { splitsNumber($0) }
    return ended * 5 >= records.count || long * 5 >= records.count || digits
  }

  /// Bytes: forty Chinese characters.
  private static let longestCell = 120

  /// `1,000元`: the separator stands between digits.
  private static func splitsNumber(_ record: [[UInt8]]) -> Bool {
    record.count == 2 && isDigit(record[0].last) && isDigit(record[1].first)
      && !(record[0].allSatisfy { isDigit($0) } && record[1].allSatisfy { isDigit($0) })
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { 0x30...0x39 ~= $0 } ?? false }
}
