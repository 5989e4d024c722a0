extension AgencyNameReader {
  /// The longest name in `range`; `nil` when there is none.
  static func longest(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    matches(in: bytes, range: range).map(\.range).max { $0.count < $1.count }
  }
}
