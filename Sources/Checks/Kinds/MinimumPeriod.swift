import CaseReading

/// 下限: something may happen only once a period is over.
struct MinimumPeriod {
  let check: DeadlineCheck
  /// The last day itself is late enough (听证通知、代履行催告).
  let mayMeet: Bool

  init(_ check: DeadlineCheck, mayMeet: Bool) {
    self.check = check
    self.mayMeet = mayMeet
  }

  func examine(_ scope: CaseScope) throws(Unmet) -> CheckOutcome {
    let opened = try scope.date(check.from, pick: .latest)
    let closed = try scope.date(check.to, pick: .earliest)
    guard let period = try check.longest(from: opened, scope) else {
      return .absent("没有适用的期限规定,或者已经放弃、已经行使")
    }
    let lastDay = try lastDay(period, opened, closed, scope)
    let counted = period.counted(until: closed.value, isMinimum: true, scope)
    guard let lastDay, mayMeet ? closed.value < lastDay : closed.value <= lastDay else {
      return .passed.counting(counted)
    }
    if let doubt = opened.doubt ?? closed.doubt { return .unread(doubt) }
    let count = try scope.count(period.limit.unit, after: opened.value, through: max(opened.value, closed.value))
    var message = "\(scope.told(opened))至\(scope.told(closed)),不足\(period.limit.shown),届满日\(lastDay)"
    let notes = [period.countNote(scope), period.note].filter { !$0.isEmpty }
    if !notes.isEmpty { message += "(\(notes.joined(separator: ";")))" }
    let finding = scope.finding(
      message, kind: check.to.terms.first?.kind, subject: "\(opened.value.iso)→\(closed.value.iso)",
      computed: Computed(
        limit: period.label, count: count, unit: period.limit.unit, from: opened.value, lastDay: lastDay),
      evidence: [closed.evidence, opened.evidence])
    let outcome: CheckOutcome = period.variant.confidence == .low ? .hint(finding.softened) : .failed(finding)
    return outcome.counting(counted)
  }

  /// The end of the period; `nil` when it is over by any calendar.
  private func lastDay(
    _ period: Period, _ opened: DateReading, _ closed: DateReading, _ scope: CaseScope
  ) throws(Unmet) -> CalendarDate? {
    do throws(Unmet) {
      return try period.lastDay(scope)
    } catch {
      // Two months after the start no such period is still running, whatever the calendar says.
      let days = period.limit.count * (period.limit.unit == .workingDays ? 3 : 1) + 20
      if period.limit.unit == .workingDays || period.limit.unit == .days, closed.value.days(after: opened.value) > days
      {
        return nil
      }
      throw error
    }
  }
}
