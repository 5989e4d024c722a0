import CaseReading

/// What a standard may refer to while it is being read.
struct StandardContext {
  let vocabulary: Vocabulary
  let directory: RuleDirectory

  func selection(_ node: PackNode?) throws(PackError) -> RuleSelection {
    try directory.selection(node, vocabulary)
  }

  func kinds(_ node: PackNode?) throws(PackError) -> [String] {
    var kinds: [String] = []
    for element in node?.listed ?? [] {
      let id = try element.string("文书种类")
      guard vocabulary.kinds[id] != nil else {
        throw element.error("文书种类" + Spelling.unknown(id, among: vocabulary.kinds.keys))
      }
      kinds.append(id)
    }
    return kinds
  }
}

extension ReviewStandard {
  /// Reads the content of a file of a standard, strictly.
  ///
  /// - Parameter node: with what it takes over from the standard it rests on (``StandardShelf``).
  init(_ node: PackNode, _ context: StandardContext) throws(PackError) {
    var keys = try PackMapping(node, name: "标准")
    id = try ReviewStandard.id(keys.require("id"))
    title = try keys.require("title").string("title")
    issued = try keys.string("issued")
    province = try keys.take("province").map { node throws(PackError) in
      try node.word("province", among: CaseWords.provinces)
    }
    validFrom = try keys.date("valid-from")
    let until = keys.take("valid-until")
    validUntil = until?.text == "null" ? nil : try until?.date("valid-until")
    if let validFrom, let validUntil, validUntil < validFrom {
      throw (until ?? node).error("valid-until \(validUntil.iso) 早于 valid-from \(validFrom.iso)")
    }
    version = try keys.string("version") ?? validFrom?.iso ?? issued ?? "1"
    acceptedTemplates = try keys.strings("accept-templates")
    note = try keys.string("note")
    contents = try keys.strings("contents")
    base = try keys.string("extends")
    model = try ReviewStandard.model(&keys)
    grades = try keys.take("grades").map { node throws(PackError) in try GradeTable(node) } ?? .three
    let grades = grades
    veto = try keys.take("veto").map { node throws(PackError) in try VetoAction(node, grades) } ?? .fail
    units = try keys.take("units").map { node throws(PackError) in try ReviewStandard.units(node) }
    further = try keys.word("further") ?? .whole
    limitsRules =
      try keys.take("rule-max").map { node throws(PackError) in
        try node.word("rule-max", among: ["half"]) == "half"
      } ?? false
    vetoes = try ReviewStandard.vetoes(keys.take("vetoes"), grades, context)
    severities = try ReviewStandard.severities(keys.take("severity"), context)
    parameters = try ReviewStandard.parameters(keys.take("parameters"), context)
    let items = ItemReader(context: context, hasUnits: units != nil, isOptional: try keys.boolean("optional") ?? false)
    basicElements = try items.elements(keys.take("basic-elements"))
    basicMost = try keys.points("basic-max")
    sheets = try SheetReader(items: items).sheets(&keys, id: id, title: title)
    _ = keys.take("examples")  // StandardExample
    try keys.finish()
    try checkAgain(node)
  }

  private static func id(_ node: PackNode) throws(PackError) -> String {
    let id = try node.string("id")
    guard !id.contains(where: { $0.isWhitespace || $0 == "/" }), id.utf8.count <= 100, id != "auto" else {
      throw node.error("id 里不能有空格和“/”,也不能是 auto,却是“\(id)”")
    }
    return id
  }

  private static func model(_ keys: inout PackMapping) throws(PackError) -> Model {
    let (fixed, weight) = (keys.take("fixed"), keys.take("weight"))
    let rebase = keys.take("rebase")
    switch try keys.take("model")?.word("model", among: ["deduct", "ratio"]) {
    case "ratio":
      if let rebase { throw rebase.error("rebase 只用于 deduct;ratio 总是从分母去掉不评的条目") }
      return .ratio(
        fixed: try fixed?.points("fixed ") ?? Points(hundredths: 5000),
        weight: try weight?.points("weight ") ?? Points(hundredths: 5000))
    default:
      if let node = fixed ?? weight { throw node.error("fixed、weight 只用于 model: ratio") }
      return .deduct(isRebased: try rebase?.boolean("rebase") ?? true)
    }
  }

