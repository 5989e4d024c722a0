import CaseReading
import DocExtract
import Reporting
import Synchronization
import Testing

@testable import casecheck

@Suite("批量") struct CheckRunnerTests {
  private let folders = (0..<40).map { index in
    CaseFolder(
      path: "案卷\(index)", files: (0..<3).map { SourceFile(path: "\($0).pdf", location: "/\($0)", bytes: $0) },
      skipped: [ExtractedSource(file: SourceFile(path: "~a", location: "/a", bytes: 0), status: .skipped)])
  }

  private func runner(window: Int, seen: @escaping @Sendable () -> Void = {}) -> CheckRunner {
    CheckRunner(
      extract: { file in
        seen()
        try? await Task.sleep(for: .microseconds(Int.random(in: 0...500)))
        return ExtractedSource(file: file, status: .read)
      },
      review: { CaseReport(file: CaseFile(path: $0.path, sources: $1), results: []) }, window: window)
  }

  @Test(arguments: [1, 2, 7, 100]) func keepsTheOrderOfTheInput(window: Int) async throws {
    var paths: [String] = []
    try await runner(window: window).run(folders) { report in
      paths.append(report.file.path)
      #expect(report.file.sources.map(\.file.path) == ["0.pdf", "1.pdf", "2.pdf", "~a"])
    }
    #expect(paths == folders.map(\.path))
  }

  @Test func startsNoMoreCasesThanTheWindow() async throws {
    let started = Mutex(0)
    var handedOver = 0
    try await runner(window: 2) { started.withLock { $0 += 1 } }.run(folders) { _ in
      handedOver += 1
      #expect(started.withLock { $0 } <= (handedOver + 2) * 3)
    }
  }

  @Test func anErrorOfTheReportEndsTheRun() async {
    await #expect(throws: RunError.self) {
      try await runner(window: 3).run(folders) { _ in throw RunError("盘满") }
    }
  }
}
