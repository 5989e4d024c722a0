import DocExtract
import Foundation
import Testing

@testable import casecheck

/// Pages recognized by real workers.
@Suite("识别:运行") struct RecognitionRunTests {
  private static let picture = BuiltProgram.root
    .appending(path: "Tests/DocExtractTests/Recognition/Pages/notice.png").path

  private func extract(_ recognition: Recognition, layers: Set<SandboxLayer>, _ look: () -> Void = {}) async throws
    -> ExtractedSource
  {
    var settings = WorkerPool.Settings()
    settings.executable = try #require(BuiltProgram.location)
    settings.readable = [Self.picture]
    settings.recognition = recognition
    if let folder = recognition.folder { settings.readable.append(folder) }
    settings.layers = layers
    settings.workers = 1
    let pool = WorkerPool(settings)
    defer { pool.shutdown() }
    let source = await pool.extract(SourceFile(path: "通知.png", location: Self.picture, bytes: 0))
    look()
    return source
  }

  /// Threads of each worker of this process.
  private func threads() -> [Int] {
    let manager = FileManager.default
    let processes = (try? manager.contentsOfDirectory(atPath: "/proc"))?.compactMap(Int32.init) ?? []
    return processes.compactMap { process in
      guard let text = manager.contents(atPath: "/proc/\(process)/stat"),
        let fields = String(decoding: text, as: UTF8.self).split(separator: ")").last?.split(separator: " "),
        fields.count > 1, fields[1] == "\(getpid())",
        let line = manager.contents(atPath: "/proc/\(process)/cmdline"),
        String(decoding: line, as: UTF8.self).contains(Self.picture)
      else { return nil }
      return (try? manager.contentsOfDirectory(atPath: "/proc/\(process)/task"))?.count
    }
  }

  private static let combinations: [Set<SandboxLayer>] = [[.landlock, .seccomp], [.seccomp], []]

  /// The library must not start the thread that sends what it has collected.
  @Test(
    .enabled(if: RecognitionFolder.installed != nil),
    arguments: combinations.filter { $0.isSubset(of: SandboxLayer.available) })
  func aWorkerReadsAPageOnOneThread(_ layers: Set<SandboxLayer>) async throws {
    let folder = try #require(RecognitionFolder.installed)
    var seen: [Int] = []
    let source = try await extract(.on(folder: folder, isQuick: false, isForAll: false), layers: layers) {
      seen = threads()
    }
    #expect(source.status == .read)
    #expect(source.document?.text.contains("539701201105120015") == true)
    #expect(source.document?.certainty.isFull == false)
    // Other tests have workers of their own meanwhile.
    #expect(!seen.isEmpty && seen.allSatisfy { $0 == 1 })
  }

  @Test func withoutModelsThePageIsUnread() async throws {
    let source = try await extract(.missing, layers: SandboxLayer.available)
    #expect(source.status == .unread)
    #expect(source.issues.first?.message.contains("scripts/ocr/fetch") == true)
  }

  @Test func nowhereInstalledIsTold() throws {
    let run = try BuiltProgram.run(
      ["extract", Self.picture], environment: ["CASECHECK_OCR_DIR": "/nonexistent"])
    // Where tesseract is installed it reads what it can.
    #expect(run.exit == (TesseractParts.installed == nil ? 3 : 0) && run.output.contains("scripts/ocr/fetch"))
    let never = try BuiltProgram.run(["extract", Self.picture, "--ocr", "never"])
    #expect(never.exit == 3 && never.output.contains("--ocr never"))
    let wrong = try BuiltProgram.run(["extract", Self.picture, "--ocr", "nevr"])
    #expect(wrong.exit == 64 && wrong.errors.contains("never"))
  }

  /// In a sandbox as any other reader; whatever it reads is doubtful.
  @Test(.enabled(if: TesseractParts.installed != nil)) func tesseractStandsIn() async throws {
    let folder = try #require(TesseractParts.installed)
    let source = try await extract(.coarse(folder: folder, isForAll: false), layers: SandboxLayer.available)
    let document = try #require(source.document)
    #expect(source.status == .read && document.text.unicodeScalars.count > 40)
    #expect(document.issues.contains { $0.code == "recognized-page" && $0.message.contains("tesseract") })
    #expect(document.lines.allSatisfy { !document.isSure(of: $0.span) })
    #expect(document.marks.allSatisfy { $0.kind != .ink })
  }

  @Test func aFolderWithoutChineseIsTold() async throws {
    let folder = try ScratchFolder()
    let source = try await extract(.coarse(folder: folder.url.path, isForAll: false), layers: SandboxLayer.available)
    #expect(source.status == .unread && source.issues.contains { $0.code == "recognition-failed" })
  }

  /// Files of the right size that are no models: the page alone is lost, and told.
  @Test func alteredModelsAreTold() throws {
    let folder = try ScratchFolder()
    for file in RecognitionFile.all {
      let place = folder.url.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: place)
      try FileHandle(forWritingTo: place).truncate(atOffset: UInt64(file.bytes))
    }
    let environment = ["CASECHECK_OCR_DIR": folder.url.path]
    let run = try BuiltProgram.run(["extract", Self.picture], environment: environment)
    #expect(run.exit == 3 && run.output.contains("recognition-failed") && run.output.contains("casecheck doctor"))
    let doctor = try BuiltProgram.run(["doctor"], environment: environment)
    #expect(doctor.exit == 2 && doctor.output.contains("det.onnx"))
  }
}
