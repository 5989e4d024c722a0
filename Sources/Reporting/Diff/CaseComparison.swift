import Checks

/// The findings of one case before and after, matched by their fingerprints.
///
/// Nothing is called mended that is only not seen: the rule has to have been asked and answered. A finding whose words
/// have changed, while its rule still finds something at the same kind of document, is still there.
struct CaseComparison {
  typealias Entry = (change: FindingDiff.Change, rule: ResultRule, finding: ResultFinding, other: String?)
  private(set) var changes: [Entry] = []
  /// Kinds by the ids of the documents before.
  private let kinds: [String: String]
  /// Kinds of which there are fewer documents now.
  private let fewer: Set<String>
  private let names: ResultNames
  /// Why what an old finding stood on cannot be compared any more; only for what several cases show together.
  private let absence: ((ResultFinding) -> String?)?

  /// - Parameter absence: for findings of several cases, which are the same only by their fingerprints.
  init(
    _ before: ResultCase, _ after: ResultCase, names: ResultNames, absence: ((ResultFinding) -> String?)? = nil
  ) {
    self.names = names
    self.absence = absence
    kinds = Dictionary(before.documents.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    fewer = Set(kinds.values.filter { before.count(of: $0) > after.count(of: $0) })
    let rules = Dictionary(after.rules.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(before.rules.map(\.rule))
    for rule in before.rules where !rule.findings.isEmpty {
      compare(rule, rules[rule.rule])
    }
    for rule in after.rules where !rule.findings.isEmpty {
      if !known.contains(rule.rule) || before.rules.first(where: { $0.rule == rule.rule })?.findings.isEmpty == true {
        changes += rule.findings.map { (.new, rule, $0, nil) }
      }
    }
  }

  private mutating func compare(_ old: ResultRule, _ new: ResultRule?) {
    var left = new?.findings ?? []
    var gone: [ResultFinding] = []
    for finding in old.findings {
      if let index = left.firstIndex(where: { $0.fingerprint == finding.fingerprint }), let new {
        changes.append((.remaining, new, left.remove(at: index), nil))
      } else {
        gone.append(finding)
      }
    }
    for finding in gone {
      // Other words at another pair of cases are another finding.
      if absence == nil, let index = left.firstIndex(where: { $0.documentKind == finding.documentKind }), let new {
        changes.append((.remaining, new, left.remove(at: index), finding.message))
      } else {
        changes.append(absent(finding, old, new))
      }
    }
    if let new { changes += left.map { (.new, new, $0, nil) } }
  }

  private func absent(_ finding: ResultFinding, _ old: ResultRule, _ new: ResultRule?) -> Entry {
    if let reason = absence?(finding) {
      var rule = new ?? old
      rule.because = reason
      return (.undecided, rule, finding, nil)
    }
    switch new?.outcome {
    case .passed, .failed:
      guard let kind = finding.evidence.first.flatMap({ kinds[$0.document] }), fewer.contains(kind), var rule = new
      else {
        return (.mended, new ?? old, finding, nil)
      }
      // The document it was found in is perhaps not there any more.
      rule.because = "\(names.name(ofKind: kind))比原来少,可能没有放入"
      return (.undecided, rule, finding, nil)
    case .indeterminate: return (.undecided, new ?? old, finding, nil)
    case .notApplicable: return (.dropped, new ?? old, finding, nil)
    case nil:
      var rule = old
      rule.because = "新的结果没有问这条规则"
      return (.dropped, rule, finding, nil)
    }
  }
}

extension ResultCase {
  fileprivate func count(of kind: String) -> Int { documents.count { $0.kind == kind && !$0.isStray } }
}
