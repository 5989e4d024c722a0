import CaseReading
import Checks
import DocExtract

/// One case as text: what it is, its documents, the findings, what could not be decided, the count.
struct CaseText {
  let report: CaseReport
  let header: ReportHeader
  let style: TextStyle

  func lines() -> [String] {
    guard report.file.sources.contains(where: { $0.document != nil }) else {
      return nothingRead
    }
    let parts = [heading, documents, remarks, findings, unread, undecided, [RuleCounts(report.results).line]]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// Of a case without a word, what is due and undecided would fill a page and say nothing.
  private var nothingRead: [String] {
    let path = style.painted("案卷 \(TextWidth.plain(report.file.path))", .bold)
    return ["\(path) 没有读出任何文书,没有检查", ""] + unread
  }

  private var heading: [String] {
    let path = style.painted("案卷 \(TextWidth.plain(report.file.path))", .bold)
    let parties = report.file.parties.map { header.redactor.masked($0.name) }
    let lines = TextWrap.lines(of: "\(path) \(CaseWords.headline(of: report.file))", width: style.width)
    return parties.isEmpty ? lines : lines + wrapped("当事人:" + parties.joined(separator: "、"))
  }

  // MARK: Documents

  private var documents: [String] {
    let all = report.file.documents
    let pages = report.file.sources.reduce(0) { $0 + ($1.document?.ownPageCount ?? 0) }
    let files = report.file.sources.count
    var lines = ["文书 \(all.count) 份(文件 \(files) 个\(pages > 0 ? ",\(pages) 页" : ""))"]
    let items = report.checklist.items
    if items.isEmpty {
      if report.file.completeness != .volume { lines += wrapped("不是完整案卷,不核对应有文书") }
    } else {
      let (present, missing) = (items.filter { $0.state == .present }, items.filter { $0.state == .missing })
      let undecided = items.filter { $0.state == .undecided }
      let unclear = undecided.isEmpty ? "" : ",不能判断 \(undecided.count)"
      let unruled = items.filter { $0.state == .unruled }
      lines += wrapped("应有 \(items.count - unruled.count) 种:已有 \(present.count),缺 \(missing.count)\(unclear)")
      lines += listed("缺", missing) + listed("不能判断", undecided) + listed("已有", present)
      lines += listed("通常还有、没有规则核对的", unruled)
    }
    return lines + others(of: all)
  }

  private func listed(_ word: String, _ items: [DocumentChecklist.Item]) -> [String] {
    items.isEmpty ? [] : wrapped("\(word):" + names(of: items))
  }

  private func names(of items: [DocumentChecklist.Item]) -> String {
    items.map { item in
      let kinds = item.kinds.map(name)
      return kinds.count > 3 ? "\(kinds[0])等\(kinds.count)种文书之一" : kinds.joined(separator: "或者")
    }.joined(separator: "、")
  }

  /// Documents that no rule asks for, and those that were not recognized, by name of file.
  private func others(of documents: [CaseDocument]) -> [String] {
    let due = Set(report.checklist.items.flatMap(\.kinds))
    var counts: [(kind: String, count: Int)] = []
    for document in documents where document.kind != "unknown" && !due.contains(document.kind) && !document.isStray {
      if let index = counts.firstIndex(where: { $0.kind == document.kind }) {
        counts[index].count += 1
      } else {
        counts.append((document.kind, 1))
      }
    }
    let other = counts.map { name($0.kind) + ($0.count > 1 ? "\($0.count)份" : "") }
    let unknown = documents.filter { $0.kind == "unknown" }.map(title)
    let strays = documents.filter(\.isStray).map { name($0.kind) }
    return (other.isEmpty ? [] : wrapped("\(due.isEmpty ? "有" : "另有"):" + other.joined(separator: "、")))
      + (strays.isEmpty ? [] : wrapped("另案的 \(strays.count):" + strays.joined(separator: "、")))
      + (unknown.isEmpty ? [] : wrapped("未认出 \(unknown.count):" + unknown.joined(separator: "、")))
  }

  private func title(of document: CaseDocument) -> String {
    let sources = report.file.sources
    let path = sources.indices.contains(document.source) ? sources[document.source].file.path : ""
    return document.title.isEmpty ? path : "\(header.redactor.masked(document.title))(\(path))"
  }

  private func name(_ kind: String) -> String { kind == "unknown" ? "未认出的文书" : header.kindNames[kind] ?? kind }

  /// What to know before trusting the findings.
  private var remarks: [String] {
    let file = report.file
    let notes = file.remarks.map { remark -> String in
      let page = remark.page.map { " 第\($0)页" } ?? ""
      let path = file.sources.indices.contains(remark.source) ? file.sources[remark.source].file.path : ""
      return "\(path)\(page):\(header.redactor.masked(remark.message))"
    }
    let corrected = file.documents.filter { !$0.corrected.isEmpty }.map { document in
      "更正:\(document.id) \(name(document.kind)):"
        + document.corrected.map { CaseWords.corrected($0, fieldNames: header.fieldNames) }.joined(separator: "、")
    }
    let read = file.sources.filter { $0.status == .read && !$0.allIssues.isEmpty }
    let lines = (SourceNotes(redactor: header.redactor).lines(of: read) + notes + corrected).flatMap(wrapped)
    return lines.isEmpty ? [] : ["请留意"] + lines
  }

  // MARK: Findings

  private var findings: [String] {
    let writer = FindingText(file: report.file, header: header, style: style)
    return report.sortedFindings.flatMap { writer.lines(of: $0.finding, by: $0.result) }
  }

  private var unread: [String] {
    let all = report.file.sources
    return listed("没有读全的文件", all.filter { $0.status == .unread || $0.status == .partial })
      + listed("略过的文件", all.filter { $0.status == .skipped })
  }

  private func listed(_ title: String, _ sources: [ExtractedSource]) -> [String] {
    guard !sources.isEmpty else { return [] }
    return ["\(title) \(sources.count) 个"] + SourceNotes(redactor: header.redactor).lines(of: sources).flatMap(wrapped)
  }

  private var undecided: [String] {
    let results = report.results.filter { $0.outcome == .indeterminate }
    guard !results.isEmpty else { return [] }
    var groups: [(cause: String, results: [RuleResult])] = []
    for result in results.map(withoutReasonsSaid) {
      let cause = CaseText.parted(result.because ?? "").cause
      if let index = groups.firstIndex(where: { $0.cause == cause }) {
        groups[index].results.append(result)
      } else {
        groups.append((cause, [result]))
      }
    }
    return ["不能判断 \(results.count) 项"]
      + groups.flatMap { group in
        group.results.count > 2
          ? undecided(group.results, because: group.cause) : group.results.flatMap { undecided($0) }
      }
  }

  /// Why a file could not be read stands above: here its name is enough.
  private func withoutReasonsSaid(_ result: RuleResult) -> RuleResult {
    guard let because = result.because else { return result }
    for source in report.file.sources where source.status == .unread && because.contains(source.file.path) {
      for issue in source.issues.prefix(1) where because.contains(issue.message) {
        var result = result
        result.because = because.replacing("\(source.file.path): \(issue.message)", with: source.file.path)
        return result
      }
    }
    return result
  }

  private func undecided(_ result: RuleResult) -> [String] {
    let title = header.ruleTitles[result.rule] ?? result.rule
    return wrapped("\(result.code) \(title):\(header.redactor.masked(Quotation.closedUp(result.because ?? "")))")
  }

  /// What holds up many rules is said once, with their numbers by the document that they look for.
  private func undecided(_ results: [RuleResult], because cause: String) -> [String] {
    var byDocument: [(document: String, codes: [String])] = []
    for result in results {
      let document = CaseText.parted(result.because ?? "").document
      if let index = byDocument.firstIndex(where: { $0.document == document }) {
        byDocument[index].codes.append(result.code)
      } else {
        byDocument.append((document, [result.code]))
      }
    }
    let lines = byDocument.map { document, codes in
      (document.isEmpty ? "" : "可能有\(document),") + "关系到 \(codes.joined(separator: "、"))"
    }
    return wrapped(header.redactor.masked(Quotation.closedUp(cause)) + ",因此:")
      + lines.flatMap { wrapped("  " + $0) }
  }

  /// The reason and the document that one rule misses: 有内容未读出(…) and 立案审批表 of 有内容未读出(…),其中可能有立案审批表.
  private static func parted(_ reason: String) -> (cause: String, document: String) {
    for mark in [",其中可能有", "未能识别,可能是"] {
      if let range = reason.firstRange(of: mark) {
        let cause = reason[..<range.lowerBound] + mark.prefix { $0 != "," }
        return (String(cause), String(reason[range.upperBound...]))
      }
    }
    return (reason, "")
  }

  private func wrapped(_ text: String) -> [String] {
    TextWrap.lines(of: TextWidth.plain(text), width: style.width, first: "  ", rest: "    ")
  }
}

extension RuleCounts {
  /// `应查 84 项:通过 76,发现 6(豁免 1),不能判断 2;不适用 169`
  var line: String {
    let waived = waived > 0 ? "(豁免 \(self.waived))" : ""
    return "应查 \(due) 项:通过 \(passed),发现 \(failed)\(waived),不能判断 \(indeterminate);不适用 \(notApplicable)"
  }
}

extension CaseReport {
  /// Every finding with its rule: worst first, then in the order of the documents, those of the whole case on top.
  var sortedFindings: [(finding: Finding, result: RuleResult)] {
    let all = results.flatMap { result in result.findings.map { (finding: $0, result: result) } }
    let keyed = all.enumerated().map { index, pair -> (key: [Int], pair: (finding: Finding, result: RuleResult)) in
      let place = pair.finding.evidence.first.map { [$0.source, $0.span.start] } ?? [-1, 0]
      return ([-pair.finding.severity.order] + place + [index], pair)
    }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.pair)
  }
}

extension Severity {
  var order: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}
