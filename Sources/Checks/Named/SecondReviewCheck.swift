import CaseReading

/// `SecondReview`: after a hearing, an accepted defence or a changed penalty the case was reviewed and discussed again.
struct SecondReviewCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let adopted = try? Pattern(#"^(?!.*(?:不予采纳|不采纳|未采纳|不成立)).*采纳|部分采纳"#)

  private struct Cause {
    let what: String
    let date: DateReading
    let evidence: [Evidence]
    /// Kinds of review that must follow.
    let reviews: [FieldPath]
  }

  private static let legal = FieldPath(kind: "legal-review", field: "reviewed-on")
  private static let panel = FieldPath(kind: "panel-minutes", field: "started-at")

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let (causes, isUnchanged, unread) = causes(scope)
    guard !causes.isEmpty else {
      if let unread { return .unread(unread) }
      return isUnchanged ? .passed : .absent("没有听证、采纳申辩或者处罚变更")
    }
    var outcome = CheckOutcome()
    for cause in causes {
      for path in cause.reviews { outcome += compare(cause, path, scope) }
    }
    return outcome
  }

  /// The review that the case has and that came before the cause; a missing one is another rule's business.
  private func compare(_ cause: Cause, _ path: FieldPath, _ scope: CaseScope) -> CheckOutcome {
    do throws(Unmet) {
      let last = try scope.date(DateSource(terms: [.field(path)]), pick: .latest)
      guard last.value < cause.date.value else { return .passed }
      if let doubt = last.doubt { return .unread(doubt) }
      return .failed(
        scope.finding(
          "\(scope.vocabulary.name(of: path.kind))(\(last.value))早于\(cause.what)(\(cause.date.value)),其后没有再次\(path.kind == "panel-minutes" ? "讨论" : "审核")",
          kind: path.kind, subject: "\(last.value.iso)<\(cause.date.value.iso)",
          evidence: [last.evidence, cause.date.evidence] + cause.evidence))
    } catch {
      return CheckOutcome(error)
    }
  }

  private func causes(_ scope: CaseScope) -> (causes: [Cause], isUnchanged: Bool, unread: String?) {
    func date(_ paths: [(String, String)]) -> DateReading? {
      paths.lazy.compactMap { kind, field in
        try? scope.date(DateSource(terms: [.field(FieldPath(kind: kind, field: field))]), pick: .latest)
      }.first
    }
    var causes: [Cause] = []
    if let heard = date([("hearing-record", "ended-at"), ("hearing-record", "started-at")]) {
      causes.append(Cause(what: "听证", date: heard, evidence: [], reviews: [SecondReviewCheck.legal]))
    }
    guard let defended = date([("defense-statement", "filed-on"), ("defense-record", "started-at")]) else {
      return (causes, false, nil)
    }
    let result = scope.read(FieldPath(kind: "defense-review", field: "adoption-result"))
    let both = [SecondReviewCheck.legal, SecondReviewCheck.panel]
    let adopted = result.found.first { SecondReviewCheck.adopted?.matches(anythingIn: ReadingText(plain: $0.text).bytes) ?? false }
    if let adopted {
      causes.append(Cause(what: "采纳的申辩", date: defended, evidence: [adopted.evidence], reviews: both))
    } else if let changed = changedAmount(scope) {
      causes.append(Cause(what: "申辩(其后金额有变化)", date: defended, evidence: changed, reviews: both))
    }
    if causes.isEmpty, case .unreadable(let reason) = result { return ([], false, reason) }
    return (causes, true, nil)
  }

  private func changedAmount(_ scope: CaseScope) -> [Evidence]? {
    let told = scope.read(FieldPath(kind: "penalty-prior-notice", field: "proposed-amount")).found
    let fined = scope.read(FieldPath(kind: "penalty-decision", field: "fine-amount")).found
    guard let a = PenaltyAmounts(told), let b = PenaltyAmounts(fined), a.total != b.total else { return nil }
    return a.evidence + b.evidence
  }
}
