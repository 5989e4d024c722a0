import CaseReading

/// Finds laws by their names.
struct LawNames: Sendable {
  /// Row of `laws.csv` by hash of a full or short name; names of one hash are told apart by their bytes.
  private let rows: [UInt64: [(row: Int32, range: Range<Int32>)]]
  private let bytes: [UInt8]
  private let count: Int

  init(_ laws: CSVTable) {
    bytes = laws.bytes
    count = laws.rows.count
    var rows: [UInt64: [(row: Int32, range: Range<Int32>)]] = [:]
    rows.reserveCapacity(laws.rows.count * 2)
    for row in laws.rows.indices {
      for range in LawNames.names(in: laws.rows[row], laws.bytes) {
        let narrow = Int32(range.lowerBound)..<Int32(range.upperBound)
        rows[LawNames.hash(laws.bytes[range]), default: []].append((Int32(row), narrow))
      }
    }
    self.rows = rows
  }

  /// The full name and the short ones, `|` between them; names hold no quotes or commas.
  private static func names(in row: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var column = 0
    var start = row.lowerBound
    for offset in row.lowerBound..<row.upperBound {
      let byte = bytes[offset]
      guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|") else { continue }
      if column >= 1, offset > start { names.append(start..<offset) }
      start = offset + 1
      guard byte == UInt8(ascii: ",") else { continue }
      column += 1
      if column > 2 { break }
    }
    return names
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private func row(_ name: String) -> Int? {
    let wanted = Array(name.utf8)
    for candidate in rows[LawNames.hash(wanted)] ?? [] {
      let range = Int(candidate.range.lowerBound)..<Int(candidate.range.upperBound)
      if bytes[range].elementsEqual(wanted) { return Int(candidate.row) }
    }
    return nil
  }

  private static let nation = "中华人民共和国"

  func find(_ written: String) -> (row: Int, confidence: Double)? {
    let name = TitleTable.plain(written)
    for candidate in [name, LawNames.nation + name] {
      if let row = row(candidate) { return (row, 1) }
    }
    if name.hasPrefix(LawNames.nation), let row = row(String(name.dropFirst(LawNames.nation.count))) { return (row, 1) }
    return similar(to: name)
  }

  /// One letter off, or two in a long name; `nil` when several laws are as near.
  private func similar(to name: String) -> (row: Int, confidence: Double)? {
    let letters = Array(name.unicodeScalars)
    guard letters.count >= 5 else { return nil }
    let most = letters.count >= 12 ? 2 : 1
    var best: (row: Int, distance: Int)?
    var isAmbiguous = false
    for candidates in rows.values {
      for candidate in candidates {
        let length = candidate.range.count / 3
        guard abs(length - letters.count) <= most else { continue }
        let range = Int(candidate.range.lowerBound)..<Int(candidate.range.upperBound)
        let other = Array(String(decoding: bytes[range], as: UTF8.self).unicodeScalars)
        guard LawNames.mayBeNear(letters, other, most) else { continue }
        let distance = Spelling.distance(letters, other)
        guard distance <= most else { continue }
        if distance < best?.distance ?? Int.max {
          best = (Int(candidate.row), distance)
          isAmbiguous = false
        } else if distance == best?.distance, Int(candidate.row) != best?.row {
          isAmbiguous = true
        }
      }
    }
    guard let best, !isAmbiguous else { return nil }
    return (best.row, 0.7)
  }

  /// A cheap look before the distance is computed: letters in place at the start or at the end.
  private static func mayBeNear(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], _ most: Int) -> Bool {
    let head = zip(a, b).prefix { $0 == $1 }.count
    let tail = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    return head + tail >= min(a.count, b.count) - most - 1
  }
}
