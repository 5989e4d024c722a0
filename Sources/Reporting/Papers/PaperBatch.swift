import CaseReading
import Checks

/// What a report says of all cases; of a case that was added only its words are kept.
struct PaperBatch: Sendable {
  private struct Common: Sendable {
    var code, title: String
    var severity: Severity
    var basis: [String]
    var cases = 0
    var places = 0
  }
  private let names: ResultNames
  private var cases: [PaperScope] = []
  private var counts = CaseCounts()
  private var files = 0
  private var withProblems = 0
  private var kinds: [String: Int] = [:]
  private var grades: [String: Int] = [:]
  private var scores: [Points] = []
  private var common: [String: Common] = [:]
  private var ranking = AgencyRanking()
  private var appendix = ReportAppendix()
  private var ledgers: [[String: String]] = []
  private var mending: [[String: String]] = []

  init(names: ResultNames) { self.names = names }

  mutating func add(_ result: ResultCase) {
    var scope = PaperScope(result, names: names)
    scope.values["序号"] = "\(cases.count + 1)"
    cases.append(scope)
    counts.add(result)
    files += result.sources.count
    if result.findings.contains(where: { !$0.isWaived && $0.severity > .info }) { withProblems += 1 }
    kinds[CaseWords.kind(result.kind), default: 0] += 1
    if let score = result.score {
      grades[score.grade ?? "未评", default: 0] += 1
      if let total = score.total, !score.isPartial { scores.append(total) }
    }
    for rule in result.rules { add(rule) }
    ranking.add(result)
    appendix.add(result, names: names)
    mending += RectificationLedger.rows(of: result, names: names)
    addLedgers(result)
  }

  /// What only the cases together show, the ledgers among it.
  mutating func add(compared result: ResultCase) {
    addLedgers(result)
    mending += RectificationLedger.rows(of: result, names: names)
  }

  private mutating func addLedgers(_ result: ResultCase) {
    for (finding, rule) in result.sortedFindings where rule.code.hasPrefix("LED-") && !finding.isWaived {
      let title = names.title(ofRule: rule.rule)
      ledgers.append(["规则编号": rule.code, "规则名称": title, "案卷": result.path, "问题": finding.message])
    }
  }

  private mutating func add(_ rule: ResultRule) {
    let found = rule.findings.filter { !$0.isWaived && $0.severity > .info }
    guard let worst = found.map(\.severity).max() else { return }
    var row =
      common[rule.rule]
      ?? Common(
        code: rule.code, title: names.title(ofRule: rule.rule), severity: worst, basis: found.first?.basis ?? [])
    row.severity = max(row.severity, worst)
    row.cases += 1
    row.places += found.count
    common[rule.rule] = row
  }

  /// Together with what every paper says.
  func scope(_ header: ResultHeader) -> PaperScope {
    var scope = PaperScope(header)
    scope.values.merge(counts.values) { $1 }
    scope.values.merge([
      "案卷数": "\(cases.count)", "有问题案卷数": "\(withProblems)", "文件数": "\(files)",
      "不能判断比例": counts.undecidedShare, "平均分": average,
      "单位": ranking.ranked.map(\.agency).sorted().joined(separator: "、"),
      "期间": appendix.period.isEmpty ? "(填写)" : appendix.period, "页数": "\(appendix.pages)",
      "识别文件数": "\(appendix.recognized)",
    ]) { $1 }
    scope.lists = [
      "每卷": cases, "类别": Self.rows(kinds, "类别"), "等次": Self.rows(grades, "等次"), "共性问题": commonRows,
      "排名": rankRows, "台账核对": PaperScope.numbered(ledgers), "整改": PaperScope.numbered(mending),
      "未能判断": PaperScope.numbered(appendix.openRows), "期限": PaperScope.numbered(appendix.periodRows),
    ]
    return scope
  }

  private var rankRows: [PaperScope] {
    ranking.ranked.map { row in
      PaperScope(values: [
        "名次": "\(row.rank)", "单位": row.agency, "卷数": "\(row.cases)", "平均分": row.average.map { "\($0)" } ?? "未评",
        "问题数": "\(row.problems)", "每卷问题数": AgencyRanking.tenths(row.tenthsACase), "不能判断数": "\(row.undecided)",
      ])
    }
  }

  /// Of the cases with a whole score.
  private var average: String {
    guard !scores.isEmpty else { return "未评分" }
    let sum = scores.map(\.hundredths).reduce(0, +)
    return "\(Points(hundredths: (2 * sum + scores.count) / (2 * scores.count)))(\(scores.count) 卷)"
  }

  private static func rows(_ counts: [String: Int], _ name: String) -> [PaperScope] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      PaperScope(values: [name: $0.key, "卷数": "\($0.value)"])
    }
  }

  /// In more than one case; the most frequent on top.
  private var commonRows: [PaperScope] {
    let rows = common.sorted { a, b in
      (b.value.cases, b.value.places, a.key) < (a.value.cases, a.value.places, b.key)
    }
    return PaperScope.numbered(
      rows.map(\.value).filter { $0.cases > 1 }.map {
        [
          "规则编号": $0.code, "规则名称": $0.title, "严重程度": $0.severity.word, "卷数": "\($0.cases)", "处数": "\($0.places)",
          "依据": $0.basis.joined(separator: ";"),
        ]
      })
  }
}
