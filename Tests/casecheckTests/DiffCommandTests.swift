import Foundation
import Testing

@Suite("对照命令") struct DiffCommandTests {
  private static let made = BuiltProgram.root.appending(path: "Tests/Snapshots/Reporting/result.json").path

  @Test func whatIsStillThereFails() throws {
    let folder = try ScratchFolder()
    let run = try BuiltProgram.run(
      ["diff", Self.made, Self.made, "--output", "对照.xlsx", "--output", "对照.json"], in: folder.url)
    #expect(run.exit == 1 && run.output.contains("合计 仍有 2,新增 0"), "\(run)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["对照.json", "对照.xlsx"])
    #expect(try BuiltProgram.run(["diff", Self.made, Self.made, "--fail-on", "never"]).exit == 0)
  }

  @Test(arguments: [
    (["diff", "没有.json", made], 2, "没有结果文件"), (["diff", made, "README.md"], 2, "README.md: 不是完整的 JSON"),
    (["diff", made], 64, "缺少参数"), (["diff", made, made, "--output", "a.csv"], 64, "对照只写"),
    (["diff", made, made, "--output", "没有/a.json"], 2, "没有这个文件夹"),
  ]) func mistakesAreExplained(_ arguments: [String], _ exit: Int32, _ words: String) throws {
    let run = try BuiltProgram.run(arguments)
    #expect(run.exit == exit && run.errors.contains(words) && run.output.isEmpty, "\(run)")
  }
}
