import CaseReading
import Reporting
import Testing

@testable import casecheck

@Suite("输出") struct OutputTargetTests {
  @Test(arguments: [
    ("结果.json", OutputTarget.Format.json, "结果.json"), ("报告.HTML", .html, "报告.HTML"),
    ("a.b/报告.TXT", .txt, "a.b/报告.TXT"), ("json:-", .json, "-"),
    ("txt:结果", .txt, "结果"), ("意见书.DOCX", .docx, "意见书.DOCX"), ("self-report:自查.docx", .selfReport, "自查.docx"),
    ("案卷:一.json", .json, "案卷:一.json"),
  ]) func reads(_ text: String, _ format: OutputTarget.Format, _ path: String) throws {
    let target = try OutputTarget(text)
    #expect(target.format == format && target.path == path)
  }

  @Test(arguments: [
    ("结果.docm", "是否想写“docx”"), ("结果.self-report", "self-report:、review-report:"), ("结果", "看不出格式"), ("a.b/结果", "看不出格式"),
    ("结果.jsn", "是否想写“json”"), ("json:", "缺少文件名"),
  ]) func refuses(_ text: String, _ message: String) {
    let error = #expect(throws: RunError.self) { try OutputTarget(text) }
    #expect(error?.message.contains(message) == true)
  }

  @Test func aTemplateIsForOneSortOfPaper() throws {
    let targets = try [OutputTarget("甲.docx"), OutputTarget("甲.json")]
    #expect(try OutputTarget.targets(targets, template: "版.docx").map(\.template) == ["版.docx", nil])
    #expect(throws: RunError.self) { try OutputTarget.targets([targets[1]], template: "版.docx") }
    let two = try targets + [OutputTarget("review-report:乙.docx")]
    #expect(throws: RunError.self) { try OutputTarget.targets(two, template: "版.docx") }
    let missing = try OutputTarget.targets(targets, template: "没有/版.docx")[0]
    let day = try #require(CalendarDate(iso: "2024-06-30"))
    let header = ResultHeader(
      toolVersion: "1",
      references: References(asOf: day, packs: [], calendarThrough: day, calendarSHA256: "", lawsSHA256: ""))
    let error = #expect(throws: RunError.self) { try missing.paperWriter(header: header) }
    #expect(error?.message.contains("--docx-template 没有/版.docx: 没有这个文件") == true)
  }

  @Test func twoReportsDoNotGoToOnePlace() throws {
    let twice = try [OutputTarget("a/结果.json"), OutputTarget("txt:a/结果.json")]
    #expect(throws: RunError.self) { try OutputTarget.refuseTwins(twice) }
    try OutputTarget.refuseTwins([OutputTarget("结果.json"), OutputTarget("结果.txt"), OutputTarget("json:-")])
  }
}
