import ArgumentParser
import Foundation
import Reporting

extension OutputTarget {
  /// The targets with the template of `--docx-template`, which is for one sort of paper.
  static func targets(_ targets: [OutputTarget], template: String?) throws(RunError) -> [OutputTarget] {
    guard let template else { return targets }
    let papers = Set(targets.compactMap(\.format.paper))
    guard !papers.isEmpty else {
      throw RunError(
        "--docx-template 要和写 DOCX 的 --output 一起用,如 --output 意见书.docx、--output self-report:自查自评报告.docx",
        exit: .validationFailure)
    }
    guard papers.count == 1 else {
      throw RunError(
        "--docx-template 只能用于一种文书,却要写 \(papers.map(\.rawValue).sorted().joined(separator: "、"));请分几次写",
        exit: .validationFailure)
    }
    return targets.map { target in
      var target = target
      if target.format.paper != nil { target.template = template }
      return target
    }
  }

  func paperWriter(header: ResultHeader) throws(RunError) -> PaperReportWriter {
    let paper = format.paper ?? .opinion
    do throws(ReportError) {
      guard let template else { return try PaperReportWriter(header: header, paper: paper) }
      let bytes = try OutputTarget.content(of: template)
      return PaperReportWriter(header: header, template: try PaperTemplate(bytes, for: paper))
    } catch {
      throw RunError((template.map { "--docx-template \($0): " } ?? "") + error.message)
    }
  }

  private static func content(of path: String) throws(ReportError) -> [UInt8] {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw ReportError("没有这个文件;用 casecheck init --papers 文件夹 写出默认的模板") }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw ReportError("不是文件;请给出 .docx") }
    guard facts.st_size <= PaperTemplate.mostBytes else {
      throw ReportError("有 \(facts.st_size >> 20) MB,超过模板 \(PaperTemplate.mostBytes >> 20) MB 的限制;请压缩里面的图片")
    }
    guard let data = FileManager.default.contents(atPath: path) else { throw ReportError("无法打开;请检查权限") }
    return Array(data)
  }
}
