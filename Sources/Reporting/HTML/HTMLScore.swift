import Checks

/// The score sheet of a case: the score, vetoes for a person to confirm, every item with what it cost and where.
struct HTMLScore {
  let sheet: ScoreSheet
  let id: String
  /// The number of the problem that a deduction rests on, by rule and fingerprint.
  let problem: (String, String) -> Int?

  func write(to page: inout HTMLBytes) {
    page.element("h3", ["id": "\(id)-score"], "评分 \(sheet.standard.title) · \(sheet.title)")
    page.raw("<div class=\"card\">")
    total(&page)
    for veto in sheet.vetoes where veto.state != .none { write(veto, &page) }
    page.raw("</div><details class=\"print\" open><summary>评分表</summary><div class=\"wide score\"><table><thead><tr>")
    for title in ["条目", "标准分", "得分", "扣分和理由", "待人工核对"] { page.element("th", title) }
    page.raw("</tr></thead><tbody>")
    for item in sheet.items + sheet.basicElements { row(item, &page) }
    page.raw("</tbody></table></div></details>")
    for note in sheet.notes { page.element("p", ["class": "soft small"], note) }
  }

  /// `得分 89.29,合格`; `nil` when nothing could be rated.
  static func words(_ sheet: ScoreSheet) -> String? {
    guard let total = sheet.total else { return nil }
    let score = sheet.isPartial && !sheet.isVetoed ? "已判断的 \(sheet.judged) 分,得分 " : "得分 "
    return score + "\(total)" + (sheet.grade.map { ",\($0)" } ?? "")
  }

  private func total(_ page: inout HTMLBytes) {
    guard let words = HTMLScore.words(sheet) else {
      page.element("p", "没有可以评分的条目,不评分")
      return
    }
    page.element("p") { page in
      page.element("strong", words)
      if let worst = sheet.totalIfConfirmed, !sheet.pendingVetoes.isEmpty {
        page.text(";否决候选全部确认时 \(worst) 分" + (sheet.gradeIfConfirmed.map { ",\($0)" } ?? ""))
      }
    }
    if let note = sheet.gradeNote { page.element("p", note) }
    page.element(
      "p", ["class": "soft"],
      "参评标准分 \(sheet.rated):已评 \(sheet.judged),不能判断 \(sheet.undecided),待人工核对 \(sheet.open);条目扣 \(sheet.deducted),基本要素另扣 \(sheet.basicDeducted)"
    )
    let granted = sheet.bonus.filter(\.isGranted).map { "\($0.title) \($0.points)" }
    if !granted.isEmpty { page.element("p", "加分:" + granted.joined(separator: "、")) }
  }

  private func write(_ veto: ScoreSheet.Veto, _ page: inout HTMLBytes) {
    page.element("p") { page in
      page.element("strong", ["class": "level-veto"], "◆ \(veto.state.words) ")
      page.text("\(veto.id) \(veto.title),\(veto.action) ")
      if let remark = veto.remark { page.text("(\(said(remark)))") }
      for deduction in veto.found { links(deduction, &page) }
    }
  }

  private func row(_ item: ScoreSheet.Item, _ page: inout HTMLBytes) {
    page.raw("<tr>")
    page.element("td", "\(item.id) \(item.title)")
    page.element("td", ["class": "n"], "\(item.points)")
    page.element("td", ["class": "n"], HTMLScore.earned(item))
    page.element("td") { page in
      for deduction in item.deductions { page.element("div") { write(deduction, &$0) } }
      if let because = item.because, !item.deductions.contains(where: { $0.title == because }) {
        page.element("div", because)
      }
      if !item.undecided.isEmpty {
        page.element("div", "? 不能判断:\(item.undecided.map(\.code).joined(separator: "、")),至多 \(item.undecidedPoints) 分")
      }
      if let remark = item.remark { page.element("div", said(remark)) }
    }
    var open: [String] = []
    for name in item.open.map({ ($0.code.map { "\($0) " } ?? "") + $0.title }) where !open.contains(name) {
      open.append(name)
    }
    let points = item.openPoints > .zero ? "\(item.openPoints) 分:" : ""
    page.element("td", ["class": "small"], item.state == .notInvolved ? "" : points + open.joined(separator: ";"))
    page.raw("</tr>")
  }

  private static func earned(_ item: ScoreSheet.Item) -> String {
    switch item.state {
    case .full, .deducted, .zero: "\(item.earned)"
    case .undecided: "? 不能判断"
    case .open: "待核对"
    case .notInvolved: "不涉及"
    }
  }

  private func write(_ deduction: ScoreSheet.Deduction, _ page: inout HTMLBytes) {
    let part = deduction.part.map { "\($0):" } ?? ""
    page.text("−\(deduction.points) \(part)\(deduction.code.map { "\($0) " } ?? "")\(deduction.title) ")
    links(deduction, &page)
    let notes = [deduction.note, deduction.remark.map(said)].compactMap(\.self)
    if !notes.isEmpty { page.element("span", ["class": "soft"], "(\(notes.joined(separator: ";")))") }
  }

  /// To the problems that it rests on.
  private func links(_ deduction: ScoreSheet.Deduction, _ page: inout HTMLBytes) {
    guard let rule = deduction.rule else { return }
    for number in deduction.findings.compactMap({ problem(rule, $0) }) {
      page.element("a", ["href": "#\(id)-p\(number)"], "问题 \(number)")
      page.text(" ")
    }
  }

  private func said(_ remark: ScoreSheet.Remark) -> String {
    "\(remark.by) \(remark.decision)" + (remark.reason.map { ":\($0)" } ?? "")
  }
}
