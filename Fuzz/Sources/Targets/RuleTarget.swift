@testable import CaseReading
@testable import Checks

/// Rules, sets of forms, waivers and baselines as users write them.
enum RuleTarget {
  private static let data: (vocabulary: Vocabulary, reference: ReferenceData)? = {
    guard let kinds = try? PackFolder.nodes(in: ProgramData.kinds), let fields = try? ProgramData.table("fields"),
      let vocabulary = try? Vocabulary(
        kinds: Dictionary(kinds.map { ($0.path, $0.node) }) { first, _ in first }, fields: fields),
      let reference = try? ProgramData.reference(vocabulary)
    else { return nil }
    return (vocabulary, reference)
  }()

  static func read(_ yaml: String) {
    guard let data else { preconditionFailure("the data of the program is not there") }
    guard let node = try? PackNode.parse(yaml: yaml, path: "a.yaml") else { return }
    _ = try? Waivers(node, rules: [("test/rule", "TST-01")], vocabulary: data.vocabulary)
    _ = try? Baseline(node)
    if let set = try? TemplateSet(node, id: "甲", vocabulary: data.vocabulary) {
      let again = try? TemplateSet(PackNode.parse(yaml: set.yaml, path: "甲.yaml"), id: "甲", vocabulary: data.vocabulary)
      precondition(again?.forms.count == set.forms.count, "a set of forms that does not come back")
    }
    _ = try? RulePack([("test/rule", node)], vocabulary: data.vocabulary, reference: data.reference)
  }
}
