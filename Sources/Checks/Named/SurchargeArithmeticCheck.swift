import CaseReading

/// `SurchargeArithmetic`, 加处罚款: three percent of the fine for each day from the day after the period of payment, and
/// never more than the fine (处罚法第七十二条第一款第(一)项).
struct SurchargeArithmeticCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for kind in ["surcharge-decision", "demand-letter"] {
      for index in scope.indices(of: kind) { outcome += examine(index, scope.focused(on: index)) }
    }
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent.append("没有加处罚款的决定") }
    return outcome
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let read = scope.read("surcharge-amount", in: index)
    if case .unreadable(let reason) = read { return .unread(reason) }
    let amounts = read.found.filter { $0.fen != nil }
    guard let amount = amounts.first, let added = amount.fen, Set(amounts.compactMap(\.fen)).count == 1, added > 0
    else {
      return .absent("没有加处罚款的金额")
    }
    guard let fine = fine(index, scope), let base = fine.fen, base > 0 else { return .absent("没有罚款的金额") }
    var outcome = CheckOutcome.passed
    let kind = scope.file.documents[index].kind
    if added > base {
      outcome += .failed(
        scope.finding(
          "加处罚款\(Money(fen: added).yuan)元,超过罚款\(Money(fen: base).yuan)元", kind: kind,
          subject: "\(added)>\(base)", evidence: [amount.evidence, fine.evidence]))
    } else {
      outcome += product(index, added, base, [amount.evidence, fine.evidence], scope)
    }
    outcome += start(index, scope)
    return outcome
  }

  /// Of the document itself; of the only decision otherwise.
  private func fine(_ index: Int, _ scope: CaseScope) -> Place? {
    if let own = scope.read("fine-amount", in: index).found.first(where: { $0.fen != nil }) { return own }
    let decided = scope.indices(of: "penalty-decision")
    guard decided.count == 1 else { return nil }
    return PenaltyAmounts(scope.read("fine-amount", in: decided[0]).found)?.parts.first
  }

  /// Against the days that the document states; where it states none nobody can work it out.
  private func product(_ index: Int, _ added: Int, _ base: Int, _ evidence: [Evidence], _ scope: CaseScope)
    -> CheckOutcome
  {
    guard let (days, place) = days(index, scope) else { return CheckOutcome() }
    let due = days.map { min(base, base / 100 * 3 * $0 + base % 100 * 3 * $0 / 100) }
    // Rounded to whole yuan, or to 角, up or down.
    guard !due.contains(where: { abs($0 - added) < 100 }), let last = due.last, let count = days.last else {
      return .passed
    }
    return .failed(
      scope.finding(
        "加处罚款\(Money(fen: added).yuan)元,按罚款\(Money(fen: base).yuan)元每日百分之三计\(count)日为\(Money(fen: last).yuan)元",
        kind: scope.file.documents[index].kind, subject: "\(added)≠\(last)", evidence: evidence + place))
  }

  /// How many days are counted: as stated, or from first to last day, with or without one of them.
  private func days(_ index: Int, _ scope: CaseScope) -> (days: [Int], evidence: [Evidence])? {
    if let place = scope.read("surcharge-days", in: index).found.first,
      let count = place.duration?.count ?? Int(place.folded.filter { $0.isNumber && $0.isASCII }),
      (1...3660).contains(count)
    {
      return ([count], [place.evidence])
    }
    guard let from = scope.read("surcharge-from", in: index).found.first(where: { $0.date != nil }),
      let until = scope.read("surcharge-until", in: index).found.first(where: { $0.date != nil }),
      let first = from.date, let last = until.date, first < last
    else { return nil }
    let count = last.days(after: first)
    return ([count, count + 1], [from.evidence, until.evidence])
  }

  /// The first day is not within the period of payment.
  private func start(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    guard let from = scope.read("surcharge-from", in: index).found.first(where: { $0.date != nil }),
      let first = from.date,
      scope.indices(of: "penalty-decision").count == 1
    else { return CheckOutcome() }
    do throws(Unmet) {
      let served = try CaseScope(scope.facts, voice: scope.voice).date(
        DateSource(terms: [.servedOn("penalty-decision")]), pick: .latest)
      let period = Period(limit: TimeLimit(15, .days), label: "D15", start: served.value, rolls: true)
      let lastDay = try period.lastDay(scope)
      guard first <= lastDay, served.doubt == nil else { return .passed }
      return .failed(
        scope.finding(
          "加处罚款自\(first)起算,缴款期限到\(lastDay)才届满", kind: scope.file.documents[index].kind,
          subject: "\(first.iso)<\(lastDay.iso)",
          computed: Computed(limit: "D15", count: 15, unit: .days, from: served.value, lastDay: lastDay),
          evidence: [from.evidence, served.evidence]))
    } catch {
      return CheckOutcome()
    }
  }
}
