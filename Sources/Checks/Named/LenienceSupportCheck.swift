import CaseReading
import DocExtract

/// `LenienceSupport`: whoever writes 从轻、减轻、从重 says for what facts, and by which provision.
struct LenienceSupportCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let words = try? Pattern(
    #"(?:从轻|减轻|从重|从宽)(?:(?:或者?|、|并)(?:从轻|减轻))?(?:的)?(?:行政)?(?:处罚|情形|情节|裁量|处理|幅度)"#)
  /// Clauses in which somebody else asks for it, or which deny it.
  private static let denied = try? Pattern(
    #"不具[有备]|没有|无(?!证|照)|不符合|不属于|不存在|不构成|不应|不再|不适用|不予采纳|未采纳|请求|要求|申请|希望|恳请|辩称|主张|提出|建议|认为|称|诉求|[“"(]"#)
  private static let asked = try? Pattern(#"^(?:的)?(?:请求|要求|申请|意见|主张|理由|诉求|建议|[”"])"#)
  /// A provision or a standard that speaks of leniency or severity.
  private static let basis = try? Pattern(
    #"《[^》\n]*(?:裁量|量罚|基准|处罚标准|罚款标准|清单|从轻|减轻|从重|免罚|指导意见|适用规则)[^》\n]*》"#
      + #"|(?:处罚法|条例|规定|办法|法)》?(?:\([^)\n]{1,16}\))?[^。\n]{0,24}第[一二三四五六七八九十百零\d]{1,6}条[^。\n]{0,60}(?:从轻|减轻|从重|从宽)"#
      + #"|行政处罚法》?(?:\([^)\n]{1,16}\))?第(?:二十[五六七]|三十|三十[一二三]|2[567]|3[0-3])条"#
      + #"|(?:从轻|减轻|从重|裁量)[^。\n]{0,40}第[一二三四五六七八九十百零\d]{1,6}条"#)

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = scope.indices(of: "penalty-decision")
    guard !indices.isEmpty else { return .absent("没有处罚决定书") }
    return indices.reduce(into: CheckOutcome()) { $0 += examine(scope.file.documents[$1], scope.focused(on: $1)) }
  }

  private func examine(_ document: CaseDocument, _ scope: CaseScope) -> CheckOutcome {
    let text = document.text
    let stated = (Self.words?.matches(in: text.bytes) ?? []).map(\.range).filter { isStated($0, text) }
    guard let first = stated.first else {
      return document.unreadable.map(CheckOutcome.unread) ?? .absent("没有写从轻、减轻或者从重")
    }
    var lacking: [String] = []
    let paragraphs = stated.map { range in text.paragraphs.first { $0.overlaps(range) } ?? range }
    if !paragraphs.contains(where: { DiscretionWords.hasFacts(text.string($0)) }) { lacking.append("本案的具体事实") }
    if !(Self.basis?.matches(anythingIn: text.bytes) ?? true) { lacking.append("所依据的条款") }
    guard !lacking.isEmpty else { return .passed }
    if let reason = document.unreadable { return .unread("\(scope.facts.name(of: document))没有读全: \(reason)") }
    return .failed(
      scope.finding(
        "\(scope.facts.name(of: document))写有“\(text.string(first))”,没有写明\(lacking.joined(separator: "、"))",
        kind: document.kind, subject: "没有" + lacking.joined(separator: "、"),
        evidence: [scope.evidence(first, in: document)]))
  }

  /// The agency says so itself, of this case.
  private func isStated(_ range: Range<Int>, _ text: ReadingText) -> Bool {
    let paragraph = text.paragraphs.first { $0.overlaps(range) } ?? range
    let before = text.string(paragraph.lowerBound..<range.lowerBound)
    let clause =
      before.unicodeScalars.lastIndex { ",。;:\n".unicodeScalars.contains($0) }
      .map { String(before.unicodeScalars[$0...].dropFirst()) } ?? before
    if Self.denied?.matches(anythingIn: Array(clause.utf8)) ?? false { return false }
    // 当事人请求…,要求…: whose words they are may stand at the start of the sentence.
    let sentence =
      before.unicodeScalars.lastIndex { "。;\n".unicodeScalars.contains($0) }
      .map { String(before.unicodeScalars[$0...].dropFirst()) } ?? before
    if ["请求", "辩称", "申辩", "要求", "提出", "希望", "采纳", "认为"].contains(where: sentence.contains) { return false }
    let after = Array(text.string(range.upperBound..<paragraph.upperBound).utf8.prefix(60))
    return !(Self.asked?.matches(anythingIn: after) ?? false)
  }
}
