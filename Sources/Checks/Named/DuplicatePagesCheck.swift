import CaseReading
import DocExtract

/// `DuplicatePages`: no document lies in the file twice, no page twice, and none is blank or of another case.
struct DuplicatePagesCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  /// Shorter texts are forms that nobody filled in.
  private static let shortest = 240

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = copies(scope)
    outcome += pages(scope)
    for source in scope.file.sources.indices {
      for issue in scope.file.sources[source].issues where issue.code == IssueCode.duplicateFile.rawValue {
        outcome.findings.append(finding(issue.message, in: source, nil, scope))
      }
    }
    for remark in scope.file.remarks where remark.code == .strayDocument {
      outcome.findings.append(finding(remark.message, in: remark.source, remark.page, scope))
    }
    if outcome.outcome == .notApplicable { outcome.isPassed = true }
    return outcome
  }

  /// Documents of one kind that say the same, letter by letter.
  private func copies(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    var first: [[UInt8]: Int] = [:]
    for index in scope.file.documents.indices {
      let document = scope.file.documents[index]
      let letters = document.text.bytes.filter { $0 > 0x20 }
      guard letters.count >= Self.shortest, document.unreadable == nil, !document.isStray else { continue }
      guard let known = first.updateValue(index, forKey: letters) else { continue }
      first[letters] = known
      let other = scope.file.documents[known]
      guard other.kind == document.kind else { continue }
      outcome.findings.append(
        scope.finding(
          "\(scope.facts.name(of: document))(\(document.id))与\(other.id)内容完全相同,是重复件", kind: document.kind,
          subject: "重复\(document.kind)", evidence: [scope.title(of: document), scope.title(of: other)]))
    }
    return outcome
  }

  /// Pages that are the same picture, and blank ones between others that are not the backs of sheets.
  private func pages(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for source in scope.file.sources.indices {
      guard let pages = scope.file.sources[source].document?.pages, pages.count > 1 else { continue }
      let blank = pages.filter { $0.state == .blank }.map(\.number)
      if !blank.isEmpty, blank.count * 4 < pages.count {
        let words = blank.prefix(10).map(String.init).joined(separator: "、")
        outcome.findings.append(finding("第\(words)页是空白页", in: source, blank[0], scope))
      }
      for issue in scope.file.sources[source].issues where issue.code == IssueCode.duplicatePage.rawValue {
        outcome.findings.append(finding(issue.message, in: source, issue.page, scope))
      }
    }
    return outcome
  }

  private func finding(_ message: String, in source: Int, _ page: Int?, _ scope: CaseScope) -> Finding {
    let document = scope.file.documents.first { document in
      guard document.source == source else { return false }
      guard let page, let first = document.firstPage, let last = document.lastPage else { return true }
      return (first...last).contains(page)
    }
    return scope.finding(message, subject: message, evidence: document.map { [scope.top(of: $0)] } ?? [])
  }
}
