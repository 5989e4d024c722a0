/// A half-open range of UTF-8 offsets into ``ExtractedDocument/text``.
///
/// Offsets rather than `String.Index`: they survive a trip through JSON, compare
/// cheaply, and become a line and column only when a reporter asks for one.
public struct TextSpan: Hashable, Sendable, Codable {
  /// Offset of the first byte, in `0...text.utf8.count`.
  public let start: Int
  /// Offset just past the last byte, in `start...text.utf8.count`.
  public let end: Int

  public init(start: Int, end: Int) {
    precondition(0 <= start && start <= end, "span \(start)..<\(end)")
    self.start = start
    self.end = end
  }

  public var isEmpty: Bool { start == end }
  public var range: Range<Int> { start..<end }

  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The smallest span that holds both.
  public func union(_ other: TextSpan) -> TextSpan {
    TextSpan(start: min(start, other.start), end: max(end, other.end))
  }
}
