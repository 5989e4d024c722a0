import CaseReading
import DocExtract

/// `GradesAgree`: report, review, discussion, notice and decision name one grade of discretion, and the fine of the
/// decision is that of the notice, or the file says why not. What is raised belongs to `PenaltyHeavierThanNotice`.
struct GradesAgreeCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let earlier = ["investigation-report", "legal-review", "panel-minutes"]
  private static let notices = ["penalty-prior-notice", "hearing-notice"]
  /// What may change a proposal on the way to the notice, and a notice on the way to the decision.
  private static let reviews = ["legal-review", "panel-minutes", "case-review", "notice-approval", "decision-approval"]
  private static let objections = [
    "defense-statement", "defense-record", "defense-review", "hearing-record", "hearing-report", "hearing-application",
  ]
  private static let changed = try? Pattern("调整|变更|改为|改按|修改|不同意|降低|降档|提高|重新|从轻|减轻|下调|建议[^。\n]{0,30}(?:档|罚款)")
  private static let adopted = try? Pattern("(?<!不)(?<!不予)(?<!未)(?<!未予)(?:部分|全部|予以)?采纳|集体讨论|调整|减轻|从轻|下调|酌情|困难")

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let decisions = scope.indices(of: "penalty-decision")
    guard let decision = decisions.first else { return .absent("没有处罚决定书") }
    guard decisions.count == 1, scope.facts.separateParties.isEmpty else { return .absent("有几份决定书或者几名当事人,由评查人核对") }
    var outcome = grades(decision, scope)
    outcome += amounts(decision, scope)
    return outcome
  }

  private struct Graded {
    let grade: String
    let place: Place
    let isNotice: Bool
  }

  private func grades(_ decision: Int, _ scope: CaseScope) -> CheckOutcome {
    let own = scope.read("discretion-grade", in: decision)
    if case .unreadable(let reason) = own { return .unread(reason) }
    let final = Set(own.found.compactMap { grade($0, scope) })
    guard let anchor = own.found.first(where: { grade($0, scope) != nil }), !final.isEmpty else {
      return .absent("决定书没有写明裁量档次")
    }
    var outcome = CheckOutcome()
    for kind in Self.earlier + Self.notices {
      for index in scope.indices(of: kind) {
        let places = scope.read("discretion-grade", in: index).found
        let named = places.compactMap { place in grade(place, scope).map { (place: place, grade: $0) } }
        guard let first = named.first else { continue }
        // Numbers of bands and words for them are not compared with each other.
        guard Set(named.map(\.grade)).isDisjoint(with: final), isComparable(first.grade, final) else {
          outcome.isPassed = true
          continue
        }
        let finding = scope.finding(
          "\(scope.name(of: first.place))为“\(first.place.text)”,决定书为“\(anchor.text)”", kind: kind,
          subject: "\(first.grade)≠\(final.sorted().joined())", evidence: [first.place.evidence, anchor.evidence])
        if isExplained(after: kind, decision, scope) {
          outcome.hints.append(finding.softened)
        } else {
          outcome.findings.append(finding)
        }
      }
    }
    if outcome.outcome == .notApplicable { outcome.absent.append("其他文书没有写明裁量档次") }
    return outcome
  }

  private func isComparable(_ grade: String, _ final: Set<String>) -> Bool {
    final.contains { $0.hasSuffix("档") == grade.hasSuffix("档") }
  }

  /// Somebody after that document could change the proposal, and something in the file says so.
  private func isExplained(after kind: String, _ decision: Int, _ scope: CaseScope) -> Bool {
    let text = scope.file.documents[decision].text
    if Self.adopted?.matches(anythingIn: text.bytes) ?? true { return true }
    if Self.objections.contains(where: { !scope.indices(of: $0).isEmpty }) { return true }
    guard !Self.notices.contains(kind) else { return false }
    return Self.reviews.filter { $0 != kind }.flatMap(scope.indices).contains { index in
      Self.changed?.matches(anythingIn: scope.file.documents[index].text.bytes) ?? true
    }
  }

  /// 较轻档, “从轻”, 第二档: one word for each grade; `nil` where the word may speak of something else.
  private func grade(_ place: Place, _ scope: CaseScope) -> String? {
    let words = String(decoding: ReadingText(plain: place.text).bytes, as: UTF8.self)
    let isNamed = words.contains { "档阶级等".contains($0) } || isBand(place, scope)
    guard isNamed, place.occurrence.confidence >= CaseScope.sureFrom else { return nil }
    if let number = words.firstMatch(of: /第?([一二三四五1-5ABCDE])(?:档|阶|级|等)/) { return "第\(number.1)档" }
    let grades: [(String, [String])] = [
      ("不予", ["不予", "免予"]), ("减轻", ["减轻"]), ("特别严重", ["特别严重"]), ("从重", ["从重", "较重", "严重"]), ("一般", ["一般", "中等"]),
      ("从轻", ["从轻", "较轻", "轻微"]),
    ]
    return grades.first { $0.1.contains(where: words.contains) }?.0
  }

  /// The word stands in quotation marks or is followed by 档, 阶次 and the like.
  private func isBand(_ place: Place, _ scope: CaseScope) -> Bool {
    guard scope.file.sources.indices.contains(place.document.source),
      let text = scope.file.sources[place.document.source].document?.text
    else { return false }
    let bytes = Array(text.utf8)
    let end = min(bytes.count, place.occurrence.span.end)
    let after = String(decoding: bytes[end..<min(bytes.count, end + 24)], as: UTF8.self)
    return after.prefixMatch(of: /[”’"]?(?:违法|处罚|裁量|行为|情节|情形)*(?:档|阶|等级|等次|级|幅度|裁量)/) != nil
  }

  private func amounts(_ decision: Int, _ scope: CaseScope) -> CheckOutcome {
    let notices = Self.notices.flatMap(scope.indices)
    guard notices.count == 1 else { return .absent("没有告知书,或者有几份") }
    let told = scope.read("proposed-amount", in: notices[0]), fined = scope.read("fine-amount", in: decision)
    for case .unreadable(let reason) in [told, fined] { return .unread(reason) }
    guard let proposed = PenaltyAmounts(told.found), let imposed = PenaltyAmounts(fined.found) else {
      return .absent("告知书或者决定书没有金额")
    }
    let all = proposed.parts.compactMap(\.fen)
    guard imposed.total < proposed.total, !all.contains(imposed.total), all.count == 1 else { return .passed }
    if isExplained(after: "penalty-prior-notice", decision, scope) { return .passed }
    return .failed(
      scope.finding(
        "决定罚款\(Money(fen: imposed.total).yuan)元,少于告知的\(Money(fen: proposed.total).yuan)元,卷内没有申辩、听证、讨论改变的说明",
        kind: "penalty-decision", subject: "\(imposed.total)<\(proposed.total)",
        evidence: imposed.evidence + proposed.evidence))
  }
}
