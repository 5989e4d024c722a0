import CaseReading
import DocExtract

/// `Remarks`: what reading the whole file showed, such as missing pages or documents of another case, as findings.
struct RemarkCheck: NamedCheck {
  private let codes: [CaseRemark.Code]
  /// What is said when there is nothing to say.
  private let silence: String
  /// The file shows no such thing means that it is so.
  private let isDecided: Bool

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    var codes: [CaseRemark.Code] = []
    for element in try keys.require("remarks").listed {
      codes.append(try element.word("remarks", of: CaseRemark.Code.self))
    }
    self.codes = codes
    isDecided = try keys.boolean("decided") ?? false
    silence = try keys.string("silence") ?? "没有发现"
  }

  /// Whether the rule speaks of two cases in one file: then it alone has something to say.
  var isAboutMixture: Bool { codes.contains(.mixedCases) }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for remark in scope.file.remarks where codes.contains(remark.code) {
      let evidence = evidence(of: remark, scope)
      let source = scope.file.sources.indices.contains(remark.source) ? scope.file.sources[remark.source].document : nil
      if let source, let page = source.pages.first(where: { $0.number == remark.page }),
        source.isRecognized(at: page.span.start),
        remark.code == .pagesMissing || remark.code == .pagesShuffled
      {
        outcome.unread.append("\(remark.message)(扫描件的页号可能认错,须对照原件)")
        continue
      }
      outcome.findings.append(
        scope.finding(
          remark.message, subject: remark.code.rawValue + remark.message, evidence: evidence.map { [$0] } ?? []))
    }
    guard outcome.outcome == .notApplicable else { return outcome }
    if isDecided { return scope.facts.unread.map(CheckOutcome.unread) ?? .passed }
    return .absent(silence)
  }

  private func evidence(of remark: CaseRemark, _ scope: CaseScope) -> Evidence? {
    let inside = scope.file.documents.filter { document in
      guard document.source == remark.source else { return false }
      guard let page = remark.page, let first = document.firstPage, let last = document.lastPage else { return true }
      return (first...last).contains(page)
    }
    guard let document = inside.first ?? scope.file.documents.first(where: { $0.source == remark.source }) else {
      return nil
    }
    return scope.title(of: document)
  }
}
