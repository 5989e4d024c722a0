import CaseReading
import Testing

@testable import Checks

@Suite("规则示例") struct RuleExampleTests {
  /// An example as it stands, or disturbed when it is written in words.
  struct Case: Sendable, CustomTestStringConvertible {
    let example: RuleExample
    let disturbance: Disturbance
    var testDescription: String {
      "\(example.rule) \(example.marked.rawValue) \(example.name) (\(disturbance.rawValue))"
    }
  }

  static let reader = Result { try WholeReader() }

  static let cases: [Case] = Fixture.engine.pack.rules.flatMap { rule in
    ((try? rule.examples()) ?? []).flatMap { example in
      let hasWords = example.documents.contains { if case .words = $0.content { true } else { false } }
      return (hasWords ? Disturbance.allCases : [.none]).map { Case(example: example, disturbance: $0) }
    }
  }

  @Test("每条规则有正例、反例", arguments: Fixture.engine.pack.rules.filter { !$0.isManual }.map(\.id)) func hasExamples(
    _ id: String
  ) throws {
    let examples = try Fixture.engine.pack[id]?.examples() ?? []
    #expect(examples.contains { $0.marked == .good })
    #expect(examples.contains { $0.marked == .bad })
  }

  @Test("示例与标记一致", arguments: cases) func holds(_ listed: Case) throws {
    let example = listed.example
    let verdict = try example.verdict(
      after: listed.disturbance, reader: Self.reader.get(), engine: Fixture.engine)
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
