import DocExtract
import Foundation
import Reporting

/// Turns the paths of the command line into cases, and says plainly when there is nothing to check.
enum CaseIntake {
  /// Archives are looked into first: they are cut like folders.
  ///
  /// - Returns: at least one case.
  static func look(_ paths: [String], layout: CaseLayout, with workers: WorkerPool) async throws -> Intake {
    if let problem = RunFolder.problem { StandardError.line("casecheck: \(TextWidth.plain(problem))") }
    let intake: Intake
    do throws(IntakeError) {
      let archives = await listings(of: try Intake.candidates(below: paths), with: workers)
      intake = try Intake(paths: paths, layout: layout, archives: archives)
    } catch {
      throw RunError(TextWidth.plain(error.description))
    }
    await workers.expect(intake.cases)
    let hasFiles = intake.cases.contains { !$0.files.isEmpty }
    let rows = intake.skipped + (hasFiles ? [] : intake.cases.flatMap(\.skipped))
    for line in SourceNotes().lines(
      of: rows.filter { $0.status != .skipped || !hasFiles }.map { ResultSource($0, redactor: Redactor(isOn: false)) })
    {
      StandardError.line("casecheck: " + line)
    }
    guard hasFiles else {
      let place = TextWidth.plain(paths.joined(separator: "、"))
      throw RunError("\(place): 没有可以检查的文书;casecheck 读 PDF、OFD、Word、WPS、表格、网页、图片、文本文件,以及装着它们的压缩包", exit: .incomplete)
    }
    return intake
  }

  private static func listings(of files: [SourceFile], with workers: WorkerPool) async -> [String: ExtractedPart] {
    await withTaskGroup(of: (String, ExtractedPart).self) { group in
      for file in files { group.addTask { (file.location, await workers.listing(of: file)) } }
      var found: [String: ExtractedPart] = [:]
      for await (location, part) in group {
        found[location] = part
        Progress.looked(into: found.count, of: files.count)
      }
      return found
    }
  }
}
