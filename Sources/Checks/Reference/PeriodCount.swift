public import CaseReading

/// How a period was counted, 期限的算法: the days it left out and what moved its end.
public struct PeriodCount: Sendable, Equatable {
  /// Days in a row of one sort.
  public struct Run: Sendable, Equatable {
    public var first, last: CalendarDate
    public var day: WorkCalendar.Day
  }

  public var limit: TimeLimit
  /// Itself not counted (民法典第二百零一条).
  public var start: CalendarDate
  /// The last day before a day off moved it.
  public var nominal: CalendarDate
  public var lastDay: CalendarDate
  /// What decided: for working days all weekends, holidays and days worked for them up to the end; otherwise only those
  /// that the end fell on.
  public var runs: [Run]

  /// `国庆节10月1日至7日不计,9月29日、10月12日调休上班`, `2023年10月3日是国庆节假日,末日顺延`; empty when only weekends were left out.
  public var note: String {
    if limit.unit != .workingDays {
      guard nominal != lastDay, let first = runs.first else { return "" }
      return "\(nominal)是\(first.day.shown),末日顺延"
    }
    let holidays = runs.compactMap { run -> String? in
      guard case .holiday(let name) = run.day else { return nil }
      return "\(name)\(run.shown)不计"
    }
    let worked = runs.compactMap { run -> String? in
      guard case .workedFor = run.day else { return nil }
      return run.shown
    }
    return (holidays + (worked.isEmpty ? [] : ["\(worked.joined(separator: "、"))调休上班"])).joined(separator: ",")
  }
}

extension PeriodCount.Run {
  /// `10月1日`, `10月1日至7日`, `12月30日至1月1日`
  public var shown: String {
    let start = "\(first.month)月\(first.day)日"
    if first == last { return start }
    return start + "至" + (first.month == last.month ? "" : "\(last.month)月") + "\(last.day)日"
  }
}

extension WorkCalendar.Day {
  /// `休息日`, `国庆节假日`, `国庆节调休上班`, `工作日`
  public var shown: String {
    switch self {
    case .workday: "工作日"
    case .weekend: "休息日"
    case .holiday(let name): "\(name)假日"
    case .workedFor(let name): "\(name)调休上班"
    }
  }
}

extension WorkCalendar {
  /// Counts a period as ``lastDay(of:after:rolls:excluding:)`` does, and says how.
  public func counted(
    _ limit: TimeLimit, after start: CalendarDate, rolls: Bool = true, excluding: [ClosedRange<Int>] = []
  ) throws(NotCovered) -> PeriodCount? {
    guard let nominal = try nominalDay(of: limit, after: start, excluding: excluding),
      let lastDay = try lastDay(of: limit, after: start, rolls: rolls, excluding: excluding)
    else { return nil }
    let from = limit.unit == .workingDays ? start.adding(days: 1) : nominal
    guard let from, from <= lastDay else {
      return PeriodCount(limit: limit, start: start, nominal: nominal, lastDay: lastDay, runs: [])
    }
    let runs = limit.unit == .workingDays || nominal != lastDay ? try unusual(from...lastDay) : []
    return PeriodCount(limit: limit, start: start, nominal: nominal, lastDay: lastDay, runs: runs)
  }

  /// The days that are no plain workdays, in runs.
  public func unusual(_ range: ClosedRange<CalendarDate>) throws(NotCovered) -> [PeriodCount.Run] {
    var runs: [PeriodCount.Run] = []
    var day = range.lowerBound
    while true {
      let kind = try self.day(day)
      if let last = runs.last, last.day == kind, last.last.adding(days: 1) == day {
        runs[runs.count - 1].last = day
      } else if kind != .workday {
        runs.append(PeriodCount.Run(first: day, last: day, day: kind))
      }
      guard day < range.upperBound, let next = day.adding(days: 1) else { return runs }
      day = next
    }
  }
}
