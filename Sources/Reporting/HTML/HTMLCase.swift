import CaseReading
import Checks
import DocExtract

/// One case as a section of a page: problems beside their pages, score, timeline, documents, fields, rules.
struct HTMLCase {
  let result: ResultCase
  let header: ResultHeader
  /// 1-based, in the order of the input.
  let number: Int

  var id: String { "c\(number)" }

  func write(to page: inout HTMLBytes) {
    page.raw("\n<section class=\"case\" id=\"")
    page.text(id)
    page.raw("\">")
    heading(&page)
    warnings(&page)
    standIns(&page)
    HTMLProblems(result: result, header: header, id: id).write(to: &page)
    score(&page)
    undecided(&page)
    HTMLTimeline(result: result, header: header, id: id).write(to: &page)
    HTMLDocuments(result: result, header: header, id: id).write(to: &page)
    HTMLFields(result: result, header: header, id: id).write(to: &page)
    HTMLRules(result: result, header: header, id: id).write(to: &page)
    HTMLInputs.write(result.sources, title: "文件 \(result.sources.count) 个", to: &page)
    page.raw("\n</section>")
  }

  private func heading(_ page: inout HTMLBytes) {
    page.raw("<header>")
    page.element("h2", "案卷 \(result.path)")
    page.element("p", ["class": "soft"]) { page in
      page.text(CaseWords.headline(of: result))
      if !result.parties.isEmpty { page.text(" · 当事人:" + result.parties.map(\.name).joined(separator: "、")) }
    }
    page.element("p", ["class": "counts"]) { page in
      if let words = result.score.flatMap(HTMLScore.words) { page.element("strong", words) }
      for severity in Severity.worstFirst {
        let count = result.findings.count { $0.weighs && $0.severity == severity }
        if count > 0 { page.element("span") { HTMLWords.level(severity, " \(count)", to: &$0) } }
      }
      page.element("span", RuleCounts(result.rules).line)
    }
    page.raw("<nav class=\"tools hint\">")
    if result.score != nil { page.element("a", ["href": "#\(id)-score"], "评分") }
    for (name, words) in HTMLCase.parts { page.element("a", ["href": "#\(id)-\(name)"], words) }
    if result.findings.count > 5 {
      page.open("input", ["class": "find", "type": "search", "placeholder": "在问题里查找(/)", "aria-label": "在问题里查找"])
    }
    page.raw("</nav></header>")
  }

  private static let parts = [
    ("problems", "问题"), ("undecided", "不能判断"), ("timeline", "时间线"), ("documents", "文书"), ("fields", "要素"),
    ("rules", "规则"),
  ]

  /// The names that are not the persons' own.
  private func standIns(_ page: inout HTMLBytes) {
    guard !result.standIns.isEmpty else { return }
    let names = result.standIns.map { "\($0.name)(\(header.names.name(ofField: $0.role)))" }
    page.element("p", ["class": "soft small"], "代称:" + names.joined(separator: "、") + ";全报告同一人用同一个代称")
  }

  /// What to know before trusting the findings.
  private func warnings(_ page: inout HTMLBytes) {
    let unread = result.sources.filter { $0.status == .unread || $0.status == .partial }
    let notes =
      SourceNotes().lines(of: unread)
      + result.sources.flatMap { source in
        source.remarks.map { remark in "\(source.path)\(remark.page.map { " 第\($0)页" } ?? ""):\(remark.message)" }
      }
    guard !notes.isEmpty else { return }
    page.raw("<div class=\"warn\"><strong>请留意</strong>")
    if !unread.isEmpty { page.text(":有 \(unread.count) 个文件没有读全,没有发现不等于没有问题") }
    page.raw("<ul>")
    for note in notes.prefix(20) { page.element("li", note) }
    if notes.count > 20 { page.element("li", "……其余 \(notes.count - 20) 条见“文件”") }
    page.raw("</ul></div>")
  }

  private func score(_ page: inout HTMLBytes) {
    guard let sheet = result.score else { return }
    var numbers: [String: Int] = [:]
    for (index, entry) in result.sortedFindings.enumerated() {
      numbers["\(entry.rule.rule) \(entry.finding.fingerprint)"] =
        numbers["\(entry.rule.rule) \(entry.finding.fingerprint)"] ?? index + 1
    }
    HTMLScore(sheet: sheet, id: id) { rule, fingerprint in numbers["\(rule) \(fingerprint)"] }.write(to: &page)
  }

  private func undecided(_ page: inout HTMLBytes) {
    let rules = result.rules.filter { $0.outcome == .indeterminate }
    page.element("h3", ["id": "\(id)-undecided"], "不能判断 \(rules.count) 项")
    guard !rules.isEmpty else { return }
    page.raw("<ul class=\"plain card\">")
    for rule in rules {
      page.element("li") { page in
        page.element("strong", "? \(rule.code) \(header.names.title(ofRule: rule.rule))")
        page.text(":" + (rule.because ?? ""))
      }
    }
    page.raw("</ul>")
  }
}

/// Words that several parts of a page share.
enum HTMLWords {
  /// A sign beside the word: colour alone tells nothing.
  static func sign(_ severity: Severity) -> String {
    switch severity {
    case .veto: "◆"
    case .major: "▲"
    case .minor: "●"
    case .info: "○"
    }
  }

  static func level(_ severity: Severity, _ more: String = "", to page: inout HTMLBytes) {
    page.element(
      "span", ["class": "level level-\(severity.rawValue)"],
      "\(sign(severity)) \(severity.word)\(more)")
  }

  /// Where words stand: `03询问笔录.pdf 第3页第12行`.
  static func place(of evidence: ResultEvidence) -> String {
    let words = evidence.place.words
    return words.isEmpty ? evidence.source : "\(evidence.source) \(words)"
  }

  static func value(_ value: ResultValue) -> String {
    switch value {
    case .text("present"): "有"
    case .text("blank"): "空白"
    case .text("unclear"): "不能确定"
    case .text(let text): text
    case .list(let words): words.joined(separator: "、")
    case .duration(let limit): "\(limit.count)\(FieldWords.unit(limit.unit))"
    case .citations(let citations): citations.map(citation).joined(separator: ";")
    }
  }

  private static func citation(_ citation: ResultCitation) -> String {
    var words = "《\(citation.law)》" + (citation.version.isEmpty ? "" : "(\(citation.version))")
    if let article = citation.article { words += "第\(article)条" + (citation.subarticle.map { "之\($0)" } ?? "") }
    if let paragraph = citation.paragraph { words += "第\(paragraph)款" }
    if let item = citation.item { words += "第(\(item))项" }
    if let point = citation.point { words += "第\(point)目" }
    return words
  }
}

extension Severity {
  static var worstFirst: [Severity] { [.veto, .major, .minor, .info] }
}
