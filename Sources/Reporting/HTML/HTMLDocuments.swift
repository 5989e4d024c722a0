import CaseReading
import Checks
import DocExtract

/// Which documents a case should hold and does, and which were found in it, with the reasons.
struct HTMLDocuments {
  let result: ResultCase
  let header: ResultHeader
  let id: String

  func write(to page: inout HTMLBytes) {
    page.element("h3", ["id": "\(id)-documents"], "文书 \(result.documents.count) 份")
    checklist(&page)
    guard !result.documents.isEmpty else { return }
    page.raw("<details class=\"print\" open><summary>认出的文书</summary><div class=\"wide listed\"><table><thead><tr>")
    for title in ["编号", "种类", "标题", "位置", "把握", "怎么认出的"] { page.element("th", title) }
    page.raw("</tr></thead><tbody>")
    for document in result.documents { row(document, &page) }
    page.raw("</tbody></table></div></details>")
  }

  private func row(_ document: ResultDocument, _ page: inout HTMLBytes) {
    page.element("tr") { page in
      page.element("td", document.id)
      page.element("td", header.names.name(ofKind: document.kind) + (document.isStray ? "(另案)" : ""))
      page.element("td", document.title)
      page.element("td", place(of: document))
      page.element("td", ["class": "n"], "\(JSONValue.rounded(document.confidence * 100))%")
      let corrected = document.corrected.map { CaseWords.corrected($0, fieldNames: header.names.fields) }
      let reasons =
        document.reasons + (corrected.isEmpty ? [] : ["人工更正:" + corrected.joined(separator: "、")])
        + [document.unreadable.map { "没有读全:\($0)" }].compactMap(\.self)
      page.element("td", reasons.joined(separator: ";"))
    }
  }

  private func place(of document: ResultDocument) -> String {
    let parts = document.parts.map { ($0.source, $0.firstPage, $0.lastPage) }
    if !parts.isEmpty { return parts.map { "\($0.0) \(pages($0.1, $0.2))" }.joined(separator: "、") }
    guard let first = document.firstPage, let last = document.lastPage else { return document.source }
    return "\(document.source) \(pages(first, last))"
  }

  private func pages(_ first: Int, _ last: Int) -> String { first == last ? "第\(first)页" : "第\(first)–\(last)页" }

  // MARK: What is due

  private func checklist(_ page: inout HTMLBytes) {
    let items = result.checklist.items
    guard !items.isEmpty else {
      if result.completeness != .volume { page.element("p", "不是完整案卷,不核对应有文书") }
      return
    }
    page.raw("<div class=\"card\"><ul class=\"plain\">")
    for (state, word, why) in HTMLDocuments.states {
      for item in items where item.state == state {
        page.element("li") { page in
          page.element("strong", word + " ")
          page.text(item.kinds.map { header.names.name(ofKind: $0) }.joined(separator: "或者"))
          page.element("span", ["class": "soft"], reason(item, why))
        }
      }
    }
    page.raw("</ul></div>")
  }

  private static let states: [(DocumentChecklist.Item.State, String, String)] = [
    (.missing, "✕ 缺", "没有找到"), (.undecided, "? 不能判断", "有内容没有读出,可能在其中"), (.unruled, "– 通常还有", "没有规则核对"),
    (.present, "✓ 已有", ""),
  ]

  /// Where a document stands; of one that is missing, what the finding says that asks for it.
  private func reason(_ item: DocumentChecklist.Item, _ fallback: String) -> String {
    switch item.state {
    case .present:
      let found = result.documents.filter { item.kinds.contains($0.kind) && !$0.isStray }
      return ":" + found.prefix(3).map { "\($0.id) \(place(of: $0))" }.joined(separator: "、")
        + (found.count > 3 ? " 等 \(found.count) 份" : "")
    case .missing:
      let finding = result.findings.first { $0.searched != nil && item.kinds.contains($0.documentKind ?? "") }
      return ":"
        + (finding.map { [$0.message, $0.searched.map(FindingText.words)].compactMap(\.self).joined(separator: ",") }
          ?? fallback)
    case .undecided, .unruled: return ":" + fallback
    }
  }
}

