import ArgumentParser
import CaseReading
import Checks
import Foundation

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "运行规则、文书种类、评查标准里的例子:结论和引出的文字、得分都要与写的一致。",
    discussion: """
      例子:
        casecheck test 我的规则                     有例子不符时退出码为 1
        casecheck test 我的规则/service/late.yaml   只试一条
        casecheck test 某市标准.yaml                发现、得分、等次
        casecheck test Sources/Checks/Packs Sources/CaseReading/Kinds
      """)

  @Argument(help: ArgumentHelp("规则、文书种类或评查标准(YAML),或者装着它们的文件夹。", valueName: "路径"))
  var places: [String]

  func run() throws {
    for place in places where !FileManager.default.fileExists(atPath: place) {
      throw RunError("没有文件夹或文件 \(place)")
    }
    let own = try UserPacks(places)
    let library = try Library(own, withExamples: true)
    let rules = try tally(rulesNamed: Set(own.rules.map(\.path)), of: library)
    let kinds = tally(kindsNamed: Set(own.kinds.map(\.path)), of: library)
    let standards = try tally(standardsOf: own)
    guard rules.files + kinds.files + standards.files > 0 else {
      throw RunError("\(places.joined(separator: "、")): 没有规则、文书种类和评查标准")
    }
    var lines: [String] = []
    if rules.files + kinds.files > 0 || standards.files == 0 {
      lines.append("规则 \(rules.files) 条,例子 \(rules.examples) 个,不符 \(rules.failures) 个")
      lines.append("文书 \(kinds.files) 种,例子 \(kinds.examples) 个,不符 \(kinds.failures) 个")
    }
    if standards.files > 0 {
      lines.append("标准 \(standards.files) 套,例子 \(standards.examples) 个,不符 \(standards.failures) 个")
    }
    StandardsCommand.put(lines)
    if rules.failures + kinds.failures + standards.failures > 0 { throw ExitCode.findings }
  }

  private struct Tally {
    var files = 0
    var examples = 0
    var failures = 0
  }

  private func tally(rulesNamed ids: Set<String>, of library: Library) throws -> Tally {
    var tally = Tally()
    for rule in library.engine.pack.rules where ids.contains(rule.id) {
      tally.files += 1
      for example in try rule.examples() {
        tally.examples += 1
        let verdict = try example.verdict(reader: library.reader, engine: library.engine)
        guard !verdict.agrees(with: example) else { continue }
        tally.failures += 1
        report(example, verdict)
      }
    }
    return tally
  }

  private func tally(standardsOf own: UserPacks) throws -> Tally {
    var tally = Tally()
    guard !own.standards.isEmpty else { return tally }
    let places = Set(own.standards.map(\.path))
    let shelf = try Library.books(own).shelf
    for book in shelf.books where book.isOwn && places.contains(book.path) {
      tally.files += 1
      let verdicts = try shelf.examine(book)
      if verdicts.isEmpty { StandardsCommand.put(["\(book.path): 没有例子;怎么写见 docs/standards.md"]) }
      tally.examples += verdicts.count
      for verdict in verdicts where !verdict.differences.isEmpty {
        tally.failures += 1
        StandardsCommand.put(
          ["\(book.path):\(verdict.line): 例子“\(verdict.name)”不符"] + verdict.differences.map { "    \($0)" })
      }
    }
    return tally
  }

  private func report(_ example: RuleExample, _ verdict: ExampleVerdict) {
    var lines = [
      "\(example.rule).yaml:\(example.line): 例子“\(example.name)”标为 \(example.marked.words),得到 \(verdict.marking.words)"
    ]
    lines += verdict.explanation.split(separator: "\n").map { "    \($0)" }
    lines += verdict.unquoted.map { "    没有引出 ⟦\($0)⟧" } + verdict.unmarked.map { "    多引出 ⟦\($0)⟧" }
    StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  private func tally(kindsNamed ids: Set<String>, of library: Library) -> Tally {
    var tally = Tally()
    for kind in library.reader.library.kinds where ids.contains(kind.id) {
      tally.files += 1
      for example in kind.examples {
        tally.examples += 1
        let mismatches = example.mismatches(with: library.reader)
        guard !mismatches.isEmpty else { continue }
        tally.failures += 1
        let lines = ["\(kind.id).yaml: 例子“\(example.name)”不符"] + mismatches.map { "    \($0)" }
        StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
      }
    }
    return tally
  }
}

extension RuleExample.Marking {
  /// The key of the examples and what it says.
  fileprivate var words: String {
    switch self {
    case .good: "good(没有发现)"
    case .bad: "bad(有发现)"
    case .indeterminate: "indeterminate(不能判断)"
    }
  }
}
