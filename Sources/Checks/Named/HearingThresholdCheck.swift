import CaseReading

/// `HearingThreshold`: where the penalty gives a right to a hearing, the notice tells the party so (处罚法第六十三条).
struct HearingThresholdCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let told = try? Pattern(
    #"(?:有权|可以|可|有)[^。\n]{0,30}(?:要求|申请|提出)[^。\n]{0,20}听证|(?:要求|申请)(?:举行|组织)?听证的?权利"#)

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let notices = ["penalty-prior-notice", "hearing-notice"].flatMap(scope.indices)
    guard !notices.isEmpty else { return .absent("没有告知书") }
    if let right = told(in: notices, scope) {
      switch right {
      case .yes: return .passed
      case .unknown(let reason): return .unread(reason)
      case .no: break
      }
    }
    let kinds = kinds(notices, scope)
    if let kind = kinds.first {
      return .failed(
        scope.finding(
          "拟作出\(kind.word),告知书没有告知要求听证的权利", kind: "penalty-prior-notice", subject: kind.word,
          searched: scope.searched(scope.file.documents[notices[0]]), evidence: [kind.evidence]))
    }
    return amounts(notices, scope)
  }

  private func told(in notices: [Int], _ scope: CaseScope) -> Truth? {
    var unread: String?
    for index in notices {
      let document = scope.file.documents[index]
      let matches = HearingThresholdCheck.told?.matches(in: document.text.bytes) ?? []
      let isTold = matches.contains { !HearingThresholdCheck.isUnticked($0.range, document) }
      if isTold { return .yes([]) }
      if !matches.isEmpty { unread = "\(scope.facts.name(of: document))听证权一项前的方框没有勾选,须由人核对" }
      switch scope.read("hearing-right", in: index) {
      case .found: if matches.isEmpty { return .yes([]) }
      case .unreadable(let reason): unread = unread ?? reason
      case .absent, .blank: continue
      }
    }
    if unread == nil, scope.indices(of: "hearing-notice").isEmpty { unread = scope.facts.mayHold("hearing-notice") }
    return unread.map { .unknown(because: $0) } ?? .no
  }

  /// Behind an empty box: `□你(单位)有权要求举行听证`; a tick by hand may not have been recognized.
  private static func isUnticked(_ range: Range<Int>, _ document: CaseDocument) -> Bool {
    let line = document.text.string(PhraseText(document).line(around: range))
    return line.unicodeScalars.first { $0 != " " && $0 != "|" }.map { "□☐".unicodeScalars.contains($0) } ?? false
  }

  /// Before 2021-07-15 only 停产停业 and 吊销 gave the right by their kind (旧法第四十二条).
  private func kinds(_ notices: [Int], _ scope: CaseScope) -> [(word: String, evidence: Evidence)] {
    let day = notices.compactMap { scope.read("issued-on", in: $0).found.compactMap(\.date).first }.max()
    let isOld = (day.map { $0.iso < "2021-07-15" }) ?? (scope.file.lawGeneration == "2017")
    let words = isOld ? ["停产停业", "吊销"] : PenaltyKinds.hearing
    let places =
      notices.flatMap { scope.read("proposed-penalty", in: $0).found }
      + scope.read(FieldPath(kind: "penalty-decision", field: "penalty-kinds")).found
    return places.flatMap { place in
      PenaltyKinds.named(in: place.text).filter(words.contains).map { ($0, place.evidence) }
    }
  }

  private func amounts(_ notices: [Int], _ scope: CaseScope) -> CheckOutcome {
    let proposed = notices.flatMap { scope.read("proposed-amount", in: $0).found }
    func decided(_ field: String) -> [Place] { scope.read(FieldPath(kind: "penalty-decision", field: field)).found }
    let fine = PenaltyAmounts(proposed) ?? PenaltyAmounts(decided("fine-amount"))
    let confiscated = PenaltyAmounts(decided("confiscated-amount"))
    guard fine != nil || confiscated != nil else { return .passed }
    let day =
      notices.compactMap { scope.read("issued-on", in: $0).found.compactMap(\.date).first }.max()
      ?? scope.facts.decisionDate?.value
    guard let day else { return .absent("没有告知日期") }
    let document = scope.file.documents[notices[0]]
    let party = scope.partyKind == .unknown ? PartyOfDocument.kind(of: document, in: scope.file) : scope.partyKind
    let threshold = scope.facts.thresholds.resolve(
      "hearing-thresholds", sector: scope.facts.sector, province: scope.facts.province, on: day)
    var outcome = CheckOutcome()
    if let fine { outcome += judge(fine, "罚款", threshold, party, document, scope) }
    // 没收的数额另计,不与罚款相加。
    if let confiscated, threshold?.countsConfiscation ?? false {
      outcome += judge(confiscated, "没收", threshold, party, document, scope)
    }
    outcome.isPassed = true
    return outcome
  }

  private func judge(
    _ amount: PenaltyAmounts, _ what: String, _ threshold: ThresholdTable.Variant?, _ party: Party.Kind,
    _ document: CaseDocument, _ scope: CaseScope
  ) -> CheckOutcome {
    func finding(_ message: String) -> Finding {
      scope.finding(
        message, kind: document.kind, subject: "\(amount.total)", searched: scope.searched(document),
        evidence: amount.evidence)
    }
    let sum = "拟\(what)\(Money(fen: amount.total).yuan)元"
    guard let threshold else {
      guard amount.total >= 5_000_000 || party == .individual && amount.total >= 1_000_000 else { return .passed }
      return .hint(finding("\(sum),告知书没有告知听证权;未导入本地听证阈值,请核对").softened)
    }
    let bound = party == .individual ? threshold.individual : threshold.organization
    switch threshold.reaches(amount.total, party: party) {
    case true:
      let name = "\(threshold.scope)\(PartyOfDocument.name(party))\(bound)元"
      let finding = finding("\(sum),达到听证数额(\(name)),告知书没有告知要求听证的权利")
      return threshold.confidence == .low ? .hint(finding.softened) : .failed(finding)
    case false: return .passed
    case nil: return .hint(finding("\(sum),达到公民的听证数额(\(threshold.scope)\(threshold.individual)元),告知书没有告知听证权").softened)
    }
  }
}
