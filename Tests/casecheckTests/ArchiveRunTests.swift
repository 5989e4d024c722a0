import Foundation
import Testing

@testable import casecheck

/// Archives from the command line to the report.
@Suite("压缩包里的案卷") struct ArchiveRunTests {
  /// A folder with a file of every fate, zipped by hand where it has to be.
  private func mixedFolder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("立案审批表\n同意立案。2023年1月10日", to: "卷/甲/1 立案审批表.txt")
    try folder.write("x", to: "卷/甲/.隐藏/深/x.txt")
    try folder.write("", to: "卷/甲/空.pdf")
    try folder.write("PK\u{3}\u{4} 坏了", to: "卷/乙/坏.zip")
    try folder.write("询问笔录", to: "卷/乙/2 询问笔录.txt")
    return folder
  }

  @Test func everyFileIsARow() throws {
    let folder = try mixedFolder()
    let run = try BuiltProgram.run(["check", "卷", "--json"], in: folder.url)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let cases = try #require(report["cases"] as? [[String: Any]])
    let rows = cases.flatMap { one in
      (one["sources"] as? [[String: Any]] ?? []).map { "\(one["path"] ?? "")/\($0["path"] ?? "")" }
    }
    #expect(
      rows.sorted() == ["乙/2 询问笔录.txt", "乙/坏.zip", "甲/.隐藏/深/x.txt", "甲/1 立案审批表.txt", "甲/空.pdf"].sorted())
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["sources"] as? Int == 5 && summary["unread"] as? Int == 2 && summary["skipped"] as? Int == 1)
  }

  @Test func aPackedSampleIsCheckedLikeTheFolder() throws {
    let folder = try ScratchFolder()
    let sample = BuiltProgram.root.appending(path: "samples/03-compliant-summary")
    let pack = Process()
    pack.executableURL = URL(filePath: "/bin/tar")
    pack.arguments = ["-czf", folder.url.appending(path: "卷.tar.gz").path, "-C", sample.path, "."]
    try pack.run()
    pack.waitUntilExit()
    func results(_ path: String) throws -> NSDictionary {
      let run = try BuiltProgram.run(["check", path, "--json", "--as-of", "2024-12-31"], in: folder.url)
      let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let one = (report?["cases"] as? [[String: Any]])?.first
      return ["results": one?["results"] ?? [], "kind": one?["kind"] ?? "", "timeline": one?["timeline"] ?? []]
    }
    let packed = try results("卷.tar.gz")
    #expect((packed["results"] as? [Any])?.isEmpty == false)
    #expect(packed == (try results(sample.path)))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left == ["卷.tar.gz"])
  }

  @Test func nothingStaysInTheTemporaryFolder() throws {
    let folder = try ScratchFolder()
    let place = folder.url.appending(path: "tmp")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try folder.write("立案审批表", to: "源/立案审批表.txt")
    let pack = Process()
    pack.executableURL = URL(filePath: "/bin/tar")
    pack.arguments = ["-cf", folder.url.appending(path: "卷.tar").path, "-C", folder.url.appending(path: "源").path, "."]
    try pack.run()
    pack.waitUntilExit()
    let run = try BuiltProgram.run(["check", "卷.tar"], in: folder.url, environment: ["TMPDIR": place.path])
    #expect(run.output.contains("立案审批表"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).isEmpty)
  }
}
