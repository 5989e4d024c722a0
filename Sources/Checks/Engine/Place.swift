import CaseReading

/// One occurrence of a field, with the document it stands in.
struct Place: Sendable {
  let document: CaseDocument
  let field: String
  let occurrence: FieldOccurrence

  var evidence: Evidence {
    Evidence(
      document: document.id, source: document.source, span: occurrence.span,
      confidence: min(occurrence.confidence, document.confidence))
  }

  /// 无, a stroke and the like in the place of a signature.
  var saysNobody: Bool { mark != nil && ["无", "没有", "空白", "/", "／", "—", "——", "-"].contains(text) }

  /// The words as printed, without blanks at the ends.
  var text: String { occurrence.text }

  /// As printed, widths folded.
  var folded: String { String(decoding: ReadingText(plain: text).bytes, as: UTF8.self) }

  /// The words the value is compared by: those of a choice, the text otherwise. Where boxes are printed, the text
  /// holds what was not ticked too.
  var words: [String] {
    // As it was read: a line that a page breaks is whole again.
    if case .text(let words)? = occurrence.value { return [words] }
    guard case .choices(let words) = occurrence.value else { return [occurrence.text] }
    return occurrence.text.contains { "□☐○".contains($0) } ? words : words + [occurrence.text]
  }

  var date: CalendarDate? {
    switch occurrence.value {
    case .date(let date): date
    case .dateTime(let moment): moment.date
    default: nil
    }
  }

  var dateTime: CalendarDateTime? {
    switch occurrence.value {
    case .date(let date): CalendarDateTime(date: date)
    case .dateTime(let moment): moment
    default: nil
    }
  }

  var money: Money? {
    if case .money(let money) = occurrence.value { money } else { nil }
  }

  var citations: [Citation] {
    if case .citations(let citations) = occurrence.value { citations } else { [] }
  }

  var number: DocumentNumber? {
    if case .documentNumber(let number) = occurrence.value { number } else { nil }
  }

  var duration: TimeLimit? {
    if case .duration(let limit) = occurrence.value { limit } else { nil }
  }

  var mark: MarkState? {
    if case .mark(let state) = occurrence.value { state } else { nil }
  }
}

/// What was learned about a field in the documents of a scope.
enum FieldResult: Sendable {
  /// Occurrences that hold something, in the order of the case.
  case found([Place])
  /// The place for it is there and nobody filled it in.
  case blank([Place])
  case absent(because: String)
  case unreadable(because: String)

  /// Those found; throws for the other answers.
  func places() throws(Unmet) -> [Place] {
    switch self {
    case .found(let places): return places
    case .blank(let places):
      throw .absent("\(places.first?.field ?? "")未填写")
    case .absent(let reason): throw .absent(reason)
    case .unreadable(let reason): throw .unreadable(reason)
    }
  }

  var found: [Place] {
    if case .found(let places) = self { places } else { [] }
  }
}
