import Checks
import Foundation
import Testing

@testable import Reporting

@Suite("整改对照") struct DiffTests {
  private func reader(_ results: [ResultCase], _ header: ResultHeader = MadeCase.header) throws -> ResultReader {
    try ResultReader(Data(JSONReportWriter(header: header).bytes(of: results)))
  }

  private func diff(_ old: [ResultCase], _ new: [ResultCase]) throws -> ResultDiff {
    try DiffMaker(old: reader(old), new: reader(new), isRedacted: true).diff()
  }

  private func changes(_ old: ResultCase, _ new: ResultCase) throws -> [String] {
    try diff([old], [new]).cases.flatMap(\.findings).map { "\($0.code) \($0.change.word)" }
  }

  private func without(_ code: String, _ outcome: Outcome, because: String? = nil) -> ResultCase {
    var result = MadeCase.result()
    for index in result.rules.indices where result.rules[index].code == code {
      result.rules[index].findings = []
      (result.rules[index].outcome, result.rules[index].because) = (outcome, because)
    }
    return result
  }

  @Test func theSameResultHasNothingNew() throws {
    let same = try diff([MadeCase.result()], [MadeCase.result()])
    #expect(same.counts == [.remaining: 2] && same.worst == .veto && !same.isIncomplete)
  }

  @Test func onlyWhatWasAskedAndAnsweredIsMended() throws {
    let old = MadeCase.result()
    #expect(try changes(old, without("PRO-05", .passed)) == ["PRO-19 仍有", "PRO-05 已整改"])
    #expect(try changes(old, without("PRO-05", .indeterminate, because: "读不出")) == ["PRO-19 仍有", "PRO-05 不能判断"])
    #expect(try changes(old, without("PRO-05", .notApplicable, because: "没有")) == ["PRO-19 仍有", "PRO-05 不再适用"])
    var unasked = old
    unasked.rules.removeAll { $0.code == "PRO-05" }
    #expect(try changes(old, unasked) == ["PRO-19 仍有", "PRO-05 不再适用"])
    #expect(try changes(without("PRO-05", .passed), old) == ["PRO-19 仍有", "PRO-05 新增"])
  }

  @Test func aDocumentThatIsGoneIsNotMended() throws {
    var new = without("PRO-05", .passed)
    new.documents.removeAll { $0.kind == "penalty-decision" }
    let entry = try diff([MadeCase.result()], [new]).cases[0].findings.last
    #expect(entry?.change == .undecided && entry?.because == "行政处罚决定书比原来少,可能没有放入")
  }

  @Test func otherWordsOfTheSameRuleAreStillThere() throws {
    var new = MadeCase.result()
    new.rules[0].findings[0].fingerprint = "00000000000000bb"
    new.rules[0].findings[0].message = "共95日"
    let entry = try diff([MadeCase.result()], [new]).cases[0].findings.last
    #expect(entry?.change == .remaining && entry?.before?.contains("共91日") == true)
  }

  @Test func casesAreKnownByPathThenFilesThenName() {
    func card(_ path: String, _ hashes: Set<String>) -> CasePairs.Card { .init(path: path, hashes: hashes) }
    let old = [card("甲", ["1", "2"]), card("乙", ["3"]), card("年/丙", []), card("丁", ["9"])]
    let new = [card("乙", ["1"]), card("改名", ["2", "1"]), card("丙", []), card("新", ["8"])]
    let pairs = CasePairs(old: old, new: new).pairs.map { [$0.old, $0.new] }
    #expect(pairs == [[1, 0], [0, 1], [2, 2], [nil, 3], [3, nil]])
    #expect(CasePairs(old: [card("一", [])], new: [card("二", [])]).pairs.map { [$0.old, $0.new] } == [[0, 0]])
  }

  @Test func asItReads() throws {
    var renamed = without("PRO-19", .passed)
    renamed.path = "案卷甲"
    var other = MadeCase.result()
    (other.path, other.sources) = ("案卷乙", [])
    var later = MadeCase.header
    later.references.asOf = MadeCase.date("2024-09-30")
    later.references.packs[0].version = "2"
    let old = try reader([MadeCase.result(), other])
    let diff = try DiffMaker(old: old, new: reader([renamed], later), isRedacted: true).diff()
    try expectSnapshot(String(decoding: DiffText().bytes(diff), as: UTF8.self), "diff.txt")
    let page = String(decoding: HTMLDiffWriter().bytes(diff), as: UTF8.self)
    for change in Set(diff.cases.filter { $0.state != .gone }.flatMap(\.findings).map(\.change)) {
      #expect(page.contains(" \(change.word)</strong>"))
    }
    #expect(page.contains("合计 " + DiffText.counts(diff.cases.flatMap(\.findings))))
    try expectSnapshot(String(decoding: DiffJSON().bytes(diff), as: UTF8.self), "diff.json")
    #expect(diff.isIncomplete)
  }

  @Test func aDamagedSideIsNamed() throws {
    let text = String(
      decoding: try JSONReportWriter(header: MadeCase.header).bytes(of: [MadeCase.result()]), as: UTF8.self)
    let damaged = try ResultReader(Data(text.replacing("\"waived\": false", with: "\"waived\": 0").utf8))
    let error = #expect(throws: ResultError.self) {
      try DiffMaker(old: damaged, new: reader([MadeCase.result()]), isRedacted: true).diff()
    }
    #expect(error?.description.hasPrefix("旧结果: cases[0]") == true)
  }
}
