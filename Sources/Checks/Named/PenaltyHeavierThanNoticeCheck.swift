import CaseReading
import DocExtract

/// `PenaltyHeavierThanNotice`: the decision is not heavier than the last notice told the party (处罚法第四十五条第二款).
struct PenaltyHeavierThanNoticeCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let notices = ["penalty-prior-notice", "hearing-notice"]
  private static let range = try? Pattern(
    #"[\d.,一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟零两]{1,16}(?:元|倍|%)(?:人民币)?以上(?:不满)?[^。,;\n]{0,20}(?:元|倍|%)(?:人民币)?以下"#)

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let decisions = scope.indices(of: "penalty-decision")
    guard !decisions.isEmpty else { return .absent("没有处罚决定书") }
    let notices = PenaltyHeavierThanNoticeCheck.notices.flatMap(scope.indices)
    guard !notices.isEmpty else {
      if let reason = PenaltyHeavierThanNoticeCheck.notices.lazy.compactMap(scope.facts.mayHold).first {
        return .unread(reason)
      }
      return .absent("没有告知书")
    }
    guard let notice = last(of: notices, scope) else { return .absent("没有告知书") }
    let whole = CaseScope(scope.facts, voice: scope.voice)
    let all = PenaltyHeavierThanNoticeCheck.notices.flatMap(whole.indices)
    let parties = Set(all.flatMap { whole.read("party-name", in: $0).found.map { PartyNames.plain($0.text) } })
    return decisions.reduce(into: CheckOutcome()) { outcome, decision in
      // One decision for several parties, each of whom was told of his own fine: said once, for the first of them.
      guard all.count > 1, parties.count > 1, scope.read("party-name", in: decision).found.count > 1 else {
        return outcome += compare(decision, notice, scope)
      }
      if case .party(let number) = scope.subject, number > 0 {
        outcome += .absent("决定书写有几个当事人,金额合并比较")
      } else {
        outcome += together(decision, all, whole)
      }
    }
  }

  /// The fines of one decision against those of the last notice to each party, summed up.
  private func together(_ decision: Int, _ notices: [Int], _ scope: CaseScope) -> CheckOutcome {
    let byParty = Dictionary(grouping: notices) { index in
      scope.read("party-name", in: index).found.first.map { PartyNames.plain($0.text) } ?? ""
    }
    let told = byParty.values.compactMap { last(of: $0, scope) }.map { scope.read("proposed-amount", in: $0) }
    let fined = scope.read("fine-amount", in: decision)
    for case .unreadable(let reason) in told + [fined] { return .unread(reason) }
    let proposed = told.compactMap { PenaltyAmounts(fixed($0.found)) }
    guard let imposed = PenaltyAmounts(fined.found), proposed.count == byParty.count else {
      return .absent("告知书或者决定书没有金额")
    }
    let sum = proposed.map(\.total).fenSum
    guard imposed.total > sum else { return .passed }
    return .failed(
      scope.finding(
        "决定罚款共\(Money(fen: imposed.total).yuan)元,多于告知各当事人的合计\(Money(fen: sum).yuan)元",
        kind: "penalty-decision", subject: "\(imposed.total)>\(sum)",
        evidence: imposed.evidence + proposed.flatMap(\.evidence)))
  }

  /// The one of the latest date; of undated ones the last in the file.
  private func last(of indices: [Int], _ scope: CaseScope) -> Int? {
    func day(_ index: Int) -> CalendarDate? { scope.read("issued-on", in: index).found.compactMap(\.date).first }
    let dated = indices.compactMap { index in day(index).map { ($0, index) } }
    return dated.max { ($0.0, $0.1) < ($1.0, $1.1) }?.1 ?? indices.max()
  }

  private func compare(_ decision: Int, _ notice: Int, _ scope: CaseScope) -> CheckOutcome {
    var outcome = amounts(decision, notice, scope)
    outcome += confiscated(decision, notice, scope)
    outcome += kinds(decision, notice, scope)
    outcome += basis(decision, notice, scope)
    return outcome
  }

  /// Another article than the party was told of is worth a hint; 处罚法 itself is cited for leniency and procedure.
  private func basis(_ decision: Int, _ notice: Int, _ scope: CaseScope) -> CheckOutcome {
    func articles(_ places: [Place]) -> Set<String> {
      Set(
        places.flatMap(\.citations).filter { !$0.law.hasSuffix("行政处罚法") }.compactMap { citation in
          citation.article.map { "《\(citation.law)》第\($0)条" }
        })
    }
    let cited = scope.read("penalty-basis", in: decision).found
    let told = articles(scope.read("penalty-basis", in: notice).found)
    let added = articles(cited).subtracting(told).sorted()
    guard !told.isEmpty, let place = cited.first, !added.isEmpty else { return CheckOutcome() }
    return .hint(
      scope.finding(
        "处罚依据\(added.joined(separator: "、")),最后一次告知书没有", kind: "penalty-decision",
        subject: added.joined(separator: "、"), evidence: [place.evidence]
      ).softened)
  }

  private func amounts(_ decision: Int, _ notice: Int, _ scope: CaseScope) -> CheckOutcome {
    let told = scope.read("proposed-amount", in: notice)
    let fined = scope.read("fine-amount", in: decision)
    for case .unreadable(let reason) in [told, fined] { return .unread(reason) }
    guard let imposed = PenaltyAmounts(fined.found) else { return .absent("决定书没有罚款金额") }
    guard !told.found.isEmpty else { return .absent("告知书没有拟处罚金额") }
    guard let proposed = PenaltyAmounts(fixed(told.found)) else { return .absent("告知书只写了幅度") }
    guard imposed.total > proposed.total else { return .passed }
    // Several amounts in the notice may be parts of what the decision states as one.
    let sum = proposed.parts.compactMap(\.fen).fenSum
    if proposed.parts.count > 1, imposed.total <= sum { return .unread("告知书有多项金额,合计方式须由人核对") }
    let finding = scope.finding(
      "决定罚款\(Money(fen: imposed.total).yuan)元,多于最后一次告知的\(Money(fen: proposed.total).yuan)元",
      kind: "penalty-decision", subject: "\(imposed.total)>\(proposed.total)",
      evidence: imposed.evidence + proposed.evidence)
    return .failed(finding)
  }

  /// Without the sums between which the notice leaves the fine open: 处二万元以上四万元以下罚款.
  private func fixed(_ amounts: [Place]) -> [Place] {
    guard let text = amounts.first?.document.text else { return [] }
    let ranges = (PenaltyHeavierThanNoticeCheck.range?.matches(in: text.bytes) ?? []).map { text.span(of: $0.range) }
    return amounts.filter { amount in !ranges.contains { $0.overlaps(amount.occurrence.span) } }
  }

  /// 没收违法所得 and the like, where the notice says how much.
  private func confiscated(_ decision: Int, _ notice: Int, _ scope: CaseScope) -> CheckOutcome {
    let told = scope.read("confiscated-amount", in: notice)
    let taken = scope.read("confiscated-amount", in: decision)
    for case .unreadable(let reason) in [told, taken] { return .unread(reason) }
    guard let imposed = PenaltyAmounts(taken.found), let proposed = PenaltyAmounts(told.found),
      imposed.total > max(proposed.total, proposed.parts.compactMap(\.fen).fenSum)
    else { return CheckOutcome() }
    return .failed(
      scope.finding(
        "决定没收\(Money(fen: imposed.total).yuan)元,多于最后一次告知的\(Money(fen: proposed.total).yuan)元",
        kind: "penalty-decision", subject: "没收\(imposed.total)>\(proposed.total)",
        evidence: imposed.evidence + proposed.evidence))
  }

  private func kinds(_ decision: Int, _ notice: Int, _ scope: CaseScope) -> CheckOutcome {
    let imposed = scope.read("penalty-kinds", in: decision)
    guard let place = imposed.found.first, !scope.read("proposed-penalty", in: notice).found.isEmpty else {
      return .absent("没有处罚种类")
    }
    let text = scope.file.documents[notice].text
    let told = PenaltyKinds.named(in: text.bytes)
    let added = imposed.found.flatMap { PenaltyKinds.named(in: $0.text) }.filter { !told.contains($0) }
    guard !added.isEmpty else { return .passed }
    if let reason = scope.file.documents[notice].unreadable { return .unread(reason) }
    return .failed(
      scope.finding(
        "决定给予\(added.joined(separator: "、")),最后一次告知书没有", kind: "penalty-decision",
        subject: added.joined(separator: "、"), evidence: [place.evidence]))
  }
}
