import CaseReading

/// Two dates that must follow each other: `a <= b`, or `a < b` when they may not fall on one day.
struct DatePair: Sendable {
  let first, second: DateSource
  let isStrict: Bool
  /// One day is enough although the pair is strict, such as after a written waiver.
  let sameDayWhen: Condition?
  let when: Condition?
  /// In place of the rule's.
  let severity: Severity?
  let isHint: Bool
  /// How much later the first may be, where `graceWhen` holds.
  let grace: TimeLimit?
  let graceWhen: Condition?
  /// What the reader of the finding should know besides.
  let note: String

  enum Answer {
    case ordered
    case sameDay(DateInversion), inverted(DateInversion), hint(DateInversion)
  }

  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    if node.text != nil {
      (first, second, isStrict) = try DatePair.sides(node, context)
      (sameDayWhen, when, severity, isHint, grace, graceWhen, note) = (nil, nil, nil, false, nil, nil, "")
      return
    }
    var keys = try PackMapping(node, name: "pairs")
    if let pair = keys.take("pair") {
      (first, second, isStrict) = try DatePair.sides(pair, context)
    } else {
      first = try DateSource(keys.require("first"), context)
      second = try DateSource(keys.require("then"), context)
      isStrict = try keys.boolean("strict") ?? false
    }
    sameDayWhen = try keys.take("same-day-when").map { node throws(PackError) in try Condition(node, context) }
    when = try keys.take("when").map { node throws(PackError) in try Condition(node, context) }
    severity = try keys.word("severity")
    isHint = try keys.boolean("hint") ?? false
    grace = try keys.take("grace").map { node throws(PackError) in try node.timeLimit("grace") }
    graceWhen = try keys.take("grace-when").map { node throws(PackError) in try Condition(node, context) }
    note = try keys.string("note") ?? ""
    try keys.finish()
  }

  private static func sides(
    _ node: PackNode, _ context: PackContext
  ) throws(PackError) -> (DateSource, DateSource, Bool) {
    let text = try node.string("pairs")
    guard let mark = text.firstIndex(of: "<") else { throw node.error("应写作“甲 <= 乙”或“甲 < 乙”,却是“\(text)”") }
    let behind = text.index(after: mark)
    let isStrict = behind == text.endIndex || text[behind] != "="
    func side(_ part: Substring) throws(PackError) -> DateSource {
      let words = part.split(separator: " ").joined()
      return DateSource(terms: [try DateTerm(PackNode(.scalar(words), line: node.line, column: node.column), context)])
    }
    let rest = isStrict ? behind : text.index(after: behind)
    return (try side(text[..<mark]), try side(text[rest...]), isStrict)
  }

  /// `nil` when the pair does not concern this scope.
  func compare(in scope: CaseScope, rank: Int) throws(Unmet) -> Answer? {
    if let when {
      switch when.truth(in: scope) {
      case .yes: break
      case .no: return nil
      case .unknown(let reason): throw .unreadable(reason)
      }
    }
    let a = try scope.date(first, pick: .earliest)
    let b = try scope.date(second, pick: .latest)
    let inversion = DateInversion(
      first: a, second: b, names: (scope.name(of: first), scope.name(of: second)), rank: rank, severity: severity,
      note: note)
    if a.value < b.value { return .ordered }
    if a.value == b.value {
      guard isStrict else { return .sameDay(inversion) }
      switch sameDayWhen?.truth(in: scope) {
      case .yes: return .sameDay(inversion)
      case .unknown(let reason): throw .unreadable(reason)
      case .no, nil: break
      }
    }
    if try isWithinGrace(a, b, scope) { return .ordered }
    if let doubt = a.doubt ?? b.doubt { throw .unreadable(doubt) }
    return isHint ? .hint(inversion) : .inverted(inversion)
  }

  private func isWithinGrace(_ a: DateReading, _ b: DateReading, _ scope: CaseScope) throws(Unmet) -> Bool {
    guard let grace else { return false }
    switch graceWhen?.truth(in: scope) {
    case .no: return false
    case .unknown(let reason): throw .unreadable(reason)
    case .yes, nil: break
    }
    if grace.unit == .hours, let x = a.moment.minute, let y = b.moment.minute {
      return a.value.days(after: b.value) * 1440 + x - y <= grace.count * 60
    }
    let period = Period(limit: grace, label: grace.pack, start: b.value, rolls: false)
    return try a.value <= period.lastDay(scope)
  }
}
