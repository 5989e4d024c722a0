import Checks
public import DocExtract

/// The notes, 批注, that copies of the files of a case get at its findings.
///
/// They quote nothing and hide nothing: the copy is the file itself, and so is for those who have the case.
public struct NotePlan: Sendable, Equatable {
  /// By the path of the file, worst first.
  public private(set) var notes: [String: [FileNote]] = [:]
  /// Notes of a file beyond what a copy takes.
  public private(set) var leftOut: [String: Int] = [:]
  /// Findings that stand at no place, such as a missing document: `PRO-05 缺少送达回证`.
  public private(set) var unplaced: [String] = []

  /// Of one file; more nobody reads.
  static let most = 500
  /// Letters of a note.
  private static let mostLetters = 1_200

  public init(_ result: ResultCase, names: ResultNames) {
    for (finding, rule) in result.sortedFindings {
      let head = "\(rule.code) \(names.title(ofRule: rule.rule))"
      let places = finding.evidence.compactMap { evidence in Self.place(of: evidence).map { (evidence, $0) } }
      if places.isEmpty { unplaced.append(TextWidth.plain("\(head):\(finding.message)")) }
      for (index, (evidence, place)) in places.enumerated() {
        let words = index == 0 ? Self.words(of: finding, head) : Self.words(ofOther: finding, head)
        add(FileNote(place: place, tone: Self.tone(of: finding), words: Self.cut(words)), to: evidence.source)
      }
    }
  }

  private mutating func add(_ note: FileNote, to source: String) {
    guard notes[source, default: []].count < Self.most else {
      leftOut[source, default: 0] += 1
      return
    }
    notes[source, default: []].append(note)
  }

  private static func place(of evidence: ResultEvidence) -> FileNote.Place? {
    if let page = evidence.place.page { return .page(page, evidence.place.lineBoxes) }
    let quote = evidence.quote.utf8.count <= 2_000 ? evidence.quote : ""
    return evidence.place.line.map { .line($0, quote: quote) }
  }

  private static func tone(of finding: ResultFinding) -> FileNote.Tone {
    guard finding.weighs else { return .hint }
    switch finding.severity {
    case .veto, .major: return .grave
    case .minor: return .plain
    case .info: return .hint
    }
  }

  private static func words(of finding: ResultFinding, _ head: String) -> String {
    var lines = ["【\(finding.severity.word)】\(head)", finding.message]
    if !finding.basis.isEmpty { lines.append("依据:" + finding.basis.joined(separator: ";")) }
    if !finding.advice.isEmpty { lines.append("建议:" + finding.advice) }
    let others = finding.evidence.dropFirst().map { "\($0.source) \($0.place.words)" }
    if !others.isEmpty { lines.append("另见:" + others.joined(separator: "、")) }
    let states = finding.states
    if !states.isEmpty { lines.append("状态:" + states.joined(separator: "、")) }
    if let reason = finding.waivedBecause { lines.append("豁免:" + reason) }
    return lines.map(TextWidth.plain).joined(separator: "\n")
  }

  /// At the other places of a finding.
  private static func words(ofOther finding: ResultFinding, _ head: String) -> String {
    let first = finding.evidence.first.map { ",见 \($0.source) \($0.place.words)" } ?? ""
    return ["【\(finding.severity.word)】\(head)\(first)", finding.message].map(TextWidth.plain).joined(separator: "\n")
  }

  private static func cut(_ words: String) -> String {
    words.count <= mostLetters ? words : words.prefix(mostLetters) + "……"
  }
}

extension ResultFinding {
  /// What has to be known before it counts: 已豁免, 已在基线, 把握不大, 待人确认.
  var states: [String] {
    var states = isWaived ? ["已豁免"] : isBaselined ? ["已在基线"] : []
    if !isSure { states.append("把握不大") }
    if severity == .veto { states.append("待人确认") }
    return states
  }
}
