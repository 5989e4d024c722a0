import CaseReading
import DocExtract

/// `FineRange`, 罚款幅度: the fine lies within what the cited provision allows, by the user's table, or by the words of the
/// provision that the decision itself quotes.
struct FineRangeCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let sum = #"[\d.,零〇一二两三四五六七八九十百千万]{1,14}元"#
  /// `处五千元以上五万元以下的罚款`, `处二千元以下罚款`; rates and multiples are no sums.
  private static let range = try? Pattern(
    #"(?<!每)(?:处以?|罚款)(?:人民币)?(?:(?<a>"# + sum + #")(?:人民币)?以上(?:不超过)?)?(?<b>"# + sum + #")(?:人民币)?以下(?:的)?(?:罚款)?"#)
  /// Other ways to say how much: they may be what was applied.
  private static let others = try? Pattern(
    #"倍以[上下]|百分之[^。;\n]{1,8}以[上下]|\d%以[上下]|每[^。;,\n]{1,8}[^。;,\n]{0,8}元|元以上[^以。;\n]{0,4}罚款|分别裁量|合并(?:处罚|执行)|分别处|两项违法|数个违法|多个违法|个违法行为"#
  )

  private struct Range {
    var least, most: Int?
    var words: String
    var evidence: [Evidence]
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = scope.indices(of: "penalty-decision")
    guard !indices.isEmpty else { return .absent("没有处罚决定书") }
    return indices.reduce(into: CheckOutcome()) { $0 += examine($1, scope.focused(on: $1)) }
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let read = scope.read("fine-amount", in: index)
    if case .unreadable(let reason) = read { return .unread(reason) }
    let fines = read.found.filter { $0.money?.currency == "元" }
    guard let fine = fines.first, let fen = fine.fen, Set(fines.compactMap(\.fen)).count == 1 else {
      return .absent("没有罚款金额,或者有几项")
    }
    let document = scope.file.documents[index]
    var ranges = listed(index, scope)
    if ranges.isEmpty { ranges = quoted(in: document, scope) }
    guard !ranges.isEmpty else {
      return .absent(
        scope.facts.settings.lists["fine-ranges"] == nil ? "决定书没有写出唯一的罚款幅度,也没有导入清单 fine-ranges" : "没有可核对的罚款幅度")
    }
    if let most = ranges.map({ $0.most ?? Int.max }).max(), fen > most {
      return .failed(finding("超过", fine, ranges, document, scope))
    }
    guard let least = ranges.map({ $0.least ?? 0 }).min(), fen < least else { return .passed }
    // 减轻处罚 goes below the least; DIS-02 asks for its basis.
    if document.says("减轻") || document.says("降低一") { return .absent("决定书写有减轻处罚") }
    if let reason = document.unreadable { return .unread("\(scope.facts.name(of: document))没有读全: \(reason)") }
    return .failed(finding("低于", fine, ranges, document, scope))
  }

  private func finding(
    _ word: String, _ fine: Place, _ ranges: [Range], _ document: CaseDocument, _ scope: CaseScope
  ) -> Finding {
    var evidence = [fine.evidence]
    for place in ranges.flatMap(\.evidence) where !evidence.contains(place) { evidence.append(place) }
    return scope.finding(
      "罚款\(fine.money?.yuan ?? "")元,\(word)\(ranges.map(\.words).joined(separator: "、"))的幅度", kind: document.kind,
      subject: "\(fine.fen ?? 0)", evidence: evidence)
  }

  // MARK: The user's table

  /// The rows of the provisions that the penalty is based on.
  private func listed(_ index: Int, _ scope: CaseScope) -> [Range] {
    guard let table = scope.facts.settings.lists["fine-ranges"] else { return [] }
    let bases = scope.read("penalty-basis", in: index).found
    let base = ["goods-value", "unlawful-gains"].flatMap { scope.read($0, in: index).found.compactMap(\.fen) }
    var ranges: [Range] = []
    for row in table.rows.indices {
      let provisions = CitationReader().matches(in: ReadingText(plain: table.cell(row, "依据")).bytes).map(\.value)
      guard let provision = provisions.first,
        let place = bases.first(where: { $0.citations.contains { isSame($0, provision, scope) } })
      else { continue }
      let times = [Double(table.cell(row, "倍数下限")), Double(table.cell(row, "倍数上限"))]
      // A multiple of what nobody knows: no limit.
      if times.contains(where: { $0 != nil }), base.isEmpty { return [] }
      func fen(_ column: String) -> Int? { Int(table.cell(row, column)).map { $0 * 100 } }
      func multiple(_ factor: Double?, _ pick: ([Int]) -> Int?) -> Int? {
        guard let factor, let amount = pick(base), amount < 1 << 46 else { return nil }
        return Int((factor * Double(amount)).rounded())
      }
      let least = [fen("下限"), multiple(times[0]) { $0.min() }].compactMap(\.self).min()
      let most = [fen("上限"), multiple(times[1]) { $0.max() }].compactMap(\.self).max()
      guard least != nil || most != nil else { continue }
      let words = "罚款幅度表“\(table.cell(row, "依据"))”"
      ranges.append(
        Range(least: least, most: most, words: words + Self.shown(least, most), evidence: [place.evidence]))
    }
    return ranges
  }

  private static func shown(_ least: Int?, _ most: Int?) -> String {
    [least.map { "\(Money(fen: $0).yuan)元以上" }, most.map { "\(Money(fen: $0).yuan)元以下" }].compactMap(\.self).joined()
  }

  /// The provision of a row, or a part of it.
  private func isSame(_ cited: Citation, _ listed: Citation, _ scope: CaseScope) -> Bool {
    func law(_ name: String) -> String {
      let known = scope.facts.reference.laws.find(name)?.law.name ?? name
      return known.hasPrefix("中华人民共和国") ? String(known.dropFirst(7)) : known
    }
    return law(cited.law) == law(listed.law) && cited.article == listed.article
      && cited.subarticle == listed.subarticle
      && (listed.paragraph == nil || cited.paragraph == nil || cited.paragraph == listed.paragraph)
      && (listed.item == nil || cited.item == listed.item)
  }

  // MARK: What the decision quotes

  /// Only where all that is quoted are sums: then no fine lies above the largest or below the least of them.
  private func quoted(in document: CaseDocument, _ scope: CaseScope) -> [Range] {
    let text = document.text
    guard !(Self.others?.matches(anythingIn: text.bytes) ?? true) else { return [] }
    return (Self.range?.matches(in: text.bytes) ?? []).compactMap { match in
      func fen(_ name: String) -> Int? {
        match[name].flatMap { MoneyReader.parse(text.string($0))?.value.money.fen }
      }
      guard let most = fen("b") else { return nil }
      let least = fen("a")
      if match["a"] != nil, least == nil { return nil }
      return Range(
        least: least, most: most, words: "决定书所引“\(text.string(match.range))”",
        evidence: [scope.evidence(match.range, in: document)])
    }
  }
}
