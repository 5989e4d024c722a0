import Testing

@testable import casecheck

@Suite("输出") struct OutputTargetTests {
  @Test(arguments: [
    ("结果.json", OutputTarget.Format.json, "结果.json"), ("报告.HTML", .html, "报告.HTML"),
    ("a.b/报告.TXT", .txt, "a.b/报告.TXT"), ("json:-", .json, "-"),
    ("txt:结果", .txt, "结果"), ("案卷:一.json", .json, "案卷:一.json"),
  ]) func reads(_ text: String, _ format: OutputTarget.Format, _ path: String) throws {
    let target = try OutputTarget(text)
    #expect(target.format == format && target.path == path)
  }

  @Test(arguments: [
    ("结果.docx", "本版本还不能写 docx"), ("docx:-", "本版本还不能写 docx"), ("结果", "看不出格式"), ("a.b/结果", "看不出格式"),
    ("结果.jsn", "是否想写“json”"), ("json:", "缺少文件名"),
  ]) func refuses(_ text: String, _ message: String) {
    let error = #expect(throws: RunError.self) { try OutputTarget(text) }
    #expect(error?.message.contains(message) == true)
  }

  @Test func twoReportsDoNotGoToOnePlace() throws {
    let twice = try [OutputTarget("a/结果.json"), OutputTarget("txt:a/结果.json")]
    #expect(throws: RunError.self) { try OutputTarget.refuseTwins(twice) }
    try OutputTarget.refuseTwins([OutputTarget("结果.json"), OutputTarget("结果.txt"), OutputTarget("json:-")])
  }
}