/// Every occurrence of every field.
struct HTMLFields {
  let result: ResultCase
  let header: ResultHeader
  let id: String

  func write(to page: inout HTMLBytes) {
    let count = result.documents.reduce(0) { $0 + $1.fields.values.reduce(0) { $0 + $1.count } }
    page.element("h3", ["id": "\(id)-fields"], "要素 \(count) 处")
    for document in result.documents where !document.fields.isEmpty {
      page.raw("<details><summary>")
      page.text("\(document.id) \(header.names.name(ofKind: document.kind)) \(document.source)")
      page.raw("</summary><div class=\"wide\"><table><thead><tr>")
      for title in ["要素", "值", "原文", "位置", "把握"] { page.element("th", title) }
      page.raw("</tr></thead><tbody>")
      for (field, occurrences) in document.fields.sorted(by: { $0.key < $1.key }) {
        for occurrence in occurrences { row(header.names.name(ofField: field), occurrence, document, &page) }
      }
      page.raw("</tbody></table></div></details>")
    }
  }

  private func row(
    _ name: String, _ occurrence: ResultOccurrence, _ document: ResultDocument, _ page: inout HTMLBytes
  ) {
    page.raw("<tr>")
    page.element("td", name)
    page.element("td", value(of: occurrence))
    page.element("td", occurrence.text)
    page.element("td", [occurrence.place.source, occurrence.place.words].compactMap(\.self).joined(separator: " "))
    page.element("td", ["class": "n"], "\(JSONValue.rounded(occurrence.confidence * 100))%")
    page.raw("</tr>")
  }

  private func value(of occurrence: ResultOccurrence) -> String {
    switch occurrence.state {
    case .found: occurrence.value.map(HTMLWords.value) ?? ""
    case .blank: "(空白)"
    case .placeholder: "(未填写)"
    case .unreadable(let reason): "(读不出:\(reason))"
    }
  }
}

/// Every rule by how it ended.
struct HTMLRules {
  let result: ResultCase
  let header: ResultHeader
  let id: String

  private static let outcomes: [(Outcome, String)] = [
    (.failed, "✕ 发现"), (.indeterminate, "? 不能判断"), (.passed, "✓ 通过"), (.notApplicable, "– 不适用"),
  ]

  func write(to page: inout HTMLBytes) {
    page.element("h3", ["id": "\(id)-rules"], "规则 \(result.rules.count) 项")
    for (outcome, word) in HTMLRules.outcomes {
      let rules = result.rules.filter { $0.outcome == outcome }
      guard !rules.isEmpty else { continue }
      page.raw("<details><summary>")
      page.text("\(word) \(rules.count)")
      page.raw("</summary><ul class=\"plain\">")
      for rule in rules {
        page.element("li") { page in
          page.text("\(rule.code) \(header.names.title(ofRule: rule.rule))")
          if let because = rule.because { page.element("span", ["class": "soft"], ":\(because)") }
        }
      }
      page.raw("</ul></details>")
    }
  }
}

/// Files with their state, what was noticed of them and their hashes.
enum HTMLInputs {
  static func write(_ sources: [ResultSource], title: String, to page: inout HTMLBytes) {
    guard !sources.isEmpty else { return }
    page.raw("<details><summary>")
    page.text(title)
    page.raw("</summary><div class=\"wide\"><table><thead><tr>")
    for title in ["文件", "状态", "页", "说明", "SHA-256"] { page.element("th", title) }
    page.raw("</tr></thead><tbody>")
    for source in sources {
      page.element("tr") { page in
        page.element("td", source.path)
        page.element("td", CaseWords.status(source.status))
        page.element("td", ["class": "n"], source.pages.map(String.init) ?? "")
        let issues = source.issues.map { issue in (issue.page.map { "第\($0)页:" } ?? "") + issue.message }
        page.element("td", issues.joined(separator: ";"))
        page.element("td", ["class": "hash"], source.sha256)
      }
    }
    page.raw("</tbody></table></div></details>")
  }
}
