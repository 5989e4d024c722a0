import CaseReading

/// `document-required`, 必备文书: of every group at least one thing is in the case.
struct DocumentRequiredCheck: Check {
  static let kind = "document-required"
  let groups: [[DocumentItem]]
  let isPerParty: Bool
  /// Due as soon as the rule applies, whatever stage the case has reached.
  let isDueAlways: Bool

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    var groups: [[DocumentItem]] = []
    func items(_ node: PackNode) throws(PackError) -> [DocumentItem] {
      var items: [DocumentItem] = []
      for element in node.listed { items.append(try DocumentItem(element, context)) }
      return items
    }
    if let node = keys.take("any-of") { groups.append(try items(node)) }
    for element in keys.take("all-of")?.listed ?? [] { groups.append([try DocumentItem(element, context)]) }
    for element in keys.take("groups")?.listed ?? [] { groups.append(try items(element)) }
    guard !groups.isEmpty, !groups.contains(where: \.isEmpty) else {
      throw keys.missing("any-of", "document-required 缺少 any-of、all-of 或 groups")
    }
    self.groups = groups
    isPerParty = try keys.take("per").map { node throws(PackError) in try node.word("per", among: ["party"]) } != nil
    isDueAlways =
      try keys.take("due").map { node throws(PackError) in
        try node.word("due", among: ["stage", "always"]) == "always"
      } ?? false
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    guard isPerParty, case .whole = scope.subject, !scope.facts.separateParties.isEmpty else {
      return examineOne(scope)
    }
    var outcome = CheckOutcome()
    for party in scope.facts.separateParties.indices {
      var single = CaseScope(scope.facts, .party(party), voice: scope.voice)
      single.trigger = scope.trigger
      outcome += examineOne(single)
    }
    return outcome
  }

  private func examineOne(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for group in groups {
      switch Truth.any(group.map { $0.truth(in: scope) }) {
      case .yes: outcome.isPassed = true
      case .unknown(let reason):
        outcome += isDue(group, scope) ? .unread(reason) : .absent(notDue(scope))
      case .no:
        outcome += isDue(group, scope) ? .failed(finding(group, scope)) : .absent(notDue(scope))
      }
    }
    return outcome
  }

  private func notDue(_ scope: CaseScope) -> String {
    scope.file.completeness == .open ? "尚未到应有该文书的阶段" : "不是完整案卷"
  }

  private func isDue(_ group: [DocumentItem], _ scope: CaseScope) -> Bool {
    switch scope.file.completeness {
    case .volume: true
    case .single, .partial: false
    case .open: isDueAlways || group.compactMap(\.kind).contains { CaseStages.isDue($0, in: scope.file) }
    }
  }

  private func finding(_ group: [DocumentItem], _ scope: CaseScope) -> Finding {
    let kinds = group.compactMap(\.kind)
    var names: [String] = []
    for name in group.compactMap({ $0.name(scope.vocabulary) }) where !names.contains(name) { names.append(name) }
    var evidence = scope.trigger
    if evidence.isEmpty, case .document(let index) = scope.subject {
      evidence = [scope.top(of: scope.file.documents[index])]
    }
    return scope.finding(
      "没有\(names.joined(separator: ",也没有"))", kind: kinds.first, subject: "没有" + kinds.joined(separator: "|"),
      searched: scope.facts.searched(for: kinds), evidence: evidence,
      places: kinds.map { FindingPlace(document: nil, what: $0) },
      missing: [MissingElement(name: names.joined(separator: "、"), ids: kinds)])
  }
}
