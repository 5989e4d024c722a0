import DocExtract
import Foundation
import Testing

@testable import casecheck

@Suite("限制") struct LimitKeyTests {
  private func key(_ flag: LimitFlag) throws -> LimitKey { try #require(LimitKey.all.first { $0.flag == flag }) }

  @Test(arguments: [
    ("1KB", 1 << 10), ("512MB", 512 << 20), ("2GB", 2 << 30), ("2g", 2 << 30), ("1.5 GB", 1536 << 20), ("1T", 1 << 40),
    ("0.001KB", 1), ("99999999999999999999GB", Int.max),
  ]) func readsSizes(_ text: String, _ bytes: Int) {
    #expect(ByteSize.bytes(of: text) == bytes)
  }

  @Test(arguments: ["", "512", "GB", "-1GB", "1.GB", "1.2345GB", "1,5GB", "1GBB", "１GB", "1 2GB", "0x10MB", "B"])
  func refusesWhatIsNoSize(_ text: String) {
    #expect(ByteSize.bytes(of: text) == nil)
  }

  @Test(arguments: [
    (LimitFlag.seconds, "0", "应在 1 秒 到 86400 秒 之间,却是 0"), (.seconds, "1m", "应为秒数,如 60,却是“1m”"),
    (.memory, "1GBB", "应为 512MB、2GB 这样的大小,却是“1GBB”"), (.nesting, "-1", "应为整数,如 3,却是“-1”"),
    (.pixels, "99999999999999999999", "应在 1 到 10000 之间,却是 99999999999999999999"),
    (.depth, "100000", "应在 32 层 到 1000 层 之间,却是 100000"),
  ]) func saysWhatIsWrong(_ flag: LimitFlag, _ text: String, _ message: String) throws {
    let key = try key(flag)
    #expect(throws: LimitMistake(message: message)) { try key.value(of: text) }
  }

  @Test(arguments: LimitKey.all.map(\.flag)) func everyLimitReachesTheWorkers(_ flag: LimitFlag) throws {
    let key = try key(flag)
    #expect(key.range.contains(key.standard))
    #expect(try key.value(of: key.written(key.standard)) == key.standard)
    var settings = try #require(PartialSettings().completed(reviewing: []) as Settings?)
    settings.limits = [flag: key.range.upperBound]
    #expect(settings.pool(reading: [])[keyPath: key.place] == key.range.upperBound)
  }

  @Test(arguments: LimitKey.all.map(\.flag)) func everyLimitIsExplained(_ flag: LimitFlag) throws {
    let page = try String(contentsOf: BuiltProgram.root.appending(path: "docs/security.md"), encoding: .utf8)
    let key = try key(flag)
    #expect(page.contains("`--\(key.name)` | \(key.words(key.standard)) |"))
  }

  @Test(arguments: [["check"], ["fields"], ["extract"]]) func aWrongValueIsMisuse(_ command: [String]) throws {
    let run = try BuiltProgram.run(command + ["samples", "--max-memory", "viel"])
    #expect(run.exit == 64 && run.errors == "casecheck: --max-memory 应为 512MB、2GB 这样的大小,却是“viel”\n")
  }

  @Test func aLimitOfTheCommandLineHolds() throws {
    let folder = try ScratchFolder()
    try folder.write(String(repeating: "行政处罚决定书\n", count: 100_000), to: "长.txt")
    let run = try BuiltProgram.run(["extract", folder.url.path, "--max-entry", "1MB"])
    #expect(run.exit == 3)
    #expect(run.output.contains("文本文件有 2 MB,超过 1 MB 的限制;用 --max-entry 放宽,或检查文件是否损坏"))
    let less = try BuiltProgram.run(["extract", folder.url.path, "--max-text", "1MB"])
    #expect(less.exit == 3 && less.output.contains("用 --max-text 放宽"))
  }
}
