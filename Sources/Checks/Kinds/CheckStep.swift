import CaseReading

/// One check of a rule with what is said about it there.
struct CheckStep: Sendable {
  let check: any Check
  /// Examined only where this holds.
  let when: Condition?
  /// What it finds is only worth knowing.
  let isHint: Bool
  /// In place of the rule's.
  let severity: Severity?

  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    var keys = try PackMapping(node, name: "check")
    let kindNode = try keys.require("kind")
    let kind = try kindNode.word("检查种类", among: CheckKinds.byName.keys)
    guard let type = CheckKinds.byName[kind] else { throw kindNode.error("检查种类不认识“\(kind)”") }
    keys = try PackMapping(node, name: kind)
    _ = keys.take("kind")
    when = try keys.take("when").map { node throws(PackError) in try Condition(node, context) }
    isHint = try keys.boolean("hint") ?? false
    severity = try keys.take("severity").map { node throws(PackError) in try node.word("severity", of: Severity.self) }
    check = try type.init(&keys, context)
    try keys.finish()
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var scope = scope
    if let severity { scope = scope.speaking(severity) }
    if let when {
      switch when.truth(in: scope) {
      case .yes(let evidence): scope = scope.triggered(by: evidence)
      case .no: return .absent("条件不成立")
      case .unknown(let reason): return isHint ? CheckOutcome() : .unread(reason)
      }
    }
    let outcome = check.examine(scope)
    return isHint ? outcome.asHints : outcome
  }
}

extension CheckOutcome {
  /// The findings as hints; what could not be decided does not matter then.
  var asHints: CheckOutcome {
    let softened = findings.map { finding in
      var hint = finding
      hint.severity = .info
      return hint
    }
    return CheckOutcome(hints: hints + softened, absent: absent, isPassed: isPassed)
  }
}
