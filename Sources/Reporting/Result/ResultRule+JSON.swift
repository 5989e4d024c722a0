import CaseReading
import Checks
import DocExtract

extension ResultRule {
  var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("rule", .string(rule)), ("code", .string(code)), ("severity", .string(severity.rawValue)),
      ("outcome", .string(outcome.rawValue)), ("because", .optional(because)),
      ("findings", .array(findings.map(\.json))),
    ]
    if !periods.isEmpty { members.append(("periods", .array(periods.map(\.json)))) }
    return .object(members)
  }

  init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    rule = try keys.string("rule")
    code = try keys.string("code")
    severity = try keys.word("severity")
    outcome = try keys.word("outcome")
    because = try keys.stringIfPresent("because")
    findings = try keys.list("findings") { value throws(ResultError) in try ResultFinding(value) }
    periods = try keys.listIfPresent("periods") { value throws(ResultError) in try CountedPeriod(value) }
    try keys.finish()
  }
}

extension ResultFinding {
  var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("message", .string(message)), ("advice", .string(advice)), ("basis", .strings(basis)),
      ("confidence", isSure ? "high" : "low"), ("severity", .string(severity.rawValue)),
      ("fingerprint", .string(fingerprint)), ("about", .optional(about)), ("waived", .bool(isWaived)),
      ("baselined", .bool(isBaselined)), ("computed", computed?.json ?? .null), ("searched", searched?.json ?? .null),
      ("evidence", .array(evidence.map(\.json))),
    ]
    if let waivedBecause { members.append(("waivedBecause", .string(waivedBecause))) }
    if let documentKind { members.append(("documentKind", .string(documentKind))) }
    return .object(members)
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    message = try keys.string("message")
    advice = try keys.string("advice")
    basis = try keys.strings("basis")
    switch try keys.string("confidence") {
    case "high": isSure = true
    case "low": isSure = false
    default: throw ResultError("应为 high 或者 low", at: "confidence")
    }
    severity = try keys.word("severity")
    fingerprint = try keys.string("fingerprint")
    about = try keys.stringIfPresent("about")
    documentKind = try keys.stringIfPresent("documentKind")
    isWaived = try keys.boolean("waived")
    waivedBecause = try keys.stringIfPresent("waivedBecause")
    isBaselined = try keys.boolean("baselined")
    computed = try keys.readIfPresent("computed") { value throws(ResultError) in try Computed(value) }
    searched = try keys.readIfPresent("searched") { value throws(ResultError) in try Searched(value) }
    evidence = try keys.list("evidence") { value throws(ResultError) in try ResultEvidence(value) }
    try keys.finish()
  }
}

extension Computed {
  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("limit", .string(limit)), ("count", .int(count)), ("unit", .string(unit.rawValue)), ("from", .string(from.iso)),
      ("lastDay", .string(lastDay.iso)),
    ]
    if !deductions.isEmpty { members.append(("deductions", .array(deductions.map(\.json)))) }
    return .object(members)
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      limit: try keys.string("limit"), count: try keys.integer("count"), unit: try keys.word("unit"),
      from: try keys.read("from") { value throws(ResultError) in try value.date() },
      lastDay: try keys.read("lastDay") { value throws(ResultError) in try value.date() },
      deductions: try keys.listIfPresent("deductions") { value throws(ResultError) in try Deduction(value) })
    try keys.finish()
  }
}

extension Computed.Deduction {
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "from": .string(from.iso), "until": .string(until.iso), "document": .string(document),
    ]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      name: try keys.string("name"), from: try keys.read("from") { value throws(ResultError) in try value.date() },
      until: try keys.read("until") { value throws(ResultError) in try value.date() },
      document: try keys.string("document"))
    try keys.finish()
  }
}

extension Searched {
  fileprivate var json: JSONValue {
    ["documents": .int(documents), "pages": .int(pages), "nearest": .strings(nearest)]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      documents: try keys.integer("documents"), pages: try keys.integer("pages"), nearest: try keys.strings("nearest"))
    try keys.finish()
  }
}

extension ResultEvidence {
  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("document", .string(document)), ("source", .string(source)), ("line", .optional(place.line)),
      ("quote", .string(quote)),
    ]
    if !before.isEmpty { members.append(("before", .string(before))) }
    if !after.isEmpty { members.append(("after", .string(after))) }
    if let corrected { members.append(("corrected", .string(corrected))) }
    return .object(members + place.json)
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    document = try keys.string("document")
    source = try keys.string("source")
    quote = try keys.string("quote")
    before = try keys.stringIfPresent("before") ?? ""
    after = try keys.stringIfPresent("after") ?? ""
    corrected = try keys.stringIfPresent("corrected")
    let line = try keys.integerIfPresent("line")
    place = try ResultPlace(&keys)
    place.line = line
    try keys.finish()
  }
}

extension ResultPlace {
  /// The keys that say where: `page` and `box` always, the others where they mean something; file and line are the caller's.
  var json: [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = [
      ("page", .optional(page)), ("box", box.map(Self.json) ?? .null),
    ]
    if !boxes.isEmpty { members.append(("boxes", .array(boxes.map(Self.json)))) }
    if let paragraph { members.append(("paragraph", .int(paragraph))) }
    if let cell { members.append(("cell", .array(cell.map(JSONValue.int)))) }
    if let cellInRow { members.append(("cellInRow", .int(cellInRow))) }
    return members
  }

  init(_ keys: inout ResultMembers) throws(ResultError) {
    page = try keys.integerIfPresent("page")
    box = try keys.readIfPresent("box", Self.box)
    boxes = try keys.listIfPresent("boxes", Self.box)
    paragraph = try keys.integerIfPresent("paragraph")
    cell = try keys.readIfPresent("cell") { value throws(ResultError) in
      try value.list { value throws(ResultError) in try value.integer() }
    }
    cellInRow = try keys.integerIfPresent("cellInRow")
  }

  private static func json(_ box: Box) -> JSONValue {
    .array([box.x, box.y, box.width, box.height].map(JSONValue.points))
  }

  private static func box(_ json: JSONValue) throws(ResultError) -> Box {
    let sides = try json.list { value throws(ResultError) in try value.number() }
    guard sides.count == 4 else { throw ResultError("应为四个数") }
    return Box(x: sides[0], y: sides[1], width: sides[2], height: sides[3])
  }
}
