import CaseReading
import Foundation
import Testing

/// What a user meets who types a wrong path, or whose files are broken: the exit code and a sentence that helps.
@Suite("坏输入") struct BadInputTests {
  @Test(arguments: [
    (["check", "没有这个文件夹"], 2, "没有这个文件或者文件夹"), (["check"], 64, "缺少参数"), (["check", ".", "--nonsense"], 64, "不认识选项"),
    (["chek", "."], 64, "是否想写“check”"), (["check", ".", "--sector", "smr"], 64, "是否想写“samr”"),
    (["check", ".", "--as-of", "2024年"], 64, "--as-of 应为 2024-06-30"),
    (["check", ".", "--output", "a.docm"], 64, "是否想写“docx”"),
    (["report", "a.json", "--docx-template", "a.docx"], 64, "--docx-template 要和写 DOCX"),
    (["check", ".", "--jobs", "0"], 64, "1 到 256"), (["check", ".", "--config", "没有.yaml"], 2, "没有配置文件"),
    (["check", ".", "--packs", "没有"], 2, "没有规则文件夹"),
    (["check", ".", "--corrections", "没有.yaml"], 2, "没有更正文件"), (["rules", "PRO-99"], 2, "不认识“PRO-99”"),
  ]) func isExplained(_ arguments: [String], _ exit: Int32, _ words: String) throws {
    let run = try BuiltProgram.run(arguments)
    #expect(run.exit == exit, "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func withoutArgumentsHelpIsPrinted() throws {
    let run = try BuiltProgram.run([])
    #expect(run.exit == 0 && run.output.contains("casecheck check 案卷文件夹"))
  }

