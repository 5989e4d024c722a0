import CaseReading

/// `deadline`, 期限: `to` comes no later than the last day after `from`; with `minimum`, not before the period is over.
struct DeadlineCheck: Check {
  static let kind = "deadline"

  enum Mode: Sendable {
    case maximum
    /// 下限: `to` must come after the last day; on the last day itself only when `mayMeet`.
    case minimum(mayMeet: Bool)
  }
  /// What a missing `to` means.
  enum Open: Sendable {
    case notApplicable, fail
    /// Another rule reports it.
    case reported(String)
  }

  let from, to: DateSource
  let limits: [LimitChoice]
  let mode: Mode
  let extensions: [ExtensionSource]
  let exclusions: ExclusionChoice
  let rolls: Bool
  let open: Open
  /// Words that make a failure doubtful: then a person decides.
  let doubtWhen: Condition?
  /// `from` missing means that it cannot be told, rather than that there is nothing to tell.
  let needsFrom: Bool

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    from = try DateSource(keys.require("from"), context)
    to = try DateSource(keys.require("to"), context)
    limits = try LimitChoice.choices(&keys, context)
    switch keys.take("minimum") {
    case nil: mode = .maximum
    case let node?:
      switch try node.word("minimum", among: ["true", "false", "last-day"]) {
      case "true": mode = .minimum(mayMeet: false)
      case "last-day": mode = .minimum(mayMeet: true)
      default: mode = .maximum
      }
    }
    var extensions: [ExtensionSource] = []
    for element in keys.take("extension")?.listed ?? [] { extensions.append(try ExtensionSource(element, context)) }
    self.extensions = extensions
    exclusions = try ExclusionChoice(keys.take("exclude"), context)
    rolls = try keys.boolean("roll") ?? true
    switch try keys.string("open") {
    case nil, "not-applicable": open = .notApplicable
    case "fail": open = .fail
    case let rule?: open = .reported(rule)
    }
    doubtWhen = try keys.take("doubt-when").map { node throws(PackError) in try Condition(node, context) }
    needsFrom =
      try keys.take("absent").map { node throws(PackError) in
        try node.word("absent", among: ["not-applicable", "indeterminate"]) == "indeterminate"
      } ?? false
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    do throws(Unmet) {
      switch mode {
      case .maximum: return try doubted(latest(scope), scope)
      case .minimum(let mayMeet): return try doubted(MinimumPeriod(self, mayMeet: mayMeet).examine(scope), scope)
      }
    } catch {
      if needsFrom, case .absent(let reason) = error, isDue(scope) { return .unread(reason) }
      return CheckOutcome(error)
    }
  }

  /// Whether there is an end to measure, so that a missing start matters.
  private func isDue(_ scope: CaseScope) -> Bool { (try? scope.date(to, pick: .earliest)) != nil }

  private func doubted(_ outcome: CheckOutcome, _ scope: CaseScope) -> CheckOutcome {
    guard let doubtWhen, !outcome.findings.isEmpty else { return outcome }
    switch doubtWhen.truth(in: scope) {
    case .no: return outcome
    case .yes: return .unread("文中另有情形,须由人核对: \(outcome.findings[0].message)")
    case .unknown(let reason): return .unread(reason)
    }
  }

  private func latest(_ scope: CaseScope) throws(Unmet) -> CheckOutcome {
    let opened = try scope.date(from, pick: .latest)
    guard var period = try longest(from: opened, scope) else { return .absent("没有适用的期限规定") }
    let closed: DateReading
    do throws(Unmet) {
      closed = try scope.date(to, pick: .earliest, after: opened.value)
    } catch {
      guard case .absent(let reason) = error else { throw error }
      return try stillOpen(opened, &period, scope, because: reason)
    }
    // A last day before any day off moves it needs no calendar.
    if let nominal = period.nominal, closed.value <= nominal || within(hours: period, opened, closed) {
      return .passed.counting(period.counted(until: closed.value, scope))
    }
    guard closed.value > (try period.lastDay(scope)) else {
      return .passed.counting(period.counted(until: closed.value, scope))
    }
    let exclusion = try exclusions.apply(to: &period, until: closed.value, scope)
    let late = try extend(&period, until: closed.value, scope)
    let counted = period.counted(until: closed.value, scope)
    guard closed.value > (try period.lastDay(scope)) else { return .passed.counting(counted) }
    if let doubt = opened.doubt ?? closed.doubt ?? exclusion.doubt ?? period.doubt { return .unread(doubt) }
    let notes = exclusion.notes + late
    let finding = try exceeded(period, opened, closed, notes: notes, scope)
    let outcome: CheckOutcome = period.isHintOnly(closed.value) ? .hint(finding.softened) : .failed(finding)
    return outcome.counting(counted)
  }

  private func exceeded(
    _ period: Period, _ opened: DateReading, _ closed: DateReading, notes: [String], _ scope: CaseScope
  ) throws(Unmet) -> Finding {
    let unit = period.limit.unit
    let count = try scope.count(unit, after: opened.value, through: closed.value)
    let lastDay = try period.lastDay(scope)
    var message = "\(scope.told(opened))至\(scope.told(closed))共\((unit == .workingDays ? unit : .days).shown(count))"
    message += ",超过\(period.limit.shown),期满日\(lastDay)"
    let prolonged = period.prolongedUntil.map { "经批准延长至\($0)" } ?? ""
    let deducted = period.deductionNotes(until: closed.value)
    let remarks = ([period.countNote(scope), prolonged] + deducted + [period.note] + notes).filter { !$0.isEmpty }
    if !remarks.isEmpty { message += "(\(remarks.joined(separator: ";")))" }
    return scope.finding(
      message, kind: to.terms.first?.kind, subject: "\(opened.value.iso)→\(closed.value.iso)",
      computed: Computed(
        limit: period.label, count: count, unit: unit, from: opened.value, lastDay: lastDay,
        deductions: period.deductions(until: closed.value)),
      evidence: [closed.evidence, opened.evidence] + period.evidence)
  }

  /// Hours are compared by the minute where both documents tell them; a day without time is in time on the day after.
  private func within(hours period: Period, _ opened: DateReading, _ closed: DateReading) -> Bool {
    guard period.limit.unit == .hours, let a = opened.moment.minute, let b = closed.moment.minute else { return false }
    return closed.value.days(after: opened.value) * 1440 + b - a <= period.limit.count * 60
  }

  private func stillOpen(
    _ opened: DateReading, _ period: inout Period, _ scope: CaseScope, because reason: String
  ) throws(Unmet) -> CheckOutcome {
    switch open {
    case .notApplicable: return .absent(reason)
    case .reported(let rule): return .absent("\(reason),由 \(rule) 报告")
    case .fail: break
    }
    let exclusion = try exclusions.apply(to: &period, until: scope.asOf, scope)
    let late = try extend(&period, until: scope.asOf, scope)
    let lastDay = try period.lastDay(scope)
    let counted = period.counted(until: nil, scope)
    guard scope.asOf > lastDay else { return .absent("期限未届满(期满日\(lastDay))").counting(counted) }
    guard scope.file.completeness == .volume || scope.file.completeness == .open else {
      return .absent("不是完整案卷,\(reason)")
    }
    if let doubt = opened.doubt ?? exclusion.doubt ?? period.doubt { return .unread(doubt) }
    let kinds = to.terms.compactMap(\.kind)
    let notes = ([period.countNote(scope)] + period.deductionNotes(until: scope.asOf) + late).filter { !$0.isEmpty }
    let days = notes.joined(separator: ";")
    let finding = scope.finding(
      "自\(scope.told(opened))起\(period.limit.shown),期满日\(lastDay)\(days.isEmpty ? "" : "(\(days))"),至评查日\(scope.asOf)\(reason)",
      kind: kinds.first,
      subject: "\(opened.value.iso)→",
      computed: Computed(
        limit: period.label, count: try scope.count(period.limit.unit, after: opened.value, through: scope.asOf),
        unit: period.limit.unit, from: opened.value, lastDay: lastDay,
        deductions: period.deductions(until: scope.asOf)),
      searched: scope.facts.searched(for: kinds), evidence: [opened.evidence] + period.evidence)
    let outcome: CheckOutcome = period.isHintOnly(scope.asOf) ? .hint(finding.softened) : .failed(finding)
    return outcome.counting(counted)
  }

  /// The approvals that prolong the period; returns what is worth saying about those that came too late.
  private func extend(_ period: inout Period, until day: CalendarDate, _ scope: CaseScope) throws(Unmet) -> [String] {
    var notes: [String] = []
    for source in extensions { notes += try source.extend(&period, scope) }
    return notes
  }
}

extension Finding {
  var softened: Finding {
    var hint = self
    hint.severity = .info
    return hint
  }
}