  static func units(_ node: PackNode) throws(PackError) -> [Severity: Points] {
    var keys = try PackMapping(node, name: "units")
    var units: [Severity: Points] = [:]
    for severity in [Severity.major, .minor, .info] { units[severity] = try keys.points(severity.rawValue) }
    try keys.finish()
    guard units[.major] != nil, units[.minor] != nil else { throw node.error("units 要写明 major 和 minor 每处扣几分") }
    return units
  }

  private static func vetoes(
    _ node: PackNode?, _ grades: GradeTable, _ context: StandardContext
  ) throws(PackError) -> [StandardVeto]? {
    guard let node else { return nil }
    var vetoes: [StandardVeto] = []
    for element in node.listed {
      var keys = try PackMapping(element, name: "否决情形")
      let selection = try context.selection(keys.take("rules"))
      let veto = StandardVeto(
        id: try keys.string("id") ?? "V\(vetoes.count + 1)", title: try keys.require("item").string("item"),
        rules: selection.ids, elements: selection.elements,
        manual: try keys.string("manual"),
        action: try keys.take("veto").map { node throws(PackError) in try VetoAction(node, grades) })
      try keys.finish()
      guard !veto.rules.isEmpty || veto.manual != nil else {
        throw element.error("否决情形“\(veto.title)”没有 rules,也没有 manual")
      }
      guard !vetoes.contains(where: { $0.id == veto.id || $0.title == veto.title }) else {
        throw element.error("否决情形“\(veto.title)”(\(veto.id))写了两次")
      }
      vetoes.append(veto)
    }
    return vetoes
  }

  private static func severities(
    _ node: PackNode?, _ context: StandardContext
  ) throws(PackError) -> [String: Severity] {
    var severities: [String: Severity] = [:]
    for (id, entry) in try rules(node, "severity", context) {
      severities[id] = try entry.value.word("severity", of: Severity.self)
    }
    return severities
  }

  private static func parameters(
    _ node: PackNode?, _ context: StandardContext
  ) throws(PackError) -> [String: [PackEntry]] {
    var parameters: [String: [PackEntry]] = [:]
    for (id, entry) in try rules(node, "parameters", context) {
      guard let values = entry.value.entries, !values.isEmpty else {
        throw entry.value.error("parameters 应为 规则: {limit: 60 days} 这样")
      }
      parameters[id] = values
    }
    return parameters
  }

  private static func rules(
    _ node: PackNode?, _ key: String, _ context: StandardContext
  ) throws(PackError) -> [(id: String, entry: PackEntry)] {
    guard let node else { return [] }
    guard let entries = node.entries else { throw node.error("\(key) 应为 规则: 值 这样的映射") }
    var rules: [(id: String, entry: PackEntry)] = []
    for entry in entries {
      let key = PackNode(.scalar(entry.key), line: entry.line, column: entry.column)
      rules.append((try context.directory.id(key), entry))
    }
    return rules
  }

  /// What only the whole can tell.
  private func checkAgain(_ node: PackNode) throws(PackError) {
    let elements = node["basic-elements"] ?? node
    if basicElements.isEmpty, let most = node["basic-max"] { throw most.error("没有 basic-elements,basic-max 没有用") }
    if case .deduct = model, !basicElements.isEmpty { throw elements.error("basic-elements 只用于 model: ratio") }
    for sheet in sheets {
      for element in basicElements where sheet.items.contains(where: { $0.id == element.id }) {
        throw elements.error("基本要素 \(element.id) 与条目同号;请改一个")
      }
    }
  }
}
