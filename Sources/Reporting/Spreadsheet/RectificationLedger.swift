import Checks
import DocExtract

/// 整改台账, a draft: what a person mends, in exactly the columns of 规范执法专项整治工作台账.
///
/// Waived findings and hints are left out: nothing has to be mended there.
struct RectificationLedger {
  static let columns = ["序号", "发现问题", "整改措施", "整改时限", "整改进度", "责任部门", "责任领导", "备注"]
  private static let widths: [Double] = [6, 70, 50, 12, 12, 14, 12, 20]

  private(set) var rows: [[Sheet.Cell]] = []

  mutating func add(_ result: ResultCase, names: ResultNames) {
    for row in Self.rows(of: result, names: names) {
      rows.append(
        [.number(rows.count + 1)]
          + Self.columns.dropFirst().map { row[$0] ?? "" }.map(Sheet.Cell.text))
    }
  }

  /// By column, without the number; what a person fills in is missing.
  static func rows(of result: ResultCase, names: ResultNames) -> [[String: String]] {
    result.sortedFindings.filter { !$0.finding.isWaived && $0.finding.severity > .info }.map { finding, rule in
      let place = finding.evidence.first.map { "\($0.source) \($0.place.words)" } ?? "全卷"
      let problem = "\(names.title(ofRule: rule.rule))(\(result.path) \(place)):\(finding.message)"
      let remark = "\(rule.code) \(finding.severity.word)" + (finding.severity == .veto ? ",待人确认" : "")
      return ["发现问题": problem, "整改措施": finding.advice, "备注": remark]
    }
  }

  var sheet: Sheet {
    Sheet(
      name: "整改台账", title: "规范执法专项整治工作台账", lead: ["填报单位:                填报人:            电话:                填报时间:"],
      columns: zip(Self.columns, Self.widths).map { Sheet.Column(title: $0, width: $1) }, rows: rows)
  }
}
