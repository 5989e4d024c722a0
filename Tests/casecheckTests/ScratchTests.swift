import DocExtract
import Foundation
import Testing

@testable import casecheck

/// Folders that last no longer than a worker or a run, however those end.
@Suite("临时文件夹", .serialized) struct ScratchTests {
  private let manager = FileManager.default

  @Test func scratchGoesAwayWithAKilledWorker() async throws {
    let folder = try ScratchFolder()
    try folder.write("文书", to: "1.txt")
    let file = SourceFile(path: "1.txt", location: folder.url.appending(path: "1.txt").path, bytes: 0)
    var settings = WorkerPool.Settings()
    settings.executable = try #require(BuiltProgram.location)
    settings.readable = ReadablePaths.of([folder.url.path])
    settings.workers = 1
    let pool = WorkerPool(settings)
    _ = await pool.extract(file)
    let (process, scratch) = try #require(worker(reading: ReadablePaths.of([folder.url.path])[0]))
    #expect(try manager.attributesOfItem(atPath: scratch)[.posixPermissions] as? Int == 0o700)
    try manager.createDirectory(atPath: "\(scratch)/深/更深", withIntermediateDirectories: true)
    try "x".write(toFile: "\(scratch)/深/更深/文件", atomically: false, encoding: .utf8)
    kill(process, SIGKILL)
    #expect(await pool.extract(file).status == .read)
    #expect(!manager.fileExists(atPath: scratch))
    pool.shutdown()
  }

  /// A child of this process that may read `path`, with its scratch folder.
  private func worker(reading path: String) -> (pid_t, String)? {
    for name in (try? manager.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let process = pid_t(name), let line = manager.contents(atPath: "/proc/\(name)/cmdline") else { continue }
      let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      guard words.contains("_worker"), words.contains(path), let mark = words.firstIndex(of: "--scratch") else {
        continue
      }
      return (process, words[mark + 1])
    }
    return nil
  }

  @Test func whatAKilledProgramLeavesIsSwept() throws {
    let (place, case_) = (try ScratchFolder(), try ScratchFolder())
    try case_.write(String(repeating: "行政处罚决定书\n", count: 100_000), to: "长.txt")
    let process = Process()
    process.executableURL = URL(filePath: try #require(BuiltProgram.location))
    process.arguments = ["extract", case_.url.appending(path: "长.txt").path]
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": place.url.path]) { $1 }
    // Nobody reads: the program waits with its report, and its worker with it.
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    _ = pipe.fileHandleForReading.readData(ofLength: 1)
    let left = try manager.contentsOfDirectory(atPath: place.url.path)
    #expect(left.count == 1 && left[0].hasPrefix("casecheck-"))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try manager.contentsOfDirectory(atPath: place.url.path) == left)
    let next = try BuiltProgram.run(
      ["extract", case_.url.path], environment: ["TMPDIR": place.url.path])
    #expect(next.exit == 0)
    #expect(try manager.contentsOfDirectory(atPath: place.url.path) == [])
  }

  @Test func onlyFoldersThatNobodyHoldsAreSwept() throws {
    let place = try ScratchFolder()
    for name in ["casecheck-aaaaaa", "casecheck-bbbbbb", "casecheck-toolong", "other-cccccc"] {
      try place.write("", to: "\(name)/\(RunFolder.lockName)")
    }
    try place.write("", to: "casecheck-dddddd/文件")
    try manager.createSymbolicLink(
      at: place.url.appending(path: "casecheck-eeeeee"), withDestinationURL: place.url.appending(path: "other-cccccc"))
    let held = open(place.url.appending(path: "casecheck-bbbbbb/\(RunFolder.lockName)").path, O_RDWR)
    defer { close(held) }
    #expect(flock(held, LOCK_EX) == 0)
    Leftovers.sweep(in: place.url.path)
    #expect(
      try manager.contentsOfDirectory(atPath: place.url.path).sorted() == [
        "casecheck-bbbbbb", "casecheck-dddddd", "casecheck-eeeeee", "casecheck-toolong", "other-cccccc",
      ])
  }

  @Test func noDepthIsTooDeepAndNoLinkIsFollowed() throws {
    let (place, other) = (try ScratchFolder(), try ScratchFolder())
    try other.write("原件", to: "原件.txt")
    let start = place.url.appending(path: "深").path
    try manager.createDirectory(atPath: start, withIntermediateDirectories: true)
    var folder = open(start, O_RDONLY | O_DIRECTORY)
    for _ in 0..<3_000 {
      // Not UTF-8, and far longer than a path may be.
      let name: [CChar] = [-1, 0x61, 0x61, 0]
      #expect(mkdirat(folder, name, 0o700) == 0)
      symlinkat(other.url.path, folder, "链接")
      let next = openat(folder, name, O_RDONLY | O_DIRECTORY)
      close(folder)
      folder = next
    }
    close(folder)
    FolderRemoval.remove(start)
    #expect(try manager.contentsOfDirectory(atPath: place.url.path).isEmpty)
    #expect(try manager.contentsOfDirectory(atPath: other.url.path) == ["原件.txt"])
  }

  @Test func pathsOfARunAreRealAndFew() throws {
    let place = try ScratchFolder()
    for number in 0..<300 { try place.write("", to: "甲/\(number).txt") }
    let real = try #require(ReadablePaths.of([place.url.path]).first)
    #expect(ReadablePaths.of(["\(place.url.path)/甲/../甲", place.url.path, "/没有"]) == [real])
    #expect(ReadablePaths.of((0..<300).map { "\(place.url.path)/甲/\($0).txt" }) == ["\(real)/甲"])
    #expect(ReadablePaths.of((0..<5).map { "\(place.url.path)/甲/\($0).txt" }).count == 5)
  }
}
