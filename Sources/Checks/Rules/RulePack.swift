public import CaseReading

/// A set of rules that were read together.
public struct RulePack: Sendable {
  /// Sorted by id.
  public let rules: [Rule]
  let context: PackContext

  /// - Parameter proven: paths of nodes that come from an index, which is only written from a pack that loads: their
  ///   patterns are compiled when they are first needed.
  /// - Parameter own: paths of nodes of the user, who is told of a number that is taken.
  public init(
    _ nodes: [(path: String, node: PackNode)], vocabulary: Vocabulary, reference: ReferenceData,
    proven: Set<String> = [], own: Set<String> = []
  ) throws(PackError) {
    var context = PackContext(
      vocabulary: vocabulary, deadlines: reference.deadlines, thresholds: reference.thresholds)
    var rules: [Rule] = []
    for (path, node) in nodes.sorted(by: { $0.path < $1.path }) {
      context.isProven = proven.contains(path)
      do throws(PackError) {
        rules.append(try Rule(node, id: path, context))
      } catch {
        throw error.at("\(path).yaml")
      }
    }
    self.context = context
    self.rules = rules
    try checkCodes(own: own)
    if rules.contains(where: { !proven.contains($0.id) }) { try checkYielding() }
  }

  /// Reads every `.yaml` file below `folder`; its path without the ending is the rule's id.
  public init(folder: String, vocabulary: Vocabulary, reference: ReferenceData) throws(PackError) {
    try self.init(PackFolder.nodes(in: folder), vocabulary: vocabulary, reference: reference)
  }

  public subscript(id: String) -> Rule? { rules.first { $0.id == id } }

  private func checkCodes(own: Set<String>) throws(PackError) {
    var owner: [String: String] = [:]
    // Whoever takes the number of a built-in rule hears of his own file.
    for rule in rules.filter({ !own.contains($0.id) }) + rules.filter({ own.contains($0.id) }) {
      if let other = owner[rule.code] { throw rule.error(at: "code", "目录号 \(rule.code) 已由 \(other) 使用") }
      owner[rule.code] = rule.id
    }
  }

  private func checkYielding() throws(PackError) {
    let byID = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
    for rule in rules {
      for id in rule.yieldsTo where byID[id] == nil {
        // A rule of the catalogue that this pack does not hold is no mistake; a misspelt one is.
        if let near = Spelling.nearest(to: id, among: byID.keys),
          Spelling.distance(Array(id.utf8), Array(near.utf8)) <= 3
        {
          throw rule.error(at: "yields-to", "规则不认识“\(id)”,是否想写“\(near)”")
        }
      }
    }
    var state: [String: Bool] = [:]
    func visit(_ rule: Rule, _ trail: [String]) throws(PackError) {
      if state[rule.id] == true { return }
      guard state[rule.id] == nil else {
        throw rule.error(at: "yields-to", "互相让位: \((trail + [rule.id]).joined(separator: " → "))")
      }
      state[rule.id] = false
      for id in rule.yieldsTo { if let next = byID[id] { try visit(next, trail + [rule.id]) } }
      state[rule.id] = true
    }
    for rule in rules { try visit(rule, []) }
  }
}

extension Rule {
  fileprivate func error(at key: String, _ message: String) -> PackError {
    let entry = node.entries?.first { $0.key == key }
    return PackError(path: "\(id).yaml", line: entry?.line ?? 1, column: entry?.column ?? 1, message: message)
  }
}
