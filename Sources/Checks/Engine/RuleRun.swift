import CaseReading
import DocExtract

/// One rule at work on one case.
struct RuleRun {
  let rule: Rule
  let facts: CaseFacts

  mutating func result() -> RuleResult {
    if let reason = rule.applies.mismatch(with: facts) { return result(.notApplicable, reason) }
    for (name, use) in rule.lists.sorted(by: { $0.key < $1.key })
    where use == .needs && facts.settings.lists[name] == nil {
      return result(.notApplicable, "没有导入清单 \(name)")
    }
    let whole = CaseScope(
      facts,
      voice: RuleVoice(
        severity: rule.severity, advice: rule.advice, basis: rule.basis))
    let scopes: [CaseScope]
    do throws(Unmet) {
      scopes = try self.scopes(of: whole)
    } catch {
      return result(CheckOutcome(error), rule.severity)
    }
    var merged = CheckOutcome()
    var severest: Severity?
    for scope in scopes {
      let severity = severity(in: scope)
      severest = max(severest ?? severity, severity)
      merged += examine(scope.speaking(severity))
    }
    return result(settled(merged), severest ?? rule.severity)
  }

  /// The scopes of `for-each`; throws when there is nothing of the sort in the case.
  private func scopes(of whole: CaseScope) throws(Unmet) -> [CaseScope] {
    func scope(_ subject: CaseScope.Subject) -> CaseScope { CaseScope(facts, subject, voice: whole.voice) }
    let kinds: [String]
    switch rule.forEach {
    case nil: return [whole]
    case .party:
      return facts.separateParties.isEmpty ? [whole] : facts.separateParties.indices.map { scope(.party($0)) }
    case .officer:
      guard !facts.file.officers.isEmpty else { throw .absent("没有执法人员") }
      return facts.file.officers.map { scope(.officer($0)) }
    case .issuedDocument: kinds = facts.vocabulary.issuedToParty.sorted()
    case .documents(let named): kinds = named
    }
    let indices = kinds.flatMap(whole.indices).sorted()
    guard indices.isEmpty else { return indices.map { scope(.document($0)) } }
    for kind in kinds {
      if let reason = facts.mayHold(kind) { throw .hidden(reason) }
    }
    throw .absent(kinds.count == 1 ? "没有\(facts.vocabulary.name(of: kinds[0]))" : "没有这类文书")
  }

  private func severity(in scope: CaseScope) -> Severity {
    for (condition, severity) in rule.severityWhen where condition.truth(in: scope).isYes { return severity }
    return rule.severity
  }

  private func examine(_ scope: CaseScope) -> CheckOutcome {
    if let outcome = timeMismatch(in: scope) { return outcome }
    var scope = scope
    if let when = rule.applies.when {
      switch when.truth(in: scope) {
      case .yes(let evidence): scope = scope.triggered(by: evidence)
      case .no: return .absent("条件不成立")
      case .unknown(let reason): return .unread(reason)
      }
    }
    var outcome = CheckOutcome()
    for step in rule.steps { outcome += step.examine(scope) }
    return outcome
  }

  /// What comes of `from` and `until`; `nil` when the act falls between them.
  private func timeMismatch(in scope: CaseScope) -> CheckOutcome? {
    guard rule.applies.from != nil || rule.applies.until != nil else { return nil }
    do throws(Unmet) {
      let day = try scope.date(rule.applies.by, pick: .latest).value
      if let from = rule.applies.from, day < from { return .absent("\(day)早于\(from),当时没有这一规定") }
      if let until = rule.applies.until, day >= until { return .absent("\(day)不早于\(until),已有新的规定") }
      return nil
    } catch {
      return CheckOutcome(error)
    }
  }

  /// What is said of one document in the same words is one finding with all its places.
  private static func merged(_ findings: [Finding]) -> [Finding] {
    var merged: [Finding] = []
    var places: [String: Int] = [:]
    for finding in findings {
      let key = "\(finding.message)|\(finding.evidence.first?.document ?? finding.about ?? "")"
      let index = places[key] ?? merged.count
      if places.updateValue(index, forKey: key) == nil {
        merged.append(finding)
        merged[index].evidence = []
      }
      for evidence in finding.evidence where !merged[index].evidence.contains(evidence) {
        merged[index].evidence.append(evidence)
      }
    }
    return merged
  }

