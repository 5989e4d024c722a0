/// What came of examining one scope, and, merged, of a rule.
struct CheckOutcome: Sendable {
  var findings: [Finding] = []
  /// Worth knowing, but no failure: info findings that may stand beside `passed`.
  var hints: [Finding] = []
  /// Why something could not be decided.
  var unread: [String] = []
  /// What was not there to be examined.
  var absent: [String] = []
  /// Something was examined and was as it should be.
  var isPassed = false

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
    findings: [Finding] = [], hints: [Finding] = [], unread: [String] = [], absent: [String] = [],
    isPassed: Bool = false
  ) {
    self.findings = findings
    self.hints = hints
    self.unread = unread
    self.absent = absent
    self.isPassed = isPassed
  }

  init(_ unmet: Unmet) {
    switch unmet {
    case .absent(let reason): self = .absent(reason)
    case .unreadable(let reason): self = .unread(reason)
    }
  }

  static func += (a: inout CheckOutcome, b: CheckOutcome) {
    a.findings += b.findings
    a.hints += b.hints
    a.unread += b.unread
    a.absent += b.absent
    a.isPassed = a.isPassed || b.isPassed
  }

  /// Failed before indeterminate before passed before not applicable.
  var outcome: Outcome {
    if !findings.isEmpty { return .failed }
    if !unread.isEmpty { return .indeterminate }
    return isPassed || !hints.isEmpty ? .passed : .notApplicable
  }

  /// The reason that goes with `outcome`.
  var because: String? {
    switch outcome {
    case .indeterminate: unread.first
    case .notApplicable: absent.first ?? "没有可查的内容"
    default: nil
    }
  }
}
