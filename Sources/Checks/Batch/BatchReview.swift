import CaseReading

/// The pass over all cases of a run, after the last of them: what one of them alone does not show.
///
/// A case's own results never depend on it. It keeps a few values of each case, in the order of the run, so that the
/// answer is the same however many were read at a time.
public struct BatchReview: Sendable {
  private let rules: [Rule]
  private let lists: [String: ReferenceList]
  private var traces: [BatchTrace] = []
  private var sourceCount = 0

  public init(_ pack: RulePack, lists: [String: ReferenceList]) {
    rules = pack.rules.filter { !$0.batchSteps.isEmpty }
    self.lists = lists
  }

  public mutating func add(_ trace: BatchTrace) {
    traces.append(trace.shifted(by: sourceCount))
    sourceCount += trace.sourceCount
  }

  /// One result for every rule over several cases, sorted by id; none for a single case.
  ///
  /// The sources of evidence are counted through all cases.
  public func results() -> [RuleResult] { traces.count < 2 ? [] : rules.map(result) }

  /// Whether a finding is about a case that people call so.
  func concerns(_ finding: Finding, caseName: String?) -> Bool {
    var first = 0
    for trace in traces {
      let own = first..<first + trace.sourceCount
      first = own.upperBound
      if CaseName(trace.path).isCalled(caseName), finding.evidence.contains(where: { own.contains($0.source) }) {
        return true
      }
    }
    return false
  }

  private func result(of rule: Rule) -> RuleResult {
    func result(_ outcome: Outcome, _ because: String) -> RuleResult {
      RuleResult(rule: rule.id, code: rule.code, severity: rule.severity, outcome: outcome, because: because)
    }
    for (name, use) in rule.lists.sorted(by: { $0.key < $1.key }) where use == .needs && lists[name] == nil {
      return result(.notApplicable, "没有导入清单 \(name)")
    }
    let concerned = traces.filter { $0.rules.contains(rule.id) }
    guard concerned.count > 1 else { return result(.notApplicable, "这类案卷不足两个") }
    var outcome = CheckOutcome()
    for (check, severity) in rule.batchSteps {
      let batch = Batch(traces: concerned, lists: lists, rule: rule, severity: severity)
      outcome += Self.settled(check.examination.examine(batch))
    }
    return RuleResult(
      rule: rule.id, code: rule.code, severity: rule.severity, outcome: outcome.outcome, because: outcome.because,
      findings: outcome.outcome == .failed || outcome.outcome == .passed ? outcome.findings + outcome.hints : [])
  }

  /// Nothing severe rests on an unsure value.
  private static func settled(_ outcome: CheckOutcome) -> CheckOutcome {
    var settled = outcome
    settled.findings = outcome.findings.filter { $0.isSure || $0.severity < .major }
    settled.unread += outcome.findings.filter { !$0.isSure && $0.severity >= .major }.map {
      "识别把握不足,须由人核对: \($0.message)"
    }
    return settled
  }
}
