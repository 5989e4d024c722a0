import CaseReading
import DocExtract

/// `MitigationSignals`: circumstances that ask for a lighter penalty (处罚法第三十二条、第三十三条) and that the party or the
/// records speak of have an answer in the decision.
struct MitigationSignalsCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private struct Signal {
    let name: String
    let said, answered: Pattern?
    /// Statutory and plain: otherwise only worth a look.
    let isStrong: Bool

    init(_ name: String, _ said: String, _ answered: String, isStrong: Bool = true) {
      self.name = name
      self.said = try? Pattern(said)
      self.answered = try? Pattern(answered)
      self.isStrong = isStrong
    }
  }

  private static let signals = [
    Signal("受他人胁迫、诱骗", #"(?:受|被)[^。,;\n]{0,10}(?:胁迫|威胁|逼迫|诱骗|欺骗)"#, "胁迫|威胁|逼迫|诱骗|欺骗"),
    Signal("主动供述行政机关尚未掌握的违法行为", #"(?:主动|自行)(?:供述|交代|交待|坦白|投案|说明了?(?:违法|情况)|报告)"#, "供述|交代|交待|坦白|投案|主动|如实"),
    Signal("有立功表现", #"立功|(?:检举|揭发|举报)(?:了)?(?:他人|其他|上家|供货)"#, "立功|检举|揭发|举报"),
    Signal(
      "主动消除或者减轻危害后果", #"(?:主动|已经?|全部|立即|当天|当日)[^。,;\n]{0,8}(?:召回|退还|退赔|退款|赔偿|清除|消除|恢复原状)"#,
      "召回|退还|退赔|退款|赔偿|清除|消除|恢复|整改|改正|后果|减轻|从轻"),
    Signal(
      "初次违法", "(?:首次|初次|第一次)(?:违法|违规|被[查罚处]|发生|出现|犯)|(?:没有|未|无)(?:被|受过?)?[^。,;\n]{0,4}(?:处罚过|处罚记录|前科|违法记录)",
      "首次|初次|第一次|初犯|前科|违法记录|处罚记录|再次|多次|曾因|两年内|2年内", isStrong: false),
    Signal(
      "及时改正", "(?:已经?|立即|当天|当日|马上|及时)[^。,;\n]{0,6}(?:整改|改正|下架|拆除|停止销售|停工)",
      "整改|改正|下架|拆除|停止|未改|拒不", isStrong: false),
  ]
  /// What is no circumstance: questions, wishes, conditions, denials.
  private static let denied = try? Pattern(#"不是|没有|并未|未曾|未(?:能|予)|无法|如果|若|希望|请求|今后|以后|保证|将会|会尽快|是否|有没有|吗|应当?|可以"#)

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let decisions = scope.documents(of: "penalty-decision")
    guard let decision = decisions.first else {
      if let reason = scope.facts.mayHold("penalty-decision") { return CheckOutcome(hidden: [reason]) }
      return .absent("没有处罚决定书")
    }
    var outcome = CheckOutcome()
    for signal in Self.signals {
      guard let (words, isFormal) = said(signal, scope) else { continue }
      outcome += judge(signal, words, isFormal: isFormal, decisions, scope)
    }
    if outcome.outcome == .notApplicable { outcome.absent.append("笔录、申辩、复查材料没有说到从轻减轻的情形") }
    if !outcome.findings.isEmpty, let reason = decision.unreadable { return .unread("决定书没有读全: \(reason)") }
    return outcome
  }

  private func judge(
    _ signal: Signal, _ words: Evidence, isFormal: Bool, _ decisions: [CaseDocument], _ scope: CaseScope
  ) -> CheckOutcome {
    if decisions.contains(where: { signal.answered?.firstMatch(in: $0.text.bytes) != nil }) { return .passed }
    let name = scope.facts.name(of: decisions[0])
    let finding = scope.finding(
      "材料说到\(signal.name),\(name)没有回应", kind: "penalty-decision", subject: signal.name,
      searched: scope.searched(decisions[0]), evidence: [words])
    return signal.isStrong && isFormal ? .failed(finding) : .hint(finding.softened)
  }

  /// Where the party says so, in writing before what was asked of it.
  private func said(_ signal: Signal, _ scope: CaseScope) -> (Evidence, isFormal: Bool)? {
    for (kind, field) in [
      ("defense-statement", "defense-content"), ("defense-record", "defense-content"),
      ("recheck-record", "correction-result"),
    ] {
      for place in scope.read(FieldPath(kind: kind, field: field)).found {
        let text = PhraseText(place)
        if let range = statements(signal, in: text).first { return (text.evidence(range, place.document), true) }
      }
    }
    for document in scope.documents(of: "interview-record") {
      let text = PhraseText(document)
      let answers = document.text.paragraphs.filter { isAnswer(document.text.string($0)) }
      for range in statements(signal, in: text)
      where answers.contains(where: { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }) {
        return (text.evidence(range, document), false)
      }
    }
    return nil
  }

  private func isAnswer(_ line: String) -> Bool {
    line.hasPrefix("答") || line.hasPrefix("被询问人:")
  }

  /// Where sentences state it of the case.
  private func statements(_ signal: Signal, in text: PhraseText) -> [Range<Int>] {
    (signal.said?.matches(in: text.bytes) ?? []).map(\.range).filter { range in
      let before = text.bytes[..<range.lowerBound].suffix(30)
      let clause = String(decoding: before, as: UTF8.self).split(whereSeparator: { "。,;:\n".contains($0) }).last ?? ""
      let after = String(decoding: text.bytes[range.upperBound...].prefix(12), as: UTF8.self)
      let isCut = before.last.map { "。,;:\n".utf8.contains($0) } ?? true
      let words = (isCut ? "" : String(clause)) + after
      return Self.denied?.firstMatch(in: Array(words.utf8)) == nil
    }
  }
}
