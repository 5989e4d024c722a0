import CaseReading

/// `SecondReview`: after a hearing, an accepted defence or a changed penalty the case was reviewed and discussed again.
struct SecondReviewCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let adopted = try? Pattern(#"^(?!.*(?:不予采纳|不采纳|未采纳|不成立)).*采纳|部分采纳"#)

  private struct Cause {
    let what: String
    let date: DateReading
    let evidence: [Evidence]
    /// Of every group one review must follow, when the case has any.
    let reviews: [[FieldPath]]
  }

  private static let legal = FieldPath(kind: "legal-review", field: "reviewed-on")
  private static let panel = FieldPath(kind: "panel-minutes", field: "started-at")

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let (causes, unchanged, unread) = causes(scope)
    guard causes.isEmpty else {
      return causes.reduce(into: CheckOutcome(unread: unread.map { [$0] } ?? [])) { outcome, cause in
        for group in cause.reviews { outcome += compare(cause, group, scope) }
      }
    }
    if let unread { return .unread(unread) }
    guard let unchanged else { return .absent("没有听证、采纳申辩或者处罚变更") }
    // 申辩未被采纳、处罚未变的,不要求再审。
    var outcome = unchanged.reviews.reduce(into: CheckOutcome()) { $0 += compare(unchanged, $1, scope) }.asHints
    outcome.isPassed = true
    return outcome
  }

  /// The last review that the case has; a missing one is another rule's business.
  private func compare(_ cause: Cause, _ group: [FieldPath], _ scope: CaseScope) -> CheckOutcome {
    var reviews: [(date: DateReading, path: FieldPath)] = []
    var outcome = CheckOutcome()
    for path in group {
      do throws(Unmet) {
        reviews.append((try scope.date(DateSource(terms: [.field(path)]), pick: .latest), path))
      } catch {
        outcome += CheckOutcome(error)
      }
    }
    guard let last = reviews.max(by: { $0.date.value < $1.date.value }) else { return outcome }
    guard last.date.value < cause.date.value else { return .passed }
    guard outcome.unread.isEmpty else { return outcome }
    if let doubt = last.date.doubt { return .unread(doubt) }
    let kind = last.path.kind
    return .failed(
      scope.finding(
        "\(scope.vocabulary.name(of: kind))(\(last.date.value))早于\(cause.what)(\(cause.date.value)),其后没有再次"
          + (kind == "panel-minutes" ? "讨论" : "审核"),
        kind: kind, subject: "\(last.date.value.iso)<\(cause.date.value.iso)",
        evidence: [last.date.evidence, cause.date.evidence] + cause.evidence))
  }

  private func causes(_ scope: CaseScope) -> (causes: [Cause], unchanged: Cause?, unread: String?) {
    var unread: String?
    func date(_ paths: [(String, String)]) -> DateReading? {
      let source = DateSource(terms: paths.map { .field(FieldPath(kind: $0.0, field: $0.1)) })
      do throws(Unmet) {
        return try scope.date(source, pick: .latest)
      } catch .unreadable(let reason) {
        // 听证笔录 that is there counts, whatever its day.
        if paths.contains(where: { !scope.indices(of: $0.0).isEmpty }) { unread = unread ?? reason }
      } catch {}
      return nil
    }
    var causes: [Cause] = []
    if let heard = date([("hearing-record", "ended-at"), ("hearing-record", "started-at")]) {
      let each = [[SecondReviewCheck.legal], [SecondReviewCheck.panel]]
      causes.append(Cause(what: "听证", date: heard, evidence: [], reviews: each))
    }
    guard let defended = date([("defense-statement", "filed-on"), ("defense-record", "started-at")]) else {
      return (causes, nil, unread)
    }
    let result = scope.read(FieldPath(kind: "defense-review", field: "adoption-result"))
    let either = [[SecondReviewCheck.legal, SecondReviewCheck.panel]]
    let adopted = result.found.first { place in
      SecondReviewCheck.adopted?.matches(anythingIn: ReadingText(plain: place.text).bytes) ?? false
    }
    if let adopted {
      causes.append(Cause(what: "采纳的申辩", date: defended, evidence: [adopted.evidence], reviews: either))
    } else if let changed = changedAmount(scope) {
      causes.append(Cause(what: "申辩(其后金额有变化)", date: defended, evidence: changed, reviews: either))
    }
    if causes.isEmpty, case .unreadable(let reason) = result { unread = unread ?? reason }
    let unchanged = Cause(what: "未被采纳的申辩", date: defended, evidence: [], reviews: either)
    return (causes, unread == nil ? unchanged : nil, unread)
  }

  private func changedAmount(_ scope: CaseScope) -> [Evidence]? {
    let told = scope.read(FieldPath(kind: "penalty-prior-notice", field: "proposed-amount")).found
    let fined = scope.read(FieldPath(kind: "penalty-decision", field: "fine-amount")).found
    guard let a = PenaltyAmounts(told), let b = PenaltyAmounts(fined), a.total != b.total else { return nil }
    return a.evidence + b.evidence
  }
}
