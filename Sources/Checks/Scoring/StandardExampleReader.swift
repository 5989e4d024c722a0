import CaseReading
import DocExtract

/// Reads the examples of a standard, strictly.
struct StandardExampleReader {
  let standard: ReviewStandard
  let context: StandardContext

  func examples(_ node: PackNode?) throws(PackError) -> [StandardExample] {
    var examples: [StandardExample] = []
    for element in node?.listed ?? [] {
      let example = try example(element)
      guard !examples.contains(where: { $0.name == example.name }) else {
        throw element.error("例子“\(example.name)”写了两次")
      }
      examples.append(example)
    }
    return examples
  }

  private func example(_ node: PackNode) throws(PackError) -> StandardExample {
    var keys = try PackMapping(node, name: "例子")
    let name = try keys.require("name").string("name")
    var own = standard
    if let sheet = keys.take("sheet") {
      let id = try sheet.word("评分表", among: standard.sheets.map(\.id))
      own.sheets = own.sheets.filter { $0.id == id }
    }
    let file = try file(&keys, own.sheets)
    let isWhole = try keys.string("questions").map { word throws(PackError) in word != "open" } ?? true
    let results = try results(&keys, own, file)
    var said = try confirmations(keys.take("confirmations"))
    if isWhole { said += answers(own, except: said) }
    let wanted = try wanted(&keys, own)
    try keys.finish()
    return StandardExample(
      name: name, line: node.line, standard: own, file: file, results: results,
      confirmations: Confirmations(all: said), wanted: wanted)
  }

  // MARK: The case

  /// `case: {penalty: [ordinary]}`, otherwise as the first sheet wants it; it holds every document that the sheets name
  /// but those of `without`, or only those of `documents`.
  private func file(_ keys: inout PackMapping, _ sheets: [StandardSheet]) throws(PackError) -> CaseFile {
    var file = CaseFile(path: "例子", completeness: .volume)
    let written = try keys.take("case").flatMap { node throws(PackError) in try Applies.cases(node) }
    let cases = written ?? sheets.first?.cases ?? [:]
    if let kind = CaseWords.kinds.first(where: { cases[$0] != nil }) {
      file.kind = kind
      let words = cases[kind] ?? []
      file.procedure = words.first(where: CaseWords.procedures.contains) ?? (kind == "penalty" ? "ordinary" : "general")
      file.stages = words.filter(CaseWords.stages.contains).sorted()
    }
    let (named, without) = (keys.take("documents"), keys.take("without"))
    if let without, named != nil { throw without.error("documents 和 without 只写一个") }
    var kinds = try context.kinds(named)
    if named == nil {
      let left = try context.kinds(without)
      let sheet = sheets.first { !$0.isForAll && $0.cases[file.kind] != nil } ?? sheets.first
      for kind in (sheet?.items ?? []).flatMap({ $0.documents + $0.missing }) + (sheet?.has.prefix(1) ?? [])
      where !left.contains(kind) && !kinds.contains(kind) { kinds.append(kind) }
    }
    file.documents = kinds.enumerated().map { index, kind in
      CaseDocument(
        id: "d\(index)", kind: kind, title: context.vocabulary.name(of: kind), source: 0,
        span: TextSpan(start: 0, end: 0), confidence: 1, text: ReadingText(plain: ""))
    }
    return file
  }

  // MARK: What the rules say

  /// Every rule that the standard names has passed, but for those that are written down.
  private func results(
    _ keys: inout PackMapping, _ standard: ReviewStandard, _ file: CaseFile
  ) throws(PackError) -> [RuleResult] {
    var results: [RuleResult] = []
    for element in keys.take("found")?.listed ?? [] {
      for result in try found(element) {
        guard !results.contains(where: { $0.rule == result.rule }) else {
          throw element.error("规则 \(result.code) 写了两次;几处写成 {\(result.code): 2}")
        }
        results.append(result)
      }
    }
    for (key, outcome) in [("undecided", Outcome.indeterminate), ("not-applicable", .notApplicable)] {
      for id in try context.selection(keys.take(key)).ids {
        let because = outcome == .indeterminate ? "没有读全" : "不涉及"
        results.append(result(id, outcome, because: because))
      }
    }
    let named = Set(standard.sheets.flatMap(\.items).flatMap(\.rules) + standard.basicElements.flatMap(\.rules))
      .union(standard.vetoes?.flatMap(\.rules) ?? []).subtracting(results.map(\.rule))
    return results + named.sorted().map { result($0, .passed) }
  }

  private func result(_ id: String, _ outcome: Outcome, because: String? = nil) -> RuleResult {
    let entry = context.directory[id]
    return RuleResult(
      rule: id, code: entry?.code ?? id, severity: standard.severities[id] ?? entry?.severity ?? .major,
      outcome: outcome, because: because)
  }

