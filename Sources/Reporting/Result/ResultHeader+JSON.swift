import CaseReading
import DocExtract

extension ResultNames {
  var json: JSONValue {
    let rules = rules.map { id, rule -> (key: String, value: JSONValue) in
      var members: [(key: String, value: JSONValue)] = [("title", .string(rule.title))]
      if !rule.why.isEmpty { members.append(("why", .string(rule.why))) }
      if !rule.limits.isEmpty { members.append(("limits", .string(rule.limits))) }
      return (id, .object(members))
    }
    return ["rules": .object(rules), "kinds": Self.json(kinds), "fields": Self.json(fields)]
  }

  private static func json(_ names: [String: String]) -> JSONValue {
    .object(names.map { (key: $0.key, value: JSONValue.string($0.value)) })
  }

  init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    rules = try keys.read("rules") { value throws(ResultError) in try Self.rules(value) }
    kinds = try keys.read("kinds") { value throws(ResultError) in try value.texts() }
    fields = try keys.read("fields") { value throws(ResultError) in try value.texts() }
    try keys.finish()
  }

  private static func rules(_ json: JSONValue) throws(ResultError) -> [String: Rule] {
    guard case .object(let members) = json else { throw ResultError("应为一个对象") }
    var rules: [String: Rule] = [:]
    for (id, value) in members {
      do throws(ResultError) {
        var keys = try ResultMembers(value)
        rules[id] = Rule(
          title: try keys.string("title"), why: try keys.stringIfPresent("why") ?? "",
          limits: try keys.stringIfPresent("limits") ?? "")
        try keys.finish()
      } catch {
        throw error.inside(id)
      }
    }
    return rules
  }
}

extension References {
  var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("asOf", .string(asOf.iso)), ("standard", standard?.json ?? .null), ("laws", ["sha256": .string(lawsSHA256)]),
      (
        "packs",
        .array(
          packs.map {
            ["name": .string($0.name), "version": .string($0.version), "sha256": .string($0.sha256)]
          })
      ),
      ("calendar", ["through": .string(calendarThrough.iso), "sha256": .string(calendarSHA256)]),
    ]
    if let correctionsSHA256 { members.append(("corrections", ["sha256": .string(correctionsSHA256)])) }
    if !lists.isEmpty {
      let lists = lists.map { list -> JSONValue in
        ["id": .string(list.id), "rows": .int(list.rows), "sha256": .string(list.sha256)]
      }
      members.append(("lists", .array(lists)))
    }
    if !missingSandbox.isEmpty {
      members.append(("sandbox", ["missing": .strings(missingSandbox.map(\.rawValue))]))
    }
    return .object(members)
  }

  init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    asOf = try keys.read("asOf") { value throws(ResultError) in try value.date() }
    standard = try keys.readIfPresent("standard") { value throws(ResultError) in try Standard(value) }
    lawsSHA256 = try keys.read("laws", Self.hash)
    packs = try keys.list("packs") { value throws(ResultError) in try Pack(value) }
    var calendar = try keys.read("calendar") { value throws(ResultError) in try ResultMembers(value) }
    calendarThrough = try calendar.read("through") { value throws(ResultError) in try value.date() }
    calendarSHA256 = try calendar.string("sha256")
    try calendar.finish()
    correctionsSHA256 = try keys.readIfPresent("corrections", Self.hash)
    lists = try keys.listIfPresent("lists") { value throws(ResultError) in try List(value) }
    missingSandbox = try keys.readIfPresent("sandbox", Self.layers) ?? []
    try keys.finish()
  }

  fileprivate static func hash(_ json: JSONValue) throws(ResultError) -> String {
    var keys = try ResultMembers(json)
    let hash = try keys.string("sha256")
    try keys.finish()
    return hash
  }

  private static func layers(_ json: JSONValue) throws(ResultError) -> [SandboxLayer] {
    var keys = try ResultMembers(json)
    let layers = try keys.list("missing") { value throws(ResultError) -> SandboxLayer in try value.word() }
    try keys.finish()
    return layers
  }
}

extension References.Standard {
  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("id", .string(id)), ("title", .string(title)), ("version", .string(version)), ("sha256", .string(sha256)),
    ]
    if let confirmationsSHA256 { members.append(("confirmations", ["sha256": .string(confirmationsSHA256)])) }
    return .object(members)
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      id: try keys.string("id"), title: try keys.string("title"), version: try keys.string("version"),
      sha256: try keys.string("sha256"),
      confirmationsSHA256: try keys.readIfPresent("confirmations", References.hash))
    try keys.finish()
  }
}

extension References.Pack {
  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      name: try keys.string("name"), version: try keys.string("version"), sha256: try keys.string("sha256"))
    try keys.finish()
  }
}

extension References.List {
  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(id: try keys.string("id"), rows: try keys.integer("rows"), sha256: try keys.string("sha256"))
    try keys.finish()
  }
}
