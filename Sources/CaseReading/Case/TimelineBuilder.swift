/// What happened when, 时间线: the events that documents date.
struct TimelineBuilder {
  let documents: [CaseDocument]

  /// Event, kind, field; in the usual order of a case, which decides between events of one day.
  private static let sources: [(event: String, kind: String, field: String)] = [
    ("applied", "licence-application", "filed-on"), ("applied", "confirmation-application", "filed-on"),
    ("accepted", "licence-acceptance", "accepted-on"), ("accepted", "confirmation-acceptance", "accepted-on"),
    ("inspected", "licence-examination-record", "started-at"),
    ("inspected", "confirmation-examination-record", "started-at"),
    ("found", "case-source-register", "received-on"), ("found", "case-filing-approval", "discovered-on"),
    ("inspected", "inspection-record", "started-at"), ("inspected", "coercion-record", "started-at"),
    ("interviewed", "interview-record", "started-at"), ("filed", "case-filing-approval", "approved-on"),
    ("approved", "evidence-registration-approval", "approved-on"),
    ("registered", "evidence-registration-notice", "issued-on"), ("seized", "coercion-decision", "decided-on"),
    ("released", "coercion-release-decision", "decided-on"), ("reported", "investigation-report", "reported-on"),
    ("reviewed", "case-review", "reviewed-on"), ("reviewed", "legal-review", "reviewed-on"),
    ("approved", "notice-approval", "approved-on"), ("notified", "penalty-prior-notice", "issued-on"),
    ("notified", "hearing-notice", "issued-on"), ("waived", "rights-waiver", "waived-on"),
    ("defended", "defense-statement", "filed-on"), ("defended", "defense-record", "started-at"),
    ("applied", "hearing-application", "filed-on"), ("heard", "hearing-record", "started-at"),
    ("reviewed", "defense-review", "reviewed-on"), ("discussed", "panel-minutes", "started-at"),
    ("approved", "decision-approval", "approved-on"), ("decided", "penalty-decision", "decided-on"),
    ("decided", "no-penalty-decision", "decided-on"), ("decided", "on-spot-decision", "decided-on"),
    ("decided", "licence-decision", "decided-on"), ("decided", "licence-refusal", "decided-on"),
    ("decided", "licence-change-decision", "decided-on"), ("decided", "licence-revocation-decision", "decided-on"),
    ("decided", "confirmation-decision", "decided-on"), ("notified", "levy-notice", "issued-on"),
    ("decided", "levy-decision", "decided-on"), ("extended", "coercion-extension-decision", "decided-on"),
    ("frozen", "freeze-decision", "decided-on"), ("released", "freeze-release-decision", "decided-on"),
    ("demanded", "demand-letter", "issued-on"), ("demanded", "levy-demand-letter", "issued-on"),
    ("enforced", "enforcement-decision", "decided-on"), ("enforced", "substitute-performance-decision", "decided-on"),
    ("applied", "court-application", "filed-on"), ("ruled", "court-ruling", "ruled-on"),
    ("inspected", "recheck-record", "rechecked-on"), ("served", "proof-of-service", "served-on"),
    ("served", "mail-receipt", "mail-received-on"),
    ("published", "publicity-material", "published-on"), ("paid", "payment-receipt", "paid-on"),
    ("closed", "case-closing-approval", "approved-on"), ("archived", "file-cover", "archived-on"),
  ]

  func events() -> [TimelineEvent] {
    var events: [(rank: Int, event: TimelineEvent)] = []
    for (rank, source) in Self.sources.enumerated() {
      for document in documents where document.kind == source.kind {
        guard let date = document.fields[source.field]?.lazy.compactMap(\.day).first else { continue }
        events.append(
          (rank, TimelineEvent(event: source.event, date: date, document: document.id, field: source.field)))
      }
    }
    return events.sorted { ($0.event.date, $0.rank, $0.event.document) < ($1.event.date, $1.rank, $1.event.document) }
      .map(\.event)
  }
}

extension FieldOccurrence {
  /// The day of a date or of a date with time.
  public var day: CalendarDate? {
    switch value {
    case .date(let date): date
    case .dateTime(let moment): moment.date
    default: nil
    }
  }
}
