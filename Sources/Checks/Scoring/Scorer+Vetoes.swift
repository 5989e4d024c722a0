import CaseReading

extension Scorer {
  /// The vetoes of the standard, found or not; without any, one for every rule that found one.
  mutating func vetoRows() -> [ScoreSheet.Veto] {
    let rows = standard.vetoes.map { $0.map { row($0) } } ?? bySeverity()
    for row in rows where row.state == .rejected { rejected.formUnion(row.found.compactMap(\.rule)) }
    return rows
  }

  private func row(_ veto: StandardVeto) -> ScoreSheet.Veto {
    var row = ScoreSheet.Veto(
      id: veto.id, title: veto.title, action: (veto.action ?? standard.veto).words, state: .none, found: [], open: [],
      undecided: [], remark: nil)
    for rule in veto.rules {
      if let open = openPoint(of: rule, most: .zero) { row.open.append(open) }
      guard let result = results[rule] else { continue }
      if result.outcome == .indeterminate { row.undecided.append(name(of: rule)) }
      if let found = found(result, from: .minor, missing: veto.elements[rule]) { row.found.append(found) }
    }
    if let question = veto.manual {
      row.open.append(.init(reason: .manual, rule: nil, code: nil, title: question, choices: [], most: .zero))
    }
    judge(&row)
    return row
  }

  private func bySeverity() -> [ScoreSheet.Veto] {
    results.values.sorted { $0.rule < $1.rule }.compactMap { result in
      let isUndecided = result.outcome == .indeterminate && result.severity == .veto
      let found = found(result, from: .veto)
      guard found != nil || isUndecided || remark(on: .veto(result.rule)) != nil else { return nil }
      let name = name(of: result.rule)
      var row = ScoreSheet.Veto(
        id: name.code, title: name.title, action: standard.veto.words, state: .none, found: found.map { [$0] } ?? [],
        open: [], undecided: isUndecided ? [name] : [], remark: nil)
      judge(&row, named: result.rule)
      return row
    }
  }

  /// What a rule found that may be a veto.
  ///
  /// - Parameter words: only findings that miss one of these elements, or do not say what they miss.
  private func found(
    _ result: RuleResult, from least: Severity, missing words: [String]? = nil
  ) -> ScoreSheet.Deduction? {
    guard result.outcome == .failed else { return nil }
    let weighing = result.findings.indices.filter { index in
      let finding = result.findings[index]
      guard finding.severity >= least, !finding.isWaived else { return false }
      guard let words, !finding.missing.isEmpty else { return true }
      return finding.misses(anyOf: words)
    }
    guard !weighing.isEmpty else { return nil }
    return deduction(result.rule, nil, .zero, weighing.map { Found(rule: result.rule, index: $0) }, note: nil)
  }

  /// Found, or confirmed by a person without it.
  private func judge(_ row: inout ScoreSheet.Veto, named: String? = nil) {
    let remark = remark(on: .veto(named ?? row.id))
    row.remark = remark.map(ScoreSheet.Remark.init)
    switch remark?.decision {
    case .confirmed: row.state = .confirmed
    case .rejected: row.state = .rejected
    case .doubtful: row.state = .doubtful
    default: row.state = row.found.isEmpty ? .none : .candidate
    }
    // Whoever has said a word on it has looked.
    if remark != nil { row.open = [] }
  }
}
