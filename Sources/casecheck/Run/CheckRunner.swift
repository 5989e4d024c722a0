import CWorker
import DocExtract
import Reporting

/// Takes cases through the stages, several at a time, and hands them on in the order of the input.
struct CheckRunner: Sendable {
  /// Opens one file; any number of them wait for a worker.
  var extract: @Sendable (SourceFile) async -> ExtractedSource
  /// Reads a case and asks every rule.
  var review: @Sendable (CaseFolder, [ExtractedSource]) -> CaseReport
  /// Cases in flight: enough to keep the workers busy, few enough that memory stays flat.
  var window: Int
  /// Draws what a report shows of the pages of a case.
  var draw: @Sendable (CaseFolder, CaseReport) async -> CasePages = { _, _ in CasePages() }
  /// Writes copies of the files of a case with notes.
  var annotate: @Sendable (CaseFolder, CaseReport) async throws -> Void = { _, _ in }
  /// Bytes of memory for the documents of one case; see ``CaseRoom``.
  var room = ReadingLimits().caseBytes

  /// Bytes, as ``DocExtract/ExtractedDocument/weight`` counts them, of a case that leaves much behind.
  private static let large = 16 << 20

  /// - Parameter handOver: called for each case, in the order of `folders`, one at a time.
  func run(_ folders: [CaseFolder], handOver: (CaseReport) throws -> Void) async throws {
    let gate = ReviewGate(most: room / 4)
    try await withThrowingTaskGroup(of: (Int, CaseReport).self) { group in
      var started = 0
      var done = 0
      var waiting: [Int: CaseReport] = [:]
      while done < folders.count {
        while started < folders.count, started < done + max(1, window) {
          let (index, folder) = (started, folders[started])
          group.addTask { (index, try await report(of: folder, gate)) }
          started += 1
        }
        guard let (index, report) = try await group.next() else { return }
        waiting[index] = report
        while let next = waiting.removeValue(forKey: done) {
          try handOver(next)
          done += 1
        }
      }
    }
  }

  private func report(of folder: CaseFolder, _ gate: ReviewGate) async throws -> CaseReport {
    let sources = await folder.sources(room: room, by: extract)
    let weight = sources.reduce(0) { $0 + ($1.document?.weight ?? 0) }
    await gate.enter(weight)
    // What the large case before it has left scattered.
    if weight > Self.large { casecheck_return_memory() }
    var report = review(folder, sources)
    await gate.leave(weight)
    report.pages = await draw(folder, report)
    try await annotate(folder, report)
    return report
  }
}

extension CaseFolder {
  /// What the files of the case say, in its order; `extract` is asked for all of them at once.
  ///
  /// - Parameter most: bytes of memory for all of them together.
  func sources(
    room most: Int = ReadingLimits().caseBytes, by extract: @escaping @Sendable (SourceFile) async -> ExtractedSource
  ) async -> [ExtractedSource] {
    var extracted = await withTaskGroup(of: (Int, ExtractedSource).self) { group in
      for (index, file) in files.enumerated() { group.addTask { (index, await extract(file)) } }
      var sources = [ExtractedSource?](repeating: nil, count: files.count)
      var room = CaseRoom(most: most)
      for await (index, source) in group {
        sources[index] = source
        guard let weight = source.document?.weight else { continue }
        for lost in room.take(weight, at: index) { sources[lost] = sources[lost]?.withoutRoom(most) }
      }
      return sources.compactMap(\.self)
    }
    ExtractedSource.noteDuplicates(in: &extracted)
    return extracted + skipped
  }
}
