import Checks

/// A score sheet as the result JSON shows it, and read back.
extension ScoreSheet {
  var json: JSONValue {
    .object([
      ("standard", .string(sheet)), ("title", .string(title)), ("by", standard.json), ("model", .string(model)),
      ("total", .points(total)), ("totalIfConfirmed", .points(totalIfConfirmed)), ("grade", .optional(grade)),
      ("gradeIfConfirmed", .optional(gradeIfConfirmed)), ("gradeNote", .optional(gradeNote)),
      ("partial", .bool(isPartial)), ("rated", .points(rated)), ("undecided", .points(undecided)),
      ("open", .points(open)), ("basicDeducted", .points(basicDeducted)),
      ("vetoesToConfirm", .strings(pendingVetoes.map(\.title))), ("vetoes", .array(vetoes.map(\.json))),
      ("items", .array(items.map(\.json))), ("basicElements", .array(basicElements.map(\.json))),
      ("bonus", .array(bonus.map(\.json))), ("notes", .strings(notes)),
    ])
  }

  init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      standard: try keys.read("by") { value throws(ResultError) in try Standard(value) },
      sheet: try keys.string("standard"), title: try keys.string("title"), model: try keys.string("model"),
      total: try keys.pointsIfPresent("total"), totalIfConfirmed: try keys.pointsIfPresent("totalIfConfirmed"),
      grade: try keys.stringIfPresent("grade"), gradeIfConfirmed: try keys.stringIfPresent("gradeIfConfirmed"),
      gradeNote: try keys.stringIfPresent("gradeNote"), isPartial: try keys.boolean("partial"),
      rated: try keys.points("rated"), undecided: try keys.points("undecided"), open: try keys.points("open"),
      items: try keys.list("items") { value throws(ResultError) in try Item(value) },
      basicElements: try keys.list("basicElements") { value throws(ResultError) in try Item(value) },
      basicDeducted: try keys.points("basicDeducted"),
      bonus: try keys.list("bonus") { value throws(ResultError) in try Bonus(value) },
      vetoes: try keys.list("vetoes") { value throws(ResultError) in try Veto(value) },
      notes: try keys.strings("notes"))
    // Follows from the vetoes.
    _ = try keys.strings("vetoesToConfirm")
    try keys.finish()
  }
}

extension ScoreSheet.Standard {
  fileprivate var json: JSONValue {
    ["id": .string(id), "title": .string(title), "version": .string(version), "issued": .optional(issued)]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      id: try keys.string("id"), title: try keys.string("title"), version: try keys.string("version"),
      issued: try keys.stringIfPresent("issued"))
    try keys.finish()
  }
}

extension ScoreSheet.Item {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "title": .string(title), "points": .points(points), "deducted": .points(deducted),
      "state": .string(state.rawValue), "because": .optional(because), "deductions": .array(deductions.map(\.json)),
      "open": .array(open.map(\.json)), "undecided": .array(undecided.map(\.json)),
      "undecidedPoints": .points(undecidedPoints), "openPoints": .points(openPoints), "remark": remark?.json ?? .null,
    ]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      id: try keys.string("id"), title: try keys.string("title"), points: try keys.points("points"),
      state: try keys.word("state"), because: try keys.stringIfPresent("because"),
      deductions: try keys.list("deductions") { value throws(ResultError) in try ScoreSheet.Deduction(value) },
      open: try keys.list("open") { value throws(ResultError) in try ScoreSheet.OpenPoint(value) },
      undecided: try keys.list("undecided") { value throws(ResultError) in try ScoreSheet.RuleName(value) },
      undecidedPoints: try keys.points("undecidedPoints"), openPoints: try keys.points("openPoints"),
      remark: try keys.remark())
    guard try keys.points("deducted") == deducted else { throw ResultError("与各项扣分之和不符", at: "deducted") }
    try keys.finish()
  }
}

