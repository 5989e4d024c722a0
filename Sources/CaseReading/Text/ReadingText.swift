public import DocExtract

/// A text in the form that readers and patterns work on: widths folded, spaces between Han removed, broken lines joined.
///
/// Paragraphs are separated by `\n`, cells of a table by `\n` too; inside a paragraph there is no line break. Running
/// headers, footers and comments are left out. Every byte knows where it stood: ``span(of:)`` leads back.
public struct ReadingText: Sendable {
  /// Valid UTF-8.
  public let bytes: [UInt8]
  let map: OffsetMap
  /// Sorted, half-open, not overlapping; without the separators.
  public let paragraphs: [Range<Int>]
  /// For every paragraph: index into ``ExtractedDocument/paragraphs`` of the first one it was made from.
  let origins: [Int]
  /// The source is written in traditional characters; ``bytes`` hold their simplified twins.
  public let isTraditional: Bool

  init(bytes: [UInt8], map: OffsetMap, paragraphs: [Range<Int>], origins: [Int]) {
    isTraditional = TraditionalCharacters.fill(bytes)
    var bytes = bytes
    if isTraditional { TraditionalCharacters.simplify(&bytes) }
    self.bytes = bytes
    self.map = map
    self.paragraphs = paragraphs
    self.origins = origins
  }

  /// Where `range` stood in the source's text. Ends are those of the first and last byte, so that removed breaks around it stay outside.
  public func span(of range: Range<Int>) -> TextSpan { map.span(of: range) }

  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

extension ReadingText {
  /// `text` with the simplified character in the place of each traditional one.
  public static func simplified(_ text: String) -> String {
    var bytes = Array(text.utf8)
    TraditionalCharacters.simplify(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
