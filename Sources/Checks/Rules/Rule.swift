public import CaseReading

/// One rule, as its file says it.
public struct Rule: Sendable {
  enum ForEach: Sendable {
    case party, officer, issuedDocument
    case documents([String])
  }
  enum ListUse: Sendable { case widens, needs }

  /// Its path: `procedure/decided-out-of-time`.
  public let id: String
  public let title: String
  /// `PRO-05`
  public let code: String
  public let severity: Severity
  /// Of the legal basis.
  public let confidence: BasisConfidence
  public let why: String
  public let basis: [String]
  /// Where the rule is silent or wrong.
  public let limits: String
  public let advice: String
  /// Ids of the rules that speak first where both find something.
  public let yieldsTo: [String]
  /// The file, for showing the rule as it is written.
  public let node: PackNode

  let applies: Applies
  let forEach: ForEach?
  let steps: [CheckStep]
  /// The first that holds decides.
  let severityWhen: [(when: Condition, severity: Severity)]
  let lists: [String: ListUse]

  /// Kinds of check used, in the order of the file.
  public var checkKinds: [String] { steps.map { type(of: $0.check).kind } }

  init(_ node: PackNode, id: String, _ context: PackContext) throws(PackError) {
    var keys = try PackMapping(node, name: "规则")
    self.id = id
    self.node = node
    title = try keys.require("title").string("title")
    code = try Rule.code(keys.require("code"))
    severity = try keys.require("severity").word("severity", of: Severity.self)
    confidence = try keys.require("confidence").word("confidence", of: BasisConfidence.self)
    applies = try keys.take("applies").map { node throws(PackError) in try Applies(node, context) } ?? Applies()
    forEach = try keys.take("for-each").map { node throws(PackError) in try Rule.forEach(node, context) }
    var steps: [CheckStep] = []
    for element in try keys.require("check").listed { steps.append(try CheckStep(element, context)) }
    self.steps = steps
    if steps.count > 1, steps.contains(where: { $0.check is ManualCheck }) {
      throw node.error("manual 只能单独作为一条规则的检查")
    }
    severityWhen = try Rule.severities(keys.take("severity-when"), context)
    lists = try Rule.lists(keys.take("lists"))
    yieldsTo = try keys.strings("yields-to")
    why = try keys.require("why").string("why")
    basis = try keys.require("basis").strings("basis")
    limits = try keys.require("limits").string("limits")
    advice = try keys.require("advice").string("advice")
    for word in RuleExample.Marking.allCases { _ = keys.take(word.rawValue) }
    try keys.finish()
  }

  private static func code(_ node: PackNode) throws(PackError) -> String {
    let code = try node.string("code")
    let parts = code.split(separator: "-")
    guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && $0.isUppercase }), parts[1].first?.isNumber ?? false
    else {
      throw node.error("code 应为 PRO-05 这样的目录号,却是“\(code)”")
    }
    return code
  }

  private static func forEach(_ node: PackNode, _ context: PackContext) throws(PackError) -> ForEach {
    switch node.text {
    case "party": return .party
    case "officer": return .officer
    case "issued-document": return .issuedDocument
    default: return .documents(try context.kinds(node))
    }
  }

  private static func severities(
    _ node: PackNode?, _ context: PackContext
  ) throws(PackError) -> [(when: Condition, severity: Severity)] {
    var severities: [(when: Condition, severity: Severity)] = []
    for element in node?.listed ?? [] {
      var keys = try PackMapping(element, name: "severity-when")
      let when = try Condition(keys.require("when"), context)
      severities.append((when, try keys.require("severity").word("severity", of: Severity.self)))
      try keys.finish()
    }
    return severities
  }

  private static func lists(_ node: PackNode?) throws(PackError) -> [String: ListUse] {
    guard let node else { return [:] }
    guard let entries = node.entries else { throw node.error("lists 应为 {清单: widens} 这样的映射") }
    var lists: [String: ListUse] = [:]
    for entry in entries {
      guard ReferenceList.known[entry.key] != nil else {
        throw entry.error("清单" + Spelling.unknown(entry.key, among: ReferenceList.known.keys))
      }
      switch try entry.value.word("lists", among: ["needs", "widens"]) {
      case "needs": lists[entry.key] = .needs
      default: lists[entry.key] = .widens
      }
    }
    return lists
  }

  /// The examples written in the file, none when the rule came out of an index without them.
  public func examples() throws(PackError) -> [RuleExample] {
    do {
      return try RuleExample.examples(in: node, rule: id)
    } catch {
      throw error.at("\(id).yaml")
    }
  }
}
