import CaseReading

/// `amount-range`, 数额限度: an amount lies within the limits for the kind of party at that time.
struct AmountRangeCheck: Check {
  static let kind = "amount-range"
  struct Limits: Sendable {
    /// By the date of the act: not before `from`, before `until`.
    let from, until: CalendarDate?
    /// Yuan, by kind of party.
    let max, min: [Party.Kind: Int]
    /// From more than so many yuan on, worth a hint.
    let hint: [Party.Kind: Int]
  }
  let fields: [FieldPath]
  let limits: [Limits]
  let by: DateSource?

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let single = keys.take("field")
    let several = keys.take("fields")
    guard let node = single ?? several, single == nil || several == nil else {
      throw keys.node.error("amount-range 应有 field 或 fields 之一")
    }
    fields = try context.fields(node)
    by = try keys.take("by").map { node throws(PackError) in try DateSource(node, context) }
    if let list = keys.take("ranges") {
      var limits: [Limits] = []
      for element in list.listed {
        var inner = try PackMapping(element, name: "ranges")
        limits.append(try Limits(&inner))
        try inner.finish()
      }
      self.limits = limits
    } else {
      limits = [try Limits(&keys)]
    }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for path in fields {
      for index in scope.indices(of: path.kind) { outcome += examine(path, index, scope.focused(on: index)) }
      if scope.indices(of: path.kind).isEmpty {
        if let reason = scope.facts.mayHold(path.kind) { outcome.unread.append(reason) }
        outcome.absent.append("没有\(scope.vocabulary.name(of: path.kind))")
      }
    }
    return outcome
  }

  private func examine(_ path: FieldPath, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    do throws(Unmet) {
      let places = try scope.read(path.field, in: index).places()
      guard let place = places.filter({ $0.money?.currency == "元" }).max(by: { ($0.fen ?? 0) < ($1.fen ?? 0) }),
        let amount = place.money
      else { return .absent("没有以元计的\(scope.vocabulary.name(ofField: path.field))") }
      let party = PartyOfDocument.kind(of: scope.file.documents[index], in: scope.file)
      do throws(Unmet) {
        guard let limits = try applicable(in: scope) else { return .absent("没有适用的限额") }
        return judge(amount, place, limits, party, scope)
      } catch {
        return try whicheverDay(amount, place, party, scope, otherwise: error)
      }
    } catch {
      return CheckOutcome(error)
    }
  }

  /// The day cannot be read, and the limits of all times say the same: the first that are listed speak for them.
  private func whicheverDay(
    _ amount: Money, _ place: Place, _ party: Party.Kind, _ scope: CaseScope, otherwise unmet: Unmet
  ) throws(Unmet) -> CheckOutcome {
    let outcomes = limits.map { judge(amount, place, $0, party, scope) }
    guard let first = outcomes.first, outcomes.allSatisfy({ $0.outcome == first.outcome }),
      first.outcome == .passed || first.outcome == .failed
    else { throw unmet }
    return first
  }

  private func applicable(in scope: CaseScope) throws(Unmet) -> Limits? {
    if limits.count == 1, limits[0].from == nil, limits[0].until == nil { return limits[0] }
    let day = try scope.date(by ?? DateSource(terms: [.decisionDate]), pick: .latest).value
    return limits.first { ($0.from.map { $0 <= day } ?? true) && ($0.until.map { day < $0 } ?? true) }
  }

  private func judge(
    _ amount: Money, _ place: Place, _ limits: Limits, _ party: Party.Kind, _ scope: CaseScope
  ) -> CheckOutcome {
    func finding(_ bound: String, _ yuan: Int) -> Finding {
      scope.finding(
        "\(scope.vocabulary.name(ofField: place.field))\(amount.yuan)元,\(bound)\(yuan)元(\(PartyOfDocument.name(party)))",
        kind: place.document.kind, subject: amount.yuan, evidence: [place.evidence])
    }
    if party == .unknown {
      // Whoever the party is: within the smallest limit, or beyond the largest.
      if let most = limits.max.values.max(), amount.fen > most * 100 { return .failed(finding("超过", most)) }
      if let least = limits.max.values.min(), amount.fen > least * 100 { return .unread("当事人是公民还是单位不明,限额不同") }
      return .passed
    }
    if let max = limits.max[party], amount.fen > max * 100 { return .failed(finding("超过", max)) }
    if let min = limits.min[party], amount.fen < min * 100 { return .failed(finding("少于", min)) }
    if let hint = limits.hint[party], amount.fen > hint * 100 { return .hint(finding("超过", hint).softened) }
    return limits.max[party] == nil && limits.min[party] == nil ? .absent("没有该类当事人的限额") : .passed
  }
}

extension AmountRangeCheck.Limits {
  init(_ keys: inout PackMapping) throws(PackError) {
    from = try keys.date("from")
    until = try keys.date("until")
    max = try Self.amounts(keys.take("max"))
    min = try Self.amounts(keys.take("min"))
    hint = try Self.amounts(keys.take("hint-over"))
  }

  /// `{individual: 200, organization: 3000}`, or one number for all.
  private static func amounts(_ node: PackNode?) throws(PackError) -> [Party.Kind: Int] {
    guard let node else { return [:] }
    guard let entries = node.entries else {
      let amount = try node.integer("限额")
      return [.individual: amount, .organization: amount, .soleTrader: amount, .unknown: amount]
    }
    var amounts: [Party.Kind: Int] = [:]
    for entry in entries {
      guard let kind = Party.Kind(rawValue: entry.key) else {
        throw entry.error("当事人类型" + Spelling.unknown(entry.key, among: ["individual", "organization", "sole-trader"]))
      }
      amounts[kind] = try entry.value.integer("限额")
    }
    return amounts
  }
}
