public import CaseReading

extension ReviewStandard {
  /// The file of a rule as this standard wants it: another severity, other parameters of its check.
  ///
  /// - Returns: `nil` when the standard leaves the rule alone.
  public func overriding(_ rule: String, _ node: PackNode) throws(PackError) -> PackNode? {
    let (severity, values) = (severities[rule], parameters[rule])
    guard severity != nil || values != nil, var entries = node.entries else { return nil }
    if let severity {
      entries.removeAll { $0.key == "severity-when" }
      for index in entries.indices where entries[index].key == "severity" {
        entries[index].value.content = .scalar(severity.rawValue)
      }
    }
    for value in values ?? [] {
      guard let index = entries.firstIndex(where: { $0.key == "check" }) else { continue }
      entries[index].value = try ReviewStandard.replaced(value, in: entries[index].value, of: rule)
    }
    return PackNode(.mapping(entries), line: node.line, column: node.column)
  }

  /// The check with another value, in the first of its steps that has one.
  private static func replaced(_ value: PackEntry, in check: PackNode, of rule: String) throws(PackError) -> PackNode {
    var steps = check.listed
    let keys = steps.flatMap { $0.entries ?? [] }.map(\.key).filter { $0 != "kind" }
    guard let index = steps.firstIndex(where: { step in step.entries?.contains { $0.key == value.key } == true }),
      value.key != "kind", var entries = steps[index].entries
    else { throw value.error("规则 \(rule) 的参数" + Spelling.unknown(value.key, among: keys)) }
    for place in entries.indices where entries[place].key == value.key { entries[place].value = value.value }
    steps[index].content = .mapping(entries)
    return check.elements == nil ? steps[0] : PackNode(.sequence(steps), line: check.line, column: check.column)
  }
}
