import CaseReading
import DocExtract
import Reporting
import TestSupport
import Testing

@testable import casecheck

private actor Log {
  var lines: [String] = []

  func add(_ line: String) { lines.append(line) }
}

@Suite("一个案卷的内存") struct CaseRoomTests {
  /// Feeds the sizes in an order and says what is left.
  private func kept(_ sizes: [Int], most: Int, order: [Int]) -> Set<Int> {
    var room = CaseRoom(most: most)
    var kept: Set<Int> = []
    for index in order {
      kept.insert(index)
      kept.subtract(room.take(sizes[index], at: index))
      #expect(kept.reduce(0) { $0 + sizes[$1] } <= most)
    }
    return kept
  }

  @Test func theOrderInWhichFilesComeDecidesNothing() {
    var random = SeededRandom(seed: 20_261_122)
    for _ in 0..<2_000 {
      let sizes = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0...40, using: &random) }
      let most = Int.random(in: 0...200, using: &random)
      let one = kept(sizes, most: most, order: sizes.indices.shuffled(using: &random))
      #expect(one == kept(sizes, most: most, order: Array(sizes.indices)))
      // Whatever was given up is at least as large as all that was kept.
      let lost = Set(sizes.indices).subtracting(one)
      #expect((one.map { sizes[$0] }.max() ?? 0) <= (lost.map { sizes[$0] }.min() ?? Int.max))
      #expect(!lost.isEmpty == (sizes.reduce(0, +) > most))
    }
  }

  @Test func theLargestFileGivesWayAndSaysSo() async throws {
    let folder = CaseFolder(
      path: "案卷", files: (0..<4).map { SourceFile(path: "\($0).txt", location: "/\($0)", bytes: 1) })
    let runner = CheckRunner(
      extract: { file in
        let text = String(repeating: "字", count: file.path == "1.txt" ? 900 : 10)
        return ExtractedSource(
          file: file, status: .read, sha256: "aa", document: ExtractedDocument(format: .text, text: text))
      },
      review: { CaseReport(file: CaseFile(path: $0.path, sources: $1), results: []) }, window: 1, room: 2_000)
    try await runner.run([folder]) { report in
      let sources = report.file.sources
      #expect(sources.map(\.status) == [.read, .unread, .read, .read])
      #expect(sources[1].document == nil && sources[1].format == .text && sources[1].sha256 == "aa")
      #expect(sources[1].issues.first?.code == IssueCode.overLimit.rawValue)
      #expect(sources[1].issues.first?.message.contains("--max-text") == true)
    }
  }

  @Test("大的案卷一个一个评查,小的并排") func largeCasesTakeTurns() async {
    let gate = ReviewGate(most: 100)
    let log = Log()
    await gate.enter(60)
    await gate.enter(40)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await gate.enter(500)
        await log.add("large in")
        await gate.leave(500)
      }
      while await gate.waitingCount == 0 { await Task.yield() }
      group.addTask {
        // Small as it is, it waits behind the large one.
        await gate.enter(1)
        await log.add("small in")
        await gate.leave(1)
      }
      while await gate.waitingCount == 1 { await Task.yield() }
      await gate.leave(60)
      #expect(await log.lines.isEmpty)
      await gate.leave(40)
    }
    #expect(await log.lines == ["large in", "small in"])
  }
}
