import CaseReading
import Checks
import DocExtract

/// The comparison of two results for a browser: what is still there first, what is mended last.
public struct HTMLDiffWriter: Sendable {
  public init() {}

  public func bytes(_ diff: ResultDiff) -> [UInt8] {
    var page = HTMLBytes()
    HTMLShell.head(title: "casecheck 整改对照", to: &page)
    page.raw("<body>\n<header class=\"top\"><h1>casecheck 整改对照</h1></header>\n")
    if !(diff.old.header.isRedacted && diff.new.header.isRedacted) {
      page.element("div", ["class": "top"]) { page in
        page.element("p", ["class": "banner"], ResultHeader.unredactedBanner)
      }
    }
    page.raw("<main>")
    page.element("p", ["class": "card"]) { page in
      page.element("strong", "合计 " + DiffText.counts(diff.findings))
    }
    for note in diff.notes { page.element("p", ["class": "soft"], note) }
    for (index, one) in diff.cases.enumerated() where !one.findings.isEmpty || one.state != .both {
      write(one, index + 1, &page)
    }
    if !diff.batch.isEmpty {
      page.raw("\n")
      page.open("section", ["class": "difference", "id": "batch"])
      page.element("h3", ResultCase.batchPath)
      table(diff.batch, &page)
      page.raw("</section>")
    }
    page.raw("\n</main>")
    HTMLShell.end(of: &page)
    return page.bytes
  }

  private func write(_ one: CaseDiff, _ number: Int, _ page: inout HTMLBytes) {
    page.raw("\n")
    page.open("section", ["class": "difference", "id": "d\(number)"])
    let renamed = one.oldPath.map { "(原为 \($0))" } ?? ""
    page.element("h3", "案卷 \(one.path)\(renamed)\(Self.words(one.state))")
    guard one.state != .gone else {
      page.element("p", "原有发现 \(one.findings.count)")
      page.raw("</section>")
      return
    }
    table(one.findings, &page)
    page.raw("</section>")
  }

  private func table(_ findings: [FindingDiff], _ page: inout HTMLBytes) {
    page.element("p", ["class": "soft"], DiffText.counts(findings))
    page.raw("<div class=\"wide\"><table><thead><tr>")
    for title in ["结果", "级别", "发现", "位置", "规则"] { page.element("th", title) }
    page.raw("</tr></thead><tbody>")
    for entry in findings { row(entry, &page) }
    page.raw("</tbody></table></div>")
  }

  private func row(_ entry: FindingDiff, _ page: inout HTMLBytes) {
    page.raw("\n<tr>")
    page.element("td") { page in
      page.element(
        "strong", ["class": entry.change == .mended ? "good" : ""], Self.sign(entry.change) + entry.change.word)
    }
    page.element("td") { page in HTMLWords.level(entry.finding.severity, to: &page) }
    page.element("td") { page in
      let finding = entry.finding
      page.text(finding.message + (finding.isWaived ? "(已豁免)" : finding.isBaselined ? "(已在基线)" : ""))
      for (word, text) in [("原来", entry.before), ("原因", entry.because)] {
        if let text { page.element("div", ["class": "soft small"], "\(word):\(text)") }
      }
    }
    page.element("td", entry.finding.evidence.first.map(HTMLWords.place) ?? "全卷")
    page.element("td", "\(entry.code) \(entry.title)")
    page.raw("</tr>")
  }

  private static func words(_ state: CaseDiff.State) -> String {
    switch state {
    case .both: ""
    case .added: " 新的结果里才有"
    case .gone: " 不在新的结果里"
    }
  }

  /// Colour alone tells nothing.
  private static func sign(_ change: FindingDiff.Change) -> String {
    switch change {
    case .remaining: "✕ "
    case .new: "+ "
    case .undecided: "? "
    case .dropped: "– "
    case .mended: "✓ "
    }
  }
}
