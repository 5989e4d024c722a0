import DocExtract
import Foundation

/// Turns the paths of the command line into cases, and says plainly when there is nothing to check.
enum CaseIntake {
  /// - Returns: at least one case.
  static func look(_ paths: [String], layout: CaseLayout) throws -> Intake {
    let intake: Intake
    do {
      intake = try Intake(paths: paths, layout: layout)
    } catch {
      throw RunError(error.description)
    }
    for source in intake.skipped where source.status != .skipped || intake.cases.isEmpty {
      StandardError.line("casecheck: \(source.file.path): \(source.issues.first?.message ?? "略过")")
    }
    guard !intake.cases.isEmpty else {
      let place = paths.joined(separator: "、")
      throw RunError("\(place): 没有可以检查的文书;casecheck 读 PDF、DOCX、XLSX、CSV、网页、图片和文本文件", exit: .incomplete)
    }
    return intake
  }
}
