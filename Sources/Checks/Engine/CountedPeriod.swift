public import CaseReading

/// A period that a rule counted, 期限, however it ended: kept, overrun or still running.
public struct CountedPeriod: Sendable, Hashable {
  /// Row of the deadline table (`D12`), or the limit as the rule writes it.
  public var label: String
  /// `90日`
  public var limit: String
  public var from: CalendarDate
  /// 期满日
  public var lastDay: CalendarDate
  /// What ended it; `nil` while it runs.
  public var end: CalendarDate?
  /// The end must come after the last day, not before it: 下限.
  public var isMinimum: Bool
  /// Days that do not count, first and last: 检测、鉴定、公告.
  public var suspended: [Suspension]

  public struct Suspension: Sendable, Hashable {
    public var first, last: CalendarDate

    public init(first: CalendarDate, last: CalendarDate) {
      self.first = first
      self.last = last
    }
  }

  public init(
    label: String, limit: String, from: CalendarDate, lastDay: CalendarDate, end: CalendarDate?,
    isMinimum: Bool = false, suspended: [Suspension] = []
  ) {
    self.label = label
    self.limit = limit
    self.from = from
    self.lastDay = lastDay
    self.end = end
    self.isMinimum = isMinimum
    self.suspended = suspended
  }
}

extension Period {
  /// What a report draws; `nil` where no calendar tells the last day.
  func counted(until end: CalendarDate?, isMinimum: Bool = false, _ scope: CaseScope) -> CountedPeriod? {
    guard let lastDay = (try? lastDay(scope)) ?? nominal else { return nil }
    let suspended = excluded.compactMap { days -> CountedPeriod.Suspension? in
      guard let first = CalendarDate(dayNumber: days.lowerBound), let last = CalendarDate(dayNumber: days.upperBound)
      else { return nil }
      return CountedPeriod.Suspension(first: first, last: last)
    }
    return CountedPeriod(
      label: label, limit: limit.shown, from: start, lastDay: lastDay, end: end, isMinimum: isMinimum,
      suspended: suspended)
  }
}

extension CheckOutcome {
  /// With the period that was counted on the way.
  func counting(_ period: CountedPeriod?) -> CheckOutcome {
    var outcome = self
    if let period { outcome.periods.append(period) }
    return outcome
  }
}
