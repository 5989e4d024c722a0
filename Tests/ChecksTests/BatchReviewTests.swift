import CaseReading
import DocExtract
import Testing

@testable import Checks

@Suite("同批案卷之间") struct BatchReviewTests {
  private func trace(_ path: String, number: String, party: String, on date: String) throws -> BatchTrace {
    let numbered = try #require(DocumentNumberReader.matches(in: Array(number.utf8)).first?.value.number)
    var trace = Fixture.engine.trace(
      of: CaseFile(path: path, kind: "penalty"), settings: CheckSettings(asOf: day("2025-06-30")))
    trace.add(
      BatchTrace.Act(
        kind: "penalty-decision", number: numbered, agency: "云州市水务局", parties: [party], date: day(date),
        evidence: Evidence(document: "d01", source: 0, span: TextSpan(start: 0, end: 4))), sources: 1)
    return trace
  }

  private func results(_ traces: [BatchTrace]) -> [String: RuleResult] {
    var review = BatchReview(Fixture.engine.pack, lists: [:])
    for trace in traces { review.add(trace) }
    return Dictionary(uniqueKeysWithValues: review.results().map { ($0.code, $0) })
  }

  @Test func oneCaseIsComparedWithNothing() throws {
    #expect(results([try trace("甲", number: "云水罚〔2024〕1号", party: "陈建国", on: "2024-03-01")]).isEmpty)
  }

  @Test func placesAreCountedThroughAllCases() throws {
    let result = try #require(
      results([
        try trace("甲", number: "云水罚〔2024〕1号", party: "陈建国", on: "2024-03-01"),
        try trace("乙", number: "云水罚〔2024〕9号", party: "李卫民", on: "2024-04-01"),
        try trace("丙", number: "云水罚〔2024〕1号", party: "周海燕", on: "2024-05-01"),
      ])["TXT-03"])
    #expect(result.outcome == .failed)
    #expect(result.findings.map { $0.evidence.map(\.source) } == [[0, 2]])
  }

  @Test("一份决定书在两个案卷,正副卷除外", arguments: [("甲", "乙", true), ("一案正卷", "一案副卷", false), ("甲第一册", "甲第二册", false)])
  func oneDecisionInTwoFiles(_ first: String, _ second: String, _ isFound: Bool) throws {
    let found = results([
      try trace(first, number: "云水罚〔2024〕1号", party: "陈建国", on: "2024-03-01"),
      try trace(second, number: "云水罚〔2024〕01号", party: "陈建国", on: "2024-03-01"),
    ])
    #expect((found["ARC-01"]?.outcome == .failed) == isFound)
    #expect(found["TXT-03"]?.outcome == .passed)
  }

  @Test("豁免写明案卷的,只管那个案卷", arguments: [("甲", true), ("丙", true), ("乙", false)])
  func waiversNameACase(_ name: String, _ isWaived: Bool) throws {
    var review = BatchReview(Fixture.engine.pack, lists: [:])
    review.add(try trace("甲", number: "云水罚〔2024〕1号", party: "陈建国", on: "2024-03-01"))
    review.add(try trace("乙", number: "云水罚〔2024〕9号", party: "李卫民", on: "2024-04-01"))
    review.add(try trace("丙", number: "云水罚〔2024〕1号", party: "周海燕", on: "2024-05-01"))
    let waiver = Waiver(
      rule: "text/document-number-reused", caseName: name, reason: "已更正", approver: "蒋卫东", expires: day("2026-01-01"),
      line: 1)
    var results = review.results()
    let use = Acceptance(waivers: Waivers([waiver]), asOf: day("2025-06-30")).accept(&results, of: review)
    #expect(results.flatMap(\.findings).map(\.isWaived) == [isWaived])
    #expect(use.waivers.isEmpty != isWaived)
  }
}
