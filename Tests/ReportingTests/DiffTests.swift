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

  // MARK: Between cases

  /// A rule that compares cases, with a finding for each pair of files.
  private func batch(_ outcome: Outcome = .failed, _ pairs: [(String, [String])] = []) -> [ResultRule] {
    var rule = MadeCase.result().rules[0]
    (rule.rule, rule.code, rule.outcome) = ("evidence/officer-in-two-places", "EVI-09", outcome)
    let one = rule.findings[0]
    rule.findings = pairs.map { message, files in
      var finding = one
      (finding.message, finding.fingerprint) = (message, "fp-\(message)")
      finding.evidence = files.map { file in
        var evidence = one.evidence[0]
        evidence.source = file
        return evidence
      }
      return finding
    }
    return [rule]
  }

  private func cases(_ paths: String...) -> [ResultCase] {
    paths.map { path in
      var result = MadeCase.result()
      (result.path, result.sources, result.rules) = (path, [], [])
      return result
    }
  }

  private func diff(_ old: [ResultCase], _ before: [ResultRule], _ new: [ResultCase], _ after: [ResultRule]) throws
    -> ResultDiff
  {
    func reader(_ results: [ResultCase], _ batch: [ResultRule]) throws -> ResultReader {
      var writer = JSONReportWriter(header: MadeCase.header)
      _ = writer.add(batch: batch)
      return try ResultReader(Data(writer.bytes(of: results)))
    }
    return try DiffMaker(old: reader(old, before), new: reader(new, after), isRedacted: true).diff()
  }

  @Test func whatSeveralCasesShowIsCompared() throws {
    let old = batch(.failed, [("甲", ["案卷一/1.txt", "案卷二/1.txt"]), ("乙", ["案卷二/2.txt", "案卷三/1.txt"])])
    let new = batch(.failed, [("甲", ["案卷一/1.txt", "案卷二/1.txt"]), ("丙", ["案卷一/3.txt", "案卷二/1.txt"])])
    let all = cases("案卷一", "案卷二", "案卷三")
    let changed = try diff(all, old, all, new)
    // Another pair of cases is another finding, though the rule and the kind of document are the same.
    #expect(changed.batch.map { "\($0.finding.message) \($0.change.word)" } == ["甲 仍有", "丙 新增", "乙 已整改"])
    #expect(changed.counts == [.remaining: 1, .new: 1, .mended: 1] && changed.worst == .major)
    // A case that is not there any more mends nothing.
    let gone = try diff(all, old, cases("案卷一", "案卷二"), new)
    #expect(gone.batch.first { $0.finding.message == "乙" }?.because == "案卷 案卷三 不在新的结果里")
    #expect(gone.isIncomplete)
    let alone = try diff(all, old, cases("案卷一"), [])
    #expect(alone.batch.allSatisfy { $0.change == .undecided } && alone.batch.count == 2)
    let undecided = try diff(all, old, all, batch(.indeterminate))
    #expect(undecided.batch.allSatisfy { $0.change == .undecided })
    let text = String(decoding: DiffText().bytes(changed), as: UTF8.self)
    #expect(text.contains("同批案卷之间:仍有 1,新增 1,不能判断 0,不再适用 0,已整改 1"))
    #expect(String(decoding: HTMLDiffWriter().bytes(changed), as: UTF8.self).contains("<h3>同批案卷之间</h3>"))
    let json = String(decoding: DiffJSON().bytes(changed), as: UTF8.self)
    #expect(json.contains("\"batch\"") && json.contains("fp-丙"))
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
