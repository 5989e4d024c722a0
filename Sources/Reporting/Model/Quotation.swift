public import DocExtract

/// Words of a source with a little of what stands around them, personal numbers masked.
public struct Quotation: Sendable, Equatable {
  /// The words themselves, line breaks closed up.
  public var words: String
  /// What stands before and after within the paragraph, cut with `…`.
  public var before: String
  public var after: String

  /// - Parameter reach: how many letters of context at most on each side.
  public init(of span: TextSpan, in document: ExtractedDocument, redactor: Redactor, reach: Int = 12) {
    let text = document.text.utf8
    let start = min(span.start, text.count)
    let end = max(start, min(span.end, text.count))
    let around = Quotation.surroundings(of: TextSpan(start: start, end: end), in: document)
    let parts = [(around.start, start), (start, end), (end, around.end)].map { from, to in
      Quotation.closedUp(Quotation.slice(text, from, to))
    }
    // Masked in one piece, then cut: the label may stand before the words, and half a number is not told.
    let cut = Quotation.masked(parts, by: redactor)
    words = cut[1]
    before = cut[0].count > reach ? "…" + cut[0].suffix(reach) : cut[0]
    after = cut[2].count > reach ? cut[2].prefix(reach) + "…" : cut[2]
  }

  /// What is hidden across a border counts as part of the second piece, the words themselves.
  private static func masked(_ parts: [String], by redactor: Redactor) -> [String] {
    let text = parts.joined()
    let bytes = Array(text.utf8)
    let masks = redactor.masks(in: text, bytes)
    guard !masks.isEmpty else { return parts }
    var (start, end) = (parts[0].utf8.count, parts[0].utf8.count + parts[1].utf8.count)
    for mask in masks where mask.range.overlaps(start..<end) {
      (start, end) = (min(start, mask.range.lowerBound), max(end, mask.range.upperBound))
    }
    return [0..<start, start..<end, end..<bytes.count].map { masks.applied(to: bytes, $0) }
  }

  /// The paragraph, or the line where there are no paragraphs, not more than a hundred bytes either way.
  private static func surroundings(of span: TextSpan, in document: ExtractedDocument) -> TextSpan {
    let limits = TextSpan(start: max(0, span.start - 100), end: min(document.text.utf8.count, span.end + 100))
    let paragraph = document.paragraphs.first { $0.span.contains(span) }?.span
    let around = paragraph ?? document.lines.first { $0.span.contains(span) }?.span ?? span
    return TextSpan(
      start: min(span.start, max(around.start, limits.start)), end: max(span.end, min(around.end, limits.end)))
  }

  /// The bytes from `start` to `end` as text; a letter that the borders cut is left out.
  static func slice(_ text: String.UTF8View, _ start: Int, _ end: Int) -> String {
    guard start < end else { return "" }
    let range = text.index(text.startIndex, offsetBy: start)..<text.index(text.startIndex, offsetBy: end)
    var bytes = Array(text[range])
    bytes.removeFirst(bytes.prefix { $0 & 0xC0 == 0x80 }.count)
    if let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes.count - lead < length(ofLead: bytes[lead]) {
      bytes.removeSubrange(lead...)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func length(ofLead byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// Line breaks and tabs become a space between Latin letters or digits, and nothing elsewhere.
  static func closedUp(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return trimmed(text) }
    var result = String.UnicodeScalarView()
    var isBroken = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        isBroken = true
        continue
      }
      if isBroken, scalar == " " { continue }
      if isBroken, let last = result.last, last.isASCII, last != " ", scalar.isASCII { result.append(" ") }
      isBroken = false
      result.append(scalar)
    }
    return trimmed(String(result))
  }

  /// Without spaces, also those as wide as a Han letter, at both ends.
  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isSpace(first) || isSpace(last) else { return text }
    guard let start = scalars.firstIndex(where: { !isSpace($0) }), let end = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" }
}
