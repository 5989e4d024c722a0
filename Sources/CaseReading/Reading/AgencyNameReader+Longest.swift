extension AgencyNameReader {
  /// The longest name in `range`, which is a line or part of one; `nil` when there is none.
  ///
  /// A line that ends with a name and holds nothing but Han before it is one name: 安和区卫生健康委员会 is not cut at 和.
  static func longest(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let line = Bytes.trimmed(bytes, range)
    guard let match = matches(in: bytes, range: line).map(\.range).max(by: { $0.count < $1.count }) else { return nil }
    guard match.lowerBound > line.lowerBound, line.count <= 110 else { return match }
    var offset = line.lowerBound
    while offset < match.lowerBound {
      guard let scalar = Bytes.scalar(at: offset, in: bytes), scalar.isHan else { return match }
      offset += Bytes.scalarLength(bytes[offset])
    }
    return Bytes.starts(bytes, at: line.lowerBound, with: Array("关于".utf8)) ? match : line.lowerBound..<match.upperBound
  }
}
