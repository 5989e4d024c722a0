import CaseReading
import Checks
import DocExtract

extension PaperScope {
  /// What every paper of a run says.
  init(_ header: ResultHeader) {
    let references = header.references
    values = [
      "评查日": "\(references.asOf)",
      "标准": references.standard.map { "\($0.title)(\($0.version))" } ?? "没有按标准评分",
      "版本": "casecheck \(header.toolVersion)",
      "规则": references.packs.map { "\($0.name) \($0.version)(\($0.sha256.prefix(12)))" }.joined(separator: "、"),
      "工作日表": "到 \(references.calendarThrough)",
      "个人信息": header.isRedacted ? "个人信息已遮盖" : ResultHeader.unredactedBanner,
    ]
  }

  /// A case with its problems; waived ones are only counted.
  init(_ result: ResultCase, names: ResultNames) {
    let shown = result.sortedFindings.filter { !$0.finding.isWaived }
    let documents = result.documents.count
    values = [
      "案卷": result.path, "案卷类别": CaseWords.kind(result.kind),
      "当事人": result.parties.isEmpty ? "没有读出" : result.parties.map(\.name).joined(separator: "、"),
      "概况": CaseWords.headline(of: result), "文书数": "\(documents)", "文件数": "\(result.sources.count)",
    ]
    values.merge(Self.counts(of: result)) { $1 }
    values.merge(Self.words(of: result.score)) { $1 }
    lists = [
      "问题": Self.numbered(shown.map { Self.row($0.finding, $0.rule, result, names) }),
      "不能判断": Self.numbered(
        result.rules.filter { $0.outcome == .indeterminate }.map {
          ["规则编号": $0.code, "规则名称": names.title(ofRule: $0.rule), "原因": $0.because ?? ""]
        }),
      "未读文件": Self.numbered(
        result.sources.filter { $0.status == .unread || $0.status == .partial }.map {
          ["文件": $0.path, "原因": $0.issues.first?.message ?? CaseWords.status($0.status)]
        }),
      "扣分": Self.numbered(Self.deductions(of: result.score)),
      "否决": Self.numbered(
        (result.score?.vetoes ?? []).filter { $0.state != .none }.map {
          ["情形": "\($0.id) \($0.title)", "处理": "\($0.action)", "状态": $0.state.words]
        }),
      "豁免": Self.numbered(
        result.sortedFindings.filter(\.finding.isWaived).map {
          [
            "规则编号": $0.rule.code, "规则名称": names.title(ofRule: $0.rule.rule), "问题": $0.finding.message,
            "理由": $0.finding.waivedBecause ?? "",
          ]
        }),
    ]
  }

  private static func counts(of result: ResultCase) -> [String: String] {
    let counts = CaseCounts(result)
    return counts.values
  }

  private static func row(
    _ finding: ResultFinding, _ rule: ResultRule, _ result: ResultCase, _ names: ResultNames
  ) -> [String: String] {
    let places = finding.evidence.map { [$0.source, $0.place.words].filter { !$0.isEmpty }.joined(separator: " ") }
    let quotes = finding.evidence.map(\.quote).filter { !$0.isEmpty }.map { "“\($0)”" }
    var states = finding.isBaselined ? ["已在基线"] : []
    if !finding.isSure { states.append("把握不大") }
    if finding.severity == .veto { states.append("待人确认") }
    return [
      "严重程度": finding.severity.word, "规则编号": rule.code, "规则名称": names.title(ofRule: rule.rule),
      "问题": finding.message, "位置": places.isEmpty ? "全卷" : places.joined(separator: "\n"),
      "摘录": quotes.joined(separator: "\n"), "依据": finding.basis.joined(separator: ";"),
      "扣分": deducted(finding, rule, result.score), "整改建议": finding.advice,
      "状态": states.joined(separator: "、"),
    ]
  }