  /// `PRO-02`; `{PRO-02: 2}`, two places; `{PRO-09: [认定事实]}`, what is missing;
  /// `{PRO-09: {severity: minor, places: 2, missing: […], document: penalty-prior-notice, waived: true}}`.
  private func found(_ node: PackNode) throws(PackError) -> [RuleResult] {
    guard let entries = node.entries else {
      return [try failed(context.directory.id(node), PackNode(.none))]
    }
    var results: [RuleResult] = []
    for entry in entries {
      let name = PackNode(.scalar(entry.key), line: entry.line, column: entry.column)
      results.append(try failed(context.directory.id(name), entry.value))
    }
    return results
  }

  private func failed(_ id: String, _ node: PackNode) throws(PackError) -> RuleResult {
    var result = result(id, .failed)
    var finding = Finding(message: result.code, severity: result.severity)
    var count = 1
    if let text = node.text {
      guard let places = Int(text), (1...100).contains(places) else { throw node.error("应写几处(1 至 100),却是“\(text)”") }
      count = places
    } else if node.entries != nil {
      var keys = try PackMapping(node, name: "发现")
      finding.severity = try keys.word("severity") ?? finding.severity
      finding.documentKind = try context.kinds(keys.take("document")).first
      finding.isWaived = try keys.boolean("waived") ?? false
      finding.missing = try missing(keys.take("missing"), of: id)
      count = try keys.integer("places") ?? 1
      guard (1...100).contains(count) else { throw node.error("places 应为 1 至 100") }
      try keys.finish()
    } else if node.elements != nil {
      finding.missing = try missing(node, of: id)
    }
    result.findings = (1...count).map { number in
      finding.subject = "\(number)"
      return finding
    }
    return result
  }

  private func missing(_ node: PackNode?, of rule: String) throws(PackError) -> [MissingElement] {
    guard let node else { return [] }
    let code = PackEntry(key: rule, line: node.line, column: node.column, value: node)
    let selection = try context.selection(PackNode(.mapping([code]), line: node.line, column: node.column))
    return (selection.elements[rule] ?? []).map { MissingElement(name: $0, ids: [$0]) }
  }

  // MARK: What persons say

  private func confirmations(_ node: PackNode?) throws(PackError) -> [Confirmation] {
    let reader = ConfirmationReader(standard: standard, directory: context.directory)
    var all: [Confirmation] = []
    for element in node?.listed ?? [] { all.append(try reader.confirmation(element)) }
    return all
  }

  /// 无问题 for every question that nobody has answered.
  private func answers(_ standard: ReviewStandard, except said: [Confirmation]) -> [Confirmation] {
    var targets: [Confirmation.Target] = []
    for item in standard.sheets.flatMap(\.items) + standard.basicElements {
      for line in item.lines {
        if let question = line.manual { targets.append(.question(question, item: item.id)) }
        for rule in line.rules where context.directory[rule]?.isManual == true {
          targets.append(.rule(rule, item: item.id))
        }
      }
    }
    return targets.filter { target in !said.contains { $0.target == target } }
      .map { Confirmation(target: $0, decision: .fine, by: "例子") }
  }

  // MARK: What the sheet should say

  /// `none`: no grade.
  private func grade(_ node: PackNode?, _ standard: ReviewStandard) throws(PackError) -> String? {
    guard let node else { return nil }
    return node.text == "none" ? "" : try node.word("等次", among: standard.grades.bands.map(\.grade))
  }

  private func wanted(_ keys: inout PackMapping, _ standard: ReviewStandard) throws(PackError) -> StandardExample.Wanted
  {
    var wanted = StandardExample.Wanted(
      score: try keys.points("score"), scoreIfConfirmed: try keys.points("confirmed"),
      undecided: try keys.points("undecided-points"), open: try keys.points("open-points"))
    wanted.grade = try grade(keys.take("grade"), standard)
    wanted.gradeIfConfirmed = try grade(keys.take("grade-confirmed"), standard)
    let items = standard.sheets.flatMap(\.items).map(\.id)
    let known = items + standard.basicElements.map(\.id)
    if let node = keys.take("deductions") {
      var deductions: [String: Points] = [:]
      for entry in node.entries ?? [] {
        guard known.contains(entry.key) else { throw entry.error("条目" + Spelling.unknown(entry.key, among: known)) }
        deductions[entry.key] = try entry.value.points("扣分")
      }
      wanted.deductions = deductions
    }
    if let node = keys.take("not-involved") {
      var ids: [String] = []
      for element in node.listed { ids.append(try element.word("条目", among: items)) }
      wanted.notInvolved = ids
    }
    let hasGrade = wanted.grade != nil || wanted.gradeIfConfirmed != nil
    guard wanted.score != nil || wanted.scoreIfConfirmed != nil || hasGrade || wanted.deductions != nil
    else { throw keys.node.error("例子没有写应得的结果:score、confirmed、grade 或者 deductions") }
    return wanted
  }
}
