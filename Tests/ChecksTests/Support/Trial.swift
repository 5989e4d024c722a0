import CaseReading
import Testing

@testable import Checks

/// A rule of a test: its checking part and its examples, the rest filled in.
struct Trial: Sendable, CustomTestStringConvertible {
  let name: String
  let body: String

  init(_ name: String, _ body: String) {
    self.name = name
    self.body = body
  }

  var testDescription: String { name }

  var yaml: String {
    var head = "title: 试验\ncode: PRO-99\nconfidence: high\nwhy: 因为\nbasis: [依据]\nlimits: 无\nadvice: 核对\n"
    if !body.contains("severity:") || !body.hasPrefix("severity:") { head += "severity: major\n" }
    return head + body
  }

  /// Runs all examples and records each that disagrees.
  func check() throws {
    let engine = try Fixture.engine(yaml)
    let rule = try #require(engine.pack["test/rule"])
    let examples = try rule.examples()
    #expect(!examples.isEmpty)
    for example in examples {
      let verdict = try example.verdict(reader: PlainReader(vocabulary: Fixture.vocabulary), engine: engine)
      let agrees = verdict.agrees(with: example)
      #expect(
        agrees,
        "\(name): \(example.marked.rawValue) \(example.name)\n\(verdict.explanation)\n未引用 \(verdict.unquoted),未标记 \(verdict.unmarked)"
      )
    }
  }
}
