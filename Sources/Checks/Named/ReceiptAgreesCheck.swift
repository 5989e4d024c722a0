import CaseReading

/// `ReceiptAgrees`: the receipts come to what was decided, in the name of the party, and not before the decision.
struct ReceiptAgreesCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let decisions: [(kind: String, amounts: [String], date: String)] = [
    ("penalty-decision", ["fine-amount", "confiscated-amount"], "decided-on"),
    ("on-spot-decision", ["fine-amount"], "decided-on"), ("levy-decision", ["levy-amount"], "decided-on"),
  ]
  /// Who pays for somebody says so; a bank's slip may name the account only.
  private static let substitute = try? Pattern(#"代[^。;:\n]{0,30}[缴付交]|代理人|委托[^。;:\n]{0,30}[缴付交]|合并缴|汇总缴"#)
  /// Payments that are no whole ones, or that come to more than was decided.
  private static let explained = [
    "fine-deferral-notice", "fine-deferral-approval", "fine-deferral-application", "surcharge-decision",
    "enforcement-agreement", "court-application", "court-ruling", "demand-letter", "daily-penalty-decision",
  ]

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let receipts = scope.indices(of: "payment-receipt")
    guard !receipts.isEmpty else {
      if let reason = scope.facts.mayHold("payment-receipt") { return CheckOutcome(hidden: [reason]) }
      return .absent("没有票据")
    }
    let decided = Self.decisions.flatMap { entry in scope.indices(of: entry.kind).map { (entry: entry, index: $0) } }
    // Which of several decisions a receipt belongs to nobody says.
    guard decided.count == 1, let decision = decided.first else { return .absent("没有决定书,或者有几份") }
    let (entry, index) = decision
    var outcome = payers(receipts, scope)
    outcome += dates(receipts, entry.date, of: index, scope)
    outcome += sums(receipts, entry.amounts, of: index, scope)
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent.append("票据没有可核对的内容") }
    return outcome
  }

  // MARK: Amounts

  private func sums(_ receipts: [Int], _ fields: [String], of decision: Int, _ scope: CaseScope) -> CheckOutcome {
    var parts: [Place] = []
    for field in fields {
      let read = scope.read(field, in: decision)
      if case .unreadable(let reason) = read { return .unread(reason) }
      guard let amounts = PenaltyAmounts(read.found) else { continue }
      parts.append(amounts.parts[0])
    }
    guard !parts.isEmpty else { return .absent("决定书没有可核对的金额") }
    var paid: [Place] = []
    var known: Set<String> = []
    for index in receipts {
      let read = scope.read("paid-amount", in: index)
      if case .unreadable(let reason) = read { return .unread(reason) }
      guard let place = read.found.max(by: { ($0.fen ?? 0) < ($1.fen ?? 0) }), let fen = place.fen else {
        return .absent("\(scope.facts.name(of: scope.file.documents[index]))没有金额")
      }
      // 存根联 and 收据联 of one payment.
      let number =
        scope.read("receipt-number", in: index).found.first?.text ?? scope.read("paid-on", in: index).found.first?.text
      if known.insert("\(number ?? "") \(fen)").inserted { paid.append(place) }
    }
    let sum = paid.compactMap(\.fen).fenSum
    let whole = parts.compactMap(\.fen).fenSum
    if sum == whole || parts.contains(where: { $0.fen == sum }) { return .passed }
    if Self.explained.contains(where: { !scope.indices(of: $0).isEmpty }) { return .absent("有延期、分期、加处或者强制执行的材料") }
    // A late payment may hold a surcharge, which its own rule works out.
    if sum > whole, sum <= whole + (parts[0].fen ?? 0), saysSurcharge(scope) { return .absent("写有加处罚款") }
    if sum < whole, scope.indices(of: "case-closing-approval").isEmpty { return .absent("尚未结案") }
    let words = sum < whole ? "少于" : "多于"
    return .failed(
      scope.finding(
        "票据金额\(paid.count > 1 ? "合计" : "")\(Money(fen: sum).yuan)元,\(words)决定的\(Money(fen: whole).yuan)元",
        kind: "payment-receipt", subject: "\(sum)≠\(whole)", evidence: (paid + parts).map(\.evidence)))
  }

  private static let surcharge = try? Pattern(#"加处[^。\n]{0,20}元|滞纳金[^。\n]{0,10}元|减免|部分缴纳|余款|终结"#)

  private func saysSurcharge(_ scope: CaseScope) -> Bool {
    let kinds = ["payment-receipt", "case-closing-approval", "file-note"]
    return kinds.flatMap(scope.documents).contains { document in
      Self.surcharge?.firstMatch(in: document.text.bytes) != nil
    }
  }

  // MARK: Payers

  private func payers(_ receipts: [Int], _ scope: CaseScope) -> CheckOutcome {
    let parties = scope.file.parties.flatMap { [$0.name] + $0.aliases }
    guard !parties.isEmpty else { return .absent("没有当事人名称") }
    let close = people(of: scope)
    return receipts.reduce(into: CheckOutcome()) { outcome, index in
      let document = scope.file.documents[index]
      guard let payer = scope.read("payer", in: index).found.first else { return }
      let answers = parties.map { PartyNames.compare($0, payer.text) }
      let name = PartyNames.plain(payer.text)
      let isNamed = parties.contains { !$0.isEmpty && name.contains(PartyNames.plain($0)) }
      let isStranger = answers.allSatisfy { $0 == .different } && !isNamed && !close.contains(name)
      guard isStranger, Self.substitute?.firstMatch(in: document.text.bytes) == nil else {
        outcome.isPassed = true
        return
      }
      outcome += .failed(
        scope.finding(
          "缴款人“\(payer.text)”不是当事人,票据没有注明代缴", kind: "payment-receipt", subject: payer.text,
          evidence: [payer.evidence]))
    }
  }

  /// Whoever acts for the party: its representative, agent, and those who were heard for it.
  private func people(of scope: CaseScope) -> Set<String> {
    let fields = [
      "legal-representative", "operator", "agent", "interviewee", "site-person", "recipient", "party-representative",
    ]
    return Set(
      scope.file.documents.indices.flatMap { index in
        fields.flatMap {
          scope.read($0, in: index).found.flatMap { [People.plain($0.text)] + People.names(in: $0.text) }
        }
      })
  }

  // MARK: Dates

  private func dates(_ receipts: [Int], _ field: String, of decision: Int, _ scope: CaseScope) -> CheckOutcome {
    guard let decided = scope.read(field, in: decision).found.first(where: { $0.date != nil }), let day = decided.date
    else { return .absent("决定书没有日期") }
    return receipts.reduce(into: CheckOutcome()) { outcome, index in
      guard let paid = scope.read("paid-on", in: index).found.first(where: { $0.date != nil }), let on = paid.date
      else { return }
      outcome.isPassed = true
      guard on < day else { return }
      outcome += .failed(
        scope.finding(
          "缴款日\(on)早于决定日\(day)", kind: "payment-receipt", subject: "\(on.iso)<\(day.iso)",
          evidence: [paid.evidence, decided.evidence]))
    }
  }
}
