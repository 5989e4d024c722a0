import Checks
import DocExtract

/// 问题清单: what a person goes through, one row for each finding, then what could not be decided or read.
struct ProblemList {
  static let columns = [
    "案卷", "序号", "类别", "严重程度", "规则编号", "规则", "问题", "文件", "位置", "摘录", "依据", "整改建议", "状态", "指纹",
  ]

  struct Row: Sendable, Equatable {
    var path: String
    var number: Int
    /// 问题, 不能判断, 没有读全
    var sort: String
    var severity = ""
    var code = ""
    var title = ""
    var problem: String
    var file = ""
    var place = ""
    var quote = ""
    var basis = ""
    var advice = ""
    var state = ""
    var fingerprint = ""

    /// In the order of ``ProblemList/columns``; numbers apart from the texts.
    var cells: [String] {
      [
        path, "\(number)", sort, severity, code, title, problem, file, place, quote, basis, advice, state, fingerprint,
      ].map(TextWidth.plain)
    }
  }

  let names: ResultNames

  func rows(of result: ResultCase) -> [Row] {
    var rows = result.sortedFindings.map { row($0.finding, $0.rule, in: result.path) }
    for rule in result.rules where rule.outcome == .indeterminate {
      rows.append(
        Row(
          path: result.path, number: 0, sort: "不能判断", severity: rule.severity.word, code: rule.code,
          title: names.title(ofRule: rule.rule), problem: rule.because ?? ""))
    }
    for source in result.sources where source.status == .unread || source.status == .partial {
      let reason = source.issues.first?.message ?? CaseWords.status(source.status)
      rows.append(Row(path: result.path, number: 0, sort: "没有读全", problem: reason, file: source.path))
    }
    for index in rows.indices { rows[index].number = index + 1 }
    return rows
  }

  private func row(_ finding: ResultFinding, _ rule: ResultRule, in path: String) -> Row {
    let first = finding.evidence.first
    let others = finding.evidence.dropFirst().map { "\($0.source) \($0.place.words)" }
    return Row(
      path: path, number: 0, sort: "问题", severity: finding.severity.word, code: rule.code,
      title: names.title(ofRule: rule.rule), problem: finding.message, file: first?.source ?? "全卷",
      place: (first?.place.words ?? "") + (others.isEmpty ? "" : ";另见 " + others.joined(separator: "、")),
      quote: finding.evidence.map(\.quote).filter { !$0.isEmpty }.joined(separator: " · "),
      basis: finding.basis.joined(separator: ";"), advice: finding.advice, state: finding.states.joined(separator: "、"),
      fingerprint: finding.fingerprint)
  }
}
