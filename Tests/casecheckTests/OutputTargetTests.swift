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
    ("结果.docm", "是否想写“docx”"), ("结果.self-report", "self-report:、review-report:"), ("结果", "看不出格式"),
    ("opinion:a.docx", "可以写"), ("a.b/结果", "看不出格式"),
    ("结果.jsn", "是否想写“json”"), ("json:", "缺少文件名"),
  ]) func refuses(_ text: String, _ message: String) {
    let error = #expect(throws: RunError.self) { try OutputTarget(text) }
    #expect(error?.message.contains(message) == true)
  }

  @Test func aTemplateIsForOneSortOfPaper() async throws {
    let targets = try [OutputTarget("甲.docx"), OutputTarget("甲.json")]
    await #expect(throws: RunError.self) { try await OutputTarget.targets([targets[1]], template: "版.docx") }
    let two = try targets + [OutputTarget("review-report:乙.docx")]
    await #expect(throws: RunError.self) { try await OutputTarget.targets(two, template: "版.docx") }
    let error = await #expect(throws: RunError.self) { try await OutputTarget.targets(targets, template: "没有/版.docx") }
    #expect(error?.message.contains("--docx-template 没有/版.docx: 没有这个文件") == true)
  }

  @Test func partsOfPaths() {
    for (path, folder, name, stem) in [
      ("甲", "", "甲", "甲"), ("a/", "", "a", "a/"), ("/甲", "/", "甲", "/甲"), ("乙/甲.x", "乙", "甲.x", "乙/甲"),
      (".x", "", ".x", ".x"), ("a.b/c", "a.b", "c", "a.b/c"), ("/", "/", "", "/"), ("", "", "", ""),
    ] {
      #expect(FilePath.folder(of: path) == folder && FilePath.name(of: path) == name && FilePath.stem(of: path) == stem)
    }
  }

  @Test func twoReportsDoNotGoToOnePlace() throws {
    let twice = try [OutputTarget("a/结果.json"), OutputTarget("txt:a/结果.json")]
    #expect(throws: RunError.self) { try OutputTarget.refuseTwins(twice) }
    try OutputTarget.refuseTwins([OutputTarget("结果.json"), OutputTarget("结果.txt"), OutputTarget("json:-")])
  }
}
