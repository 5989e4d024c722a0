import CaseReading
import Checks
import DocExtract

/// What a report says of all cases together; kept small, for a thousand of them.
struct HTMLOverview {
  /// What one case adds.
  struct Row: Sendable {
    var number: Int
    var table: CaseTable.Row
    var headline: String
    /// ` 优秀`, with what it is when all vetoes are confirmed.
    var grade: String
    /// What search looks through, in small letters.
    var text: String
    /// Files that were not read, by their words.
    var unread: [String]
  }
  private(set) var rows: [Row] = []
  private(set) var summary = ResultSummary()
  private var outside: [ResultSource] = []
  var accepted = AcceptedFindings()
  /// What only the cases together show.
  var batch: [ResultRule] = []
  private var agencies: [String: Int] = [:]
  private var days: (first: String, last: String)?

  mutating func add(outside source: ResultSource) {
    summary.add(outside: source.status)
    outside.append(source)
  }

  mutating func add(_ result: ResultCase, names: ResultNames) {
    summary.add(result)
    accepted.add(result)
    let codes = Set(result.rules.filter { !$0.findings.isEmpty }.map { "\($0.code) \(names.title(ofRule: $0.rule))" })
    let text = [result.path] + result.parties.map(\.name) + result.officers.map(\.name) + codes.sorted()
    let unread = result.sources.filter { $0.status == .unread || $0.status == .partial }
    rows.append(
      Row(
        number: rows.count + 1, table: CaseTable.Row(result), headline: CaseWords.headline(of: result),
        grade: Self.grade(of: result),
        text: text.joined(separator: " ").lowercased(),
        unread: SourceNotes().lines(of: unread).map { "\(result.path)/\($0)" }))
    note(result)
  }

  private static func grade(of result: ResultCase) -> String {
    guard let sheet = result.score else { return "" }
    let worst = [sheet.totalIfConfirmed.map { "\($0)" }, sheet.gradeIfConfirmed].compactMap(\.self)
    let confirmed = sheet.pendingVetoes.isEmpty ? "" : "(确认后 \(worst.joined(separator: " ")))"
    return (sheet.grade.map { " \($0)" } ?? "") + confirmed
  }

  /// Whose cases they are, and from when to when.
  private mutating func note(_ result: ResultCase) {
    if let agency = result.agency { agencies[agency, default: 0] += 1 }
    if let found = result.period {
      days = (min(days?.first ?? found.first, found.first), max(days?.last ?? found.last, found.last))
    }
  }

  /// - Parameter link: where the case of a number is shown.
  func write(to page: inout HTMLBytes, header: ResultHeader, link: (Int) -> String) {
    page.raw("\n<section id=\"overview\">")
    warnings(header, &page)
    facts(header, &page)
    table(&page, link)
    let compared = ResultCase(batch: batch).sortedFindings.map {
      FindingText(style: TextStyle()).line(of: $0.finding, by: $0.rule)
    }
    list("\(ResultCase.batchPath) \(compared.count) 条", compared, &page)
    let notes = accepted.notes
    list("豁免和基线 \(notes.count) 条", notes, &page)
    let unread = rows.flatMap(\.unread)
    list("没有读全的文件 \(unread.count) 条", unread, &page)
    HTMLInputs.write(outside, title: "不在任何案卷里的文件 \(outside.count) 个", to: &page)
    versions(header, &page)
    page.raw("</section>")
  }

  private func list(_ title: String, _ lines: [String], _ page: inout HTMLBytes) {
    guard !lines.isEmpty else { return }
    page.raw("<details><summary>")
    page.text(title)
    page.raw("</summary><ul class=\"plain\">")
    for line in lines { page.element("li", line) }
    page.raw("</ul></details>")
  }

  private func warnings(_ header: ResultHeader, _ page: inout HTMLBytes) {
    var notes: [String] = []
    let lost = summary.unread + summary.partial
    if lost > 0 { notes.append("有 \(lost) 个文件没有读全:没有发现不等于没有问题") }
    if summary.rules.indeterminate > 0 { notes.append("有 \(summary.rules.indeterminate) 项不能判断,需要人看") }
    notes += header.references.missingSandbox.map { "读文件时沙箱缺\($0.chineseName)" }
    guard !notes.isEmpty else { return }
    page.raw("<div class=\"warn\"><strong>请留意</strong><ul>")
    for note in notes { page.element("li", note) }
    page.raw("</ul></div>")
  }

