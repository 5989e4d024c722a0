import CaseReading
import DocExtract

/// `BoilerplateStatement`: a statement of discretion says more than 综合考虑事实、性质、情节以及社会危害程度.
struct BoilerplateStatementCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  /// Set phrases from which on a text without facts is made of them.
  private static let leastPhrases = 3
  private static let referring = try? Pattern(
    "如前所述|上述(?:事实|情节|情形|情况|违法事实)|前述|以上(?:事实|情节|情形)|鉴于|因(?:你|当事人)|具有下列|有下列|有以下")

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = scope.indices(of: "penalty-decision")
    guard !indices.isEmpty else { return .absent("没有处罚决定书") }
    return indices.reduce(into: CheckOutcome()) { $0 += examine($1, scope.focused(on: $1)) }
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let places: [Place]
    switch scope.read("discretion-statement", in: index) {
    case .found(let found): places = found
    case .unreadable(let reason): return .unread(reason)
    case .blank: return .absent("裁量说明未填写")
    case .absent(let reason): return .absent(reason)
    }
    let whole = places.map(\.text).joined(separator: "\n")
    let refers = Self.referring?.matches(anythingIn: ReadingText(plain: whole).bytes) ?? true
    guard !refers, !DiscretionWords.hasFacts(whole), DiscretionWords.phraseCount(whole) >= Self.leastPhrases,
      let worst = places.max(by: { DiscretionWords.phraseCount($0.text) < DiscretionWords.phraseCount($1.text) })
    else { return .passed }
    if let reason = scope.file.documents[index].unreadable { return .unread(reason) }
    return .failed(
      scope.finding(
        "裁量说明只有通用的语句,没有本案的时间、数量、金额、后果、改正等具体情节", kind: "penalty-decision", subject: "裁量说明为套话",
        evidence: [worst.evidence]))
  }
}
