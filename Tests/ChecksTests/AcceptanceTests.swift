import CaseReading
import Testing

@testable import Checks

@Suite("豁免和基线") struct AcceptanceTests {
  private static let rules = [
    (id: "procedure/decided-out-of-time", code: "PRO-05"), (id: "service/proof-missing", code: "SRV-01"),
  ]

  private func waivers(_ yaml: String) throws -> Waivers {
    try Waivers(PackNode.parse(yaml: yaml, path: "豁免.yaml"), rules: Self.rules, vocabulary: Fixture.vocabulary)
  }

  private func results(_ subjects: [String], kind: String? = "penalty-decision") -> [RuleResult] {
    let findings = subjects.map { subject -> Finding in
      var finding = Finding(message: subject, documentKind: kind, subject: subject)
      finding.severity = .major
      return finding
    }
    return [
      RuleResult(
        rule: "procedure/decided-out-of-time", code: "PRO-05", severity: .major, outcome: .failed, findings: findings)
    ]
  }

  private static let entry = """
    waivers:
      - rule: PRO-05
        case: 案卷一
        document: 行政处罚决定书
        reason: 延期批准在副卷
        approver: 蒋卫东
        expires: 2024-06-30

    """

  @Test(arguments: [
    ("全市/案卷一", "2024-06-30", true), ("案卷一", "2024-01-01", true), ("案卷一", "2024-07-01", false),
    ("案卷二", "2024-01-01", false),
  ])
  func aWaiverHoldsForItsCaseUntilItsDay(_ path: String, _ asOf: String, _ isWaived: Bool) throws {
    let acceptance = Acceptance(waivers: try waivers(Self.entry), asOf: day(asOf))
    var results = results(["共91日"])
    _ = acceptance.accept(&results, ofCase: path, files: [])
    #expect(results[0].findings[0].isWaived == isWaived)
    #expect(results[0].outcome == .failed)
    #expect((results[0].findings[0].waivedBecause == "延期批准在副卷(批准人蒋卫东,至2024年6月30日)") == isWaived)
  }

  @Test func aWaiverOfOneFindingLeavesTheOthers() throws {
    var all = results(["共91日", "共95日"])
    let fingerprint = all[0].findings[1].fingerprint(rule: all[0].rule)
    let yaml = "waivers: [{rule: PRO-05, fingerprint: \(fingerprint), reason: 甲, approver: 乙, expires: 2030-01-01}]"
    _ = Acceptance(waivers: try waivers(yaml), asOf: day("2024-01-01")).accept(&all, ofCase: "案卷", files: [])
    #expect(all[0].findings.map(\.isWaived) == [false, true])
  }

  @Test func whatIsNotUsedAndWhatHasExpiredIsAFinding() throws {
    let acceptance = Acceptance(
      waivers: try waivers(Self.entry + "  - {rule: SRV-01, reason: 甲, approver: 乙, expires: 2030-01-01}\n"),
      asOf: day("2024-07-01"))
    var all = results(["共91日"])
    var review = AcceptanceReview(acceptance)
    review.add(acceptance.accept(&all, ofCase: "案卷一", files: []))
    let said = review.results()
    #expect(
      said.map(\.code) == ["WAI-01", "WAI-02"] && said.allSatisfy { $0.outcome == .failed && $0.severity == .minor })
    #expect(said[0].findings[0].message.contains("仍有这样的发现"))
    #expect(said[1].findings[0].message.contains("service/proof-missing"))
  }

  @Test(
    "写错的豁免停下,说明哪一行",
    arguments: [
      ("waivers: [{rule: PRO-55, reason: 甲, approver: 乙, expires: 2030-01-01}]", "PRO-05"),
      ("waivers: [{rule: PRO-05, approver: 乙, expires: 2030-01-01}]", "reason"),
      ("waivers: [{rule: PRO-05, reason: ' ', approver: 乙, expires: 2030-01-01}]", "空的"),
      ("waivers: [{rule: PRO-05, reason: 甲, approver: 乙}]", "expires"),
      ("waivers: [{rule: PRO-05, reason: 甲, approver: 乙, expires: 2030-02-30}]", "日期"),
      ("waivers: [{rule: PRO-05, document: 处罚书定, reason: 甲, approver: 乙, expires: 2030-01-01}]", "文书"),
      ("waivers: [{rule: PRO-05, fingerprint: abc, reason: 甲, approver: 乙, expires: 2030-01-01}]", "16 位"),
      ("waivers: [{rule: PRO-05, until: 2030-01-01, reason: 甲, approver: 乙, expires: 2030-01-01}]", "until"),
      (
        "waivers: [{rule: PRO-05, reason: 甲, approver: 乙, expires: 2030-01-01}, {rule: PRO-05, reason: 丙, approver: 丁, expires: 2031-01-01}]",
        "两条"
      ),
    ])
  func mistakesAreNamed(_ yaml: String, _ words: String) {
    do {
      _ = try waivers(yaml)
      Issue.record("read")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  @Test func theBaselineIsReadBackAsItWasWritten() throws {
    let baseline = Baseline([
      Baseline.Case(
        path: "甲: 乙", files: ["aa", "bb"], findings: ["0123456789abcdef": 2, "fedcba9876543210": 1],
        notes: ["0123456789abcdef": "PRO-05 主要"]),
      Baseline.Case(path: "无发现", files: []),
    ])
    let read = try Baseline(PackNode.parse(yaml: baseline.yaml, path: "基线.yaml"))
    #expect(Set(read.cases.map(\.path)) == ["甲: 乙", "无发现"])
    #expect(read.cases.first { $0.path == "甲: 乙" } == baseline.cases[0])
    #expect(try Baseline(PackNode.parse(yaml: Baseline().yaml, path: "基线.yaml")).cases.isEmpty)
  }

  @Test func onlyWhatIsNewWeighs() throws {
    var before = results(["共91日", "共91日"])
    let fingerprint = before[0].findings[0].fingerprint(rule: before[0].rule)
    let baseline = Baseline([Baseline.Case(path: "旧名", files: ["aa", "bb", "cc"], findings: [fingerprint: 1])])
    let acceptance = Acceptance(baseline: baseline)
    // Renamed, one file of three replaced.
    let use = acceptance.accept(&before, ofCase: "新名", files: ["aa", "bb", "dd"])
    #expect(before[0].findings.map(\.isBaselined) == [true, false] && use.baselineCase == 0)
    var other = results(["共91日"])
    #expect(acceptance.accept(&other, ofCase: "别的", files: ["xx"]).baselineCase == nil)
    #expect(other[0].findings[0].isBaselined == false)
  }

  @Test func whatIsMendedIsSaid() {
    let baseline = Baseline([
      Baseline.Case(path: "案卷", files: [], findings: ["0123456789abcdef": 1], notes: ["0123456789abcdef": "PRO-05 主要"])
    ])
    let acceptance = Acceptance(baseline: baseline)
    var none: [RuleResult] = []
    var review = AcceptanceReview(acceptance)
    review.add(acceptance.accept(&none, ofCase: "案卷", files: []))
    #expect(review.results().map(\.outcome) == [.passed] && review.results()[0].findings[0].message.contains("PRO-05"))
    #expect(review.results(isStrict: true).map(\.outcome) == [.failed])
    // A case that was not looked at this time is not mended.
    #expect(AcceptanceReview(acceptance).results()[0].findings.isEmpty)
  }
}
