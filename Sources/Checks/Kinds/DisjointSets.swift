import CaseReading
import DocExtract

/// Two groups of people that must have nobody in common.
struct DisjointSets: Sendable {
  let first, second: [PeopleSource]
  let isHint: Bool
  let severity: Severity?
  let when: Condition?
  let note: String

  /// `[case.investigators, legal-review.reviewers]`, or
  /// `{sets: [a, [b, c]], hint: true, severity: minor, when: …, note: …}`.
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    if node.entries == nil {
      (first, second) = try DisjointSets.sets(node, context)
      (isHint, severity, when, note) = (false, nil, nil, "")
      return
    }
    var keys = try PackMapping(node, name: "disjoint")
    (first, second) = try DisjointSets.sets(keys.require("sets"), context)
    isHint = try keys.boolean("hint") ?? false
    severity = try keys.word("severity")
    when = try keys.take("when").map { node throws(PackError) in try Condition(node, context) }
    note = try keys.string("note") ?? ""
    try keys.finish()
  }

  private static func sets(
    _ node: PackNode, _ context: PackContext
  ) throws(PackError) -> ([PeopleSource], [PeopleSource]) {
    guard let elements = node.elements, elements.count == 2 else { throw node.error("disjoint 的每一项应为两组人员") }
    func sources(_ node: PackNode) throws(PackError) -> [PeopleSource] {
      var sources: [PeopleSource] = []
      for element in node.listed { sources.append(try PeopleSource(element, context)) }
      return sources
    }
    return (try sources(elements[0]), try sources(elements[1]))
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    if let when {
      switch when.truth(in: scope) {
      case .yes: break
      case .no: return .absent("条件不成立")
      case .unknown(let reason): return isHint ? CheckOutcome() : .unread(reason)
      }
    }
    let outcome = compare(scope)
    return isHint ? outcome.asHints : outcome
  }

  private func compare(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    let others = first.map { ($0, $0.people(in: scope)) }
    for source in second {
      let answer = source.people(in: scope)
      guard !answer.people.isEmpty else {
        outcome += answer.unread.map(CheckOutcome.unread) ?? .absent(answer.absent ?? "没有人员")
        continue
      }
      for (other, known) in others {
        outcome += compare(known.people, other, answer.people, source, scope)
        guard outcome.findings.isEmpty else { continue }
        if let reason = known.unread ?? answer.unread { outcome.unread.append(reason) }
        if let reason = known.absent { outcome.absent.append(reason) } else { outcome.isPassed = true }
      }
    }
    return outcome
  }

  private func compare(
    _ a: [NamedPerson], _ aSource: PeopleSource, _ b: [NamedPerson], _ bSource: PeopleSource, _ scope: CaseScope
  ) -> CheckOutcome {
    var outcome = CheckOutcome()
    var seen: [String] = []
    for person in b where !seen.contains(person.name) {
      guard let same = a.first(where: { $0.isSame(as: person) }) else { continue }
      seen.append(person.name)
      var message = "\(person.name)既是\(aSource.name(scope.vocabulary)),又是\(bSource.name(scope.vocabulary))"
      if !note.isEmpty { message += "(\(note))" }
      outcome.findings.append(
        scope.finding(message, severity: severity, subject: person.name, evidence: [person.evidence, same.evidence]))
    }
    return outcome
  }
}
