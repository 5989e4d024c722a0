import CaseReading
import Testing

@testable import Checks

@Suite("规则示例") struct RuleExampleTests {
  static let examples: [RuleExample] = Fixture.engine.pack.rules.flatMap { (try? $0.examples()) ?? [] }

  @Test("每条规则有正例、反例", arguments: Fixture.engine.pack.rules.map(\.id)) func hasExamples(_ id: String) throws {
    let examples = try Fixture.engine.pack[id]?.examples() ?? []
    #expect(examples.contains { $0.marked == .good })
    #expect(examples.contains { $0.marked == .bad })
  }

  @Test("示例与标记一致", arguments: examples, Disturbance.allCases)
  func holds(_ example: RuleExample, under disturbance: Disturbance) throws {
    let verdict = try example.verdict(
      after: disturbance, reader: PlainReader(vocabulary: Fixture.vocabulary), engine: Fixture.engine)
    #expect(
      verdict.agrees(with: example),
      """
      \(example.rule).yaml:\(example.line): \(example.marked.rawValue) \(example.name)
      \(verdict.explanation)
      未引用 \(verdict.unquoted),未标记 \(verdict.unmarked)
      """)
  }
}
