import CaseReading
import Checks

extension ResultCase {
  /// The agency whose case it is; `nil` where none was read.
  var agency: String? {
    for occurrence in documents.flatMap({ $0.fields["agency-name"] ?? [] }) {
      if case .text(let name) = occurrence.value { return name }
    }
    return nil
  }

  /// The days of filing and decision, the first and the last of them; `nil` where none was read.
  var period: (first: String, last: String)? {
    let days = timeline.filter { $0.event == "filed" || $0.event == "decided" }.map(\.date.iso)
    guard let first = days.min(), let last = days.max() else { return nil }
    return (first, last)
  }
}

/// 单位排序: agencies by what was found in their cases.
struct AgencyRanking: Sendable {
  struct Row: Sendable {
    var agency: String
    var cases = 0
    /// Scores of the cases that have a whole one.
    var scores: [Points] = []
    /// Findings that weigh, hints left out, and those of them that are candidates for a veto.
    var problems = 0
    var vetoes = 0
    var undecided = 0
    /// From 1; those that are alike share one.
    var rank = 0

    /// `nil` without a case that has a whole score.
    var average: Points? {
      guard !scores.isEmpty else { return nil }
      let sum = scores.map(\.hundredths).reduce(0, +)
      return Points(hundredths: (2 * sum + scores.count) / (2 * scores.count))
    }

    /// Problems of a case, in tenths.
    var tenthsACase: Int { cases == 0 ? 0 : (20 * problems + cases) / (2 * cases) }

    fileprivate var key: [Int] { [average.map { -$0.hundredths } ?? Int.max, tenthsACase] }
  }
  private var rows: [String: Row] = [:]

  mutating func add(_ result: ResultCase) {
    let agency = result.agency ?? "没有读出单位"
    var row = rows[agency] ?? Row(agency: agency)
    row.cases += 1
    if let score = result.score, let total = score.total, !score.isPartial { row.scores.append(total) }
    let found = result.findings.filter { $0.weighs && $0.severity > .info }
    row.problems += found.count
    row.vetoes += found.count { $0.severity == .veto }
    row.undecided += RuleCounts(result.rules).indeterminate
    rows[agency] = row
  }

  /// By average score, those without one behind; then by problems of a case; then by name.
  var ranked: [Row] {
    var sorted = rows.values.sorted {
      $0.key == $1.key ? $0.agency < $1.agency : $0.key.lexicographicallyPrecedes($1.key)
    }
    for index in sorted.indices {
      let isAlike = index > 0 && sorted[index - 1].key == sorted[index].key
      sorted[index].rank = isAlike ? sorted[index - 1].rank : index + 1
    }
    return sorted
  }

  static func tenths(_ value: Int) -> String { "\(value / 10).\(value % 10)" }

  private static let columns = [
    ("名次", 7.0), ("单位", 36), ("案卷数", 9), ("平均分", 10), ("问题数", 9), ("每卷问题数", 11), ("否决候选", 10), ("不能判断", 10),
  ].map { Sheet.Column(title: $0, width: $1) }

  /// `nil` when there is nothing to rank.
  var sheet: Sheet? {
    guard rows.count > 1 else { return nil }
    let cells = ranked.map { row -> [Sheet.Cell] in
      [
        .number(row.rank), .text(row.agency), .number(row.cases), row.average.map(Sheet.Cell.points) ?? .word("未评"),
        .number(row.problems), .word(Self.tenths(row.tenthsACase)), .number(row.vetoes), .number(row.undecided),
      ]
    }
    return Sheet(
      name: "单位排序", title: "单位排序", columns: Self.columns, rows: cells,
      notes: ["按平均分,再按每卷问题数。平均分只计评完的案卷,不计待人确认的否决项;问题不计提示、已豁免和已在基线的。"])
  }
}
