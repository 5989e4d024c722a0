public import CaseReading

/// Marks findings that a waiver or the baseline accepts, and remembers which of these were of use.
///
/// A rule stays failed and its findings stay visible; they no longer weigh.
public struct Acceptance: Sendable {
  public let waivers: Waivers
  public let baseline: Baseline?
  /// 评查日; `nil` where no waiver is asked about.
  public let asOf: CalendarDate?

  public init(waivers: Waivers = Waivers(), baseline: Baseline? = nil, asOf: CalendarDate? = nil) {
    self.waivers = waivers
    self.baseline = baseline
    self.asOf = asOf
  }

  func holds(_ waiver: Waiver) -> Bool { asOf.map { waiver.expires >= $0 } ?? true }

  /// What one case made use of.
  public struct Use: Sendable, Equatable {
    /// Indices into ``Waivers/entries``, of those in force and of those that have expired.
    public var waivers: Set<Int> = []
    /// Index into ``Baseline/cases``, and the fingerprints that were found again.
    public var baselineCase: Int?
    public var found: [String: Int] = [:]

    public init() {}
  }

  /// Marks the findings of a case.
  ///
  /// - Parameters:
  ///   - files: SHA-256 of its files.
  public func accept(_ results: inout [RuleResult], ofCase path: String, files: [String]) -> Use {
    accept(&results, known: baseline?.index(ofCase: path, files: files)) { $0.covers($1, of: $2, in: path) }
  }

  /// Marks the findings about several cases: a waiver that names a case speaks of those that concern it.
  public func accept(_ results: inout [RuleResult], of review: BatchReview) -> Use {
    accept(&results, known: baseline?.cases.firstIndex { $0.path == Baseline.batchPath }) { waiver, finding, rule in
      waiver.covers(finding, of: rule) && review.concerns(finding, caseName: waiver.caseName)
    }
  }

  private func accept(
    _ results: inout [RuleResult], known index: Int?, where covers: (Waiver, Finding, String) -> Bool
  ) -> Use {
    var use = Use()
    use.baselineCase = index
    var known = use.baselineCase.flatMap { baseline?.cases[$0].findings } ?? [:]
    for index in results.indices {
      let rule = results[index].rule
      for number in results[index].findings.indices {
        let finding = results[index].findings[number]
        let fitting = waivers.entries.indices.filter { covers(waivers.entries[$0], finding, rule) }
        use.waivers.formUnion(fitting)
        if let waiver = fitting.lazy.map({ waivers.entries[$0] }).first(where: holds) {
          results[index].findings[number].isWaived = true
          results[index].findings[number].waivedBecause =
            "\(waiver.reason)(批准人\(waiver.approver),至\(waiver.expires))"
        }
        guard baseline != nil else { continue }
        let fingerprint = finding.fingerprint(rule: rule)
        guard let left = known[fingerprint], left > 0 else { continue }
        known[fingerprint] = left - 1
        use.found[fingerprint, default: 0] += 1
        results[index].findings[number].isBaselined = true
      }
    }
    return use
  }
}

/// What a run says of its waivers and its baseline once all cases are done.
public struct AcceptanceReview: Sendable {
  private let acceptance: Acceptance
  private var used: Set<Int> = []
  private var found: [Int: [String: Int]] = [:]

  public init(_ acceptance: Acceptance) { self.acceptance = acceptance }

  public mutating func add(_ use: Acceptance.Use) {
    used.formUnion(use.waivers)
    if let index = use.baselineCase {
      found[index, default: [:]].merge(use.found) { $0 + $1 }
    }
  }

  /// Waivers that have expired or that nothing needed, findings of the baseline that are mended: each a finding of its own.
  ///
  /// - Parameter isStrict: what is mended has to leave the baseline.
  public func results(isStrict: Bool = false) -> [RuleResult] {
    let entries = acceptance.waivers.entries
    let expired = entries.indices.filter { !acceptance.holds(entries[$0]) }
    let unused = entries.indices.filter { !expired.contains($0) && !used.contains($0) }
    return [
      result(
        "acceptance/waiver-expired", "WAI-01", .minor,
        expired.map { index in
          let use = used.contains(index) ? "仍有这样的发现,不再豁免" : "已经没有这样的发现"
          return "第\(entries[index].line)行的豁免(\(words(entries[index])))\(entries[index].expires)到期,\(use)"
        }, advice: "仍需豁免的重新批准、改写期限;不需要的删去", isAsked: !entries.isEmpty),
      result(
        "acceptance/waiver-unused", "WAI-02", .minor,
        unused.map { "第\(entries[$0].line)行的豁免(\(words(entries[$0])))没有用上" }, advice: "核对规则、案卷、文书写得对不对;不需要的删去",
        isAsked: !entries.isEmpty),
      result(
        "acceptance/baseline-mended", "BAS-01", isStrict ? .minor : .info, mended, advice: "用 --write-baseline 重新写一份基线",
        isAsked: acceptance.baseline != nil),
    ].compactMap(\.self)
  }

  private func words(_ waiver: Waiver) -> String {
    [waiver.rule, waiver.caseName, waiver.documentKind].compactMap(\.self).joined(separator: ",")
  }

  /// Titles of the results by rule.
  public static let titles = [
    "acceptance/waiver-expired": "豁免已经到期", "acceptance/waiver-unused": "豁免没有用上",
    "acceptance/baseline-mended": "基线里的发现已经没有",
  ]

  /// One line a case: how many of its known findings are gone.
  private var mended: [String] {
    let cases = acceptance.baseline?.cases ?? []
    return cases.indices.compactMap { index in
      guard let again = found[index] else { return nil }
      let gone = cases[index].findings.filter { (again[$0.key] ?? 0) < $0.value }
      guard !gone.isEmpty else { return nil }
      let notes = gone.keys.sorted().prefix(3).map { cases[index].notes[$0] ?? $0 }.joined(separator: ";")
      return "\(cases[index].path) 基线里的发现已经没有 \(gone.count) 项:\(notes)\(gone.count > 3 ? "等" : "")"
    }
  }

  private func result(
    _ rule: String, _ code: String, _ severity: Severity, _ messages: [String], advice: String, isAsked: Bool
  ) -> RuleResult? {
    guard isAsked else { return nil }
    let findings = messages.map { Finding(message: $0, severity: severity, advice: advice, subject: $0) }
    let isFailed = severity > .info && !findings.isEmpty
    return RuleResult(
      rule: rule, code: code, severity: severity, outcome: isFailed ? .failed : .passed, findings: findings)
  }
}
