import Checks

/// Compares two results case by case; no more than one case of each is in memory.
public struct DiffMaker: Sendable {
  private let old: ResultReader
  private let new: ResultReader
  private let isRedacted: Bool

  /// - Parameter isRedacted: masks what was written without masking.
  public init(old: ResultReader, new: ResultReader, isRedacted: Bool) {
    self.old = old
    self.new = new
    self.isRedacted = isRedacted
  }

  /// - Throws: the mistake in one of the results, with `旧` or `新` in front.
  public func diff() throws(ResultError) -> ResultDiff {
    let (before, after) = (try cards(old, "旧结果"), try cards(new, "新结果"))
    let pairs = CasePairs(old: before, new: after).pairs
    var diff = ResultDiff(old: side(old), new: side(new))
    for pair in pairs {
      let before = try pair.old.map { index throws(ResultError) in try result(index, of: old, "旧结果") }
      let after = try pair.new.map { index throws(ResultError) in try result(index, of: new, "新结果") }
      if let next = compared(before, after) { diff.cases.append(next) }
    }
    let gone = pairs.filter { $0.new == nil }.compactMap(\.old).map { before[$0].path }
    diff.batch = batch(gone: gone, isAlone: after.count < 2)
    return diff
  }

  private func side(_ reader: ResultReader) -> ResultDiff.Side {
    ResultDiff.Side(header: reader.header, cases: reader.caseCount)
  }

  private func cards(_ reader: ResultReader, _ name: String) throws(ResultError) -> [CasePairs.Card] {
    var cards: [CasePairs.Card] = []
    for index in 0..<reader.caseCount { cards.append(CasePairs.Card(try read(index, of: reader, name))) }
    return cards
  }

  private func result(_ index: Int, of reader: ResultReader, _ name: String) throws(ResultError) -> ResultCase {
    let result = try read(index, of: reader, name)
    return isRedacted && !reader.header.isRedacted ? result.masked(by: Redactor()) : result
  }

  private func read(_ index: Int, of reader: ResultReader, _ name: String) throws(ResultError) -> ResultCase {
    do throws(ResultError) {
      return try reader.result(at: index)
    } catch {
      throw ResultError(error.description, at: name)
    }
  }

  // MARK: Between cases

  /// What several cases show together; nothing of a case that is not there any more is mended.
  private func batch(gone: [String], isAlone: Bool) -> [FindingDiff] {
    let (before, after) = (rules(old), rules(new))
    let comparison = CaseComparison(ResultCase(batch: before), ResultCase(batch: after), names: old.header.names) {
      finding in
      if isAlone { return "新的结果里只有一个案卷,没有可以比较的" }
      let missing = gone.first { path in
        finding.evidence.contains { $0.source == path || $0.source.hasPrefix(path + "/") }
      }
      return missing.map { "案卷 \($0) 不在新的结果里" }
    }
    return sorted(comparison.changes.map { entry($0.change, $0.rule, $0.finding, $0.other) })
  }

  private func rules(_ reader: ResultReader) -> [ResultRule] {
    guard isRedacted, !reader.header.isRedacted else { return reader.batch }
    let redactor = Redactor()
    return reader.batch.map { $0.masked(by: redactor) }
  }

  // MARK: One case

  private func compared(_ before: ResultCase?, _ after: ResultCase?) -> CaseDiff? {
    switch (before, after) {
    case (let before?, let after?):
      let findings = CaseComparison(before, after, names: old.header.names).changes.map {
        entry($0.change, $0.rule, $0.finding, $0.other)
      }
      return CaseDiff(
        path: after.path, oldPath: before.path == after.path ? nil : before.path, state: .both,
        findings: sorted(findings))
    case (nil, let after?):
      let findings = after.sortedFindings.map { entry(.new, $0.rule, $0.finding, nil) }
      return CaseDiff(path: after.path, oldPath: nil, state: .added, findings: findings)
    case (let before?, nil):
      let findings = before.sortedFindings.map { pair in
        var entry = entry(.undecided, pair.rule, pair.finding, nil)
        entry.because = "案卷不在新的结果里"
        return entry
      }
      return CaseDiff(path: before.path, oldPath: nil, state: .gone, findings: findings)
    case (nil, nil): return nil
    }
  }

  private func entry(
    _ change: FindingDiff.Change, _ rule: ResultRule, _ finding: ResultFinding, _ before: String?
  ) -> FindingDiff {
    let title = new.header.names.rules[rule.rule]?.title ?? old.header.names.title(ofRule: rule.rule)
    return FindingDiff(
      change: change, rule: rule.rule, code: rule.code, title: title, finding: finding, before: before,
      because: change == .undecided || change == .dropped ? rule.because : nil)
  }

  private func sorted(_ findings: [FindingDiff]) -> [FindingDiff] {
    findings.enumerated().sorted { a, b in
      let (left, right) = (key(a.element), key(b.element))
      return left == right ? a.offset < b.offset : left.lexicographicallyPrecedes(right)
    }.map(\.element)
  }

  private func key(_ entry: FindingDiff) -> [Int] {
    [FindingDiff.Change.allCases.firstIndex(of: entry.change) ?? 0, -entry.finding.severity.order]
  }
}
