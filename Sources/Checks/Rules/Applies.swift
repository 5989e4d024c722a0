import CaseReading

/// When a rule applies; otherwise it is not applicable, with the reason.
struct Applies: Sendable {
  /// Procedures and stages by kind of case; an empty list means all of them. `nil`: any case.
  var cases: [String: [String]]?
  /// The date of the act named by `by` is not before `from` and before `until`.
  var from, until: CalendarDate?
  var by: DateSource
  var sectors: [String] = []
  var provinces: [String] = []
  var when: Condition?

  init() { by = DateSource(terms: [.decisionDate]) }

  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    var keys = try PackMapping(node, name: "applies")
    cases = try keys.take("cases").map { node throws(PackError) in try Applies.cases(node) } ?? nil
    from = try keys.date("from")
    until = try keys.date("until")
    by =
      try keys.take("by").map { node throws(PackError) in try DateSource(node, context) }
      ?? DateSource(terms: [.decisionDate])
    if let node = keys.take("sectors") {
      for element in node.listed { sectors.append(try element.word("领域", among: CaseWords.sectors)) }
    }
    if let node = keys.take("provinces") {
      for element in node.listed { provinces.append(try element.word("省份", among: CaseWords.provinces)) }
    }
    when = try keys.take("when").map { node throws(PackError) in try Condition(node, context) }
    try keys.finish()
  }

  /// `any`, `{penalty: [ordinary, hearing], coercion: any}`
  static func cases(_ node: PackNode) throws(PackError) -> [String: [String]]? {
    if node.text == "any" { return nil }
    guard let entries = node.entries else { throw node.error("cases 应为 any 或 {penalty: [ordinary]} 这样的映射") }
    var cases: [String: [String]] = [:]
    for entry in entries {
      guard CaseWords.kinds.contains(entry.key) else {
        throw entry.error("案卷类别" + Spelling.unknown(entry.key, among: CaseWords.kinds))
      }
      if entry.value.text == "any" {
        cases[entry.key] = []
        continue
      }
      var words: [String] = []
      for element in entry.value.listed {
        words.append(try element.word("程序", among: CaseWords.procedures + CaseWords.stages))
      }
      guard !words.isEmpty else { throw entry.error("程序是空的;全部适用写 any") }
      cases[entry.key] = words
    }
    return cases
  }

  /// Why the rule does not concern such a case; `nil` when it does.
  func mismatch(with facts: CaseFacts) -> String? {
    mismatch(with: facts.file, sector: facts.sector, province: facts.province)
  }

  /// - Parameters:
  ///   - sector: id, as the user or the case says it.
  ///   - province: short name.
  func mismatch(with file: CaseFile, sector: String, province: String?) -> String? {
    if let cases {
      guard let words = cases[file.kind] else {
        return file.kind == "unknown" ? "案卷类别不明" : "不适用于\(Applies.names[file.kind] ?? file.kind)案卷"
      }
      guard words.isEmpty || words.contains(file.procedure) || words.contains(where: file.stages.contains) else {
        return "不适用于\(Applies.names[file.procedure] ?? file.procedure)"
      }
    }
    if !sectors.isEmpty, !sectors.contains(sector) {
      return "不适用于\(CaseWords.sectorNames[sector] ?? sector)领域"
    }
    if !provinces.isEmpty, !provinces.contains(province ?? "") { return "不适用于\(province ?? "不明省份")" }
    return nil
  }

  private static let names = [
    "penalty": "行政处罚", "licensing": "行政许可", "coercion": "行政强制措施", "enforcement": "行政强制执行", "inspection": "行政检查",
    "levy": "行政征收", "confirmation": "行政确认", "ordinary": "普通程序", "summary": "简易程序", "no-penalty": "不予处罚程序",
    "general": "一般程序",
  ]
}
