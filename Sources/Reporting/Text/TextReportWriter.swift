import CaseReading
import Checks
import DocExtract

/// The report for reading: of several cases first one line each, worst on top; then each case.
///
/// Of a case that was added only its finished text is kept, until it is known which is the worst.
public struct TextReportWriter: ReportWriter {
  private let header: ResultHeader
  private let style: TextStyle
  private var rows: [CaseTable.Row] = []
  private var details: [String] = []
  private var outside: [ResultSource] = []
  private var summary = ResultSummary()
  private var accepted: [ResultRule] = []
  private var batch: [ResultRule] = []

  public init(header: ResultHeader, style: TextStyle = TextStyle()) {
    self.header = header
    self.style = style
  }

  public mutating func start() -> [UInt8] { [] }

  public mutating func add(outside source: ResultSource) {
    summary.add(outside: source.status)
    // An archive of several cases lies in none of them, and there is nothing to say about it.
    if source.status == .read, source.issues.isEmpty { return }
    outside.append(source)
  }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    rows.append(CaseTable.Row(result))
    details.append(CaseText(result: result, header: header, style: style).lines().joined(separator: "\n"))
    summary.add(result)
    return []
  }

  public mutating func add(accepted rules: [ResultRule]) { accepted = rules }

  public mutating func add(batch rules: [ResultRule]) -> [UInt8] {
    batch = rules
    return []
  }

  public mutating func finish() -> [UInt8] {
    let order = CaseTable.order(of: rows)
    var parts = order.map { details[$0] }
    if !outside.isEmpty {
      let notes = SourceNotes().lines(of: outside).flatMap {
        TextWrap.lines(of: $0, width: style.width, first: "  ", rest: "    ")
      }
      parts.append((["不在任何案卷里的文件 \(outside.count) 个"] + notes).joined(separator: "\n"))
    }
    let compared = comparison
    if !compared.isEmpty { parts.append(compared.joined(separator: "\n")) }
    if rows.count > 1 {
      parts.insert(CaseTable.lines(of: rows, style: style).joined(separator: "\n"), at: 0)
      parts.append("合计 \(rows.count) 个案卷,文件 \(summary.sources) 个;" + summary.rules.line)
    }
    if !header.isRedacted {
      parts.insert(TextWrap.lines(of: ResultHeader.unredactedBanner, width: style.width).joined(separator: "\n"), at: 0)
    }
    let notes = accepted.flatMap { rule in
      rule.findings.map { "\($0.severity.word) \($0.message) \(rule.rule) (\(rule.code))" }
    }
    if !notes.isEmpty {
      let lines = notes.flatMap {
        TextWrap.lines(of: TextWidth.plain($0), width: style.width, first: "  ", rest: "    ")
      }
      parts.append((["豁免和基线"] + lines).joined(separator: "\n"))
    }
    // What the result stands on: the same case is judged otherwise on another day.
    let missing = header.references.missingSandbox.map { "\n沙箱缺\($0.chineseName)" }.joined()
    parts.append("评查日 \(header.references.asOf) · casecheck \(header.toolVersion)" + missing)
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
  }

  /// What only the cases together show; what was as it should be needs no words.
  private var comparison: [String] {
    let findings = ResultCase(batch: batch).sortedFindings
    let undecided = batch.filter { $0.outcome == .indeterminate }
    guard !(findings.isEmpty && undecided.isEmpty) else { return [] }
    let text = FindingText(style: style)
    let lines = findings.flatMap { text.lines(of: $0.finding, by: $0.rule) }
    let open = undecided.flatMap { rule in
      TextWrap.lines(
        of: TextWidth.plain("不能判断 \(rule.because ?? "") \(rule.rule) (\(rule.code))"), width: style.width, first: "  ",
        rest: "    ")
    }
    return ["\(ResultCase.batchPath) \(findings.count) 条"] + lines + open
  }
}
