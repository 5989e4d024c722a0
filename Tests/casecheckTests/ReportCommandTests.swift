import Foundation
import Testing

@Suite("再做报告") struct ReportCommandTests {
  private static let made = BuiltProgram.root.appending(path: "Tests/Snapshots/Reporting/result.json").path

  @Test func theResultComesBackAsItIs() throws {
    let run = try BuiltProgram.run(["report", Self.made, "--json"])
    let saved = try String(contentsOfFile: Self.made, encoding: .utf8)
    #expect(run.exit == 0 && run.output == saved)
  }

  @Test func theReportsAreThoseOfTheCheck() throws {
    let folder = try ScratchFolder()
    let names = ["txt", "json", "sarif", "xml", "csv", "xlsx", "html"]
    let sample = BuiltProgram.root.appending(path: "samples/16-single-decision-minor").path
    let check = try BuiltProgram.run(
      ["check", sample, "--as-of", "2024-06-30"] + names.flatMap { ["--output", "一.\($0)"] }, in: folder.url)
    #expect([0, 1, 3].contains(check.exit))
    let report = try BuiltProgram.run(
      ["report", "一.json", "--source", sample] + names.flatMap { ["--output", "二.\($0)"] }, in: folder.url)
    #expect(report.exit == 0 && report.output == check.output, "\(report.errors)")
    for name in names {
      let pair = try ["一", "二"].map { try Data(contentsOf: folder.url.appending(path: "\($0).\(name)")) }
      #expect(pair[0] == pair[1], "\(name)")
    }
  }

  @Test func aFileThatHasChangedIsNotShown() throws {
    let folder = try ScratchFolder()
    let sample = BuiltProgram.root.appending(path: "samples/05-defects-samr-expired-food")
    let copy = folder.url.appending(path: "案卷")
    try FileManager.default.copyItem(at: sample, to: copy)
    _ = try BuiltProgram.run(["check", "案卷", "--as-of", "2024-06-30", "--output", "一.json"], in: folder.url)
    let name = "12行政处罚决定书.pdf"
    let file = copy.appending(path: name)
    try (Data(contentsOf: file) + Data("\n%".utf8)).write(to: file)
    let run = try BuiltProgram.run(["report", "一.json", "--source", "案卷", "--output", "二.html"], in: folder.url)
    #expect(run.exit == 0 && run.errors == "casecheck: \(name) 与检查时不同,报告里没有它的图片\n")
    let page = try String(contentsOf: folder.url.appending(path: "二.html"), encoding: .utf8)
    #expect(page.contains("<use href=\"#c1-i0\""))
    let other = try BuiltProgram.run(["report", "一.json", "--source", "没有", "--output", "三.html"], in: folder.url)
    #expect(other.exit == 2 && other.errors.contains("没有这个文件或者文件夹"))
  }

  @Test(arguments: [
    (["report", "没有.json"], 2, "没有结果文件"), (["report", "README.md"], 2, "不是完整的 JSON"),
    (["report", "docs/result.schema.json"], 2, "不是 casecheck check"), (["report", "samples"], 2, "不是文件"),
    (["report", made, "--audience", "agency"], 2, "个人信息已经遮盖"), (["report", made, "--audience", "人"], 64, "可以写 agency"),
    (["report", made, "--output", "没有/a.csv"], 2, "没有这个文件夹"),
    (["report", made, "--output", "csv:/dev/full"], 2, "不是普通文件"),
    (["report", made, "--output", "gitlab"], 64, "看不出格式"),
  ]) func mistakesAreExplained(_ arguments: [String], _ exit: Int32, _ words: String) throws {
    let run = try BuiltProgram.run(arguments)
    #expect(run.exit == exit && run.errors.contains(words) && run.output.isEmpty, "\(run)")
  }

  @Test func whatWasNotMaskedIsMaskedUnlessTheAgencyReadsIt() throws {
    let folder = try ScratchFolder()
    let id = "110101199003070038"
    try folder.write("行政处罚决定书\n当事人:张某,身份证号:\(id)\n某某局\n2023年4月11日", to: "案卷/决定书.txt")
    let arguments = ["check", "案卷", "--as-of", "2024-06-30", "--no-redact", "--output", "结果.json"]
    _ = try BuiltProgram.run(arguments, in: folder.url)
    let outward = try BuiltProgram.run(["report", "结果.json", "--json"], in: folder.url)
    #expect(!outward.output.contains(id) && outward.output.contains("\"redacted\": true"))
    let inward = try BuiltProgram.run(["report", "结果.json", "--json", "--audience", "agency"], in: folder.url)
    #expect(inward.output.contains(id) && inward.output.contains("\"redacted\": false"))
  }

  /// A full disk and a limit of the system leave nothing behind.
  @Test func aFileThatCannotBeWrittenWholeIsNotThere() throws {
    let folder = try ScratchFolder()
    let script = "ulimit -f 4; exec \"$0\" report \"$1\" --output 一.sarif --output 二.json"
    let program = try #require(BuiltProgram.location)
    let run = try BuiltProgram.run(["-c", script, program, Self.made], program: "/bin/bash", in: folder.url)
    #expect(run.exit == 2 && run.errors.contains("超过系统的限制"), "\(run)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    // Tables are put together in a file of their own first.
    let book = script.replacing("一.sarif", with: "一.xlsx")
    let small = try BuiltProgram.run(["-c", book, program, Self.made], program: "/bin/bash", in: folder.url)
    #expect(small.exit == 2 && small.errors.contains("ulimit -f"), "\(small)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    let full = try BuiltProgram.run(
      ["-c", "exec \"$0\" report \"$1\" > /dev/full", program, Self.made], program: "/bin/bash", in: folder.url)
    #expect(full.exit == 2 && full.errors.contains("磁盘满了"), "\(full)")
  }
}
