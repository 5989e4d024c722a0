import CaseReading

/// How a rule speaks: what its findings carry besides the facts.
struct RuleVoice: Sendable {
  var severity: Severity
  var advice: String
  /// All bases of the rule; a finding names those that hold for the case.
  var basis: [String]
}

extension CaseScope {
  /// A finding of the rule at work.
  ///
  /// - Parameters:
  ///   - severity: `nil` for that of the rule.
  ///   - subject: what was found, for the fingerprint; without it the message.
  func finding(
    _ message: String, severity: Severity? = nil, kind: String? = nil, subject: String? = nil,
    computed: Computed? = nil, searched: Searched? = nil, evidence: [Evidence] = [], isSure: Bool = true,
    places: [FindingPlace] = [], missing: [MissingElement] = []
  ) -> Finding {
    var finding = Finding(
      message: message, severity: severity ?? voice.severity, advice: voice.advice,
      basis: facts.bases.fitting(voice.basis),
      isSure: isSure && !evidence.contains { $0.confidence < CaseScope.sureFrom }, about: about, documentKind: kind,
      subject: subject ?? message, computed: computed, searched: searched, evidence: evidence)
    finding.places = places
    finding.missing = missing
    return finding
  }

  /// Values read with less confidence make a finding unsure.
  static let sureFrom = 0.8
}
