import ArgumentParser
import DocExtract
import Foundation
import Reporting

extension OutputTarget {
  /// The targets with the template of `--docx-template`, which is for one sort of paper.
  ///
  /// The template comes from outside: a worker reads it.
  static func targets(_ targets: [OutputTarget], template: String?) async throws(RunError) -> [OutputTarget] {
    guard let template else { return targets }
    let papers = Set(targets.compactMap(\.format.paper))
    guard let paper = papers.first else {
      throw RunError(
        "--docx-template 要和写 DOCX 的 --output 一起用,如 --output 意见书.docx、--output self-report:自查自评报告.docx",
        exit: .validationFailure)
    }
    guard papers.count == 1 else {
      throw RunError(
        "--docx-template 只能用于一种文书,却要写 \(papers.map(\.rawValue).sorted().joined(separator: "、"));请分几次写",
        exit: .validationFailure)
    }
    let read: PaperTemplate
    do throws(ReportError) {
      read = try await Self.template(at: template, for: paper)
    } catch {
      throw RunError("--docx-template \(template): \(error.message)")
    }
    return targets.map { target in
      var target = target
      if target.format.paper != nil { target.template = read }
      return target
    }
  }

  func paperWriter(header: ResultHeader) throws(RunError) -> PaperReportWriter {
    if let template { return PaperReportWriter(header: header, template: template) }
    do throws(ReportError) {
      return try PaperReportWriter(header: header, paper: format.paper ?? .opinion)
    } catch {
      throw RunError(error.message)
    }
  }

  private static func template(at path: String, for paper: Paper) async throws(ReportError) -> PaperTemplate {
    try refuse(path)
    var settings = WorkerPool.Settings()
    (settings.workers, settings.readable, settings.office) = (1, ReadablePaths.of([path]), nil)
    let pool = WorkerPool(settings)
    var request = ReadRequest(location: settings.readable.first ?? path, pages: 1...1, limits: settings.limits)
    request.paper = paper.rawValue
    let part = await pool.queue.part(request)
    guard let bytes = part.template else {
      throw ReportError(part.issues.first?.message ?? "模板读不出;请用 Word 或 WPS 重新保存成 .docx")
    }
    do throws(FrameError) {
      return try PaperTemplate(compiled: bytes)
    } catch {
      throw ReportError("读取模板的进程出错;请重试一次")
    }
  }

  private static func refuse(_ path: String) throws(ReportError) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw ReportError("没有这个文件;用 casecheck init --papers 文件夹 写出默认的模板") }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw ReportError("不是文件;请给出 .docx") }
    guard facts.st_size <= PaperTemplate.mostBytes else {
      throw ReportError("有 \(facts.st_size >> 20) MB,超过模板 \(PaperTemplate.mostBytes >> 20) MB 的限制;请压缩里面的图片")
    }
    guard access(path, R_OK) == 0 else { throw ReportError("无法打开;请检查权限") }
  }
}
