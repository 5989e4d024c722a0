import Checks
import DocExtract

/// Annotations of GitHub's workflows, `::error file=…,title=…::…`: one line for each finding that weighs, worst first in each case.
public struct AnnotationReportWriter: ReportWriter {
  private let names: ResultNames

  public init(header: ResultHeader) { names = header.names }

  public mutating func start() -> [UInt8] { [] }
  public mutating func add(outside source: ResultSource) {}
  public mutating func finish() -> [UInt8] { [] }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    let findings = result.sortedFindings.filter { $0.finding.weighs }.map { line($0.finding, $0.rule, in: result.path) }
    let unread = result.sources.filter { $0.status == .unread || $0.status == .partial }.map { source in
      let path = CaseURI.path(of: source.path, in: result.path)
      return "::warning file=\(property(path)),title=\(property(CaseWords.status(source.status)))::"
        + data(source.issues.first?.message ?? "")
    }
    return Array((findings + unread).map { $0 + "\n" }.joined().utf8)
  }

  private func line(_ finding: ResultFinding, _ rule: ResultRule, in path: String) -> String {
    let level =
      switch finding.severity {
      case .veto, .major: "error"
      case .minor: "warning"
      case .info: "notice"
      }
    let file = finding.evidence.first.map { CaseURI.path(of: $0.source, in: path) } ?? path
    let title = "\(rule.code) \(names.title(ofRule: rule.rule))(\(finding.severity.word))"
    let place = finding.evidence.first?.place.words ?? ""
    return "::\(level) file=\(property(file)),title=\(property(title))::"
      + data((place.isEmpty ? "" : "\(place):") + finding.message)
  }

  private func data(_ text: String) -> String { TextWidth.plain(text).replacing("%", with: "%25") }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
