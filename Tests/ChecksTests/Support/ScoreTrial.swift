import CaseReading
import DocExtract
import Foundation

@testable import Checks

/// Standards, cases and results put together by hand.
enum ScoreTrial {
  static let directory: RuleDirectory = {
    let catalogue = FileManager.default.contents(atPath: Fixture.sources + "Checks/Data/catalogue.csv").map(Array.init)
    let rules = try? PackFolder.nodes(in: Fixture.sources + "Checks/Packs")
    return RuleDirectory(catalogue: catalogue ?? [], rules: rules ?? [])
  }()

  /// The standards of the program.
  static let shelf: StandardShelf = {
    let nodes = (try? PackFolder.nodes(in: Fixture.sources + "Checks/Standards")) ?? []
    return shelf(nodes.map { StandardShelf.Book(path: $0.path + ".yaml", node: $0.node, isOwn: false) })
  }()

  static func shelf(_ books: [StandardShelf.Book]) -> StandardShelf {
    StandardShelf(books, vocabulary: Fixture.vocabulary, directory: directory)
  }

  /// A standard that a test writes; those of the program are there to rest on.
  static func standard(_ yaml: String) throws -> ReviewStandard {
    let node = try PackNode.parse(yaml: yaml, path: "标准.yaml")
    let own = StandardShelf.Book(path: "标准.yaml", node: node, isOwn: true)
    return try shelf(shelf.books + [own]).read(own)
  }

  /// `model`, `total` and so on in front of the items.
  static func standard(_ head: String = "model: deduct", total: Int = 100, items: String) throws -> ReviewStandard {
    try standard(
      "id: 试验\ntitle: 试验标准\nkinds: [penalty]\n\(head)\ntotal: \(total)\nitems:\n"
        + items.split(separator: "\n").map { "  \($0)\n" }.joined())
  }

  static func file(
    _ kind: String = "penalty", _ procedure: String = "ordinary", stages: [String] = [], documents: [String] = [],
    completeness: Completeness = .volume
  ) -> CaseFile {
    let documents = documents.enumerated().map { index, kind in
      CaseDocument(
        id: "d\(index)", kind: kind, title: kind, source: 0, span: TextSpan(start: 0, end: 0), confidence: 1,
        text: ReadingText(plain: ""))
    }
    return CaseFile(
      path: "某局/案卷一", documents: documents, kind: kind, procedure: procedure, stages: stages,
      completeness: completeness)
  }

  /// A rule that found something, by number; one finding for each severity.
  static func failed(_ code: String, _ severities: Severity..., kind: String? = nil, waived: Bool = false) -> RuleResult
  {
    let severities = severities.isEmpty ? [.major] : severities
    let findings = severities.enumerated().map { index, severity in
      var finding = Finding(message: "第\(index)处", severity: severity, documentKind: kind, subject: "\(index)")
      finding.isWaived = waived
      return finding
    }
    return RuleResult(
      rule: id(code), code: code, severity: severities.max() ?? .major, outcome: .failed, findings: findings)
  }

  static func result(_ code: String, _ outcome: Outcome, because: String? = nil) -> RuleResult {
    RuleResult(
      rule: id(code), code: code, severity: directory[id(code)]?.severity ?? .major, outcome: outcome, because: because)
  }

  /// The id of a number; an id stays.
  static func id(_ code: String) -> String { ids[code] ?? code }
  private static let ids = Dictionary(directory.all.map { ($0.code, $0.id) }) { first, _ in first }

  /// Passed for every rule of a standard that `results` does not speak of: nothing is open.
  static func passing(_ standard: ReviewStandard, but results: [RuleResult]) -> [RuleResult] {
    let spoken = Set(results.map(\.rule))
    let lists = standard.sheets.flatMap(\.items).flatMap(\.rules) + standard.basicElements.flatMap(\.rules)
    let rest = Set(lists + (standard.vetoes ?? []).flatMap(\.rules)).subtracting(spoken)
    return results + rest.sorted().map { result($0, .passed) }
  }

  static func sheet(
    _ standard: ReviewStandard, _ results: [RuleResult], _ file: CaseFile = file(), confirmations: String = ""
  ) throws -> ScoreSheet? {
    let said = try Confirmations(
      PackNode.parse(yaml: confirmations, path: "确认.yaml"), standard: standard, directory: directory)
    return Scorer.sheet(
      of: standard, for: file, results, asOf: day("2024-06-30"), confirmations: said, directory: directory,
      kinds: Fixture.vocabulary.names)
  }
}
