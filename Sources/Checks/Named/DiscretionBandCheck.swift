import CaseReading
import DocExtract

/// `DiscretionBand`: the fine lies within the band that the decision says it applies, or that the user's table gives.
struct DiscretionBandCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let sum = #"[\d.,零〇一二两三四五六七八九十百千万]{1,14}(?:元)?"#
  /// `“从轻”档(罚款二十万元以上四十四万元以下)`: of a standard, not of the law.
  private static let stated = try? Pattern(
    #"(?:档|阶次|等级|等次|裁量幅度|裁量区间|裁量情形|裁量标准)(?!以)[^。;\n《每倍%分]{0,36}?(?<a>"# + sum
      + #")(?:人民币)?以上(?:不满)?[^。;\n每倍%]{0,4}?(?<b>"# + sum
      + #")(?:人民币)?以下(?:的)?(?:罚款|幅度|[^。;\n]{0,4}[)）])"#)

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = scope.indices(of: "penalty-decision")
    guard !indices.isEmpty else { return .absent("没有处罚决定书") }
    return indices.reduce(into: CheckOutcome()) { $0 += examine($1, scope.focused(on: $1)) }
  }

  private struct Band {
    let least, most: Int?
    let words: String
    let evidence: [Evidence]
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let fined = scope.read("fine-amount", in: index)
    if case .unreadable(let reason) = fined { return .unread(reason) }
    let fines = fined.found.filter { $0.money?.currency == "元" }
    guard let fine = fines.first, let fen = fine.fen, Set(fines.compactMap(\.fen)).count == 1 else {
      return .absent("没有罚款金额,或者有几项")
    }
    let document = scope.file.documents[index]
    let bands = stated(in: document, scope) + listed(index, scope)
    guard !bands.isEmpty else {
      return .absent(
        scope.facts.settings.lists["discretion-table"] == nil ? "决定书没有写明档次的金额区间,也没有导入清单 discretion-table" : "没有可核对的档次区间"
      )
    }
    if bands.contains(where: { ($0.least ?? 0) <= fen && fen <= $0.most ?? Int.max }) { return .passed }
    let band = bands[0]
    // 减轻处罚 goes below the least, and needs its own basis.
    if let least = band.least, fen < least, document.says("减轻") { return .absent("决定书写有减轻处罚") }
    guard bands.count == 1 else { return .unread("决定书写有几个档次的区间,适用哪一个须由人核对") }
    return .failed(
      scope.finding(
        "罚款\(Money(fen: fen).yuan)元,不在\(band.words)的区间", kind: "penalty-decision", subject: "\(fen)",
        evidence: [fine.evidence] + band.evidence))
  }

  private func stated(in document: CaseDocument, _ scope: CaseScope) -> [Band] {
    (Self.stated?.matches(in: document.text.bytes) ?? []).compactMap { match in
      guard let a = match["a"], let b = match["b"], document.text.string(b).hasSuffix("元") else { return nil }
      func fen(_ range: Range<Int>) -> Int? {
        let words = document.text.string(range)
        return MoneyReader.parse(words.hasSuffix("元") ? words : words + "元")?.value.money.fen
      }
      guard let least = fen(a), let most = fen(b), least < most else { return nil }
      let range = a.lowerBound..<b.upperBound
      return Band(
        least: least, most: most, words: "决定书所写“\(document.text.string(range))以下”",
        evidence: [scope.evidence(range, in: document)])
    }
  }

  /// Rows of the table for the cited standard and grade, when one matter is meant.
  private func listed(_ index: Int, _ scope: CaseScope) -> [Band] {
    guard let table = scope.facts.settings.lists["discretion-table"] else { return [] }
    let standards = scope.read("discretion-standard", in: index).found
    let grades = scope.read("discretion-grade", in: index).found
    let matters = ["cause-of-action", "case-name", "facts"].flatMap { field in
      scope.file.documents.indices.flatMap { scope.read(field, in: $0).found.map { PartyNames.plain($0.text) } }
    }
    let rows = Set(standards.flatMap { DiscretionTable.rows(of: table, named: $0.text) }).sorted().filter { row in
      let grade = table.cell(row, "档次"), matter = table.cell(row, "事项")
      return !grade.isEmpty && grades.contains { $0.text.contains(grade) }
        && matters.contains { $0.contains(PartyNames.plain(matter)) }
    }
    guard rows.count == 1, let standard = standards.first, let grade = grades.first else { return [] }
    let row = rows[0]
    let base = scope.read("goods-value", in: index).found.compactMap(\.fen).max()
    func bound(_ fixed: String, _ times: String) -> Int? {
      if let yuan = Int(table.cell(row, fixed)) { return yuan * 100 }
      guard let factor = Double(table.cell(row, times)), let base, base < 1 << 46 else { return nil }
      return Int((factor * Double(base)).rounded())
    }
    let least = bound("下限", "倍数下限"), most = bound("上限", "倍数上限")
    guard least != nil || most != nil else { return [] }
    func yuan(_ fen: Int?) -> String { fen.map { Money(fen: $0).yuan } ?? "" }
    return [
      Band(
        least: least, most: most,
        words: "裁量权基准表“\(table.cell(row, "事项"))”\(table.cell(row, "档次"))档\(yuan(least))元至\(yuan(most))元",
        evidence: [standard.evidence, grade.evidence])
    ]
  }
}

extension CaseDocument {
  /// Whether its text holds a word.
  func says(_ word: String) -> Bool {
    text.bytes.firstRange(of: Array(word.utf8)) != nil
  }
}
