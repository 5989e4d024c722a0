/// Text files that are no part of a case: the user's own.
public enum PlainText {
  /// The text as UTF-8 without a mark, from UTF-8, GB 18030, UTF-16 or UTF-32; `nil` when it is none, or when some of
  /// it is lost.
  public static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    bytes.withUnsafeBytes { DecodedText($0) }.flatMap { $0.lost == 0 ? $0.bytes : nil }
  }
}
