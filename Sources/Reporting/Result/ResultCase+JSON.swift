import CaseReading
import Checks
import DocExtract

/// A case as the result JSON shows it (`docs/result.schema.json`).
extension ResultCase {
  var json: JSONValue {
    .object(facts + [("results", .array(rules.map(\.json))), ("score", score?.json ?? .null)] + hidden)
  }

  private var hidden: [(key: String, value: JSONValue)] {
    standIns.isEmpty ? [] : [("standIns", .array(standIns.map(\.json)))]
  }

  /// What the case says, before any rule.
  var facts: [(key: String, value: JSONValue)] {
    [
      ("path", .string(path)), ("kind", .string(kind)), ("procedure", .string(procedure)),
      ("stages", .strings(stages)), ("sector", .string(sector)), ("province", .optional(province)),
      ("lawGeneration", .optional(lawGeneration)), ("completeness", .string(completeness.rawValue)),
      ("parties", .array(parties.map(\.json))), ("officers", .array(officers.map(\.json))),
      ("sources", .array(sources.map(\.json))), ("documents", .array(documents.map(\.json))),
      ("timeline", .array(timeline.map(\.json))), ("checklist", .array(checklist.items.map(\.json))),
    ]
  }

  init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    path = try keys.string("path")
    kind = try keys.string("kind")
    procedure = try keys.string("procedure")
    stages = try keys.strings("stages")
    sector = try keys.string("sector")
    province = try keys.stringIfPresent("province")
    lawGeneration = try keys.stringIfPresent("lawGeneration")
    completeness = try keys.word("completeness")
    parties = try keys.list("parties") { value throws(ResultError) in try Party(value) }
    officers = try keys.list("officers") { value throws(ResultError) in try Officer(value) }
    sources = try keys.list("sources") { value throws(ResultError) in try ResultSource(value) }
    documents = try keys.list("documents") { value throws(ResultError) in try ResultDocument(value) }
    timeline = try keys.list("timeline") { value throws(ResultError) in try TimelineEvent(value) }
    checklist = DocumentChecklist(
      items: try keys.list("checklist") { value throws(ResultError) in try DocumentChecklist.Item(value) })
    rules = try keys.list("results") { value throws(ResultError) in try ResultRule(value) }
    standIns = try keys.listIfPresent("standIns") { value throws(ResultError) in try StandIn(value) }
    score = try keys.readIfPresent("score") { value throws(ResultError) in try ScoreSheet(value) }
    try keys.finish()
  }
}

extension StandIn {
  fileprivate var json: JSONValue { ["name": .string(name), "role": .string(role)] }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    name = try keys.string("name")
    role = try keys.string("role")
    try keys.finish()
  }
}

extension ResultSource {
  var json: JSONValue {
    [
      "path": .string(path), "format": .string(format.rawValue), "sha256": .string(sha256), "bytes": .int(bytes),
      "pages": .optional(pages), "status": .string(status.rawValue), "issues": .array(issues.map(\.json)),
    ]
  }

  init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    path = try keys.string("path")
    format = try keys.word("format")
    sha256 = try keys.string("sha256")
    bytes = try keys.integer("bytes")
    pages = try keys.integerIfPresent("pages")
    status = try keys.word("status")
    issues = try keys.list("issues") { value throws(ResultError) in try ExtractionIssue(value) }
    try keys.finish()
  }
}

extension ExtractionIssue {
  fileprivate var json: JSONValue {
    ["code": .string(code), "page": .optional(page), "message": .string(message)]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      code: try keys.string("code"), page: try keys.integerIfPresent("page"), message: try keys.string("message"))
    try keys.finish()
  }
}

extension Party {
  fileprivate var json: JSONValue {
    ["name": .string(name), "kind": .string(kind.rawValue), "aliases": .strings(aliases)]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(name: try keys.string("name"), kind: try keys.word("kind"), aliases: try keys.strings("aliases"))
    try keys.finish()
  }
}

extension Officer {
  fileprivate var json: JSONValue {
    ["name": .string(name), "numbers": .strings(numbers), "documents": .strings(documents)]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      name: try keys.string("name"), numbers: try keys.strings("numbers"), documents: try keys.strings("documents"))
    try keys.finish()
  }
}

extension TimelineEvent {
  fileprivate var json: JSONValue {
    [
      "event": .string(event), "date": .string(date.iso), "document": .string(document), "field": .string(field),
    ]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      event: try keys.string("event"), date: try keys.read("date") { value throws(ResultError) in try value.date() },
      document: try keys.string("document"), field: try keys.string("field"))
    try keys.finish()
  }
}

extension DocumentChecklist.Item {
  fileprivate var json: JSONValue { ["kinds": .strings(kinds), "state": .string(state.rawValue)] }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(kinds: try keys.strings("kinds"), state: try keys.word("state"))
    try keys.finish()
  }
}
