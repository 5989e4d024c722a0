import CaseReading
import Checks
import DocExtract

/// One case as text: what it is, its documents, the findings, what could not be decided, the count.
struct CaseText {
  let result: ResultCase
  let header: ResultHeader
  let style: TextStyle

  func lines() -> [String] {
    guard result.sources.contains(where: { $0.status == .read || $0.status == .partial }) else {
      return nothingRead
    }
    let parts = [heading, documents, remarks, findings, unread, undecided, score, [RuleCounts(result.rules).line]]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// Of a case without a word, what is due and undecided would fill a page and say nothing.
  private var nothingRead: [String] {
    let path = style.painted("案卷 \(TextWidth.plain(result.path))", .bold)
    return ["\(path) 没有读出任何文书,没有检查", ""] + unread
  }

  private var heading: [String] {
    let path = style.painted("案卷 \(TextWidth.plain(result.path))", .bold)
    let parties = result.parties.map(\.name)
    let lines = TextWrap.lines(of: "\(path) \(CaseWords.headline(of: result))", width: style.width)
    return parties.isEmpty ? lines : lines + wrapped("当事人:" + parties.joined(separator: "、"))
  }

  // MARK: Documents

  private var documents: [String] {
    let all = result.documents
    let pages = result.sources.reduce(0) { $0 + ($1.pages ?? 0) }
    let files = result.sources.count
    var lines = ["文书 \(all.count) 份(文件 \(files) 个\(pages > 0 ? ",\(pages) 页" : ""))"]
    let items = result.checklist.items
    if items.isEmpty {
      if result.completeness != .volume { lines += wrapped("不是完整案卷,不核对应有文书") }
    } else {
      let (present, missing) = (items.filter { $0.state == .present }, items.filter { $0.state == .missing })
      let undecided = items.filter { $0.state == .undecided }
      let unclear = undecided.isEmpty ? "" : ",不能判断 \(undecided.count)"
      let unruled = items.filter { $0.state == .unruled }
      lines += wrapped("应有 \(items.count - unruled.count) 种:已有 \(present.count),缺 \(missing.count)\(unclear)")
      lines += listed("缺", missing) + listed("不能判断", undecided) + listed("已有", present)
      lines += listed("通常还有、没有规则核对的", unruled)
    }
    return lines + others(of: all) + templates
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

  /// `文书模板:广东2021 12 份(符合 11),广东2017 1 份(符合 1);不像已有模板的 2 份`
  private var templates: [String] {
    let all = result.documents.compactMap(\.template)
    guard !all.isEmpty else { return [] }
    let near = all.filter { $0.best.conformance >= 0.5 }
    let sets = Dictionary(grouping: near, by: \.best.set).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let words = sets.map { set, forms in "\(set) \(forms.count) 份(符合 \(forms.count { $0.best.conformance >= 0.75 }))" }
    let far = all.count - near.count
    let parts = (words.isEmpty ? [] : [words.joined(separator: ",")]) + (far > 0 ? ["不像已有模板的 \(far) 份"] : [])
    return wrapped("文书模板:" + parts.joined(separator: ";"))
  }

  /// Documents that no rule asks for, and those that were not recognized, by name of file.
  private func others(of documents: [ResultDocument]) -> [String] {
    let due = Set(result.checklist.items.flatMap(\.kinds))
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

  private func title(of document: ResultDocument) -> String {
    document.title.isEmpty ? document.source : "\(document.title)(\(document.source))"
  }

  private func name(_ kind: String) -> String { header.names.name(ofKind: kind) }

  /// What to know before trusting the findings.
  private var remarks: [String] {
    let notes = result.sources.flatMap { source in
      source.remarks.map { remark in "\(source.path)\(remark.page.map { " 第\($0)页" } ?? ""):\(remark.message)" }
    }
    let corrected = result.documents.filter { !$0.corrected.isEmpty }.map { document in
      "更正:\(document.id) \(name(document.kind)):"
        + document.corrected.map { CaseWords.corrected($0, fieldNames: header.names.fields) }.joined(separator: "、")
    }
    let read = result.sources.filter { $0.status == .read && !$0.ownIssues.isEmpty }
    let lines = (SourceNotes().lines(of: read) + notes + corrected).flatMap(wrapped)
    return lines.isEmpty ? [] : ["请留意"] + lines
  }

  // MARK: Findings

  private var findings: [String] {
    let writer = FindingText(style: style)
    return result.sortedFindings.flatMap { writer.lines(of: $0.finding, by: $0.rule) }
  }

  private var unread: [String] {
    let all = result.sources
    return listed("没有读全的文件", all.filter { $0.status == .unread || $0.status == .partial })
      + listed("略过的文件", all.filter { $0.status == .skipped })
  }

  private func listed(_ title: String, _ sources: [ResultSource]) -> [String] {
    guard !sources.isEmpty else { return [] }
    return ["\(title) \(sources.count) 个"] + SourceNotes().lines(of: sources).flatMap(wrapped)
  }

  private var undecided: [String] {
    let results = result.rules.filter { $0.outcome == .indeterminate }
    guard !results.isEmpty else { return [] }
    var groups: [(cause: String, results: [ResultRule])] = []
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
  private func withoutReasonsSaid(_ rule: ResultRule) -> ResultRule {
    guard let because = rule.because else { return rule }
    for source in result.sources where source.status == .unread && because.contains(source.path) {
      for issue in source.issues.prefix(1) where because.contains(issue.message) {
        var rule = rule
        rule.because = because.replacing("\(source.path): \(issue.message)", with: source.path)
        return rule
      }
    }
    return rule
  }

  private func undecided(_ rule: ResultRule) -> [String] {
    wrapped("\(rule.code) \(header.names.title(ofRule: rule.rule)):\(rule.because ?? "")")
  }

  /// What holds up many rules is said once, with their numbers by the document that they look for.
  private func undecided(_ results: [ResultRule], because cause: String) -> [String] {
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
    return wrapped(cause + ",因此:")
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

  /// Only where a standard was asked for.
  private var score: [String] {
    guard let standard = header.references.standard else { return [] }
    guard let sheet = result.score else {
      return ["评分 \(standard.title)"] + wrapped("没有适用于这类案卷的评分表,不评分")
    }
    let writer = FindingText(style: style)
    return ScoreText(sheet: sheet, style: style) { rule, fingerprint in
      let found = result.rules.first { $0.rule == rule }?.findings.first { $0.fingerprint == fingerprint }
      return found.map(writer.place)
    }.lines()
  }

  private func wrapped(_ text: String) -> [String] {
    TextWrap.lines(of: TextWidth.plain(text), width: style.width, first: "  ", rest: "    ")
  }
}

extension RuleCounts {
  /// `应查 84 项:通过 76,发现 6(豁免 1),不能判断 2;不适用 169`
  var line: String {
    let parts = [waived > 0 ? "豁免 \(self.waived)" : "", baselined > 0 ? "基线 \(baselined)" : ""].filter { !$0.isEmpty }
    let waived = parts.isEmpty ? "" : "(\(parts.joined(separator: ",")))"
    return "应查 \(due) 项:通过 \(passed),发现 \(failed)\(waived),不能判断 \(indeterminate);不适用 \(notApplicable)"
  }
}
