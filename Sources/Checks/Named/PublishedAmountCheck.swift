import CaseReading

/// `PublishedAmount`: the amounts that were published are those of the decision: the fine, what is confiscated, or both
/// together, 公示金额.
struct PublishedAmountCheck: NamedCheck {
  private static let published = FieldPath(kind: "publicity-material", field: "published-amount")

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ scope: CaseScope) -> CheckOutcome {
    do throws(Unmet) {
      let places = try scope.read(PublishedAmountCheck.published).places()
      let decided = try decided(scope)
      return places.reduce(into: CheckOutcome()) { $0 += examine($1, decided, scope) }
    } catch {
      return CheckOutcome(error)
    }
  }

  /// What the decisions of the case say, the fines first.
  private func decided(_ scope: CaseScope) throws(Unmet) -> [Place] {
    var found: [Place] = []
    var unreadable: String?
    for field in ["fine-amount", "confiscated-amount"] {
      for kind in ["penalty-decision", "on-spot-decision"] where scope.vocabulary.kinds[kind]?.contains(field) ?? false
      {
        let result = scope.read(FieldPath(kind: kind, field: field))
        if case .unreadable(let reason) = result, !scope.indices(of: kind).isEmpty { unreadable = unreadable ?? reason }
        found += result.found.filter { $0.money?.currency == "元" }
      }
    }
    if let unreadable { throw .unreadable(unreadable) }
    guard !found.isEmpty else { throw .absent("没有决定的金额") }
    return found
  }

  private func examine(_ place: Place, _ decided: [Place], _ scope: CaseScope) -> CheckOutcome {
    guard let money = place.money, money.currency == "元" else { return .absent("公示金额不是以元计") }
    let parts = Set(decided.compactMap(\.fen))
    let fines = PenaltyAmounts(decided.filter { $0.field == "fine-amount" })?.total ?? 0
    let taken = PenaltyAmounts(decided.filter { $0.field == "confiscated-amount" })?.total ?? 0
    guard !parts.union([[fines, taken].fenSum, parts.fenSum]).contains(money.fen) else { return .passed }
    let listed = decided.map { "\($0.money?.yuan ?? "")元" }.joined(separator: "、")
    return .failed(
      scope.finding(
        "公示金额\(money.yuan)元,决定为\(listed)", kind: place.document.kind, subject: "\(money.yuan)≠\(listed)",
        evidence: [place.evidence] + decided.map(\.evidence)))
  }
}
