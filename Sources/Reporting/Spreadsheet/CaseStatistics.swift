/// 案卷统计表: how many cases of each kind were reviewed.
struct CaseStatistics {
  private var counts: [String: Int] = [:]
  private static let kinds = [
    "penalty", "licensing", "coercion", "enforcement", "inspection", "levy", "confirmation", "unknown",
  ]
  private static let columns = [
    ("类别", 16.0), ("案卷总数", 12), ("纳入自查数", 12), ("优秀", 10), ("合格", 10), ("不合格", 10), ("涉诉数", 10),
  ].map { Sheet.Column(title: $0, width: $1) }

  mutating func add(_ result: ResultCase) { counts[result.kind, default: 0] += 1 }

  var sheet: Sheet {
    let rows = Self.kinds.filter { counts[$0, default: 0] > 0 }.map { row(CaseWords.kind($0), counts[$0, default: 0]) }
    return Sheet(
      name: "案卷统计表", title: "行政执法案卷统计表", columns: Self.columns,
      rows: rows + [row("合计", counts.values.reduce(0, +))],
      notes: ["案卷总数、涉诉数由填报人填写;等次按评分标准评定后填写。"])
  }

  private func row(_ kind: String, _ count: Int) -> [Sheet.Cell] {
    [.word(kind), .word(""), .number(count)] + Array(repeating: .word(""), count: 4)
  }
}
