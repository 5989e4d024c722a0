import Foundation
import Testing

@Suite("审计日志") struct AuditLogTests {
  private func check(_ options: [String], in folder: ScratchFolder) throws -> BuiltProgram.Run {
    try BuiltProgram.run(["check", "张某案", "--as-of", "2024-06-30"] + options, in: folder.url)
  }

  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("行政处罚决定书\n当事人:张某\n某某局\n2023年4月11日", to: "张某案/决定书.txt")
    return folder
  }

  @Test func saysWhoAndWhatAndNoContent() throws {
    let folder = try folder()
    let first = try check(["--audit-log", "审计.jsonl"], in: folder)
    _ = try check(["--audit-log", "审计.jsonl", "--complete"], in: folder)
    let text = try String(contentsOf: folder.url.appending(path: "审计.jsonl"), encoding: .utf8)
    let lines = try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["event"] as? String } == ["start", "case", "end", "start", "case", "end"])
    #expect(lines[0]["user"] != nil && (lines[0]["time"] as? String)?.hasSuffix("Z") == true)
    #expect(lines[2]["exit"] as? Int == Int(first.exit))
    let inputs = lines[1]["inputs"] as? [[String: Any]]
    #expect((inputs?.first?["sha256"] as? String)?.count == 64)
    #expect(!text.contains("张某") && !text.contains("决定书"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder.url.appending(path: "审计.jsonl").path)
    #expect(mode[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: [
    ("张某案/审计.jsonl", "在被检查的文件夹里"), ("没有/审计.jsonl", "没有这个文件夹"), ("/dev/full", "不是普通文件"), (".", "不是普通文件"),
  ]) func withoutALogNothingIsChecked(_ place: String, _ words: String) throws {
    let run = try check(["--audit-log", place], in: folder())
    #expect(run.exit == 2 && run.errors.contains(words) && run.output.isEmpty, "\(run)")
  }
}
