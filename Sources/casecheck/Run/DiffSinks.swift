import ArgumentParser
import Reporting

/// Writes a comparison to everywhere it was asked for; all files or the error that stands in the way.
enum DiffSinks {
  /// - Parameter isJSON: standard output gets JSON; otherwise text, unless a target takes standard output itself.
  static func targets(_ outputs: [String], isJSON: Bool) throws(RunError) -> [OutputTarget] {
    var targets: [OutputTarget] = []
    for output in outputs {
      let target = try OutputTarget(output)
      guard [.txt, .json, .xlsx, .html].contains(target.format) else {
        throw RunError("--output \(output): 对照只写 .txt、.json、.xlsx 和 .html", exit: .validationFailure)
      }
      targets.append(target)
    }
    try OutputTarget.refuseTwins(targets)
    if !targets.contains(where: { $0.path == "-" }) { targets.append(try OutputTarget(isJSON ? "json:-" : "txt:-")) }
    return targets
  }

  static func write(_ diff: ResultDiff, to targets: [OutputTarget]) throws(RunError) {
    for target in targets {
      if target.path != "-" { try WholeFile.refuseSpecial(target.path) }
      let bytes = try bytes(diff, target)
      guard target.path != "-" else {
        StandardOutput.write(bytes)
        continue
      }
      var file = try WholeFile(target.path)
      try file.write(bytes)
      try file.finish()
    }
  }

  private static func bytes(_ diff: ResultDiff, _ target: OutputTarget) throws(RunError) -> [UInt8] {
    switch target.format {
    case .json: return DiffJSON().bytes(diff)
    case .html: return HTMLDiffWriter().bytes(diff)
    case .xlsx:
      let folder = try OutputTarget.scratch()
      do throws(ReportError) {
        return try DiffWorkbook(folder: folder).bytes(diff)
      } catch {
        throw RunError("无法写 \(target.path): \(error.message)")
      }
    default: return DiffText(style: target.path == "-" ? Terminal.style : TextStyle()).bytes(diff)
    }
  }
}
