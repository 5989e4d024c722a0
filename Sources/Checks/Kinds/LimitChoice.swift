import CaseReading

/// A period that a rule may use: a row of the deadline table, a fixed one, or what the document itself grants.
struct LimitChoice: Sendable {
  enum Base: Sendable {
    case row(String)
    case fixed(TimeLimit)
    case none
  }
  let base: Base
  /// Fields of the document that grants a period of its own; a longer one goes before the table's.
  let own: [FieldPath]
  let when, unless: Condition?

  /// `limit: D12`, or `limits: [{limit: …, own: …, when: …, unless: …}]`.
  static func choices(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) -> [LimitChoice] {
    if let list = keys.take("limits") {
      var choices: [LimitChoice] = []
      for element in list.listed {
        var inner = try PackMapping(element, name: "limits")
        choices.append(try LimitChoice(&inner, context))
        try inner.finish()
      }
      return choices
    }
    return [try LimitChoice(limit: keys.require("limit"), context)]
  }

  /// One that always applies.
  init(limit node: PackNode, _ context: PackContext) throws(PackError) {
    try self.init(base: Base(node, context), own: [], when: nil, unless: nil)
  }

  private init(base: Base, own: [FieldPath], when: Condition?, unless: Condition?) {
    self.base = base
    self.own = own
    self.when = when
    self.unless = unless
  }

  private init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    base = try Base(keys.require("limit"), context)
    own = try keys.take("own").map { node throws(PackError) in try context.fields(node) } ?? []
    when = try keys.take("when").map { node throws(PackError) in try Condition(node, context) }
    unless = try keys.take("unless").map { node throws(PackError) in try Condition(node, context) }
  }

  /// Whether this period is meant here; throws when that cannot be told.
  func applies(in scope: CaseScope) throws(Unmet) -> Bool {
    if let when {
      switch when.truth(in: scope) {
      case .yes: break
      case .no: return false
      case .unknown(let reason): throw .unreadable(reason)
      }
    }
    guard let unless else { return true }
    switch unless.truth(in: scope) {
    case .yes: return false
    case .no: return true
    case .unknown(let reason): throw .unreadable(reason)
    }
  }

  /// The period that starts on `opened`; `nil` when nothing prescribes one.
  func period(from opened: DateReading, rolls: Bool, in scope: CaseScope) throws(Unmet) -> Period? {
    var period: Period?
    switch base {
    case .none: break
    case .fixed(let limit):
      period = Period(limit: limit, label: limit.pack, start: opened.value, rolls: rolls)
    case .row(let id):
      let resolved = scope.facts.reference.deadlines.resolve(
        id, sector: scope.facts.sector, province: scope.facts.province, caseKind: scope.file.kind, on: opened.value)
      if let resolved, let limit = resolved.variant.limit {
        period = Period(
          limit: limit, label: resolved.label, start: opened.value, rolls: rolls && resolved.variant.rolls,
          variant: resolved.variant)
      }
    }
    guard let granted = own.lazy.compactMap({ scope.read($0).found.compactMap(\.duration).first }).first else {
      return period
    }
    let stated = Period(limit: granted, label: "文书自定 \(granted.pack)", start: opened.value, rolls: rolls)
    guard let period else { return stated }
    return try stated.lastDay(scope) > period.lastDay(scope) ? stated : period
  }
}

extension LimitChoice.Base {
  fileprivate init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    let text = try node.string("limit")
    if text == "none" {
      self = .none
    } else if let limit = TimeLimit(pack: text) {
      self = .fixed(limit)
    } else if context.deadlines.rows[text] != nil {
      self = .row(text)
    } else {
      throw node.error(
        "limit " + Spelling.unknown(text, among: context.deadlines.rows.keys) + "(应为期限表的编号,或 15 days 这样的期限)")
    }
  }
}

extension DeadlineCheck {
  /// The longest of the periods that are meant here; `nil` when none is prescribed.
  func longest(from opened: DateReading, _ scope: CaseScope) throws(Unmet) -> Period? {
    var longest: Period?
    var failure: Unmet?
    for choice in limits {
      do throws(Unmet) {
        guard try choice.applies(in: scope) else { continue }
        guard let period = try choice.period(from: opened, rolls: rolls, in: scope) else { continue }
        if let current = longest, try current.lastDay(scope) >= period.lastDay(scope) { continue }
        longest = period
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return longest
  }
}
