import CaseReading
import DocExtract

@testable import Checks

/// Reads examples just well enough to test the engine: fields as they are written, of words the last date only.
struct PlainReader: ExampleReader {
  let vocabulary: Vocabulary

  func document(kind: String, words: String) -> (document: CaseDocument, source: ExtractedDocument) {
    let text = ReadingText(plain: words)
    var fields: [String: [FieldOccurrence]] = [:]
    let dates = ["decided-on", "approved-on", "reviewed-on", "issued-on", "served-on", "published-on"]
    if let field = dates.first(where: { vocabulary.kinds[kind]?.contains($0) ?? false }),
      let match = Self.date?.matches(in: text.bytes).last, let value = Self.date(text, match)
    {
      let span = text.span(of: match.range)
      let bytes = Array(words.utf8)
      fields[field] = [
        FieldOccurrence(
          value: .date(value), text: String(decoding: bytes[span.start..<span.end], as: UTF8.self), span: span)
      ]
    }
    let source = ExtractedDocument(format: .text, text: words)
    let document = CaseDocument(
      id: "", kind: kind, span: TextSpan(start: 0, end: words.utf8.count), fields: fields, text: text)
    return (document, source)
  }

  func document(
    kind: String, fields: [(field: String, text: String)]
  ) -> (document: CaseDocument, source: ExtractedDocument, spans: [TextSpan]) {
    var text = vocabulary.name(of: kind) + "\n"
    var occurrences: [String: [FieldOccurrence]] = [:]
    var spans: [TextSpan] = []
    for (field, value) in fields {
      text += vocabulary.name(ofField: field) + ":"
      let span = TextSpan(start: text.utf8.count, end: text.utf8.count + value.utf8.count)
      text += value + "\n"
      spans.append(span)
      occurrences[field, default: []].append(occurrence(value, of: vocabulary.type(of: field), span))
    }
    let document = CaseDocument(
      id: "", kind: kind, title: vocabulary.name(of: kind), span: TextSpan(start: 0, end: text.utf8.count),
      fields: occurrences, text: ReadingText(plain: text))
    return (document, ExtractedDocument(format: .text, text: text), spans)
  }

  private func occurrence(_ text: String, of type: Vocabulary.FieldType, _ span: TextSpan) -> FieldOccurrence {
    if text == "▯" { return FieldOccurrence(state: .unreadable(because: "看不清"), value: nil, text: text, span: span) }
    if text.isEmpty { return FieldOccurrence(state: .blank, value: nil, text: text, span: span) }
    return FieldOccurrence(value: value(text, of: type), text: text, span: span)
  }

  private func value(_ text: String, of type: Vocabulary.FieldType) -> FieldValue {
    switch type {
    case .date, .datetime: return PlainReader.moment(text).map { .dateTime($0) } ?? .text(text)
    case .person, .people:
      return .people(
        text.split(separator: "、").map { part in
          let pieces = part.split { "(（)）".contains($0) }
          return Person(name: String(pieces[0]), number: pieces.count > 1 ? String(pieces[1]) : nil)
        })
    case .money:
      let digits = text.filter { $0.isNumber || $0 == "." }
      return Double(digits).map { .money(Money(fen: Int(($0 * 100).rounded()))) } ?? .text(text)
    case .duration:
      let count = Int(text.filter(\.isNumber)) ?? 0
      if text.contains("月") { return .duration(TimeLimit(count, .months)) }
      return .duration(TimeLimit(count, text.contains("工作日") ? .workingDays : .days))
    case .documentNumber: return PlainReader.number(text).map { .documentNumber($0) } ?? .text(text)
    case .citationList: return .citations(PlainReader.citations(text))
    case .signature, .seal: return .mark(MarkState(rawValue: text) ?? .present)
    case .choice: return .choices(text.split(separator: "、").map(String.init))
    default: return .text(text)
    }
  }

  func assemble(_ documents: [CaseDocument], sources: [ExtractedSource]) -> CaseFile {
    var parties: [Party] = []
    for document in documents {
      for occurrence in document.fields["party-name"] ?? [] where occurrence.state == .found {
        if !parties.contains(where: { $0.name == occurrence.text }), document.kind == "penalty-decision" {
          parties.append(
            Party(name: occurrence.text, kind: PartyOfDocument.kind(ofName: occurrence.text) ?? .individual))
        }
      }
    }
    return CaseFile(path: "示例", sources: sources, documents: documents, parties: parties)
  }

  // MARK: Values

  private static let date = try? Pattern(#"(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日"#)
  private static let docNumber = try? Pattern(
    #"^(?<code>.*?)(?<zi>字)?(?<open>[〔\[(【﹝])(?<year>\d{4})[〕\])】﹞](?<di>第)?(?<serial>\d+)号$"#)
  private static let citation = try? Pattern(#"《(?<law>[^》]+)》(?:\((?<version>[^)]+)\))?(?:第(?<article>\d+)条)?"#)

  private static func group(_ name: String, _ match: PatternMatch, _ bytes: [UInt8]) -> String {
    match[name].map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
  }

  private static func date(_ text: ReadingText, _ match: PatternMatch) -> CalendarDate? {
    guard let y = Int(group("y", match, text.bytes)), let m = Int(group("m", match, text.bytes)),
      let d = Int(group("d", match, text.bytes))
    else { return nil }
    return CalendarDate(year: y, month: m, day: d)
  }

  private static func moment(_ text: String) -> CalendarDateTime? {
    let parts = text.split { $0 == "T" || $0 == " " }
    guard let first = parts.first else { return nil }
    let plain = ReadingText(plain: String(first))
    guard let day = CalendarDate(iso: first) ?? date?.firstMatch(in: plain.bytes).flatMap({ date(plain, $0) })
    else { return nil }
    guard parts.count > 1 else { return CalendarDateTime(date: day) }
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    return CalendarDateTime(date: day, minute: clock.count == 2 ? clock[0] * 60 + clock[1] : nil)
  }

  private static func number(_ text: String) -> DocumentNumber? {
    let bytes = Array(text.utf8)
    guard let match = docNumber?.firstMatch(in: bytes), let year = Int(group("year", match, bytes)) else { return nil }
    let brackets: [String: DocumentNumber.Brackets] = [
      "〔": .hexagonal, "[": .square, "(": .round, "【": .lenticular, "﹝": .smallTortoise,
    ]
    return DocumentNumber(
      code: group("code", match, bytes), year: year, serial: group("serial", match, bytes),
      brackets: brackets[group("open", match, bytes)] ?? .mixed, hasZi: match["zi"] != nil, hasDi: match["di"] != nil,
      text: text)
  }

  private static func citations(_ text: String) -> [Citation] {
    let bytes = Array(text.utf8)
    return (citation?.matches(in: bytes) ?? []).map { match in
      Citation(
        law: group("law", match, bytes), version: group("version", match, bytes),
        article: Int(group("article", match, bytes)))
    }
  }
}