  /// The points that a score sheet takes for a finding; empty where there is none or it takes nothing.
  private static func deducted(_ finding: ResultFinding, _ rule: ResultRule, _ score: ScoreSheet?) -> String {
    guard let score else { return "" }
    let taken = (score.items + score.basicElements).flatMap { item in
      item.deductions.filter { deduction in
        deduction.rule == rule.rule && deduction.findings.contains(finding.fingerprint) && deduction.points > .zero
      }.map { "\(item.id) 扣 \($0.points)" + ($0.findings.count > 1 ? "(共 \($0.findings.count) 处)" : "") }
    }
    return taken.joined(separator: "\n")
  }

  private static func words(of score: ScoreSheet?) -> [String: String] {
    guard let score else { return ["得分": "未评分", "等次": "未评", "评分说明": ""] }
    var notes = [score.gradeNote].compactMap(\.self)
    if !score.pendingVetoes.isEmpty {
      let worst = score.totalIfConfirmed.map { "\($0) 分" } ?? "不评分"
      notes.append(
        "否决候选 \(score.pendingVetoes.count) 项待人确认,全部确认时\(worst)" + (score.gradeIfConfirmed.map { ",\($0)" } ?? ""))
    }
    notes.append("参评标准分 \(score.rated),其中不能判断 \(score.undecided),待人工核对 \(score.open)")
    return [
      "得分": (score.total.map { "\($0)" } ?? "未评分") + (score.isPartial ? "(只计已判断的 \(score.judged) 分)" : ""),
      "等次": score.grade ?? (score.total != nil && score.gradeNote == nil ? "不分等次" : "未评"),
      "评分说明": (notes + score.notes).joined(separator: ";"),
    ]
  }

  private static func deductions(of score: ScoreSheet?) -> [[String: String]] {
    guard let score else { return [] }
    return (score.items + score.basicElements).filter { $0.deducted > .zero }.map { item in
      let reasons = item.deductions.filter { $0.points > .zero }.map { deduction in
        "\(deduction.part.map { "\($0):" } ?? "")\(deduction.code.map { "\($0) " } ?? "")\(deduction.title)"
          + "(−\(deduction.points))" + (deduction.note.map { ",\($0)" } ?? "")
      }
      // Often the words of the deduction itself.
      let because = [item.because].compactMap(\.self).filter { because in
        !item.deductions.contains { $0.title == because }
      }
      return [
        "条目": "\(item.id) \(item.title)", "标准分": "\(item.points)", "扣分": "\(item.deducted)",
        "理由": (reasons + because).joined(separator: "\n"),
      ]
    }
  }
}

/// The numbers of one case or of many.
struct CaseCounts: Sendable {
  private var findings: [Severity: Int] = [:]
  private var undecided = 0
  private(set) var due = 0
  private var unread = 0
  private var waived = 0
  private var baselined = 0

  init() {}

  init(_ result: ResultCase) { add(result) }

  mutating func add(_ result: ResultCase) {
    for finding in result.findings {
      if finding.isWaived { waived += 1 } else { findings[finding.severity, default: 0] += 1 }
      if finding.isBaselined { baselined += 1 }
    }
    let rules = RuleCounts(result.rules)
    undecided += rules.indeterminate
    due += rules.due
    unread += result.sources.count { $0.status == .unread || $0.status == .partial }
  }

  var values: [String: String] {
    [
      "问题数": "\(findings.values.reduce(0, +))", "否决候选数": "\(findings[.veto, default: 0])",
      "主要问题数": "\(findings[.major, default: 0])", "次要问题数": "\(findings[.minor, default: 0])",
      "提示数": "\(findings[.info, default: 0])", "不能判断数": "\(undecided)", "未读全文件数": "\(unread)",
      "豁免数": "\(waived)", "基线数": "\(baselined)",
    ]
  }

  /// Tenths of a percent of the rules that fit the cases.
  var undecidedShare: String {
    guard due > 0 else { return "0%" }
    let tenths = undecided * 1_000 / due
    return "\(tenths / 10).\(tenths % 10)%"
  }
}
