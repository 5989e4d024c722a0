import CaseReading
import Checks
import DocExtract

extension ResultMaker {
  func rule(_ result: RuleResult) -> ResultRule {
    ResultRule(
      rule: result.rule, code: result.code, severity: result.severity, outcome: result.outcome,
      because: result.because.map(words), findings: result.findings.map { finding($0, of: result.rule) },
      periods: result.periods)
  }

  func finding(_ finding: Finding, of rule: String) -> ResultFinding {
    var searched = finding.searched
    searched?.nearest = finding.searched?.nearest.map { redactor.masked($0) } ?? []
    return ResultFinding(
      message: words(finding.message), severity: finding.severity, advice: finding.advice, basis: finding.basis,
      isSure: finding.isSure, about: finding.about.map(words), documentKind: finding.documentKind,
      fingerprint: finding.fingerprint(rule: rule), isWaived: finding.isWaived,
      waivedBecause: finding.waivedBecause.map(words), isBaselined: finding.isBaselined,
      computed: finding.computed, searched: searched, evidence: finding.evidence.map(evidence))
  }

  func evidence(_ evidence: Evidence) -> ResultEvidence {
    var place = place(of: evidence.span, in: evidence.source)
    let source = place.source ?? path(evidence.source)
    // Evidence names its file anyway.
    place.source = nil
    var words: Quotation?
    if !evidence.span.isEmpty, file.sources.indices.contains(evidence.source),
      let text = file.sources[evidence.source].document
    {
      words = Quotation(
        of: evidence.span, in: text, redactor: redactor,
        reach: text.pages.isEmpty ? Quotation.wideReach : Quotation.reach)
    }
    return ResultEvidence(
      document: evidence.document, source: source, quote: words?.words ?? "", before: words?.before ?? "",
      after: words?.after ?? "", corrected: corrected(evidence), place: place)
  }

  /// What a person said these words are to be read as; `nil` when nobody corrected them.
  private func corrected(_ evidence: Evidence) -> String? {
    guard let document = file.documents.first(where: { $0.id == evidence.document }), !document.corrected.isEmpty else {
      return nil
    }
    let all = document.corrected.flatMap { document.fields[$0] ?? [] }
    guard let value = all.first(where: { $0.span == evidence.span })?.value else { return nil }
    return FieldWords.of(value) { redactor.masked($0) }
  }
}
