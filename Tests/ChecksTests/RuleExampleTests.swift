import CaseReading
import Testing

@testable import Checks

@Suite("规则示例") struct RuleExampleTests {
  /// An example that shows itself by its name.
  struct Case: Sendable, CustomTestStringConvertible {
    let example: RuleExample
    var testDescription: String { "\(example.rule) \(example.marked.rawValue) \(example.name)" }
  }

  static let cases: [Case] = Fixture.engine.pack.rules.flatMap { ((try? $0.examples()) ?? []).map(Case.init) }

  @Test("每条规则有正例、反例", arguments: Fixture.engine.pack.rules.map(\.id)) func hasExamples(_ id: String) throws {
    let examples = try Fixture.engine.pack[id]?.examples() ?? []
    #expect(examples.contains { $0.marked == .good })
    #expect(examples.contains { $0.marked == .bad })
  }

  @Test("示例与标记一致", arguments: cases, Disturbance.allCases)
  func holds(_ listed: Case, under disturbance: Disturbance) throws {
    let example = listed.example
    let verdict = try example.verdict(
      after: disturbance, reader: PlainReader(vocabulary: Fixture.vocabulary), engine: Fixture.engine)
    let agrees = verdict.agrees(with: example)
    #expect(
      agrees,
      """
      \(example.rule).yaml:\(example.line): \(example.marked.rawValue) \(example.name)
      \(verdict.explanation)
      未引用 \(verdict.unquoted),未标记 \(verdict.unmarked)
      """)
  }
}
