/// What came of examining one scope, and, merged, of a rule.
struct CheckOutcome: Sendable {
  var findings: [Finding] = []
  /// Worth knowing, but no failure: info findings that may stand beside `passed`.
  var hints: [Finding] = []
  /// Why something could not be decided.
  var unread: [String] = []
  /// Which documents may be in something that was not read. Where others of the sort were examined, nobody asks for them.
  var hidden: [String] = []
  /// What was not there to be examined.
  var absent: [String] = []
  /// Something was examined and was as it should be.
  var isPassed = false
  /// Periods that were counted, however they ended.
  var periods: [CountedPeriod] = []

  static let passed: CheckOutcome = {
    var outcome = CheckOutcome()
    outcome.isPassed = true
    return outcome
  }()

  static func absent(_ reason: String) -> CheckOutcome { CheckOutcome(absent: [reason]) }
  static func unread(_ reason: String) -> CheckOutcome { CheckOutcome(unread: [reason]) }
  static func failed(_ finding: Finding) -> CheckOutcome { CheckOutcome(findings: [finding]) }
  static func hint(_ finding: Finding) -> CheckOutcome { CheckOutcome(hints: [finding], isPassed: true) }

  init(
    findings: [Finding] = [], hints: [Finding] = [], unread: [String] = [], hidden: [String] = [],
    absent: [String] = [], isPassed: Bool = false
  ) {
    self.findings = findings
    self.hints = hints
    self.unread = unread
    self.hidden = hidden
    self.absent = absent
    self.isPassed = isPassed
  }

  init(_ unmet: Unmet) {
    switch unmet {
    case .absent(let reason): self = .absent(reason)
    case .unreadable(let reason): self = .unread(reason)
    case .hidden(let reason): self = CheckOutcome(hidden: [reason])
    }
  }

  /// Notes what could not be read: of a document that is there, or of one that is there only perhaps.
  mutating func noteGap(_ reason: String, isDocumentThere: Bool) {
    if isDocumentThere { unread.append(reason) } else { hidden.append(reason) }
  }

  static func += (a: inout CheckOutcome, b: CheckOutcome) {
    a.findings += b.findings
    a.hints += b.hints
    a.unread += b.unread
    a.hidden += b.hidden
    a.absent += b.absent
    a.isPassed = a.isPassed || b.isPassed
    a.periods += b.periods.filter { !a.periods.contains($0) }
  }

  /// Failed before indeterminate before passed before not applicable; that something of the sort may be in what was not
  /// read leaves undecided what nothing else passed.
  var outcome: Outcome {
    if !findings.isEmpty { return .failed }
    if !unread.isEmpty { return .indeterminate }
    if isPassed || !hints.isEmpty { return .passed }
    return hidden.isEmpty ? .notApplicable : .indeterminate
  }

  /// The reason that goes with `outcome`.
  var because: String? {
    switch outcome {
    case .indeterminate: unread.first ?? hidden.first
    case .notApplicable: absent.first ?? "没有可查的内容"
    default: nil
    }
  }
}
