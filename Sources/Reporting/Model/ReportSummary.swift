import CaseReading
public import Checks
public import DocExtract

/// The counts over all cases of a report.
public struct ReportSummary: Sendable, Equatable {
  public private(set) var cases = 0
  public private(set) var read = 0
  public private(set) var partial = 0
  public private(set) var unread = 0
  public private(set) var skipped = 0
  /// Rules, summed over the cases.
  public private(set) var rules = RuleCounts()
  /// The worst severity among findings that weigh; `nil` without one.
  public private(set) var worst: Severity?

  public init() {}

  public var sources: Int { read + partial + unread + skipped }
  /// Something could not be read or decided: "clean" would be said too much.
  public var isIncomplete: Bool { partial + unread + rules.indeterminate > 0 }

  public mutating func add(_ report: CaseReport) {
    cases += 1
    for source in report.file.sources { count(source.status) }
    rules.add(RuleCounts(report.results))
    worst = [worst, report.worst].compactMap { $0 }.max()
  }

  /// A file that was found and lies in no case.
  public mutating func add(outside source: ExtractedSource) { count(source.status) }

  private mutating func count(_ status: SourceStatus) {
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

  public init() {}

  public init(_ results: [RuleResult]) {
    for result in results {
      switch result.outcome {
      case .passed: passed += 1
      case .failed: failed += 1
      case .notApplicable: notApplicable += 1
      case .indeterminate: indeterminate += 1
      }
      if result.outcome == .failed, result.findings.allSatisfy(\.isWaived) { waived += 1 }
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
  }
}

extension CaseReport {
  /// The worst severity among findings that are neither waived nor in the baseline.
  public var worst: Severity? {
    results.flatMap(\.findings).filter { !$0.isWaived && !$0.isBaselined }.map(\.severity).max()
  }
}
