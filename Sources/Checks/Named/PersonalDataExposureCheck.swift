import CaseReading

/// `PersonalDataExposure`: what was published shows no identity number, private address, telephone or bank account.
struct PersonalDataExposureCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let address = try? Pattern(
    #"(?:住址|家庭住址|现住|户籍地址?|住所地?):?(?<a>[^\n,。; ]{2,40}?\d+(?:号|室|栋|幢|单元)[^\n,。; ]{0,20})"#)

  /// Words before a telephone or an account of an agency.
  private static let official = try? Pattern(
    #"(?:举报|投诉|咨询|监督|服务|热线|值班|办公|机关|财政|国库|非税|缴(?:纳|至|到|款)|收款)[^\n。;]{0,40}$"#)

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let kind = "publicity-material"
    let indices = scope.indices(of: kind)
    guard !indices.isEmpty else {
      if let reason = scope.facts.mayHold(kind) { return .unread(reason) }
      return .absent("没有公示材料")
    }
    return indices.reduce(into: CheckOutcome()) { $0 += examine(scope.file.documents[$1], scope.focused(on: $1)) }
  }

  private func examine(_ document: CaseDocument, _ scope: CaseScope) -> CheckOutcome {
    let text = PhraseText(document)
    var outcome = CheckOutcome()
    for match in SensitiveNumberReader.matches(in: text.bytes) where match.confidence >= 0.8 {
      let what: String
      switch match.value {
      case .identityNumber: what = "身份证件号码"
      case .phone: what = "电话号码"
      case .bankCard: what = "银行账号"
      case .creditCode: continue
      }
      if match.value != .identityNumber, isOfficial(match.range, text) { continue }
      outcome.findings.append(finding("公示内容含\(what)", text.evidence(match.range, document), what, scope))
    }
    let party = PartyOfDocument.kind(of: document, in: scope.file)
    if party == .individual || scope.partyKind == .individual {
      for match in PersonalDataExposureCheck.address?.matches(in: text.bytes) ?? [] {
        guard let range = match["a"], !PartyNames.isMasked(text.string(range)) else { continue }
        outcome.findings.append(finding("公示内容含自然人住址", text.evidence(range, document), "住址", scope))
      }
    }
    guard outcome.findings.isEmpty else { return outcome }
    if let reason = document.unreadable { return .unread(reason) }
    return text.bytes.isEmpty ? .absent("公示材料没有文字") : .passed
  }

  private func isOfficial(_ range: Range<Int>, _ text: PhraseText) -> Bool {
    let line = text.line(around: range)
    return PersonalDataExposureCheck.official?
      .matches(anythingIn: Array(text.bytes[line.lowerBound..<range.lowerBound])) ?? false
  }

  /// The numbers themselves stay out of messages and fingerprints.
  private func finding(_ message: String, _ evidence: Evidence, _ subject: String, _ scope: CaseScope) -> Finding {
    scope.finding(message, kind: "publicity-material", subject: subject, evidence: [evidence])
  }
}
