import CaseReading
import Checks
import DocExtract

/// One finding as lines of text: where, how bad, what; the words; basis and advice.
struct FindingText {
  let style: TextStyle

  func lines(of finding: ResultFinding, by rule: ResultRule) -> [String] {
    let unsure = finding.isSure ? "" : "(把握不大)"
    let state = finding.isWaived ? "(已豁免)" : finding.isBaselined ? "(已在基线)" : ""
    let head =
      "\(style.painted(place(of: finding), .bold)) \(style.painted(finding.severity)) "
      + "\(TextWidth.plain(finding.message))\(unsure)\(state) \(style.painted("\(rule.rule) (\(rule.code))", .dim))"
    var lines = TextWrap.lines(of: head, width: style.width)
    if let words = words(of: finding) { lines += indented(words) }
    if let reason = finding.waivedBecause { lines += indented("豁免:" + reason) }
    if !finding.basis.isEmpty { lines += indented("依据:" + words(of: finding.basis, code: rule.code)) }
    if !finding.advice.isEmpty { lines += indented("建议:" + finding.advice) }
    return lines
  }

  /// All on one line, without basis and advice.
  func line(of finding: ResultFinding, by rule: ResultRule) -> String {
    let state = finding.isWaived ? "(已豁免)" : finding.isBaselined ? "(已在基线)" : ""
    return TextWidth.plain(
      "\(rule.code) \(finding.severity.word):\(finding.message)\(state);" + (words(of: finding) ?? ""))
  }

  private func indented(_ text: String) -> [String] {
    TextWrap.lines(of: TextWidth.plain(text), width: style.width, first: "    ", rest: "    ")
  }

  /// `09 处罚决定书.pdf 第3页第12行`; the case itself when nothing is quoted.
  func place(of finding: ResultFinding) -> String {
    finding.evidence.first.map(place) ?? "全卷"
  }

  private func place(of evidence: ResultEvidence) -> String {
    let place = evidence.place.words
    return TextWidth.plain(place.isEmpty ? evidence.source : "\(evidence.source) \(place)")
  }

  /// The words of the first place, then those of the others.
  private func words(of finding: ResultFinding) -> String? {
    var parts: [String] = []
    if let first = finding.evidence.first, let quoted = quoted(first) { parts.append(quoted) }
    for other in finding.evidence.dropFirst() {
      parts.append("另见 \(place(of: other))" + (quoted(other).map { ":\($0)" } ?? ""))
    }
    if let searched = finding.searched { parts.append(Self.words(of: searched)) }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// `同意立案。⟦2023年1月10日⟧`; `nil` for a place where nothing is quoted.
  private func quoted(_ evidence: ResultEvidence) -> String? {
    guard !evidence.quote.isEmpty else { return nil }
    let corrected = evidence.corrected.map { "(更正为“\($0)”)" } ?? ""
    let (before, after) = (Quotation.tail(of: evidence.before), Quotation.head(of: evidence.after))
    return "\(before)⟦\(shortened(evidence.quote))⟧\(after)" + corrected
  }

  /// Long passages by their two ends.
  private func shortened(_ words: String) -> String {
    words.count <= 80 ? words : "\(words.prefix(40))……\(words.suffix(30))"
  }

  /// The first three; where there are more, the rule's page lists all.
  private func words(of basis: [String], code: String) -> String {
    let first = basis.prefix(3).joined(separator: ";")
    return basis.count > 3 ? "\(first) 等\(basis.count)条(casecheck rules \(code))" : first
  }

  /// What was looked through for something that is missing.
  static func words(of searched: Searched) -> String {
    let pages = searched.pages > 0 ? "\(searched.pages) 页" : ""
    // What a document should say was looked for in the document itself.
    if searched.documents == 1, let title = searched.nearest.first {
      return "已查《\(title)》全文\(pages.isEmpty ? "" : " \(pages)")"
    }
    let nearest = searched.nearest.map { "《\($0)》" }.joined(separator: "、")
    return "已查 \(searched.documents) 份文书\(pages.isEmpty ? "" : " \(pages)")"
      + (nearest.isEmpty ? "" : ",最相近:\(nearest)")
  }
}