  private func facts(_ header: ResultHeader, _ page: inout HTMLBytes) {
    let order = agencies.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let unit = order.prefix(5).joined(separator: "、") + (order.count > 5 ? " 等 \(order.count) 个" : "")
    page.raw("<dl class=\"facts card\">")
    fact("案卷", "\(summary.cases) 个", &page)
    fact("单位", unit, &page)
    fact("立案至决定", days.map { "\($0.first) 至 \($0.last)" } ?? "", &page)
    fact(
      "文件",
      "\(summary.sources) 个:已读 \(summary.read),部分读取 \(summary.partial),未读 \(summary.unread),略过 \(summary.skipped)",
      &page)
    fact("规则", summary.rules.line, &page)
    fact("豁免和基线", accepted.words, &page)
    fact("评查日", header.references.asOf.iso, &page)
    page.raw("</dl>")
  }

  private func fact(_ name: String, _ words: String, _ page: inout HTMLBytes) {
    guard !words.isEmpty else { return }
    page.element("dt", name)
    page.element("dd", words)
  }

  private func versions(_ header: ResultHeader, _ page: inout HTMLBytes) {
    let references = header.references
    page.raw("<details><summary>程序、规则、日历、法规的版本</summary><dl class=\"facts\">")
    fact("casecheck", header.toolVersion, &page)
    for pack in references.packs { fact("规则包 \(pack.name)", "\(pack.version) \(pack.sha256)", &page) }
    fact("工作日历", "至 \(references.calendarThrough.iso) \(references.calendarSHA256)", &page)
    fact("法规库", references.lawsSHA256, &page)
    fact("更正", references.correctionsSHA256 ?? "", &page)
    for list in references.lists { fact("清单 \(list.id)", "\(list.rows) 行 \(list.sha256)", &page) }
    page.raw("</dl></details>")
  }

  // MARK: The table of cases

  private static let filters = [
    ("veto", "有否决候选"), ("major", "有主要问题"), ("undecided", "有不能判断"), ("unread", "没有读全"), ("clean", "没有发现"),
  ]
  private static let columns = ["否决候选", "主要", "次要", "提示", "不能判断", "未读全"]

  private func table(_ page: inout HTMLBytes, _ link: (Int) -> String) {
    page.raw("<div class=\"tools\">")
    page.open(
      "input", ["id": "search", "type": "search", "placeholder": "查找案卷、当事人、规则(/)", "aria-label": "查找案卷、当事人、规则"])
    for (name, words) in HTMLOverview.filters {
      page.element("button", ["type": "button", "data-filter": name, "aria-pressed": "false"], words)
    }
    page.raw("<span id=\"count\" class=\"soft\" aria-live=\"polite\"></span></div>")
    page.raw("<div class=\"wide\"><table id=\"cases\"><thead><tr>")
    page.raw("<th><button type=\"button\">案卷</button></th>")
    let isRated = rows.contains { $0.table.score != nil }
    for column in HTMLOverview.columns + (isRated ? ["得分"] : []) {
      page.element("th", ["class": "n"]) { $0.element("button", ["type": "button"], column) }
    }
    page.raw("</tr></thead><tbody>")
    for index in CaseTable.order(of: rows.map(\.table)) { row(rows[index], isRated: isRated, &page, link) }
    page.raw("</tbody></table></div>")
  }

  private func row(_ row: Row, isRated: Bool, _ page: inout HTMLBytes, _ link: (Int) -> String) {
    page.raw("\n")
    page.open("tr", ["tabindex": "-1", "data-flags": flags(of: row.table), "data-text": row.text])
    page.element("td", ["data-key": row.table.path]) { page in
      page.element("a", ["href": link(row.number)], row.table.path)
      page.element("div", ["class": "soft small"], row.headline)
    }
    for (index, count) in (row.table.findings + [row.table.undecided, row.table.unread]).enumerated() {
      let sign = count > 0 && index < 4 ? HTMLWords.sign(Severity.worstFirst[index]) + " " : ""
      page.element(
        "td", ["class": count == 0 ? "n zero" : "n", "data-key": "\(count)"], count == 0 ? "·" : "\(sign)\(count)")
    }
    if isRated {
      let score = row.table.score ?? "·"
      let key = score.prefix { $0 != "/" }
      page.element("td", ["class": "n", "data-key": key == "·" ? "-1" : String(key)], score + row.grade)
    }
    page.raw("</tr>")
  }

  private func flags(of row: CaseTable.Row) -> String {
    var flags: [String] = []
    if row.findings[0] > 0 { flags.append("veto") }
    if row.findings[1] > 0 { flags.append("major") }
    if row.undecided > 0 { flags.append("undecided") }
    if row.unread > 0 { flags.append("unread") }
    if row.findings.allSatisfy({ $0 == 0 }), row.undecided + row.unread == 0 { flags.append("clean") }
    return flags.joined(separator: " ")
  }
}
