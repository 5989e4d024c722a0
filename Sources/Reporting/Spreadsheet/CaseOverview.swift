import CaseReading
import Checks

/// 案卷一览: one row for each case, then what the review rests on.
struct CaseOverview {
  private var rows: [[Sheet.Cell]] = []
  private var hasScores = false
  private var summary = ResultSummary()

  private static let columns = [
    ("案卷", 24.0), ("类别", 11), ("程序和环节", 18), ("领域", 11), ("当事人", 26), ("否决候选", 9), ("主要", 7), ("次要", 7), ("提示", 7),
    ("不能判断", 9), ("未读全的文件", 9), ("应查", 7), ("通过", 7), ("不适用", 8),
  ].map { Sheet.Column(title: $0, width: $1) }

  /// Where a standard was chosen.
  private static let scored = [("得分", 10.0), ("等次", 9), ("否决全部确认时", 14)].map { Sheet.Column(title: $0, width: $1) }

  mutating func add(_ result: ResultCase) {
    summary.add(result)
    hasScores = hasScores || result.score != nil
    let counts = CaseTable.Row(result)
    let rules = RuleCounts(result.rules)
    let course = ([CaseWords.procedure(result.procedure)] + result.stages.map(CaseWords.stage)).filter { !$0.isEmpty }
    rows.append(
      [
        .text(result.path), .word(CaseWords.kind(result.kind)), .word(course.joined(separator: "、")),
        .word(CaseWords.sector(result.sector)), .text(result.parties.map(\.name).joined(separator: "、")),
      ]
        + (counts.findings + [counts.undecided, counts.unread, rules.due, rules.passed, rules.notApplicable]).map {
          .number($0)
        } + CaseOverview.cells(of: result.score))
  }

  /// The score, the grade, and what both are with all vetoes confirmed.
  private static func cells(of score: ScoreSheet?) -> [Sheet.Cell] {
    guard let score else { return [.word("未评"), .word(""), .word("")] }
    let isPart = score.isPartial && !score.isVetoed
    let total = score.total.map { isPart ? .word("\(score.judged) 分中 \($0)") : .points($0) } ?? Sheet.Cell.word("未评")
    let worst = [score.totalIfConfirmed.map { "\($0)" }, score.gradeIfConfirmed].compactMap(\.self)
    return [
      total, .word(score.grade ?? ""), .word(score.pendingVetoes.isEmpty ? "" : worst.joined(separator: " ")),
    ]
  }

  func sheet(_ header: ResultHeader, _ accepted: AcceptedFindings) -> Sheet {
    let references = header.references
    let packs = references.packs.map { "\($0.name) \($0.version) \($0.sha256.prefix(16))" }.joined(separator: "、")
    let columns = Self.columns + (hasScores ? Self.scored : [])
    return Sheet(
      name: "案卷一览", lead: header.isRedacted ? [] : [ResultHeader.unredactedBanner], columns: columns,
      rows: rows.map { Array($0.prefix(columns.count)) },
      notes: [
        "",
        "合计 \(summary.cases) 个案卷,文件 \(summary.sources) 个(没有读全 \(summary.partial + summary.unread) 个);\(summary.rules.line)",
        "评查日 \(references.asOf);casecheck \(header.toolVersion);规则 \(packs);工作日表到 \(references.calendarThrough)",
        "否决候选由人逐项确认;不能判断的不等于没有问题。" + (header.isRedacted ? "个人信息已遮盖。" : ""),
      ] + [accepted.words].filter { !$0.isEmpty } + accepted.notes, hasFilters: true)
  }
}
