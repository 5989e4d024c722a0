import ArgumentParser
import CaseReading
import DocExtract
import Foundation
import Reporting

/// A report that `--output` asked for.
struct OutputTarget: Sendable, Equatable {
  /// The raw value is the extension of the file, or what stands before a colon.
  enum Format: String, Sendable, CaseIterable {
    case json, txt, sarif
    /// JUnit
    case xml
    case csv, xlsx, html
    /// 评查意见书, one for each case.
    case docx
    /// 自查自评报告 and 评查报告 over all cases, DOCX as well.
    case selfReport = "self-report"
    case reviewReport = "review-report"
    /// Annotations of GitHub's workflows, and GitLab's code quality; neither has an extension of its own.
    case github, gitlab

    var hasExtension: Bool { paper == .opinion || paper == nil && self != .github && self != .gitlab }

    /// The paper that is written as DOCX; `nil` for other formats.
    var paper: Paper? {
      switch self {
      case .docx: .opinion
      case .selfReport: .selfReview
      case .reviewReport: .review
      default: nil
      }
    }
  }
  var format: Format
  /// `-` is standard output.
  var path: String
  /// A DOCX with placeholders to fill in; `nil` for the one that casecheck brings.
  var template: PaperTemplate?

  /// `结果.json`, `json:-`, `txt:结果`.
  init(_ text: String) throws(RunError) {
    var name = ""
    path = text
    if let colon = text.firstIndex(of: ":"), OutputTarget.isName(text[..<colon]) {
      name = String(text[..<colon])
      path = String(text[text.index(after: colon)...])
    } else if let dot = text.lastIndex(of: "."), !text[dot...].contains("/") {
      name = String(text[text.index(after: dot)...]).lowercased()
    }
    guard !path.isEmpty else { throw RunError("--output \(text): 缺少文件名", exit: .validationFailure) }
    guard let format = Format(rawValue: name), format.hasExtension || path != text else {
      throw RunError("--output \(text): \(OutputTarget.refusal(of: name))", exit: .validationFailure)
    }
    self.format = format
  }

  /// `.json .txt …`, for helps and errors.
  static let extensions = Format.allCases.filter(\.hasExtension).map { "." + $0.rawValue }.joined(separator: " ")

  /// Looks like the name of a format; a file of such a name is given as `./name:file.json`.
  private static func isName(_ text: Substring) -> Bool {
    text.utf8.count > 1 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
  }

  private static func refusal(of name: String) -> String {
    if name.isEmpty { return "看不出格式;请用 \(extensions) 结尾,或者写成 json:文件、gitlab:文件" }
    return "\(Spelling.unknown(name, among: Format.allCases.map(\.rawValue)));可以写 \(choices)"
  }

  static let choices =
    extensions + " 和 " + Format.allCases.filter { !$0.hasExtension }.map { $0.rawValue + ":" }.joined(separator: "、")

  /// Two reports do not go to one place.
  static func refuseTwins(_ targets: [OutputTarget]) throws(RunError) {
    var places: Set<String> = []
    for target in targets where !places.insert(target.path == "-" ? "-" : canonical(target.path)).inserted {
      throw RunError("--output \(target.path) 写了两次;一个文件只能放一份报告", exit: .validationFailure)
    }
  }

  /// A report is never written into a case that is being reviewed, least of all over one of its files.
  func refuse(inside cases: [CaseFolder], option: String = "--output") throws(RunError) {
    guard path != "-" else { return }
    let place = OutputTarget.canonical(path)
    for file in cases.flatMap(\.files) {
      let location = OutputTarget.canonical(file.location)
      let folder = String(location.dropLast(file.path.count + 1))
      if place == location || location.hasSuffix("/" + file.path) && !folder.isEmpty && place.hasPrefix(folder + "/") {
        throw RunError("\(option) \(path): 在被检查的案卷里;案卷只读,请写到案卷文件夹以外")
      }
    }
  }

  /// Absolute, links in the folder resolved; the file itself need not exist.
  private static func canonical(_ path: String) -> String {
    let url = URL(fileURLWithPath: path)
    return url.deletingLastPathComponent().resolvingSymlinksInPath().appendingPathComponent(url.lastPathComponent).path
  }

  /// A folder of its own for files in between.
  static func scratch() throws(RunError) -> String {
    guard let folder = RunFolder.makeFolder("report") else {
      throw RunError(RunFolder.problem ?? "没有放临时文件的地方;请检查 TMPDIR")
    }
    return folder
  }

  func writer(header: ResultHeader, style: TextStyle) throws(RunError) -> any ReportWriter {
    switch format {
    case .json: JSONReportWriter(header: header)
    case .txt: TextReportWriter(header: header, style: style)
    case .sarif: SARIFReportWriter(header: header)
    case .xml: JUnitReportWriter(header: header)
    case .csv: CSVReportWriter(header: header)
    case .xlsx: WorkbookReportWriter(header: header, folder: try OutputTarget.scratch())
    case .github: AnnotationReportWriter(header: header)
    case .gitlab: QualityReportWriter(header: header)
    case .docx, .selfReport, .reviewReport: try paperWriter(header: header)
    case .html:
      HTMLReportWriter(
        header: header, name: FilePath.name(of: path),
        folder: pages.map { FilePath.name(of: $0) })
    }
  }

  /// Whether pictures of pages are worth drawing.
  var showsPages: Bool { format == .html }

  /// The folder for the pages of many cases: `报告-案卷` beside `报告.html`; `nil` for formats of one file.
  var pages: String? {
    guard format == .html, path != "-" else { return nil }
    let stem = FilePath.stem(of: path)
    return (stem == path ? path + ".html" : stem) + "-案卷"
  }
}
