import CaseReading

/// `ReviewConclusion`: the last legal review before the decision agreed.
struct ReviewConclusionCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let negative = try? Pattern(
    #"不(?:予)?同意|退回|补充调查|审核不(?:予)?通过|不(?:予)?通过|建议(?:予以)?纠正|^纠正"#)
  /// 同意,但建议完善… is consent.
  private static let positive = try? Pattern(#"(?<![不未])同意|审核通过|(?<!不)予以通过|无异议"#)

  private struct Review {
    let day: CalendarDate
    let dated, words: Place
    let isNegative: Bool
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let kind = "legal-review"
    let indices = scope.indices(of: kind)
    guard !indices.isEmpty else {
      if let reason = scope.facts.mayHold(kind) { return .unread(reason) }
      return .absent("没有法制审核意见书")
    }
    guard let decided = scope.facts.decisionDate else {
      return scope.facts.decisionUnread.map(CheckOutcome.unread) ?? .absent("没有决定日期")
    }
    var reviews: [Review] = []
    var outcome = CheckOutcome()
    for index in indices {
      let date = scope.read("reviewed-on", in: index)
      if case .unreadable(let reason) = date { outcome.unread.append(reason) }
      guard let dated = date.found.first(where: { $0.date != nil }), let day = dated.date, day <= decided.value else {
        continue
      }
      guard let (words, isNegative) = conclusion(in: index, scope) else {
        if case .unreadable(let reason) = scope.read("review-conclusion", in: index) { outcome.unread.append(reason) }
        continue
      }
      reviews.append(Review(day: day, dated: dated, words: words, isNegative: isNegative))
    }
    guard let last = reviews.max(by: { ($0.day, $0.isNegative ? 0 : 1) < ($1.day, $1.isNegative ? 0 : 1) }) else {
      return outcome.unread.isEmpty ? .absent("决定前没有写明结论和日期的法制审核") : outcome
    }
    // A later review that could not be read may have said otherwise.
    guard outcome.unread.isEmpty else { return outcome }
    guard last.isNegative else { return .passed }
    return .failed(
      scope.finding(
        "决定前最后一次法制审核(\(last.day))的结论为“\(short(last.words.text))”,\(decided.value)作出决定", kind: kind,
        subject: last.day.iso, evidence: [last.words.evidence, decided.evidence]))
  }

  private func conclusion(in index: Int, _ scope: CaseScope) -> (Place, isNegative: Bool)? {
    for field in ["review-conclusion", "review-opinion"] {
      for place in scope.read(field, in: index).found {
        let bytes = ReadingText(plain: place.text).bytes
        let bad = ReviewConclusionCheck.negative?.firstMatch(in: bytes)?.range.lowerBound
        let good = ReviewConclusionCheck.positive?.firstMatch(in: bytes)?.range.lowerBound
        if let bad, good.map({ bad < $0 }) ?? true { return (place, true) }
        if good != nil { return (place, false) }
      }
    }
    return nil
  }

  private func short(_ text: String) -> String { text.count > 30 ? "\(text.prefix(30))…" : text }
}
