import CaseReading

/// An example in a rule file: a small case, and what the rule says about it.
public struct RuleExample: Sendable {
  /// The list it stands in.
  public enum Marking: String, Sendable, CaseIterable { case good, bad, indeterminate }

  /// One document of the case.
  public struct Document: Sendable {
    public enum Content: Sendable {
      /// Read by the readers; with marks.
      case words(String)
      /// By field id, as the file writes the values, with marks.
      case fields([(field: String, text: String)])
    }
    public let kind: String
    public let content: Content
  }

  public let rule: String
  public let name: String
  public let marked: Marking
  public let facts: ExampleFacts
  public let documents: [Document]
  /// The documents of the other cases of the run, for rules that compare cases.
  public let otherCases: [[Document]]
  /// Of the example in its file; 1-based.
  public let line: Int

  /// The examples of one rule file, good ones first.
  static func examples(in node: PackNode, rule: String) throws(PackError) -> [RuleExample] {
    var examples: [RuleExample] = []
    for marking in Marking.allCases {
      for element in node[marking.rawValue]?.listed ?? [] {
        examples.append(try RuleExample(element, rule: rule, marking))
      }
    }
    return examples
  }

  private init(_ node: PackNode, rule: String, _ marking: Marking) throws(PackError) {
    var keys = try PackMapping(node, name: "示例")
    self.rule = rule
    marked = marking
    line = node.line
    name = try keys.require("name").string("name")
    facts = try keys.take("facts").map { node throws(PackError) in try ExampleFacts(node) } ?? ExampleFacts()
    var others: [[Document]] = []
    for element in keys.take("other-cases")?.listed ?? [] { others.append(try Self.listed(element)) }
    otherCases = others
    var documents: [Document] = []
    if let list = keys.take("documents") {
      documents = try Self.listed(list)
    } else {
      for entry in keys.rest() { documents.append(try Document(entry)) }
    }
    try keys.finish()
    guard !documents.isEmpty else { throw node.error("示例“\(name)”没有文书") }
    self.documents = documents
  }

  private static func listed(_ list: PackNode) throws(PackError) -> [Document] {
    var documents: [Document] = []
    for element in list.listed {
      guard let entries = element.entries, entries.count == 1, let entry = entries.first else {
        throw element.error("documents 的每一项应为 {文书: 内容}")
      }
      documents.append(try Document(entry))
    }
    return documents
  }
}

extension RuleExample.Document {
  fileprivate init(_ entry: PackEntry) throws(PackError) {
    kind = entry.key
    switch entry.value.content {
    case .scalar(let words): content = .words(words)
    case .none: content = .words("")
    case .mapping(let entries):
      var fields: [(field: String, text: String)] = []
      for entry in entries {
        // A list stands for several occurrences.
        for element in entry.value.isNone ? [PackNode(.scalar(""))] : entry.value.listed {
          guard let text = element.text else { throw element.error("字段的值应为文字") }
          fields.append((entry.key, text))
        }
      }
      content = .fields(fields)
    case .sequence: throw entry.error("文书应写作文字,或者字段的映射")
    }
  }
}
