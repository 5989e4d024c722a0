public import CaseReading

/// Which days are worked, 工作日历: the yearly arrangements of the State Council, and Monday to Friday otherwise.
public struct WorkCalendar: Sendable {
  /// A question about a day of a year without an arrangement, 缺节假日表.
  public struct NotCovered: Error, Equatable, Sendable {
    public let year: Int
    public let covered: ClosedRange<Int>
    public var reason: String {
      covered.contains(year)
        ? "节假日表没有\(year)年" : "节假日表没有\(year)年(只有\(covered.lowerBound)至\(covered.upperBound)年)"
    }
  }

  /// What an arrangement says of a day.
  public enum Kind: Sendable, Equatable { case holiday, workday }

  /// What a day is.
  public enum Day: Sendable, Equatable {
    case workday, weekend
    /// 放假, with the name of the holiday.
    case holiday(String)
    /// 调休上班: a Saturday or Sunday worked for a holiday.
    case workedFor(String)

    public var isWorking: Bool {
      switch self {
      case .workday, .workedFor: true
      case .weekend, .holiday: false
      }
    }
  }

  /// The first and the last year with an arrangement.
  public private(set) var covered: ClosedRange<Int>
  /// Years with an arrangement.
  public private(set) var years: Set<Int>
  private var days: [Int: (kind: Kind, name: String)]

  /// - Parameter csv: `date,kind,name` as in `Data/workdays.csv`; rows that cannot be read are left out.
  public init?(csv: [UInt8]) {
    let table = CSVTable(csv)
    var days: [Int: (kind: Kind, name: String)] = [:]
    var years: Set<Int> = []
    for row in table.rows.indices {
      let fields = table.fields(row)
      guard fields.count >= 2, let date = CalendarDate(iso: fields[0]) else { continue }
      let name = fields.count > 2 ? fields[2] : ""
      switch fields[1] {
      case "holiday": days[date.dayNumber] = (.holiday, name)
      case "workday": days[date.dayNumber] = (.workday, name)
      default: continue
      }
      years.insert(date.year)
    }
    guard let first = years.min(), let last = years.max() else { return nil }
    (covered, self.years, self.days) = (first...last, years, days)
  }

  /// Takes over years of the user's; a year that both know is the user's.
  public mutating func add(_ list: ReferenceList) {
    let rows = list.rows.indices.compactMap { row -> (date: CalendarDate, kind: Kind, name: String)? in
      guard let date = CalendarDate(iso: list.cell(row, "日期")) else { return nil }
      return (date, list.cell(row, "放假或者上班") == "放假" ? .holiday : .workday, list.cell(row, "节日"))
    }
    let added = Set(rows.map(\.date.year))
    guard let first = added.min(), let last = added.max() else { return }
    days = days.filter { number, _ in !added.contains(CalendarDate(dayNumber: number)?.year ?? 0) }
    for row in rows { days[row.date.dayNumber] = (row.kind, row.name) }
    years.formUnion(added)
    covered = min(first, covered.lowerBound)...max(last, covered.upperBound)
  }

  public func isWorking(_ date: CalendarDate) throws(NotCovered) -> Bool {
    try day(date).isWorking
  }

  public func day(_ date: CalendarDate) throws(NotCovered) -> Day {
    guard years.contains(date.year) else { throw NotCovered(year: date.year, covered: covered) }
    guard let known = days[date.dayNumber] else { return date.weekday <= 5 ? .workday : .weekend }
    return known.kind == .holiday ? .holiday(known.name) : .workedFor(known.name)
  }

  /// The last day of a period that starts on `start`, which itself is not counted.
  ///
  /// Days, months and years that end on a day off run on to the next working day (民法第二百零三条), unless `rolls` is
  /// false. Hours count as whole days here, the day after for 24 of them. Days in `excluding` are not counted.
  ///
  /// - Returns: `nil` when the day lies outside of the calendar of years 1 to 9999.
  public func lastDay(
    of limit: TimeLimit, after start: CalendarDate, rolls: Bool = true, excluding: [ClosedRange<Int>] = []
  ) throws(NotCovered) -> CalendarDate? {
    guard let nominal = try nominalDay(of: limit, after: start, excluding: excluding) else { return nil }
    guard rolls, limit.unit != .workingDays, limit.unit != .hours else { return nominal }
    var day = nominal
    while try !isWorking(day) {
      guard let next = day.adding(days: 1) else { return nil }
      day = next
    }
    return day
  }

  /// The last day before a day off moves it; for working days the same as `lastDay`.
  public func nominalDay(
    of limit: TimeLimit, after start: CalendarDate, excluding: [ClosedRange<Int>] = []
  ) throws(NotCovered) -> CalendarDate? {
    switch limit.unit {
    case .hours: return day(after: start, counting: (limit.count + 23) / 24, excluding)
    case .days: return day(after: start, counting: limit.count, excluding)
    case .months: return shifted(start.adding(months: limit.count), from: start, excluding)
    case .years: return shifted(start.adding(months: 12 * limit.count), from: start, excluding)
    case .workingDays:
      var day = start
      var left = limit.count
      while left > 0 {
        guard let next = day.adding(days: 1) else { return nil }
        day = next
        let isExcluded = excluding.contains { $0.contains(next.dayNumber) }
        if !isExcluded, try isWorking(day) { left -= 1 }
      }
      return day
    }
  }

  /// How many days, or working days, lie after `start` up to and including `end`; `end` is not before `start`.
  ///
  /// For months and years the days are counted.
  public func count(_ unit: TimeLimit.Unit, after start: CalendarDate, through end: CalendarDate) throws(NotCovered)
    -> Int
  {
    guard unit == .workingDays else { return end.days(after: start) }
    var count = 0
    var day = start
    while day < end, let next = day.adding(days: 1) {
      day = next
      if try isWorking(day) { count += 1 }
    }
    return count
  }

  private func day(after start: CalendarDate, counting count: Int, _ excluding: [ClosedRange<Int>]) -> CalendarDate? {
    shifted(start.adding(days: count), from: start, excluding)
  }

  /// Moves `day` by the excluded days between `start` and itself, those reached by moving included.
  private func shifted(
    _ day: CalendarDate?, from start: CalendarDate, _ excluding: [ClosedRange<Int>]
  ) -> CalendarDate? {
    guard let day, !excluding.isEmpty else { return day }
    var number = start.dayNumber
    var left = day.days(after: start)
    while left > 0 {
      number += 1
      guard number - start.dayNumber < 400_000 else { return nil }
      if !excluding.contains(where: { $0.contains(number) }) { left -= 1 }
    }
    return CalendarDate(dayNumber: number)
  }
}
