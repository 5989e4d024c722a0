import Checks

/// The tables that stand on score sheets: 评分表, one row for each item of each case, and 案卷自查自评情况表, one for each case.
struct ScoreTables {
  private var items: [[Sheet.Cell]] = []
  private var cases: [[Sheet.Cell]] = []

  private static let itemColumns = [
    ("案卷", 20.0), ("标准", 22), ("项目", 38), ("分值", 8), ("得分", 8), ("扣分", 8), ("状态", 10), ("扣分情况", 60), ("待人判断", 40),
  ].map { Sheet.Column(title: $0, width: $1) }
  private static let caseColumns = [
    ("序号", 6.0), ("案卷号", 26), ("类别", 12), ("得分", 22), ("扣分情况", 80), ("评查人", 12),
  ].map { Sheet.Column(title: $0, width: $1) }

  mutating func add(_ result: ResultCase) {
    guard let score = result.score else { return }
    for item in score.items + score.basicElements {
      items.append([
        .text(result.path), .text(score.title), .text("\(item.id) \(item.title)"), .points(item.points),
        item.state == .full || item.state == .deducted || item.state == .zero ? .points(item.earned) : .word(""),
        item.deducted == .zero ? .word("") : .points(item.deducted), .word(Self.word(item.state)),
        .text(Self.reasons(of: item).joined(separator: "\n")), .text(Self.open(in: item)),
      ])
    }
    cases.append([
      .number(cases.count + 1), .text(Self.number(of: result)), .word(CaseWords.kind(result.kind)),
      .text(Self.words(of: score)), .text(Self.deductions(of: score).joined(separator: "\n")), .text(""),
    ])
  }

  /// None when no case was scored.
  var sheets: [Sheet] {
    guard !cases.isEmpty else { return [] }
    return [
      Sheet(name: "评分表", columns: Self.itemColumns, rows: items, hasFilters: true),
      Sheet(
        name: "自查自评情况表", title: "案卷自查自评情况表", columns: Self.caseColumns, rows: cases,
        notes: ["得分不计待人确认的否决项;没有判断的分数另行列出。评查人由填报人填写。"]),
    ]
  }

  /// As the file writes it; its path where nothing is read.
  private static func number(of result: ResultCase) -> String {
    for field in ["file-number", "case-number", "decision-number", "document-number"] {
      for document in result.documents where field != "document-number" || document.kind.hasSuffix("decision") {
        if case .text(let number)? = document.fields[field]?.compactMap(\.value).first, !number.isEmpty {
          return "\(number)(\(result.path))"
        }
      }
    }
    return result.path
  }

  private static func words(of score: ScoreSheet) -> String {
    var words = [score.total.map { "\($0)" } ?? "未评", score.grade ?? score.gradeNote ?? ""]
    if !score.pendingVetoes.isEmpty {
      words.append("否决待确认 \(score.pendingVetoes.count) 项,确认后 \(score.totalIfConfirmed.map { "\($0)" } ?? "未评")")
    }
    let left = score.undecided + score.open
    if left > .zero { words.append("未判断 \(left) 分") }
    return words.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func deductions(of score: ScoreSheet) -> [String] {
    (score.items + score.basicElements).filter { $0.deducted > .zero }.map { item in
      "\(item.title) 扣 \(item.deducted) 分:" + reasons(of: item).joined(separator: ";")
    } + score.pendingVetoes.map { "否决候选:\($0.title)" }
  }

  private static func reasons(of item: ScoreSheet.Item) -> [String] {
    let deducted = item.deductions.filter { $0.points > .zero }.map { deduction in
      (deduction.part.map { "\($0):" } ?? "")
        + "\([deduction.code ?? "", deduction.title].filter { !$0.isEmpty }.joined(separator: " "))(-\(deduction.points))"
        + (deduction.note.map { ",\($0)" } ?? "")
    }
    return deducted
      + [item.because].compactMap(\.self).filter { because in
        !item.deductions.contains { $0.title == because }
      }
  }

  /// What a person still has to look at, with its points.
  private static func open(in item: ScoreSheet.Item) -> String {
    guard item.state != .notInvolved else { return "" }
    let points = item.openPoints > .zero ? ["\(item.openPoints) 分"] : []
    return (points + item.open.map(\.title)).joined(separator: "\n")
  }

  private static func word(_ state: ScoreSheet.State) -> String {
    switch state {
    case .full: "不扣分"
    case .deducted: "扣分"
    case .zero: "零分"
    case .undecided: "不能判断"
    case .open: "待人判断"
    case .notInvolved: "不涉及"
    }
  }
}
