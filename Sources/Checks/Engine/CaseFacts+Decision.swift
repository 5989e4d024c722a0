import CaseReading

extension CaseFacts {
  /// Of these a case against one party has one only.
  static let finalDecisions: Set = ["penalty-decision", "no-penalty-decision", "on-spot-decision"]

  /// Decisions of a kind of case with the field of their date, the usual one first.
  static func decisions(of caseKind: String) -> [FieldPath] {
    let paths: [(String, String)] =
      switch caseKind {
      case "penalty":
        [
          ("penalty-decision", "decided-on"), ("no-penalty-decision", "decided-on"), ("on-spot-decision", "decided-on"),
          ("daily-penalty-decision", "decided-on"),
        ]
      case "coercion": [("coercion-decision", "decided-on"), ("freeze-decision", "decided-on")]
      case "licensing": [("licence-decision", "decided-on"), ("licence-refusal", "decided-on")]
      case "levy": [("levy-decision", "decided-on")]
      case "confirmation": [("confirmation-decision", "decided-on")]
      case "enforcement": [("enforcement-decision", "decided-on")]
      case "inspection": [("inspection-result-notice", "issued-on"), ("inspection-record", "started-at")]
      default: []
      }
    return paths.map { FieldPath(kind: $0.0, field: $0.1) }
  }

  /// 决定日: the date of the first decision that has one.
  var decisionDate: DateReading? {
    for path in CaseFacts.decisions(of: file.kind) {
      for index in byKind[path.kind] ?? [] {
        let document = file.documents[index]
        for occurrence in document.fields[path.field] ?? [] where occurrence.state == .found {
          let place = Place(document: document, field: path.field, occurrence: occurrence)
          guard let moment = place.dateTime else { continue }
          return DateReading(value: moment.date, moment: moment, evidence: place.evidence, doubt: nil)
        }
      }
    }
    return nil
  }

  /// Why the date of a decision that is there could not be read.
  var decisionUnread: String? {
    for path in CaseFacts.decisions(of: file.kind) {
      for index in byKind[path.kind] ?? [] {
        let document = file.documents[index]
        if case .unreadable(let reason) = document.field(path.field) { return reason }
        for occurrence in document.fields[path.field] ?? [] {
          if case .unreadable(let reason) = occurrence.state { return reason }
          // 024年2月20: words stand there, and no day.
          let place = Place(document: document, field: path.field, occurrence: occurrence)
          if occurrence.state == .found, place.dateTime == nil {
            return "\(name(of: document))的\(vocabulary.name(ofField: path.field))“\(place.text)”不是可读的日期"
          }
        }
      }
    }
    return nil
  }
}
