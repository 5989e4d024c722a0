import CaseReading

/// `AmountsAgree`: capitals and digits, parts and total, and the documents behind the decision state one amount.
struct AmountsAgreeCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let pairs: [(kind: String, digits: String, capitals: String)] = [
    ("penalty-decision", "fine-amount", "fine-amount-capital"),
    ("on-spot-decision", "fine-amount", "fine-amount-capital"),
    ("levy-decision", "levy-amount", "levy-amount-capital"),
  ]
  private static let sum = try? Pattern(#"(?:合计|共计|总计|罚没合计|以上[^。]{0,6}合计)"#)

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for pair in AmountsAgreeCheck.pairs {
      for index in scope.indices(of: pair.kind) {
        outcome += written(index, pair.digits, pair.capitals, scope)
        if pair.kind == "penalty-decision" { outcome += calculated(index, scope) }
      }
    }
    outcome += across(scope)
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent.append("没有可比较的金额") }
    return outcome
  }

  /// Every amount in capitals is one of those in digits.
  private func written(_ index: Int, _ digits: String, _ capitals: String, _ scope: CaseScope) -> CheckOutcome {
    let (inDigits, inCapitals) = (scope.read(digits, in: index), scope.read(capitals, in: index))
    for result in [inDigits, inCapitals] { if case .unreadable(let reason) = result { return .unread(reason) } }
    let plain = inDigits.found.filter { $0.money != nil }
    let spelled = inCapitals.found.filter { $0.money != nil }
    guard let first = plain.first, !spelled.isEmpty else { return .absent("没有大小写并列的金额") }
    let odd = spelled.filter { place in !plain.contains { $0.money == place.money } }
    guard !odd.isEmpty else { return .passed }
    return odd.reduce(into: CheckOutcome()) { outcome, place in
      let near = plain.min { abs(($0.fen ?? 0) - (place.fen ?? 0)) < abs(($1.fen ?? 0) - (place.fen ?? 0)) } ?? first
      outcome.findings.append(
        scope.finding(
          "大写“\(place.text)”(\(place.money?.yuan ?? "")元)与小写“\(near.text)”不等", kind: place.document.kind,
          subject: "\(place.fen ?? 0)≠\(near.fen ?? 0)",
          evidence: [place.evidence, near.evidence].map { seen($0, scope) }))
    }
  }

  /// Which of two amounts is meant is doubtful, that both are printed is not.
  private func seen(_ evidence: Evidence, _ scope: CaseScope) -> Evidence {
    guard !scope.isRecognized(evidence) else { return evidence }
    var evidence = evidence
    evidence.confidence = max(evidence.confidence, CaseScope.sureFrom)
    return evidence
  }

  /// Products, and parts that add up to the total behind 合计, in the items of the penalty.
  private func calculated(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    // Fines of the items so far, one each; `nil` once an item is of another sort. And all sums, confiscated ones too.
    var listedFines: [Money]? = []
    var listedSums: [Money]? = []
    for place in scope.read("penalty-items", in: index).found {
      let text = PhraseText(place)
      let item = Item(text)
      if let fines = listedFines, fines.count > 1, item.isFinesOnly, item.mark != nil, item.parts.isEmpty {
        outcome += added(fines, to: item.total, text, place, scope)
      }
      if let sums = listedSums, sums.count > 1, item.isGrandTotal {
        outcome += added(sums, to: item.total, text, place, scope)
      }
      listedFines = item.fine.flatMap { fine in listedFines.map { $0 + [fine] } }
      listedSums = item.sums.flatMap { sums in listedSums.map { $0 + sums } }
      for product in MoneyReader.products(in: text.bytes) where !product.value.isRight && product.confidence >= 0.9 {
        outcome.findings.append(
          scope.finding(
            "算式“\(text.string(product.range))”的结果不符", kind: place.document.kind, subject: text.string(product.range),
            evidence: [text.evidence(product.range, place.document)]))
      }
      for range in RateProduct.wrong(in: text.bytes) {
        outcome.findings.append(
          scope.finding(
            "“\(text.string(range))”的算式与结果不符", kind: place.document.kind, subject: text.string(range),
            evidence: [text.evidence(range, place.document)]))
      }
      if item.parts.count > 1 { outcome += added(item.parts.map(\.value.money), to: item.total, text, place, scope) }
    }
    return outcome
  }

  /// The amounts of one item of the penalty.
  private struct Item {
    /// 按每人1000元: what one of many costs.
    private static let rate = try? Pattern(#"每[^。,;元\d]{1,8}$"#)
    private let amounts: [Match<WrittenMoney>]
    /// 合计, and the amounts before and behind it.
    let mark: PatternMatch?
    let parts: [Match<WrittenMoney>]
    let total: Match<WrittenMoney>?
    let isFinesOnly: Bool
    private let namesBoth: Bool

    init(_ text: PhraseText) {
      let amounts = MoneyReader.matches(in: text.bytes).filter { amount in
        amount.value.writing == .digits && !amount.value.isRate
          && !(Item.rate?.matches(anythingIn: text.bytes, range: 0..<amount.range.lowerBound) ?? false)
      }
      let mark = AmountsAgreeCheck.sum?.firstMatch(in: text.bytes)
      self.amounts = amounts
      self.mark = mark
      parts = mark.map { mark in amounts.filter { $0.range.upperBound <= mark.range.lowerBound } } ?? []
      total = mark.flatMap { mark in amounts.first { $0.range.lowerBound >= mark.range.upperBound } }
      let words = String(decoding: text.bytes, as: UTF8.self)
      namesBoth = words.contains("罚没")
      isFinesOnly = words.contains("罚款") && !words.contains("没收") && !words.contains("罚没") && amounts.count == 1
    }

    /// 以上罚没款合计5420元
    var isGrandTotal: Bool { mark != nil && parts.isEmpty && amounts.count == 1 && namesBoth }
    /// The one sum that an item fines or confiscates, none for things; `nil` for what is no such item.
    var sums: [Money]? { mark != nil || amounts.count > 1 ? nil : amounts.map(\.value.money) }

    /// The only amount of an item that fines and does nothing else.
    var fine: Money? { isFinesOnly && mark == nil ? amounts[0].value.money : nil }
  }

  /// The parts against the total that the item states for them.
  private func added(
    _ parts: [Money], to total: Match<WrittenMoney>?, _ text: PhraseText, _ place: Place, _ scope: CaseScope
  ) -> CheckOutcome {
    guard let total else { return CheckOutcome() }
    let sum = parts.map(\.fen).fenSum
    guard sum != total.value.money.fen else { return .passed }
    let listed = parts.map { "\($0.yuan)元" }.joined(separator: "、")
    return .failed(
      scope.finding(
        "分项\(listed)之和为\(Money(fen: sum).yuan)元,合计写\(total.value.money.yuan)元", kind: place.document.kind,
        subject: "\(sum)≠\(total.value.money.fen)", evidence: [text.evidence(total.range, place.document)]))
  }

  private static let settlement = try? Pattern("减免|终结|分期|延期|部分|加处|强制执行|滞纳金")
  private static let accounts = [
    "outcome", "litigation-note", "handler-opinion", "unit-head-opinion", "legal-unit-opinion", "head-opinion",
  ]

  /// 结案 says why another sum than that of the decision was collected; boxes not ticked say nothing.
  private func isSettled(_ place: Place, _ scope: CaseScope) -> Bool {
    let document = place.document
    guard let index = scope.file.documents.firstIndex(where: { $0.id == document.id }) else { return false }
    var said = AmountsAgreeCheck.accounts.flatMap { scope.read($0, in: index).found.flatMap(\.words) }
    said += document.text.paragraphs.map(document.text.string).filter { $0.contains(place.text) }
    return said.contains { AmountsAgreeCheck.settlement?.matches(anythingIn: Array($0.utf8)) ?? false }
  }

  /// 催告 and 结案 state what the decision imposed, less what was paid, with or without 加处.
  private func across(_ scope: CaseScope) -> CheckOutcome {
    let fined = scope.read(FieldPath(kind: "penalty-decision", field: "fine-amount")).found
    guard let fine = PenaltyAmounts(fined), scope.indices(of: "penalty-decision").count == 1 else {
      return CheckOutcome()
    }
    let taken =
      PenaltyAmounts(scope.read(FieldPath(kind: "penalty-decision", field: "confiscated-amount")).found)?.total ?? 0
    let paid = scope.read(FieldPath(kind: "payment-receipt", field: "paid-amount")).found.compactMap(\.fen).fenSum
    let surcharges = ["surcharge-decision", "demand-letter"].map { kind in
      scope.read(FieldPath(kind: kind, field: "surcharge-amount")).found.compactMap(\.fen)
    }
    let added = surcharges.joined() + surcharges.map(\.fenSum) + [0]
    var expected: Set<Int> = []
    for base in [fine.total, taken, fine.total + taken] {
      for extra in added + [fine.total] {
        expected.formUnion([base + extra, base, base - paid, base + extra - paid])
      }
    }
    var outcome = CheckOutcome()
    let isDeferred = !scope.indices(of: "fine-deferral-notice").isEmpty
    for (kind, field) in [("demand-letter", "demanded-amount"), ("case-closing-approval", "executed-amount")] {
      guard scope.vocabulary.kinds[kind]?.contains(field) ?? false else { continue }
      for place in scope.read(FieldPath(kind: kind, field: field)).found {
        guard let fen = place.fen else { continue }
        let isExplained = kind == "case-closing-approval" && (fen == paid || isSettled(place, scope))
        if expected.contains(fen) || isDeferred || isExplained {
          outcome.isPassed = true
          continue
        }
        outcome.findings.append(
          scope.finding(
            "\(scope.name(of: place))\(Money(fen: fen).yuan)元与决定的\(Money(fen: fine.total).yuan)元不等", kind: kind,
            subject: "\(fen)≠\(fine.total)", evidence: [place.evidence] + fine.evidence))
      }
    }
    return outcome
  }
}
