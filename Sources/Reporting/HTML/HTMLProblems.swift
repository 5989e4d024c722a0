import CaseReading
import Checks
import DocExtract

/// The findings of a case, worst first, each beside the picture of its page.
struct HTMLProblems {
  let result: ResultCase
  let header: ResultHeader
  let id: String

  func write(to page: inout HTMLBytes) {
    let findings = result.sortedFindings
    let shots = HTMLShots(result.pages, id: id)
    page.element("h3", ["id": "\(id)-problems"], findings.isEmpty ? "没有发现问题" : "问题 \(findings.count) 个")
    shots.writeStore(to: &page)
    for (index, entry) in findings.enumerated() { write(entry.finding, by: entry.rule, index + 1, shots, &page) }
  }

  private func write(
    _ finding: ResultFinding, by rule: ResultRule, _ number: Int, _ shots: HTMLShots, _ page: inout HTMLBytes
  ) {
    page.raw("\n")
    page.open(
      "article", ["class": "problem is-\(finding.severity.rawValue)", "id": "\(id)-p\(number)", "tabindex": "-1"])
    page.raw("<div>")
    page.element("p") { page in
      page.element("span", ["class": "soft"], "\(number)")
      page.text(" ")
      HTMLWords.level(finding.severity, to: &page)
      page.text(" \(finding.evidence.first.map(HTMLWords.place) ?? "全卷")")
    }
    page.element("h4", finding.message + (finding.isSure ? "" : "(把握不大)") + state(of: finding))
    facts(finding, rule, &page)
    page.raw("</div><div>")
    if let first = finding.evidence.first { shots.write(first, to: &page) } else { searched(finding, &page) }
    others(of: finding, shots, &page)
    page.raw("</div></article>")
  }

  private func state(of finding: ResultFinding) -> String {
    finding.isWaived ? "(已豁免)" : finding.isBaselined ? "(已在基线)" : ""
  }

  private func facts(_ finding: ResultFinding, _ rule: ResultRule, _ page: inout HTMLBytes) {
    page.raw("<dl>")
    func fact(_ name: String, _ words: String) {
      guard !words.isEmpty else { return }
      page.element("dt", name)
      page.element("dd", words)
    }
    fact("规则", "\(rule.code) \(header.names.title(ofRule: rule.rule))")
    fact("涉及", finding.about ?? "")
    fact("期限", finding.computed.map { "\($0.count)\(FieldWords.unit($0.unit)),期满日 \($0.lastDay.iso)" } ?? "")
    fact("扣除", (finding.computed?.deductions ?? []).map(\.shown).joined(separator: ";"))
    fact("豁免", finding.waivedBecause ?? "")
    fact("依据", finding.basis.joined(separator: ";"))
    fact("建议", finding.advice)
    page.raw("</dl>")
    guard let told = header.names.rules[rule.rule], !(told.why + told.limits).isEmpty else { return }
    page.raw("<details class=\"more\"><summary>为什么查、有什么局限</summary>")
    for words in [told.why, told.limits] where !words.isEmpty { page.element("p", words) }
    page.raw("</details>")
  }

  private func searched(_ finding: ResultFinding, _ page: inout HTMLBytes) {
    page.element("p", ["class": "quote"], finding.searched.map(FindingText.words) ?? "关系到整个案卷,没有单独的页面")
  }

  private func others(of finding: ResultFinding, _ shots: HTMLShots, _ page: inout HTMLBytes) {
    for (index, other) in finding.evidence.dropFirst().enumerated() {
      // A contradiction is seen when both places are; long lists are opened one by one.
      page.raw(index == 0 && shots.isEmpty(other) ? "<details class=\"print\" open>" : "<details class=\"print\">")
      page.element("summary", "另见 \(HTMLWords.place(of: other))")
      shots.write(other, to: &page)
      page.raw("</details>")
    }
    if !finding.evidence.isEmpty, finding.searched != nil { searched(finding, &page) }
  }
}

