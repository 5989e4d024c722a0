import DocExtract
import Foundation
import Testing

@testable import casecheck

/// RAR archives that libarchive refuses: no free program writes them, so one that both can read is taken for one.
@Suite("unar") struct RARConverterTests {
  private static let isUsable = RARConverter.program != nil && SandboxLayer.available.contains(.seccomp)

  private func settings(_ folder: ScratchFolder) throws -> RARConverter.Settings {
    RARConverter.Settings(
      launcher: try #require(BuiltProgram.location), seconds: 60, memoryBytes: 1 << 30, limits: ReadingLimits(),
      scratch: folder.url.resolvingSymlinksInPath().path)
  }

  @Test(.enabled(if: isUsable, "没有 unar,或者内核没有 seccomp")) func whatItUnpacksIsAnArchiveAgain() async throws {
    let (folder, work) = (try ScratchFolder(), try ScratchFolder())
    let archive = folder.url.appending(path: "包.rar")
    try Data(RARSample.bytes).write(to: archive)
    let converter = RARConverter(try settings(work))
    let tar = try await converter.tar(of: archive.path).get()
    let part = FileReader.part(of: tar, pages: 1...1)
    #expect(part.members.map(\.path) == ["a.txt"] && part.issues.isEmpty)
    #expect(await converter.place(of: archive.path) == tar)
    #expect(await converter.place(of: "/另一个.rar") == "/另一个.rar")
    // Nothing stays but the archive.
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.url.path).count == 1)
  }

  @Test(.enabled(if: isUsable, "没有 unar,或者内核没有 seccomp")) func whatItCannotUnpackIsSaid() async throws {
    let (folder, work) = (try ScratchFolder(), try ScratchFolder())
    let archive = folder.url.appending(path: "坏.rar")
    try Data(RARSample.bytes.prefix(40)).write(to: archive)
    let converter = RARConverter(try settings(work))
    guard case .failure(let issue) = await converter.tar(of: archive.path) else {
      Issue.record("half an archive was unpacked")
      return
    }
    #expect(issue.code == "damaged" && issue.message.contains("解压后重试"))
  }

  @Test func withoutAPlaceForFilesItIsNamed() async {
    guard case .failure(let issue) = await RARConverter(nil).tar(of: "/包.rar") else {
      Issue.record("unpacked into nowhere")
      return
    }
    #expect(issue.code == "needs-unar")
  }
}

/// A stored RAR 5 that holds `a.txt` with the words `hi`.
private enum RARSample {
  static let bytes: [UInt8] = {
    let digits = Array(
      """
      526172211a070100c51a33320301000029a4255e12020202040220ac2a93d8000105612e747874686919b23a3503050000
      """.utf8
    ).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }()
}
