import DocExtract
import Foundation
import Testing

@testable import casecheck

/// The sandbox of a worker, from within: `Tests/SandboxProbe` puts it up and tries to break out.
@Suite("沙箱") struct SandboxTests {
  private static let hasAll = SandboxLayer.missing.isEmpty
  private static let lacks = "这个内核缺 \(SandboxLayer.missing.map(\.rawValue).joined(separator: "、"))"

  /// What came of each attempt, by `thread attempt`.
  private func attempts(
    _ sandbox: Sandbox, outside: ScratchFolder
  ) throws -> (results: [String: String], outside: [String]) {
    try outside.write("原文", to: "old")
    let program = try #require(BuiltProgram.built("SandboxProbe"), "SandboxProbe 没有编译")
    let run = try BuiltProgram.run([outside.url.path] + sandbox.arguments, program: program)
    #expect(run.exit == 0, "\(run.output)\(run.errors)")
    let lines = run.output.split(separator: "\n").compactMap { line -> (String, String)? in
      let words = line.split(separator: " ")
      return words.last.map { (words.dropLast().joined(separator: " "), String($0)) }
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: outside.url.path).sorted()
    return (Dictionary(lines, uniquingKeysWith: { $1 }), left)
  }

  /// Attempts that end otherwise than with EPERM.
  private static let byOtherErrors: [String: Int32] = [
    "clone3": ENOSYS, "openat2": ENOSYS, "x32": ENOSYS, "unknown": ENOSYS,
    "read-passwd": EACCES, "read-outside": EACCES, "read-process": EACCES, "create-outside": EACCES,
    "append-outside": EACCES, "tmpfile-outside": EACCES, "unlink": EACCES, "rename": EACCES, "link": EXDEV,
    "symlink": EACCES, "mkdir": EACCES,
  ]
  private static let working = ["works scratch", "works thread"]

  @Test(.enabled(if: hasAll, "\(lacks)")) func everyAttemptIsRefusedFromEveryThread() throws {
    let (scratch, outside) = (try ScratchFolder(), try ScratchFolder())
    let (results, left) = try attempts(Sandbox(scratch: scratch.url.path), outside: outside)
    for name in Self.working { #expect(results[name] == "true", "\(name)") }
    let tried = results.filter { !$0.key.hasPrefix("works") }
    #expect(tried.count >= 100 && tried.count % 2 == 0)
    for (attempt, result) in tried {
      let name = attempt.split(separator: " ").last.map(String.init) ?? ""
      #expect(result == "\(Self.byOtherErrors[name] ?? EPERM)", "\(attempt)")
    }
    #expect(left == ["old"])
    #expect(try String(contentsOf: outside.url.appending(path: "old"), encoding: .utf8) == "原文")
  }

  @Test(.enabled(if: SandboxLayer.available.contains(.seccomp), "这个内核没有 seccomp"))
  func withoutLandlockNothingIsWritten() throws {
    let (scratch, outside) = (try ScratchFolder(), try ScratchFolder())
    let sandbox = Sandbox(scratch: scratch.url.path, layers: [.seccomp])
    let (results, left) = try attempts(sandbox, outside: outside)
    #expect(results["works scratch"] == "false" && results["works thread"] == "true")
    let allowed = results.filter { $0.value == "0" }.keys.sorted()
    // Reading is what Landlock is for.
    #expect(
      allowed == ["read-outside", "read-passwd", "read-process"].flatMap { ["first \($0)", "second \($0)"] }.sorted())
    #expect(left == ["old"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).isEmpty)
  }

  @Test func theProgramTellsAWorkerWhatItMayDo() {
    let sandbox = Sandbox(readable: ["/案卷", "/其他"], scratch: "/tmp/x", layers: [.landlock], addressSpace: 8 << 30)
    #expect(Sandbox(arguments: sandbox.arguments) == sandbox)
  }

  @Test(arguments: [
    ["--read"], ["--write", "/"], ["--without", "walls"], ["--address-space", "-1"], ["--address-space", "x"],
  ])
  func aWorkerThatDoesNotUnderstandReadsNothing(_ arguments: [String]) throws {
    #expect(Sandbox(arguments: arguments) == nil)
    #expect(try BuiltProgram.run(["_worker"] + arguments).exit == 64)
  }
}
