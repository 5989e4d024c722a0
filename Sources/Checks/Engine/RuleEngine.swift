public import CaseReading

/// Applies rules to cases.
public struct RuleEngine: Sendable {
  public let pack: RulePack
  public let vocabulary: Vocabulary
  public let reference: ReferenceData
  /// Rules before those that yield to them.
  private let order: [Int]
  private let titles: TitleTable
  /// Rules that compare the cases of a run.
  private let batchRules: [Rule]

  public init(pack: RulePack, vocabulary: Vocabulary, reference: ReferenceData) {
    self.pack = pack
    self.vocabulary = vocabulary
    self.reference = reference
    order = RuleEngine.order(of: pack.rules)
    titles = TitleTable(vocabulary)
    batchRules = pack.rules.filter { !$0.batchSteps.isEmpty }
  }

  /// One result for every rule, sorted by id.
  public func run(_ file: CaseFile, settings: CheckSettings) -> [RuleResult] {
    results(facts(of: file, settings))
  }

  /// What came of asking every rule about a case.
  public struct Examination: Sendable {
    /// One for every rule, sorted by id.
    public var results: [RuleResult]
    /// The forms that the documents were made from.
    public var templates: TemplateCase
    /// What is compared with the other cases of the run.
    public var trace: BatchTrace
  }

  public func examine(_ file: CaseFile, settings: CheckSettings) -> Examination {
    let facts = facts(of: file, settings)
    return Examination(
      results: results(facts), templates: facts.templates, trace: BatchTrace(facts, rules: batchRules))
  }

  /// What a case leaves for the pass over all cases.
  public func trace(of file: CaseFile, settings: CheckSettings) -> BatchTrace {
    BatchTrace(facts(of: file, settings), rules: batchRules)
  }

  private func results(_ facts: CaseFacts) -> [RuleResult] {
    var results: [String: RuleResult] = [:]
    for index in order where !pack.rules[index].isManual && !pack.rules[index].isBatchOnly {
      let rule = pack.rules[index]
      var run = RuleRun(rule: rule, facts: facts)
      let result = run.result()
      results[rule.id] = run.yielding(result, to: rule.yieldsTo.compactMap { results[$0] })
    }
    let all = pack.rules.compactMap { results[$0.id] }
    return facts.file.remarks.contains { $0.code == .mixedCases } ? all.map(undecided) : all
  }

  /// The documents of two cases in one folder: what they say of each other is no defect of either.
  private func undecided(_ result: RuleResult) -> RuleResult {
    guard result.outcome == .failed, !(pack[result.rule]?.isAboutMixture ?? false) else { return result }
    var result = result
    (result.outcome, result.findings) = (.indeterminate, [])
    result.because = "卷内像有两个案件的文书,分成各自的案卷再查"
    return result
  }

  /// The result of one rule alone; it yields to nobody.
  public func run(_ rule: Rule, on file: CaseFile, settings: CheckSettings) -> RuleResult {
    let facts = facts(of: file, settings)
    var run = RuleRun(rule: rule, facts: facts)
    return run.result()
  }

  private func facts(of file: CaseFile, _ settings: CheckSettings) -> CaseFacts {
    var reference = reference
    reference.deadlines = reference.deadlines.overridden(by: settings.deadlines)
    return CaseFacts(file, settings: settings, vocabulary: vocabulary, titles: titles, reference: reference)
  }

  private static func order(of rules: [Rule]) -> [Int] {
    let index = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    var done = Set<Int>()
    var order: [Int] = []
    func visit(_ number: Int) {
      guard done.insert(number).inserted else { return }
      for id in rules[number].yieldsTo { if let next = index[id] { visit(next) } }
      order.append(number)
    }
    for number in rules.indices { visit(number) }
    return order
  }
}
