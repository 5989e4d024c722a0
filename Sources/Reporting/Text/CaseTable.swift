import CaseReading
import Checks
import DocExtract

/// One line for each case, the worst on top.
struct CaseTable {
  struct Row: Sendable {
    var path: String
    /// Findings that weigh: veto, major, minor, info.
    var findings: [Int]
    var undecided: Int
    var unread: Int
    /// `92.5`, or what was judged of how much; `nil` when the case was not rated.
    var score: String?

    init(_ result: ResultCase) {
      path = TextWidth.plain(result.path)
      let weighing = result.findings.filter(\.weighs)
      findings = [Severity.veto, .major, .minor, .info].map { severity in
        weighing.count { $0.severity == severity }
      }
      undecided = RuleCounts(result.rules).indeterminate
      unread = result.sources.count { $0.status == .unread || $0.status == .partial }
      score = result.score.flatMap { sheet in
        sheet.total.map {
          sheet.isPartial && !sheet.isVetoed && sheet.model == "deduct" ? "\($0)/\(sheet.judged)" : "\($0)"
        }
      }
    }

    fileprivate var counts: [Int] { findings + [undecided, unread] }
  }

  /// Indices of the rows, worst first; equal ones in their own order.
  static func order(of rows: [Row]) -> [Int] {
    rows.indices.sorted { a, b in
      rows[a].counts == rows[b].counts ? a < b : rows[b].counts.lexicographicallyPrecedes(rows[a].counts)
    }
  }

  static func lines(of rows: [Row], style: TextStyle) -> [String] {
    let isRated = rows.contains { $0.score != nil }
    let titles = ["否决候选", "主要", "次要", "提示", "不能判断", "未读全"] + (isRated ? ["得分"] : [])
    let widest = rows.compactMap(\.score).map { TextWidth.of($0) }.max() ?? 0
    let columns = titles.map { max(TextWidth.of($0), $0 == "得分" ? widest : 0) + 2 }
    let room = style.width - columns.reduce(0, +)
    let longest = rows.map { TextWidth.of($0.path) }.max() ?? 0
    let first = max(8, min(room, longest))
    func line(_ name: String, _ cells: [String]) -> String {
      TextWidth.padded(name, to: first)
        + zip(cells, columns).map { String(repeating: " ", count: max(0, $1 - TextWidth.of($0))) + $0 }.joined()
    }
    func cells(of row: Row) -> String {
      line(row.path, row.counts.map { $0 == 0 ? "·" : "\($0)" } + (isRated ? [row.score ?? "·"] : []))
    }
    let head = style.painted(line("案卷", titles), .bold)
    return [head] + order(of: rows).map { cells(of: rows[$0]) }
  }
}