  /// Findings as severe as the rule allows: a low basis only hints, and nothing severe rests on an unsure value.
  private func settled(_ merged: CheckOutcome) -> CheckOutcome {
    var settled = merged
    settled.findings = []
    for var finding in RuleRun.merged(merged.findings) {
      if rule.confidence == .low { finding.severity = .info }
      let isDoubtful = restsOnDoubt(finding)
      finding.isSure = finding.isSure && !isDoubtful
      // Of words that a machine may have misread nobody is accused, however lightly.
      if !finding.isSure, finding.severity >= (isDoubtful ? .minor : .major) {
        settled.unread.append("识别把握不足,须由人核对: \(finding.message)")
      } else {
        settled.findings.append(finding)
      }
    }
    return settled
  }

  /// Whether words that a finding quotes were recognized on a picture, and may be others. What other documents say too is
  /// believed; of a veto two of them.
  ///
  /// Asked of what is quoted, not yet of the values that a rule compared: once a field knows how surely its letters were
  /// recognized, ``CaseScope/finding(_:severity:kind:subject:computed:searched:evidence:isSure:places:)`` sees to it.
  private func restsOnDoubt(_ finding: Finding) -> Bool {
    let repeated = RepeatedWords(file: facts.file)
    return finding.evidence.contains { evidence in
      guard facts.file.sources.indices.contains(evidence.source),
        facts.file.sources[evidence.source].document?.isSure(of: evidence.span) == false
      else { return false }
      return !repeated.confirm(evidence, by: finding.severity == .veto ? 2 : 1)
    }
  }

  private func result(_ outcome: Outcome, _ because: String) -> RuleResult {
    RuleResult(rule: rule.id, code: rule.code, severity: rule.severity, outcome: outcome, because: because)
  }

  private func result(_ outcome: CheckOutcome, _ severity: Severity) -> RuleResult {
    let isFailed = outcome.outcome == .failed
    var result = RuleResult(
      rule: rule.id, code: rule.code, severity: rule.confidence == .low ? .info : severity, outcome: outcome.outcome,
      because: outcome.because, findings: isFailed || outcome.outcome == .passed ? outcome.findings + outcome.hints : []
    )
    result.periods = outcome.periods
    return result
  }

  /// The result without what `others`, which go before this rule, found at the same place.
  func yielding(_ result: RuleResult, to others: [RuleResult]) -> RuleResult {
    guard result.outcome == .failed else { return result }
    for other in others where other.outcome == .failed {
      let kept = result.findings.filter { finding in
        !other.findings.contains { $0.covers(finding) }
      }
      guard kept.count < result.findings.count else { continue }
      var rest = result
      rest.findings = kept
      guard kept.contains(where: { $0.severity > .info || rule.severity == .info }) else {
        return self.result(.notApplicable, "同一处已由 \(other.code) 报告")
      }
      return yielding(rest, to: others.filter { $0.rule != other.rule })
    }
    return result
  }
}

extension Finding {
  /// Whether this finding says all that `other` would: every place and every quotation of it is touched here.
  fileprivate func covers(_ other: Finding) -> Bool {
    if !other.places.isEmpty { return other.places.allSatisfy(places.contains) }
    let quoted = other.evidence.filter { !$0.span.isEmpty }
    guard !quoted.isEmpty else { return false }
    return quoted.allSatisfy { words in
      evidence.contains { $0.source == words.source && $0.span.overlaps(words.span) }
    }
  }
}

extension CaseScope {
  /// The same scope with findings of another severity.
  func speaking(_ severity: Severity) -> CaseScope {
    var voice = voice
    voice.severity = severity
    var scope = CaseScope(facts, subject, voice: voice)
    scope.trigger = trigger
    return scope
  }

  /// The same scope, knowing the words that made the rule apply.
  func triggered(by evidence: [Evidence]) -> CaseScope {
    var scope = self
    scope.trigger += evidence.filter { !$0.span.isEmpty && !trigger.contains($0) }
    return scope
  }
}
