import CaseReading

/// `period-stated`: the length of time that a document names is no shorter than the limit; with `maximum`, no longer.
struct StatedPeriodCheck: Check {
  static let kind = "period-stated"
  let field: FieldPath
  let from: DateSource
  let limits: [LimitChoice]
  let isMaximum: Bool

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let node = try keys.require("field")
    field = try FieldPath(node, context)
    guard context.vocabulary.type(of: field.field) == .duration else { throw node.error("\(field) 不是期限字段") }
    from = try DateSource(keys.require("from"), context)
    limits = try LimitChoice.choices(&keys, context)
    isMaximum = try keys.boolean("maximum") ?? false
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    do throws(Unmet) {
      let places = try scope.read(field).places()
      let opened = try scope.date(from, pick: .earliest)
      var outcome = CheckOutcome()
      for place in places {
        guard let stated = place.duration else { continue }
        outcome += try examine(stated, at: place, from: opened, scope)
      }
      return outcome
    } catch {
      return CheckOutcome(error)
    }
  }

  private func examine(
    _ stated: TimeLimit, at place: Place, from opened: DateReading, _ scope: CaseScope
  ) throws(Unmet) -> CheckOutcome {
    for choice in limits where try choice.applies(in: scope) {
      guard let period = try choice.period(from: opened, rolls: false, in: scope) else { continue }
      guard stated.unit == period.limit.unit else { return .unread("\(stated.shown)与\(period.limit.shown)单位不同,不能比较") }
      guard isMaximum ? stated.count > period.limit.count : stated.count < period.limit.count else { return .passed }
      var message = "写明\(stated.shown),应\(isMaximum ? "不超过" : "不少于")\(period.limit.shown)"
      if !period.note.isEmpty { message += "(\(period.note))" }
      let finding = scope.finding(
        message, kind: field.kind, subject: stated.pack,
        computed: Computed(
          limit: period.label, count: stated.count, unit: stated.unit, from: opened.value,
          lastDay: try period.lastDay(scope)),
        evidence: [place.evidence, opened.evidence])
      let isHint =
        period.variant.confidence == .low
        || !isMaximum && (period.variant.disputed.map { stated.count >= $0.count } ?? false)
      return isHint ? .hint(finding.softened) : .failed(finding)
    }
    return .absent("没有适用的期限规定")
  }
}
