import CaseReading
import Checks

/// What a whole result rests on: the same header and cases give the same report.
public struct ResultHeader: Sendable, Equatable {
  public var toolVersion: String
  public var references: References
  public var names: ResultNames
  /// Personal numbers are masked in every text of the result.
  public var isRedacted: Bool

  public init(toolVersion: String, references: References, names: ResultNames = ResultNames(), isRedacted: Bool = true)
  {
    self.toolVersion = toolVersion
    self.references = references
    self.names = names
    self.isRedacted = isRedacted
  }

  /// Stands on top of every report that hides nothing.
  public static let unredactedBanner = "本报告没有遮盖个人信息(--no-redact):只供内部办案使用,不得外传"
}

/// What a reader calls the rules, kinds of document and fields that a result names by their ids.
public struct ResultNames: Sendable, Equatable {
  public struct Rule: Sendable, Equatable {
    public var title: String
    /// Why the rule is there, in Chinese; empty in a result where the rule neither found nor left open anything.
    public var why: String
    /// Where the rule is silent or wrong; empty as `why` is.
    public var limits: String

    public init(title: String, why: String = "", limits: String = "") {
      self.title = title
      self.why = why
      self.limits = limits
    }
  }
  /// By path: `procedure/decided-out-of-time`.
  public var rules: [String: Rule]
  public var kinds: [String: String]
  public var fields: [String: String]

  public init(rules: [String: Rule] = [:], kinds: [String: String] = [:], fields: [String: String] = [:]) {
    self.rules = rules
    self.kinds = kinds
    self.fields = fields
  }

  /// The title of a rule; its path when it has none.
  public func title(ofRule id: String) -> String { rules[id]?.title ?? id }
  public func name(ofKind id: String) -> String { id == "unknown" ? "未认出的文书" : kinds[id] ?? id }
  public func name(ofField id: String) -> String { fields[id] ?? id }
}

/// The ids that the cases of a result name; what else the program has names for need not stand in its JSON.
struct UsedNames: Sendable {
  private var rules: Set<String> = []
  /// Those that found something, or could not be decided: a report tells why they are there.
  private var toldRules: Set<String> = []
  private var kinds: Set<String> = []
  private var fields: Set<String> = []

  mutating func add(_ result: ResultCase) {
    add(result.rules)
    for document in result.documents {
      kinds.insert(document.kind)
      fields.formUnion(document.fields.keys)
      fields.formUnion(document.corrected)
    }
    kinds.formUnion(result.checklist.items.flatMap(\.kinds))
    fields.formUnion(result.timeline.map(\.field))
  }

  mutating func add(_ all: [ResultRule]) {
    for rule in all {
      rules.insert(rule.rule)
      if rule.outcome == .indeterminate || !rule.findings.isEmpty { toldRules.insert(rule.rule) }
      for finding in rule.findings { if let kind = finding.documentKind { kinds.insert(kind) } }
    }
  }

  /// Those of `all` that are named.
  func among(_ all: ResultNames) -> ResultNames {
    var names = ResultNames()
    for id in rules {
      guard let rule = all.rules[id] else { continue }
      names.rules[id] = toldRules.contains(id) ? rule : ResultNames.Rule(title: rule.title)
    }
    names.kinds = all.kinds.filter { kinds.contains($0.key) }
    names.fields = all.fields.filter { fields.contains($0.key) }
    return names
  }
}
