import Foundation
import Testing

@Suite("批注副本的运行") struct AnnotateTests {
  /// A case of a sample, and a picture that nobody can annotate.
  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let sample = BuiltProgram.root.appending(path: "samples/05-defects-samr-expired-food")
    try FileManager.default.copyItem(at: sample, to: folder.url.appending(path: "案卷一"))
    return folder
  }

  private func run(_ options: [String], in folder: ScratchFolder) throws -> BuiltProgram.Run {
    try BuiltProgram.run(["check", "案卷一", "--as-of", "2024-06-30", "--fail-on", "never"] + options, in: folder.url)
  }

  private func content(of folder: URL) throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try names.reduce(into: [:]) { found, name in
      let url = folder.appending(path: name)
      if !url.hasDirectoryPath, (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true {
        found[name] = try Data(contentsOf: url)
      }
    }
  }

  @Test func copiesAreTheSameEachTimeAndTheFilesStay() throws {
    let folder = try folder()
    let before = try content(of: folder.url.appending(path: "案卷一"))
    let first = try run(["--no-redact", "--annotate", "甲", "--jobs", "1", "--output", "果.json"], in: folder)
    #expect(first.errors.contains("批注副本写在 甲"), "\(first)")
    _ = try run(["--no-redact", "--annotate", "乙", "--jobs", "4"], in: folder)
    let copies = try content(of: folder.url.appending(path: "甲"))
    #expect(copies.keys.contains("批注清单.txt") && copies.keys.contains { $0.hasSuffix("-批注.pdf") })
    #expect(try content(of: folder.url.appending(path: "乙")) == copies)
    #expect(try content(of: folder.url.appending(path: "案卷一")) == before)
    let again = try BuiltProgram.run(
      ["report", "果.json", "--source", "案卷一", "--audience", "agency", "--annotate", "丙"], in: folder.url)
    #expect(again.exit == 0, "\(again)")
    #expect(try content(of: folder.url.appending(path: "丙")) == copies)
  }

  @Test(arguments: [
    (["--annotate", "副本"], Int32(64), "只供内部"), (["--no-redact", "--annotate", "案卷一/副本"], 2, "在被检查的文件夹里"),
    (["--no-redact", "--annotate", "有"], 2, "不会覆盖"), (["--no-redact", "--annotate", "没有/副本"], 2, "没有这个文件夹"),
  ]) func whatItRefuses(_ options: [String], _ exit: Int32, _ words: String) throws {
    let folder = try folder()
    try folder.write("原有", to: "有/原有.txt")
    let run = try run(options, in: folder)
    #expect(run.exit == exit && run.errors.contains(words), "\(run)")
    #expect(try content(of: folder.url.appending(path: "有")) == ["原有.txt": Data("原有".utf8)])
  }

  @Test func aFullDiskLeavesNothing() throws {
    let folder = try folder()
    let shell =
      "ulimit -f 8; exec '\(BuiltProgram.location ?? "")' check 案卷一 --as-of 2024-06-30 --no-redact --annotate 甲"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", shell]
    process.currentDirectoryURL = folder.url
    let errors = Pipe()
    (process.standardError, process.standardOutput) = (errors, FileHandle.nullDevice)
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2 && said.contains("ulimit -f"), "\(said)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["案卷一"])
  }
}
