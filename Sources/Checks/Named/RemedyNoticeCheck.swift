import CaseReading
import DocExtract

/// `RemedyNotice`: a decision tells where and within which time it can be challenged, and tells it right
/// (复议法第二十条、第二十四条、第二十七条;诉讼法第四十六条).
struct RemedyNoticeCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  static let decisions: [(kind: String, date: String)] = [
    ("penalty-decision", "decided-on"), ("on-spot-decision", "decided-on"), ("no-penalty-decision", "decided-on"),
    ("daily-penalty-decision", "decided-on"), ("coercion-decision", "decided-on"), ("licence-refusal", "decided-on"),
    ("levy-decision", "decided-on"), ("confirmation-decision", "decided-on"),
  ]
  private static let fields = ["review-body", "review-period", "litigation-court", "litigation-period"]

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for (kind, date) in RemedyNoticeCheck.decisions {
      let known = scope.vocabulary.kinds[kind] ?? []
      let asked = RemedyNoticeCheck.fields.filter(known.contains)
      guard !asked.isEmpty else { continue }
      for index in scope.indices(of: kind) { outcome += examine(index, asked, date, scope.focused(on: index)) }
    }
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent.append("没有决定类文书") }
    return outcome
  }

  private func examine(_ index: Int, _ asked: [String], _ dateField: String, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    let dated = scope.read(dateField, in: index)
    var readings: [String: [Place]] = [:]
    var missing: [String] = []
    var blank: [Evidence] = []
    var outcome = CheckOutcome()
    for field in asked {
      switch scope.read(field, in: index) {
      case .found(let places): readings[field] = places
      case .blank(let places):
        missing.append(field)
        blank += places.filter { !$0.occurrence.span.isEmpty }.map(\.evidence)
      case .absent: missing.append(field)
      case .unreadable(let reason): outcome.unread.append(reason)
      }
    }
    if missing.count == RemedyNoticeCheck.fields.count, document.kind == "penalty-decision" {
      // Nothing of it at all is a missing part of the decision, which DEC-02 reports.
      return .absent("\(scope.facts.name(of: document))没有救济告知")
    }
    if !missing.isEmpty, outcome.unread.isEmpty {
      let names = missing.map(scope.vocabulary.name(ofField:)).joined(separator: "、")
      outcome.findings.append(
        scope.finding(
          "\(scope.facts.name(of: document))没有写明\(names)", kind: document.kind,
          subject: "没有" + missing.joined(separator: "|"),
          searched: scope.searched(document), evidence: blank.isEmpty ? [scope.top(of: document)] : blank,
          places: missing.map { FindingPlace(document: document.id, what: $0) }))
    }
    guard let day = dated.found.first(where: { $0.date != nil })?.date else {
      if case .absent = dated { return outcome }
      outcome.unread.append(
        "\(scope.facts.name(of: document))的\(scope.vocabulary.name(ofField: dateField))读不出,不知道适用哪一天的法律")
      return outcome
    }
    let wording = RemedyWording(document, day: day, scope)
    for place in readings["review-period"] ?? [] { outcome += wording.reviewPeriod(place) }
    for place in readings["litigation-period"] ?? [] { outcome += wording.litigationPeriod(place) }
    for place in readings["review-body"] ?? [] { outcome += wording.reviewBody(place) }
    return outcome
  }
}