/// The pictures of a case: each is in the page once, and shown in part where its words are quoted.
struct HTMLShots {
  private let pages: CasePages
  private let keys: [CasePages.Key]
  private let id: String
  /// Points of the page shown above and below the box at first.
  private static let margin = 90.0

  init(_ pages: CasePages, id: String) {
    self.pages = pages
    self.id = id
    keys = pages.pictures.keys.sorted()
  }

  /// Whether there is no picture of the place.
  func isEmpty(_ evidence: ResultEvidence) -> Bool {
    guard let number = evidence.place.page, evidence.place.box != nil else { return true }
    return pages.pictures[CasePages.Key(source: evidence.source, page: number)] == nil
  }

  func writeStore(to page: inout HTMLBytes) {
    guard !keys.isEmpty else { return }
    page.raw("<svg class=\"store\" aria-hidden=\"true\"><defs>")
    for (index, key) in keys.enumerated() {
      guard let picture = pages.pictures[key] else { continue }
      let box = picture.box
      page.raw("<image id=\"")
      page.text("\(id)-i\(index)")
      let places: KeyValuePairs<StaticString, Double> = [
        "x": box.x, "y": box.y, "width": box.width, "height": box.height,
      ]
      for (name, value) in places {
        page.raw("\" ")
        page.raw(name)
        page.raw("=\"")
        page.text(words(value))
      }
      page.raw("\" href=\"")
      page.data(picture)
      page.raw("\"/>")
    }
    page.raw("</defs></svg>")
  }

  /// The picture with what is quoted in a box, and the words below; without a picture the words alone.
  func write(_ evidence: ResultEvidence, to page: inout HTMLBytes) {
    page.raw("<figure>")
    if let number = evidence.place.page, let box = evidence.place.box,
      let index = keys.firstIndex(of: CasePages.Key(source: evidence.source, page: number)),
      let picture = pages.pictures[keys[index]]
    {
      draw(evidence, around: box, on: picture, index, &page)
    }
    page.element("figcaption") { page in quote(evidence, &page) }
    page.raw("</figure>")
  }

  private func draw(
    _ evidence: ResultEvidence, around box: Box, on picture: PagePicture, _ index: Int, _ page: inout HTMLBytes
  ) {
    let whole = picture.box
    let top = max(whole.y, box.y - Self.margin), bottom = min(whole.maxY, box.maxY + Self.margin)
    let part = Box(x: whole.x, y: top, width: whole.width, height: max(1, bottom - top))
    page.open(
      "svg",
      [
        "class": "zoomable", "role": "img", "viewBox": view(part), "data-whole": view(whole),
        "aria-label": "\(HTMLWords.place(of: evidence)),方框内是引用的文字",
      ])
    page.element("use", ["href": "#\(id)-i\(index)"], "")
    for line in evidence.place.lineBoxes {
      let around = Box(x: line.x - 2, y: line.y - 2, width: line.width + 4, height: line.height + 4)
      page.element(
        "rect",
        [
          "class": "box", "x": words(around.x), "y": words(around.y), "width": words(around.width),
          "height": words(around.height), "rx": "1.5",
        ], "")
    }
    page.raw("</svg>")
  }

  private func quote(_ evidence: ResultEvidence, _ page: inout HTMLBytes) {
    page.element("span", ["class": "soft small"], HTMLWords.place(of: evidence))
    guard !evidence.quote.isEmpty else { return }
    page.element("blockquote", ["class": "quote"]) { page in
      page.text(evidence.before)
      page.element("mark", evidence.quote)
      page.text(evidence.after)
      if let corrected = evidence.corrected { page.element("strong", "(更正为“\(corrected)”)") }
    }
  }

  private func view(_ box: Box) -> String { [box.x, box.y, box.width, box.height].map(words).joined(separator: " ") }

  private func words(_ value: Double) -> String { HTMLWords.points(value) }
}

extension HTMLWords {
  /// Points in tenths.
  static func points(_ value: Double) -> String {
    let tenths = JSONValue.rounded(value * 10)
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
  }
}
