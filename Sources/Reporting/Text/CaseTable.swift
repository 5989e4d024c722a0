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

    init(_ result: ResultCase) {
      path = TextWidth.plain(result.path)
      let weighing = result.findings.filter(\.weighs)
      findings = [Severity.veto, .major, .minor, .info].map { severity in
        weighing.count { $0.severity == severity }
      }
      undecided = RuleCounts(result.rules).indeterminate
      unread = result.sources.count { $0.status == .unread || $0.status == .partial }
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
    let titles = ["否决候选", "主要", "次要", "提示", "不能判断", "未读全"]
    let columns = titles.map { TextWidth.of($0) + 2 }
    let room = style.width - columns.reduce(0, +)
    let longest = rows.map { TextWidth.of($0.path) }.max() ?? 0
    let first = max(8, min(room, longest))
    func line(_ name: String, _ cells: [String]) -> String {
      TextWidth.padded(name, to: first)
        + zip(cells, columns).map { String(repeating: " ", count: max(0, $1 - TextWidth.of($0))) + $0 }.joined()
    }
    let head = style.painted(line("案卷", titles), .bold)
    return [head] + order(of: rows).map { line(rows[$0].path, rows[$0].counts.map { $0 == 0 ? "·" : "\($0)" }) }
  }
}