  @Test func anEmptyFolderHasNothingToCheck() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "空"), withIntermediateDirectories: true)
    let run = try BuiltProgram.run(["check", "空"], in: folder.url)
    #expect(run.exit == 3 && run.errors.contains("没有可以检查的文书"), "\(run)")
  }

  @Test func anEmptyCaseFolderAmongOthersIsNotLost() throws {
    let folder = try ScratchFolder()
    try folder.write("行政处罚决定书", to: "年度/甲/决定书.txt")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "年度/乙"), withIntermediateDirectories: true)
    let run = try BuiltProgram.run(["check", "年度", "--fail-on", "从不"], in: folder.url)
    #expect(run.exit == 3 && run.output.contains("乙: 文件夹是空的"), "\(run)")
  }

  @Test func oneFileIsAPackToo() throws {
    let folder = try ScratchFolder()
    let rule = """
      title: 例
      code: OWN-1
      severity: minor
      confidence: high
      check: {kind: phrase, in: [penalty-decision], forbidden: [甲乙丙]}
      why: 例
      basis: [例]
      limits: 例
      advice: 例
      good: [{name: 好, penalty-decision: 行政处罚决定书}]
      bad: [{name: 坏, penalty-decision: 行政处罚决定书 甲乙丙}]
      indeterminate: [{name: 没读出, facts: {unread: 没有文字}, documents: [{file-note: 备考表}]}]

      """
    try folder.write(rule, to: "own/rule.yaml")
    for place in ["own/rule.yaml", "own"] {
      let run = try BuiltProgram.run(["test", place], in: folder.url)
      #expect(run.output.hasPrefix("规则 1 条,例子 3 个"), "\(run)")
    }
    let twice = try BuiltProgram.run(["test", "own", "own/rule.yaml"], in: folder.url)
    #expect(twice.exit == 2 && twice.errors.contains("同名"), "\(twice)")
    try folder.write(rule, to: "other/rule.yml")
    let renamed = try BuiltProgram.run(["test", "other"], in: folder.url)
    #expect(renamed.exit == 2 && renamed.errors.contains("以 .yaml 结尾"), "\(renamed)")
  }

  @Test func aBrokenConfigurationNamesLineAndColumn() throws {
    let folder = try ScratchFolder()
    try folder.write("行政处罚决定书", to: "案卷/决定书.txt")
    try folder.write("sector: samr\nfail_on: minor\n", to: "casecheck.yaml")
    let run = try BuiltProgram.run(["check", "案卷"], in: folder.url)
    #expect(run.exit == 2 && run.errors.contains("casecheck.yaml:2:1: error: 配置 不认识“fail_on”,是否想写“fail-on”"), "\(run)")
  }

  @Test func aConfigurationInsideTheCaseIsIgnored() throws {
    let folder = try ScratchFolder()
    try folder.write("行政处罚决定书", to: "案卷/决定书.txt")
    try folder.write("nonsense: 1\n", to: "案卷/casecheck.yaml")
    let run = try BuiltProgram.run(
      ["check", ".", "--as-of", "2024-06-30"], in: folder.url.appending(path: "案卷"))
    #expect(run.exit != 2 && run.errors.contains("不读被检查的文件夹里的配置"), "\(run)")
  }

  @Test func correctionsAreWrittenFilledInAndUsed() throws {
    let folder = try ScratchFolder()
    try folder.write("某县水务局\n行政处罚决定书\n某水罚〔2024〕1号\n当事人:甲公司\n2024年3月5日", to: "甲案/决定书.txt")
    let run = try BuiltProgram.run(["fields", "甲案", "--write-corrections", "更正.yaml"], in: folder.url)
    #expect(run.exit == 0 && run.errors.contains("更正文件写在 更正.yaml"), "\(run)")
    let again = try BuiltProgram.run(["fields", "甲案", "--write-corrections", "更正.yaml"], in: folder.url)
    #expect(again.exit == 2 && again.errors.contains("已经存在"), "\(again)")
    let inside = try BuiltProgram.run(["fields", "甲案", "--write-corrections", "甲案/更正.yaml"], in: folder.url)
    #expect(inside.exit != 0 && !FileManager.default.fileExists(atPath: folder.url.path + "/甲案/更正.yaml"))
    let skeleton = try String(contentsOf: folder.url.appending(path: "更正.yaml"), encoding: .utf8)
    let filled = skeleton.replacing("# kind: penalty-decision", with: "kind: no-penalty-decision")
    #expect(filled != skeleton)
    try folder.write(filled, to: "更正.yaml")
    let used = try BuiltProgram.run(["check", "甲案", "--corrections", "更正.yaml"], in: folder.url)
    #expect(used.output.contains("更正:d01 不予行政处罚决定书:种类"), "\(used)")
  }

  @Test func everyRemarkOnACaseIsExplained() throws {
    let list = URL(filePath: #filePath).appending(path: "../../../docs/issues.md").standardizedFileURL
    let text = try String(contentsOf: list, encoding: .utf8)
    for code in CaseRemark.Code.allCases { #expect(text.contains("`\(code.rawValue)`")) }
  }

  @Test func aPackWithAnUnknownKeyStopsTheRun() throws {
    let folder = try ScratchFolder()
    try folder.write("行政处罚决定书", to: "案卷/决定书.txt")
    try folder.write("title: 例\ncheck: {kind: deadline}\nseverty: major\n", to: "规则/own/rule.yaml")
    let run = try BuiltProgram.run(["check", "案卷", "--packs", "规则"], in: folder.url)
    #expect(run.exit == 2 && run.errors.contains("own/rule.yaml:"), "\(run)")
  }

  @Test(arguments: [
    ("空.pdf", ""), ("其实是文字.pdf", "这不是 PDF"), ("截断.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Cat"),
    ("截断.docx", "PK\u{3}\u{4}\u{14}\u{0}"),
  ]) func aBrokenFileIsReportedAndNothingIsLost(_ name: String, _ content: String) throws {
    let folder = try ScratchFolder()
    try folder.write("责令改正通知书\n当事人:某某公司", to: "案卷/01 责令改正通知书.txt")
    try folder.write(content, to: "案卷/\(name)")
    let run = try BuiltProgram.run(
      ["check", "案卷", "--as-of", "2024-06-30", "--fail-on", "never", "--json"], in: folder.url)
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run)")
    let summary = try #require(result["summary"] as? [String: Int])
    #expect(summary["sources"] == 2, "\(run)")
    let isRead = name == "其实是文字.pdf"
    #expect(summary["unread"] == (isRead ? 0 : 1) && run.exit == (isRead ? 0 : 3), "\(run)")
  }
}
