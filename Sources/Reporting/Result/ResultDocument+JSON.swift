import CaseReading

extension ResultDocument {
  var json: JSONValue {
    let fields = fields.map { id, occurrences in (key: id, value: JSONValue.array(occurrences.map(\.json))) }
    var members: [(key: String, value: JSONValue)] = [
      ("id", .string(id)), ("kind", .string(kind)), ("title", .string(title)), ("source", .string(source)),
      ("firstPage", .optional(firstPage)), ("lastPage", .optional(lastPage)),
      ("confidence", .share(confidence)), ("fields", .object(fields)), ("reasons", .strings(reasons)),
    ]
    if !parts.isEmpty { members.append(("parts", .array(parts.map(\.json)))) }
    if !corrected.isEmpty { members.append(("corrected", .strings(corrected))) }
    if let unreadable { members.append(("unreadable", .string(unreadable))) }
    if let template { members.append(("template", template.json)) }
    if isStray { members.append(("stray", true)) }
    return .object(members)
  }

  init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    id = try keys.string("id")
    kind = try keys.string("kind")
    title = try keys.string("title")
    source = try keys.string("source")
    firstPage = try keys.integerIfPresent("firstPage")
    lastPage = try keys.integerIfPresent("lastPage")
    parts = try keys.listIfPresent("parts") { value throws(ResultError) in try Part(value) }
    confidence = try keys.number("confidence")
    reasons = try keys.strings("reasons")
    unreadable = try keys.stringIfPresent("unreadable")
    isStray = try keys.readIfPresent("stray") { value throws(ResultError) in try value.boolean() } ?? false
    corrected = try keys.stringsIfPresent("corrected")
    template = try keys.readIfPresent("template") { value throws(ResultError) in try ResultTemplate(value) }
    fields = try keys.read("fields") { value throws(ResultError) in try ResultDocument.fields(value) }
    try keys.finish()
  }

  private static func fields(_ json: JSONValue) throws(ResultError) -> [String: [ResultOccurrence]] {
    guard case .object(let members) = json else { throw ResultError("应为一个对象") }
    var fields: [String: [ResultOccurrence]] = [:]
    for (id, value) in members {
      do throws(ResultError) {
        fields[id] = try value.list { value throws(ResultError) in try ResultOccurrence(value) }
      } catch {
        throw error.inside(id)
      }
    }
    return fields
  }
}

extension ResultTemplate {
  fileprivate var json: JSONValue {
    var members = best.members
    if !alike.isEmpty { members.append(("alike", .strings(alike))) }
    if let next { members.append(("next", .object(next.members))) }
    return .object(members)
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    best = try Candidate(&keys)
    alike = try keys.stringsIfPresent("alike")
    next = try keys.readIfPresent("next") { value throws(ResultError) in
      var inner = try ResultMembers(value)
      let candidate = try Candidate(&inner)
      try inner.finish()
      return candidate
    }
    try keys.finish()
  }
}

extension ResultTemplate.Candidate {
  fileprivate var members: [(key: String, value: JSONValue)] {
    [("set", .string(set)), ("form", .string(title)), ("conformance", .share(conformance))]
  }

  fileprivate init(_ keys: inout ResultMembers) throws(ResultError) {
    set = try keys.string("set")
    title = try keys.string("form")
    conformance = try keys.number("conformance")
  }
}

extension ResultDocument.Part {
  fileprivate var json: JSONValue {
    ["source": .string(source), "firstPage": .int(firstPage), "lastPage": .int(lastPage)]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    source = try keys.string("source")
    firstPage = try keys.integer("firstPage")
    lastPage = try keys.integer("lastPage")
    try keys.finish()
  }
}

extension ResultOccurrence {
  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("value", value?.json ?? .null), ("text", .string(text)), ("confidence", .share(confidence)),
    ]
    switch state {
    case .found: break
    case .blank: members.append(("state", "blank"))
    case .placeholder: members.append(("state", "placeholder"))
    case .unreadable(let reason): members += [("state", "unreadable"), ("because", .string(reason))]
    }
    if let source = place.source { members.append(("source", .string(source))) }
    return .object(members + place.json)
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    value = try keys.readIfPresent("value") { value throws(ResultError) in try ResultValue(value) }
    text = try keys.string("text")
    confidence = try keys.number("confidence")
    switch try keys.stringIfPresent("state") {
    case nil: state = .found
    case "blank": state = .blank
    case "placeholder": state = .placeholder
    case "unreadable": state = .unreadable(because: try keys.string("because"))
    case let word?: throw ResultError("不认识“\(word.prefix(40))”", at: "state")
    }
    place = try ResultPlace(&keys)
    place.source = try keys.stringIfPresent("source")
    try keys.finish()
  }
}

extension ResultValue {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .list(let texts): .strings(texts)
    case .duration(let limit): ["count": .int(limit.count), "unit": .string(limit.unit.rawValue)]
    case .citations(let citations): .array(citations.map(\.json))
    }
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    switch json {
    case .string(let text): self = .text(text)
    case .array(let values):
      if case .object? = values.first {
        self = .citations(try json.list { value throws(ResultError) in try ResultCitation(value) })
      } else {
        self = .list(try json.list { value throws(ResultError) in try value.text() })
      }
    case .object:
      var keys = try ResultMembers(json)
      self = .duration(TimeLimit(try keys.integer("count"), try keys.word("unit")))
      try keys.finish()
    default: throw ResultError("不是要素的值")
    }
  }
}

extension ResultCitation {
  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("law", .string(law)), ("article", .optional(article)), ("paragraph", .optional(paragraph)),
      ("item", .optional(item)),
    ]
    if let subarticle { members.append(("subarticle", .int(subarticle))) }
    if let point { members.append(("point", .int(point))) }
    if !version.isEmpty { members.append(("version", .string(version))) }
    return .object(members)
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    law = try keys.string("law")
    version = try keys.stringIfPresent("version") ?? ""
    article = try keys.integerIfPresent("article")
    subarticle = try keys.integerIfPresent("subarticle")
    paragraph = try keys.integerIfPresent("paragraph")
    item = try keys.integerIfPresent("item")
    point = try keys.integerIfPresent("point")
    try keys.finish()
  }
}
