import Foundation
import Testing

@testable import casecheck

@Suite("完整写出") struct WholeFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "casecheck-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

  @Test func appearsWhenFinished() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      var file = try WholeFile(folder + "/结果.json")
      try file.write(Array("一".utf8))
      try file.write([UInt8](repeating: 0x61, count: 100_000))
      #expect(!names.contains("结果.json"))
      try file.finish()
    }
    #expect(names == ["结果.json"])
    #expect(FileManager.default.contents(atPath: folder + "/结果.json")?.count == 100_003)
  }

  @Test func leavesNothingBehindWhenItIsNotFinished() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      var file = try WholeFile(folder + "/结果.json")
      try file.write([UInt8](repeating: 0x61, count: 100_000))
    }
    #expect(names.isEmpty)
  }

  @Test func saysWhyItCannotWrite() {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let error = #expect(throws: RunError.self) { _ = try WholeFile(folder + "/没有/结果.json") }
    #expect(error?.message.contains("无法写") == true)
  }
}