extension ScoreSheet.Deduction {
  fileprivate var json: JSONValue {
    [
      "part": .optional(part), "rule": .optional(rule), "code": .optional(code), "title": .string(title),
      "points": .points(points), "findings": .strings(findings), "note": .optional(note),
      "remark": remark?.json ?? .null,
    ]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      part: try keys.stringIfPresent("part"), rule: try keys.stringIfPresent("rule"),
      code: try keys.stringIfPresent("code"), title: try keys.string("title"), points: try keys.points("points"),
      findings: try keys.strings("findings"), note: try keys.stringIfPresent("note"), remark: try keys.remark())
    try keys.finish()
  }
}

extension ScoreSheet.OpenPoint {
  fileprivate var json: JSONValue {
    [
      "reason": .string(reason.rawValue), "rule": .optional(rule), "code": .optional(code), "title": .string(title),
      "choices": .array(choices.map(JSONValue.points)), "most": .points(most),
    ]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      reason: try keys.word("reason"), rule: try keys.stringIfPresent("rule"),
      code: try keys.stringIfPresent("code"), title: try keys.string("title"),
      choices: try keys.list("choices") { value throws(ResultError) in try value.points() },
      most: try keys.points("most"))
    try keys.finish()
  }
}

extension ScoreSheet.RuleName {
  fileprivate var json: JSONValue { ["rule": .string(rule), "code": .string(code), "title": .string(title)] }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(rule: try keys.string("rule"), code: try keys.string("code"), title: try keys.string("title"))
    try keys.finish()
  }
}

extension ScoreSheet.Remark {
  fileprivate var json: JSONValue {
    ["decision": .string(decision), "points": .points(points), "reason": .optional(reason), "by": .string(by)]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      decision: try keys.string("decision"), points: try keys.pointsIfPresent("points"),
      reason: try keys.stringIfPresent("reason"), by: try keys.string("by"))
    try keys.finish()
  }
}

extension ScoreSheet.Bonus {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "title": .string(title), "points": .points(points), "granted": .bool(isGranted),
      "remark": remark?.json ?? .null,
    ]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      id: try keys.string("id"), title: try keys.string("title"), points: try keys.points("points"),
      isGranted: try keys.boolean("granted"), remark: try keys.remark())
    try keys.finish()
  }
}

extension ScoreSheet.Veto {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "title": .string(title), "action": .string(action), "state": .string(state.rawValue),
      "found": .array(found.map(\.json)), "open": .array(open.map(\.json)),
      "undecided": .array(undecided.map(\.json)), "remark": remark?.json ?? .null,
    ]
  }

  fileprivate init(_ json: JSONValue) throws(ResultError) {
    var keys = try ResultMembers(json)
    self.init(
      id: try keys.string("id"), title: try keys.string("title"), action: try keys.string("action"),
      state: try keys.word("state"),
      found: try keys.list("found") { value throws(ResultError) in try ScoreSheet.Deduction(value) },
      open: try keys.list("open") { value throws(ResultError) in try ScoreSheet.OpenPoint(value) },
      undecided: try keys.list("undecided") { value throws(ResultError) in try ScoreSheet.RuleName(value) },
      remark: try keys.remark())
    try keys.finish()
  }
}

extension JSONValue {
  fileprivate static func points(_ points: Points) -> JSONValue { .hundredths(points.hundredths) }
  fileprivate static func points(_ points: Points?) -> JSONValue { points.map { .hundredths($0.hundredths) } ?? .null }

  fileprivate func points() throws(ResultError) -> Points {
    let hundredths = (try number() * 100).rounded()
    guard abs(hundredths) < 1e9 else { throw ResultError("应为分数") }
    return Points(hundredths: Int(hundredths))
  }
}

extension ResultMembers {
  fileprivate mutating func points(_ key: String) throws(ResultError) -> Points {
    try read(key) { value throws(ResultError) in try value.points() }
  }

  fileprivate mutating func pointsIfPresent(_ key: String) throws(ResultError) -> Points? {
    try readIfPresent(key) { value throws(ResultError) in try value.points() }
  }

  fileprivate mutating func remark() throws(ResultError) -> ScoreSheet.Remark? {
    try readIfPresent("remark") { value throws(ResultError) in try ScoreSheet.Remark(value) }
  }
}
