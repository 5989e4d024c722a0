public import DocExtract

/// Words of a source with a little of what stands around them, personal numbers masked.
public struct Quotation: Sendable, Equatable {
  /// The words themselves, line breaks closed up.
  public var words: String
  /// What stands before and after within the paragraph, cut with `…`.
  public var before: String
  public var after: String

  /// How many letters of context a line of text shows on each side.
  static let reach = 12
  /// How many where nothing but words shows the place: the paragraph or cell, unless it is long.
  static let wideReach = 120

  /// - Parameter reach: how many letters of context at most on each side.
  public init(of span: TextSpan, in document: ExtractedDocument, redactor: Redactor, reach: Int = 12) {
    let text = document.text.utf8
    let start = min(span.start, text.count)
    let end = max(start, min(span.end, text.count))
    let isWide = reach > Quotation.reach
    let around = Quotation.surroundings(of: TextSpan(start: start, end: end), in: document, isWide: isWide)
    let parts = [(around.start, start), (start, end), (end, around.end)].map { from, to in
      let words = Quotation.slice(text, from, to)
      // The cells of a row stay apart.
      return Quotation.closedUp(isWide && from != start ? words.replacing("\t", with: "│") : words)
    }
    // Masked in one piece, then cut: the label may stand before the words, and half a number is not told.
    let cut = Quotation.masked(parts, by: redactor)
    words = cut[1]
    before = Quotation.tail(of: cut[0], reach)
    after = Quotation.head(of: cut[2], reach)
  }

  /// The last letters of what stands before words, `…` where more was.
  static func tail(of text: String, _ reach: Int = Quotation.reach) -> String {
    text.count > reach + 1 || text.count > reach && !text.hasPrefix("…") ? "…" + text.suffix(reach) : text
  }

  /// The first letters of what stands behind words.
  static func head(of text: String, _ reach: Int = Quotation.reach) -> String {
    text.count > reach + 1 || text.count > reach && !text.hasSuffix("…") ? text.prefix(reach) + "…" : text
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

  /// The paragraph, or the line where there are no paragraphs, not more than a hundred bytes either way; where much is
  /// wanted, the row of a table too.
  private static func surroundings(of span: TextSpan, in document: ExtractedDocument, isWide: Bool) -> TextSpan {
    let room = isWide ? wideReach * 3 : 100
    let limits = TextSpan(start: max(0, span.start - room), end: min(document.text.utf8.count, span.end + room))
    let paragraph = document.paragraphs.first { $0.span.contains(span) }
    let row = isWide ? paragraph?.cell.flatMap { document.row(of: $0) } : nil
    let around = row ?? paragraph?.span ?? document.lines.first { $0.span.contains(span) }?.span ?? span
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

extension ExtractedDocument {
  /// The text of the cells that begin in the row of a cell.
  fileprivate func row(of place: CellReference) -> TextSpan? {
    guard tables.indices.contains(place.table), tables[place.table].cells.indices.contains(place.cell) else {
      return nil
    }
    let cells = tables[place.table].cells
    let row = cells.filter { $0.row == cells[place.cell].row }
    guard let start = row.map(\.span.start).min(), let end = row.map(\.span.end).max() else { return nil }
    return TextSpan(start: start, end: end)
  }
}
