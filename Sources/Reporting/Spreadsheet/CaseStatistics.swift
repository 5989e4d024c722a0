import Checks

/// 案卷统计表: how many cases of each kind were reviewed.
struct CaseStatistics {
  private var counts: [String: Int] = [:]
  /// By kind, then by grade; cases without a grade are not in it.
  private var grades: [String: [String: Int]] = [:]
  private static let kinds = [
    "penalty", "licensing", "coercion", "enforcement", "inspection", "levy", "confirmation", "unknown",
  ]
  /// The grades of the table; others (良好) stand behind the first where a case has one.
  private static let graded = ["优秀", "合格", "不合格"]

  mutating func add(_ result: ResultCase) {
    counts[result.kind, default: 0] += 1
    if let grade = result.score?.grade { grades[result.kind, default: [:]][grade, default: 0] += 1 }
  }

  var sheet: Sheet {
    let all = grades.values.reduce(into: [String: Int]()) { $0.merge($1, uniquingKeysWith: +) }
    var graded = Self.graded
    graded.insert(contentsOf: all.keys.filter { !graded.contains($0) }.sorted(), at: 1)
    var columns: [(title: String, width: Double)] = [("类别", 16), ("案卷总数", 12), ("纳入自查数", 12), ("涉诉数", 10)]
    columns.insert(contentsOf: graded.map { ($0, 10) }, at: 3)
    let rows = Self.kinds.filter { counts[$0, default: 0] > 0 }.map {
      row(CaseWords.kind($0), counts[$0, default: 0], grades[$0] ?? [:], graded)
    }
    return Sheet(
      name: "案卷统计表", title: "行政执法案卷统计表", columns: columns.map { Sheet.Column(title: $0.title, width: $0.width) },
      rows: rows + [row("合计", counts.values.reduce(0, +), all, graded)],
      notes: [
        all.isEmpty ? "案卷总数、涉诉数由填报人填写;等次按评分标准评定后填写。" : "案卷总数、涉诉数由填报人填写;等次不计待人确认的否决项。"
      ])
  }

  private func row(_ kind: String, _ count: Int, _ grades: [String: Int], _ words: [String]) -> [Sheet.Cell] {
    let graded = words.map { grades.isEmpty ? Sheet.Cell.word("") : .number(grades[$0, default: 0]) }
    return [.word(kind), .word(""), .number(count)] + graded + [.word("")]
  }
}
