import CaseReading
import DocExtract

/// Where words are looked for: a field, or the whole of a document.
struct PhrasePlace: Sendable {
  let kind: String
  let field: String?

  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    guard let text = node.text, text.contains(".") else {
      kind = try context.kind(node)
      field = nil
      return
    }
    let path = try FieldPath(node, context)
    (kind, field) = (path.kind, path.field)
  }
}

/// Alternatives of which one must be found.
struct PhraseGroup: Sendable {
  let pattern: PackPattern
  /// What a finding calls it: the first alternative when the pack gives no name.
  let name: String
  let when: Condition?
  let isHint: Bool
  let severity: Severity?

  /// `[十五日, 15日]`, or `{any-of: […], name: 加处上限, when: …, hint: true, severity: minor}`.
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    if node.entries == nil {
      pattern = try context.alternatives(node)
      name = "“\(try node.strings("词语").first ?? "")”"
      (when, isHint, severity) = (nil, false, nil)
      return
    }
    var keys = try PackMapping(node, name: "required")
    let words = try keys.require("any-of")
    pattern = try context.alternatives(words)
    let first = try words.strings("词语").first ?? ""
    name = try keys.string("name") ?? "“\(first)”"
    when = try keys.take("when").map { node throws(PackError) in try Condition(node, context) }
    isHint = try keys.boolean("hint") ?? false
    severity = try keys.word("severity")
    try keys.finish()
  }

  /// What cannot be told is not asked for.
  func isAsked(in scope: CaseScope) -> Bool { when?.truth(in: scope).isYes ?? true }
}

/// The text of a field or a document, ready for patterns, with the way back to the source.
struct PhraseText: Sendable {
  private let text: ReadingText
  /// Where the text starts in the source; the reading text of a whole document knows by itself.
  private let base: Int
  /// Of the field; `nil` for a whole document.
  let evidence: Evidence?

  init(_ document: CaseDocument) {
    text = document.text
    base = 0
    evidence = nil
  }

  init(_ place: Place) {
    text = ReadingText(plain: place.text)
    base = place.occurrence.span.start
    evidence = place.evidence
  }

  var bytes: [UInt8] { text.bytes }

  func string(_ range: Range<Int>) -> String { text.string(range) }

  func evidence(_ range: Range<Int>, _ document: CaseDocument) -> Evidence {
    let span = text.span(of: range)
    return Evidence(
      document: document.id, source: document.source, span: TextSpan(start: base + span.start, end: base + span.end),
      confidence: min(evidence?.confidence ?? 1, document.confidence))
  }

  /// The line or cell that holds `range`.
  func line(around range: Range<Int>) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = bytes[range.upperBound...].firstIndex(of: newline) ?? bytes.count
    return start..<end
  }

  /// The sentence, ended by 。 or a line break, that holds `range`.
  func sentence(around range: Range<Int>) -> Range<Int> {
    let line = line(around: range)
    var start = line.lowerBound
    var end = line.upperBound
    for stop in PhraseText.stops(in: bytes, line) {
      if stop <= range.lowerBound { start = max(start, stop) }
      if stop >= range.upperBound { end = min(end, stop) }
    }
    return start..<end
  }

  /// Offsets just behind each 。 in `range`.
  private static func stops(in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    let stop = Array("。".utf8)
    var stops: [Int] = []
    var offset = range.lowerBound
    while offset + stop.count <= range.upperBound {
      if bytes[offset] == stop[0], bytes[offset..<offset + stop.count].elementsEqual(stop) {
        offset += stop.count
        stops.append(offset)
      } else {
        offset += 1
      }
    }
    return stops
  }

  /// Sentences in which `pattern` occurs; without a pattern the whole text.
  func sentences(with pattern: PackPattern?) -> [Range<Int>] {
    guard let pattern else { return [0..<bytes.count] }
    var ranges: [Range<Int>] = []
    var start = 0
    let newlines = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    for end in (PhraseText.stops(in: bytes, 0..<bytes.count) + newlines + [bytes.count]).sorted() where end > start {
      if pattern.matches(anythingIn: bytes, range: start..<end) { ranges.append(start..<end) }
      start = end
    }
    return ranges
  }
}
