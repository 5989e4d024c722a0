import CaseReading
import Foundation

@testable import Checks

/// The vocabulary, reference data and rules of the program, read once for all tests.
enum Fixture {
  static let sources =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources").path() + "/"

  static let vocabulary: Vocabulary = read {
    let kinds = try PackFolder.nodes(in: sources + "CaseReading/Kinds")
    let fields = try PackFolder.node(at: sources + "CaseReading/Data/fields.yaml", named: "fields.yaml")
    return try Vocabulary(kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0.path, $0.node) }), fields: fields)
  }

  static let reference: ReferenceData = read {
    var reference = try ReferenceData(folder: sources + "Checks/Data", vocabulary: vocabulary)
    let sets = try PackFolder.nodes(in: sources + "Checks/Data/Templates")
    reference.templates = TemplateLibrary(
      try sets.map { try TemplateSet($0.node, id: $0.path, vocabulary: vocabulary) })
    return reference
  }

  static let engine: RuleEngine = read {
    let pack = try RulePack(folder: sources + "Checks/Packs", vocabulary: vocabulary, reference: reference)
    return RuleEngine(pack: pack, vocabulary: vocabulary, reference: reference)
  }

  /// A pack of one rule written in a test.
  static func engine(_ yaml: String, id: String = "test/rule") throws -> RuleEngine {
    let node = try PackNode.parse(yaml: yaml, path: "\(id).yaml")
    let pack = try RulePack([(id, node)], vocabulary: vocabulary, reference: reference)
    return RuleEngine(pack: pack, vocabulary: vocabulary, reference: reference)
  }

  /// What the program itself cannot run without stops the tests with its message.
  private static func read<Value>(_ body: () throws -> Value) -> Value {
    do {
      return try body()
    } catch {
      fatalError("\(error)")
    }
  }
}

func day(_ iso: String) -> CalendarDate {
  guard let date = CalendarDate(iso: iso) else { preconditionFailure("no such day: \(iso)") }
  return date
}
