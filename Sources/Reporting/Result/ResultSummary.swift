public import Checks
public import DocExtract

/// The counts over all cases of a report.
public struct ResultSummary: Sendable, Equatable {
  public private(set) var cases = 0
  public private(set) var read = 0
  public private(set) var partial = 0
  public private(set) var unread = 0
  public private(set) var skipped = 0
  /// Rules, summed over the cases.
  public private(set) var rules = RuleCounts()
  /// The worst severity among findings that weigh; `nil` without one.
  public private(set) var worst: Severity?
  /// The baseline holds findings that are gone.
  public private(set) var hasMended = false
  /// Comparisons of cases that could not be decided.
  private var undecidedComparisons = 0

  public init() {}

  public var sources: Int { read + partial + unread + skipped }
  /// Something could not be read or decided: "clean" would be said too much.
  public var isIncomplete: Bool { partial + unread + rules.indeterminate + undecidedComparisons > 0 }

  public mutating func add(_ result: ResultCase) {
    add(caseOf: result.sources.map(\.status))
    rules.add(RuleCounts(result.rules))
    worst = [worst, result.worst].compactMap { $0 }.max()
  }

  /// What is said of waivers and the baseline weighs like findings of a case.
  public mutating func add(accepted rules: [ResultRule]) {
    hasMended = rules.contains { $0.rule == "acceptance/baseline-mended" && !$0.findings.isEmpty }
    worst = ([worst] + rules.flatMap(\.findings).map(\.severity)).compactMap { $0 }.max()
  }

  /// What only the cases together show weighs like findings of a case; it is none of them.
  public mutating func add(batch rules: [ResultRule]) {
    undecidedComparisons = rules.count { $0.outcome == .indeterminate }
    worst = ([worst] + rules.flatMap(\.findings).filter(\.weighs).map(\.severity)).compactMap { $0 }.max()
  }

  /// A case that no rule was asked about.
  public mutating func add(caseOf sources: [SourceStatus]) {
    cases += 1
    for status in sources { add(outside: status) }
  }

  /// A file that was found and lies in no case.
  public mutating func add(outside status: SourceStatus) {
    switch status {
    case .read: read += 1
    case .partial: partial += 1
    case .unread: unread += 1
    case .skipped: skipped += 1
    }
  }
}

/// How many rules ended how.
public struct RuleCounts: Sendable, Equatable {
  public private(set) var passed = 0
  public private(set) var failed = 0
  public private(set) var notApplicable = 0
  public private(set) var indeterminate = 0
  /// Of the failed ones, those whose findings are all waived.
  public private(set) var waived = 0
  /// Of the failed ones, those whose findings are all waived or known, and at least one known.
  public private(set) var baselined = 0

  public init() {}

  public init(_ rules: [ResultRule]) {
    for rule in rules {
      switch rule.outcome {
      case .passed: passed += 1
      case .failed: failed += 1
      case .notApplicable: notApplicable += 1
      case .indeterminate: indeterminate += 1
      }
      guard rule.outcome == .failed, !rule.findings.contains(where: \.weighs) else { continue }
      if rule.findings.allSatisfy(\.isWaived) { waived += 1 } else { baselined += 1 }
    }
  }

  /// 应查: the rule fits the case.
  public var due: Int { passed + failed + indeterminate }

  mutating func add(_ other: RuleCounts) {
    passed += other.passed
    failed += other.failed
    notApplicable += other.notApplicable
    indeterminate += other.indeterminate
    waived += other.waived
    baselined += other.baselined
  }
}

extension ResultCase {
  public var findings: [ResultFinding] { rules.flatMap(\.findings) }

  /// The worst severity among findings that are neither waived nor in the baseline.
  public var worst: Severity? { findings.filter(\.weighs).map(\.severity).max() }

  /// Every finding with its rule: worst first, then in the order of the files, those of the whole case on top.
  public var sortedFindings: [(finding: ResultFinding, rule: ResultRule)] {
    let order = Dictionary(
      sources.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let all = rules.flatMap { rule in rule.findings.map { (finding: $0, rule: rule) } }
    let keyed = all.enumerated().map { index, pair -> (key: [Int], pair: (finding: ResultFinding, rule: ResultRule)) in
      let place = pair.finding.evidence.first.map { [order[$0.source] ?? -1] + $0.place.order } ?? [-1]
      return ([-pair.finding.severity.order] + place + [index], pair)
    }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.pair)
  }
}

extension ResultPlace {
  /// Earlier places of a file come first.
  fileprivate var order: [Int] { [page ?? 0, line ?? 0, Int((box?.x ?? 0) * 10)] }
}

extension Severity {
  var order: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}
