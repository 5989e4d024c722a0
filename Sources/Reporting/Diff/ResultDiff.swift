public import Checks

/// What became of the findings of an old result in a new one, 整改对照.
public struct ResultDiff: Sendable, Equatable {
  /// What both results rest on; rules that changed in between change findings too.
  public struct Side: Sendable, Equatable {
    public var header: ResultHeader
    public var cases: Int
  }
  public var old, new: Side
  /// In the order of the new result, then those that are not in it.
  public var cases: [CaseDiff] = []
  /// What several cases show together.
  public var batch: [FindingDiff] = []

  /// Of the cases, then of what they show together.
  public var findings: [FindingDiff] { cases.flatMap(\.findings) + batch }

  public var counts: [FindingDiff.Change: Int] {
    findings.reduce(into: [:]) { $0[$1.change, default: 0] += 1 }
  }

  /// The worst severity among what is still there or new, and weighs; `nil` without one.
  public var worst: Severity? {
    findings.filter { ($0.change == .remaining || $0.change == .new) && $0.finding.weighs }
      .map(\.finding.severity).max()
  }

  /// Something could not be compared: not decided now, or a case that is not there any more.
  public var isIncomplete: Bool {
    cases.contains { $0.state == .gone } || findings.contains { $0.change == .undecided }
  }
}

public struct CaseDiff: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    /// In both results.
    case both
    /// Only in the new one.
    case added
    /// Only in the old one: nothing is known of it now.
    case gone
  }
  /// In the new result, or in the old one when it is gone.
  public var path: String
  /// In the old result, where it was another one.
  public var oldPath: String?
  public var state: State
  /// Still there, new, undecided, then mended; each worst first.
  public var findings: [FindingDiff]
}

public struct FindingDiff: Sendable, Equatable {
  public enum Change: String, Sendable, CaseIterable {
    /// 仍有
    case remaining
    /// 新增
    case new
    /// 不能判断: found before, and the rule cannot be decided now.
    case undecided
    /// 不再适用: the rule does not apply any more, or is not asked any more.
    case dropped
    /// 已整改: the rule was asked and does not find it any more.
    case mended
  }
  public var change: Change
  public var rule: String
  public var code: String
  public var title: String
  /// Of the new result where it is there, otherwise of the old one.
  public var finding: ResultFinding
  /// What the old result said, where the same rule now finds something else at the same kind of document.
  public var before: String?
  /// Why it cannot be decided, or does not apply.
  public var because: String?
}

extension FindingDiff.Change {
  public var word: String {
    switch self {
    case .remaining: "仍有"
    case .new: "新增"
    case .undecided: "不能判断"
    case .dropped: "不再适用"
    case .mended: "已整改"
    }
  }
}
