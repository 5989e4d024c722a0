import CaseReading

extension Condition {
  private static let words = [
    "all", "any", "not", "has", "lacks", "document-kind", "field", "text", "sector", "province", "party-kind",
    "case-kind",
    "procedure", "stage", "completeness", "law-generation", "list", "served", "reaches", "listed", "elapsed",
  ]

  /// A mapping; several words side by side must all hold.
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    guard let entries = node.entries, let first = entries.first else {
      throw node.error("条件应为映射,如 {has: hearing-record}")
    }
    guard let head = entries.first(where: { Condition.words.contains($0.key) }) else {
      throw first.error("条件" + Spelling.unknown(first.key, among: Condition.words))
    }
    switch head.key {
    case "field":
      self = .field(try FieldTest(node, context))
    case "text":
      var keys = try PackMapping(node, name: "text 条件")
      let place = try keys.require("text")
      let kinds = place.text == "any" ? [] : try context.kinds(place)
      self = .text(kinds, try context.pattern(keys.require("matches")))
      try keys.finish()
    case "served":
      var keys = try PackMapping(node, name: "served 条件")
      let kinds = try context.kinds(keys.require("served"))
      let methods = try keys.require("by").strings("by")
      try keys.finish()
      self = .served(kinds: kinds, methods: methods)
    case "reaches":
      var keys = try PackMapping(node, name: "reaches 条件")
      let table = try keys.require("reaches").word("阈值表", among: ThresholdTable.names)
      let amounts = try context.fields(keys.require("amounts"))
      try keys.finish()
      self = .reaches(ThresholdTest(table: table, amounts: amounts))
    case "listed":
      self = .listed(try ListTest(node, context))
    case "elapsed":
      var keys = try PackMapping(node, name: "elapsed 条件")
      let limits = try keys.require("elapsed").listed
      let from = try DateSource(keys.require("from"), context)
      try keys.finish()
      var choices: [LimitChoice] = []
      for limit in limits { choices.append(try LimitChoice(limit: limit, context)) }
      self = .elapsed(ElapsedTest(limits: choices, from: from))
    default:
      var parts: [Condition] = []
      for entry in entries { parts.append(try Condition(entry, context)) }
      self = parts.count == 1 ? parts[0] : .all(parts)
    }
  }

  private init(_ entry: PackEntry, _ context: PackContext) throws(PackError) {
    let node = entry.value
    switch entry.key {
    case "all": self = .all(try Condition.list(node, context))
    case "any": self = .any(try Condition.list(node, context))
    case "not": self = .not(try Condition(node, context))
    case "has": self = .has(try context.kinds(node))
    case "lacks": self = .lacks(try context.kinds(node))
    case "document-kind": self = .documentKind(try context.kinds(node))
    case "sector": self = .sector(try Condition.words(node, "领域", CaseWords.sectors))
    case "province": self = .province(try Condition.words(node, "省份", CaseWords.provinces))
    case "party-kind":
      var kinds: [Party.Kind] = []
      for word in try Condition.words(node, "当事人类型", ["individual", "organization", "sole-trader", "unknown"]) {
        if let kind = Party.Kind(rawValue: word) { kinds.append(kind) }
      }
      self = .partyKind(kinds)
    case "case-kind": self = .caseKind(try Condition.words(node, "案卷类别", CaseWords.kinds))
    case "procedure": self = .procedure(try Condition.words(node, "程序", CaseWords.procedures))
    case "stage": self = .stage(try Condition.words(node, "环节", CaseWords.stages))
    case "completeness": self = .completeness(try Condition.words(node, "完整程度", Completeness.allCases.map(\.rawValue)))
    case "law-generation": self = .lawGeneration(try Condition.words(node, "法律分代", ["2017", "2021"]))
    case "list": self = .list(try node.word("清单", among: ReferenceList.known.keys))
    case "field", "text", "served", "reaches", "listed":
      throw entry.error("\(entry.key) 条件与其他条件并列时写进 all: [{…}, {…}]")
    default: throw entry.error("条件" + Spelling.unknown(entry.key, among: Condition.words))
    }
  }

  private static func list(_ node: PackNode, _ context: PackContext) throws(PackError) -> [Condition] {
    guard let elements = node.elements, !elements.isEmpty else { throw node.error("all、any 应为条件的列表") }
    var conditions: [Condition] = []
    for element in elements { conditions.append(try Condition(element, context)) }
    return conditions
  }

  private static func words(_ node: PackNode, _ what: String, _ known: [String]) throws(PackError) -> [String] {
    var words: [String] = []
    for element in node.listed { words.append(try element.word(what, among: known)) }
    return words
  }
}

extension FieldTest {
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    var keys = try PackMapping(node, name: "field 条件")
    path = try FieldPath(keys.require("field"), context)
    var questions: [Question] = []
    if let present = try keys.boolean("present") { questions.append(.present(present)) }
    let contains = try keys.strings("contains")
    if !contains.isEmpty { questions.append(.contains(contains.map(FieldTest.folded))) }
    let equals = try keys.strings("is")
    if !equals.isEmpty { questions.append(.equals(equals.map(FieldTest.folded))) }
    if let matches = keys.take("matches") { questions.append(.matches(try context.pattern(matches))) }
    if let number = try keys.integer("at-least") { questions.append(.atLeast(number)) }
    if let number = try keys.integer("at-most") { questions.append(.atMost(number)) }
    if let number = try keys.integer("more-than") { questions.append(.moreThan(number)) }
    if let date = try keys.date("before") { questions.append(.before(date)) }
    if let date = try keys.date("from") { questions.append(.from(date)) }
    try keys.finish()
    guard !questions.isEmpty else {
      throw keys.missing("contains", "field 条件缺少 present、contains、is、matches、at-least、at-most、more-than、before 或 from")
    }
    self.questions = questions
  }

  /// As texts are folded before they are compared.
  static func folded(_ word: String) -> String { String(decoding: ReadingText(plain: word).bytes, as: UTF8.self) }
}

extension ListTest {
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    var keys = try PackMapping(node, name: "listed 条件")
    let name = try keys.require("listed").word("清单", among: ReferenceList.known.keys)
    column = try keys.require("column").word("列", among: ReferenceList.known[name] ?? [])
    fields = try context.fields(keys.require("fields"))
    list = name
    try keys.finish()
  }
}
