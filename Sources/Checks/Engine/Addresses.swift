import CaseReading

/// Comparison of addresses, 地址: how they name province, city and county, and how they write numbers, says nothing.
enum Addresses {
  /// Share of the letters of the shorter address that stand in the longer one, in order: from here on they are the same.
  private static let same = 0.8

  static func compare(_ a: String, _ b: String) -> Agreement {
    let (x, y) = (plain(a), plain(b))
    guard x.count >= 4, y.count >= 4 else { return .incomparable }
    let (long, short) = x.count >= y.count ? (x, y) : (y, x)
    return Double(common(long, short)) >= same * Double(short.count) ? .same : .different
  }

  /// Without what stands before the county, and without signs; letters of numbers in one form.
  private static func plain(_ address: String) -> [Unicode.Scalar] {
    let folded = String(decoding: ReadingText(plain: address).bytes, as: UTF8.self)
    var letters = folded.unicodeScalars.filter { $0.value.isHanOrDigit }
    for end in ["省", "自治区", "市", "区", "县"] {
      let mark = Array(end.unicodeScalars)
      if let range = letters.firstRange(of: mark), range.upperBound < letters.endIndex,
        letters.distance(from: letters.startIndex, to: range.lowerBound) <= 6
      {
        letters.removeSubrange(letters.startIndex..<range.upperBound)
      }
    }
    return Array(letters)
  }

  private static func common(_ long: [Unicode.Scalar], _ short: [Unicode.Scalar]) -> Int {
    var row = [Int](repeating: 0, count: short.count + 1)
    for letter in long.prefix(120) {
      var diagonal = 0
      for (index, other) in short.prefix(120).enumerated() {
        let above = row[index + 1]
        row[index + 1] = letter == other ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row.max() ?? 0
  }
}

extension UInt32 {
  /// Han, or a letter or digit of ASCII.
  fileprivate var isHanOrDigit: Bool {
    (0x4E00...0x9FFF).contains(self) || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self)
      || (0x61...0x7A).contains(self)
  }
}
