import Checks

/// 案卷统计表: how many cases of each kind were reviewed.
struct CaseStatistics {
  private var counts: [String: Int] = [:]
  /// By kind, then by grade; cases without a grade are not in it.
  private var grades: [String: [String: Int]] = [:]
  private static let kinds = [
    "penalty", "licensing", "coercion", "enforcement", "inspection", "levy", "confirmation", "unknown",
  ]
  private static let columns = [
    ("类别", 16.0), ("案卷总数", 12), ("纳入自查数", 12), ("优秀", 10), ("合格", 10), ("不合格", 10), ("涉诉数", 10),
  ].map { Sheet.Column(title: $0, width: $1) }

  private static let graded = ["优秀", "合格", "不合格"]

  mutating func add(_ result: ResultCase) {
    counts[result.kind, default: 0] += 1
    if let grade = result.score?.grade { grades[result.kind, default: [:]][grade, default: 0] += 1 }
  }

  var sheet: Sheet {
    let rows = Self.kinds.filter { counts[$0, default: 0] > 0 }.map {
      row(CaseWords.kind($0), counts[$0, default: 0], grades[$0] ?? [:])
    }
    let all = grades.values.reduce(into: [String: Int]()) { $0.merge($1, uniquingKeysWith: +) }
    let others = all.keys.filter { !Self.graded.contains($0) }.sorted().map { "\($0) \(all[$0, default: 0])" }
    return Sheet(
      name: "案卷统计表", title: "行政执法案卷统计表", columns: Self.columns,
      rows: rows + [row("合计", counts.values.reduce(0, +), all)],
      notes: [
        all.isEmpty ? "案卷总数、涉诉数由填报人填写;等次按评分标准评定后填写。" : "案卷总数、涉诉数由填报人填写;等次不计待人确认的否决项。"
      ] + (others.isEmpty ? [] : ["其他等次:" + others.joined(separator: "、")]))
  }

  private func row(_ kind: String, _ count: Int, _ grades: [String: Int]) -> [Sheet.Cell] {
    let graded = Self.graded.map { grades.isEmpty ? Sheet.Cell.word("") : .number(grades[$0, default: 0]) }
    return [.word(kind), .word(""), .number(count)] + graded + [.word("")]
  }
}
