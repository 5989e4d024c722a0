import CaseReading
import Checks
import DocExtract
import Foundation
import Testing

@testable import Reporting

@Suite("报告") struct ReportTests {
  private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func resultJSON() throws {
    let bytes = try JSONReportWriter(header: MadeCase.header).bytes(of: [MadeCase.result()])
    _ = try JSONSerialization.jsonObject(with: Data(bytes))
    try expectSnapshot(string(bytes), "result.json")
  }

  @Test func emptyResultIsJSON() throws {
    _ = try JSONSerialization.jsonObject(with: Data(JSONReportWriter(header: MadeCase.header).bytes(of: [])))
  }

  @Test func textOfOneCase() throws {
    try expectSnapshot(
      try string(TextReportWriter(header: MadeCase.header).bytes(of: [MadeCase.result()])), "one-case.txt")
  }

  @Test func textOfSeveralCasesHasTheWorstOnTop() throws {
    var clean = MadeCase.report
    clean.file.path = "规范案卷"
    clean.results = clean.results.filter { $0.outcome == .passed }
    clean.file.sources.removeLast()
    let bytes = try TextReportWriter(header: MadeCase.header).bytes(of: [MadeCase.result(clean), MadeCase.result()])
    try expectSnapshot(string(bytes), "two-cases.txt")
  }

  @Test func coloursOnlyWhenAsked() throws {
    let style = TextStyle(width: 80, hasColour: true)
    let coloured = try string(TextReportWriter(header: MadeCase.header, style: style).bytes(of: [MadeCase.result()]))
    #expect(coloured.contains("\u{1B}[1;31m否决候选\u{1B}[0m"))
  }

  @Test func personalNumbersAreMaskedUnlessAskedFor() throws {
    let id = "110101199003070038"
    for isOn in [true, false] {
      let result = MadeCase.result(isRedacted: isOn)
      #expect(try string(JSONReportWriter(header: MadeCase.header).bytes(of: [result])).contains(id) == !isOn)
      let text = try string(TextReportWriter(header: MadeCase.header).bytes(of: [result]))
      #expect(text.contains(isOn ? "138****80" : "138001380"))
    }
  }

  @Test func aMissingPartOfTheSandboxIsSaidAndOnlyThen() throws {
    var header = MadeCase.header
    #expect(try !string(JSONReportWriter(header: header).bytes(of: [MadeCase.result()])).contains("\"sandbox\""))
    header.references.missingSandbox = [.landlock]
    let json = try string(JSONReportWriter(header: header).bytes(of: [MadeCase.result()]))
    #expect(json.filter { !$0.isWhitespace }.contains("\"sandbox\":{\"missing\":[\"landlock\"]}"))
    let text = try string(TextReportWriter(header: header).bytes(of: [MadeCase.result()]))
    #expect(text.hasSuffix("\n沙箱缺文件访问限制(Landlock)\n"))
  }

  @Test func waivedFindingsDoNotWeigh() throws {
    var report = MadeCase.report
    #expect(MadeCase.result(report).worst == .veto)
    for index in report.results.indices {
      for f in report.results[index].findings.indices { report.results[index].findings[f].isWaived = true }
    }
    #expect(MadeCase.result(report).worst == nil)
    #expect(RuleCounts(MadeCase.result(report).rules).line == "应查 4 项:通过 1,发现 2(豁免 2),不能判断 1;不适用 1")
  }

  @Test func fingerprintsDependOnRuleKindAndSubjectOnly() throws {
    var finding = Finding(message: "a", documentKind: "penalty-decision", subject: "x")
    let first = finding.fingerprint(rule: "a/b")
    finding.message = "b"
    finding.evidence = []
    #expect(finding.fingerprint(rule: "a/b") == first && first.utf8.count == 16)
    finding.subject = "y"
    #expect(finding.fingerprint(rule: "a/b") != first)
  }
}
