import CaseReading

/// Where a date comes from.
enum DateTerm: Hashable, Sendable {
  case field(FieldPath)
  /// 送达日 of the documents of that kind.
  case servedOn(String)
  /// The day they left the agency: handed over, posted, or announced.
  case sentOn(String)
  /// 决定日 of the case.
  case decisionDate

  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    let text = try node.string("日期来源")
    if text == "case.decision-date" {
      self = .decisionDate
    } else if let kind = DateTerm.argument(of: "served-on", in: text) {
      self = .servedOn(try context.kind(kind, at: node))
    } else if let kind = DateTerm.argument(of: "sent-on", in: text) {
      self = .sentOn(try context.kind(kind, at: node))
    } else if text.hasPrefix("case.") || text.contains("(") {
      throw node.error("日期来源" + Spelling.unknown(text, among: ["case.decision-date", "served-on(文书)", "sent-on(文书)"]))
    } else {
      let path = try FieldPath(text, at: node, context)
      let type = context.vocabulary.type(of: path.field)
      guard type == .date || type == .datetime else { throw node.error("\(text) 不是日期字段") }
      self = .field(path)
    }
  }

  static func argument(of function: String, in text: String) -> String? {
    guard text.hasPrefix(function + "("), text.hasSuffix(")") else { return nil }
    return String(text.dropFirst(function.count + 1).dropLast())
  }

  /// The kind of document the date stands in or is about; `nil` for facts of the case.
  var kind: String? {
    switch self {
    case .field(let path): path.kind
    case .servedOn(let kind), .sentOn(let kind): kind
    case .decisionDate: nil
    }
  }
}

/// Several places where a date may stand, and which of them counts.
struct DateSource: Sendable {
  enum Choice: String, Sendable, CaseIterable {
    /// The first place that has one.
    case first
    case earliest, latest
    /// The earliest that is not before the start of the period.
    case next
  }

  let terms: [DateTerm]
  /// For each term, the condition under which a document counts.
  let filters: [Condition?]
  let choice: Choice

  /// A name, a list of names, `{earliest: […]}`, `{latest: […]}`, `{next: […]}`; with `where:` a condition for all of
  /// them. In place of a name, `{date: name, where: …}` has a condition of its own.
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    guard node.entries != nil, node["date"] == nil else {
      (terms, filters) = try DateSource.terms(node, context)
      choice = .first
      return
    }
    var keys = try PackMapping(node, name: "日期来源")
    let filter = try keys.take("where").map { node throws(PackError) in try Condition(node, context) }
    var found: (choice: Choice, terms: [DateTerm], filters: [Condition?])?
    for choice in Choice.allCases {
      guard let list = keys.take(choice.rawValue) else { continue }
      guard found == nil else { throw list.error("first、earliest、latest、next 只能写一个") }
      let (terms, filters) = try DateSource.terms(list, context)
      found = (choice, terms, filters)
    }
    try keys.finish()
    guard let found else { throw node.error("日期来源缺少 first、earliest、latest 或 next") }
    (choice, terms) = (found.choice, found.terms)
    filters = found.filters.map { $0 ?? filter }
  }

  init(terms: [DateTerm], choice: Choice = .first) {
    self.terms = terms
    self.choice = choice
    filters = terms.map { _ in nil }
  }

  /// Terms with their conditions.
  var entries: [(term: DateTerm, filter: Condition?)] { zip(terms, filters).map { ($0, $1) } }

  private static func terms(
    _ node: PackNode, _ context: PackContext
  ) throws(PackError) -> ([DateTerm], [Condition?]) {
    var terms: [DateTerm] = []
    var filters: [Condition?] = []
    for element in node.listed {
      guard element.entries != nil else {
        terms.append(try DateTerm(element, context))
        filters.append(nil)
        continue
      }
      var keys = try PackMapping(element, name: "日期来源")
      terms.append(try DateTerm(keys.require("date"), context))
      filters.append(try keys.take("where").map { node throws(PackError) in try Condition(node, context) })
      try keys.finish()
    }
    guard !terms.isEmpty else { throw node.error("日期来源是空的") }
    return (terms, filters)
  }
}

extension Optional {
  /// `map` for a transform that throws one type of error.
  func map<Result, Failure: Error>(
    _ transform: (Wrapped) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    switch self {
    case .some(let value): try transform(value)
    case .none: nil
    }
  }
}
