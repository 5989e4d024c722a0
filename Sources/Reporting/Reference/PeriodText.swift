public import CaseReading
public import Checks

/// How a period was counted, for a clerk: every day of a short one, the days off of a long one, and the end.
public struct PeriodText {
  private let count: PeriodCount
  private let calendar: WorkCalendar
  /// Working days of which each has a line.
  private static let listed = 20

  public init(_ count: PeriodCount, calendar: WorkCalendar) {
    self.count = count
    self.calendar = calendar
  }

  public func lines() throws(WorkCalendar.NotCovered) -> [String] {
    let head = "\(Self.named(count.start))起\(count.limit.shown),首日不计,从次日起数"
    let isListed = count.limit.unit == .workingDays && count.limit.count <= Self.listed
    let body = isListed ? try eachDay() : try runs()
    let kind = try calendar.day(count.lastDay)
    let moved = count.limit.unit != .workingDays && count.nominal != count.lastDay
    let last = "期满日 \(Self.named(count.lastDay))" + (kind == .workday ? "" : ",\(kind.shown)")
    let why = moved ? "期满的 \(Self.named(count.nominal))是\(try calendar.day(count.nominal).shown),顺延到其后第一个工作日" : nil
    return [head] + body.map { "  " + $0 } + [why, last].compactMap(\.self)
  }

  /// Every day, and weekends and holidays in runs.
  private func eachDay() throws(WorkCalendar.NotCovered) -> [String] {
    guard let first = count.start.adding(days: 1), first <= count.lastDay else { return [] }
    var lines: [String] = []
    var (day, number) = (first, 0)
    while day <= count.lastDay {
      let kind = try calendar.day(day)
      if kind.isWorking {
        number += 1
        let why = kind == .workday ? "" : ",\(kind.shown)"
        lines.append("\(place("\(day.month)月\(day.day)日", day))第\(number)日\(why)")
      } else if let run = count.runs.first(where: { $0.first == day }) {
        lines.append("\(place(run.shown, run.first == run.last ? day : nil))\(kind.shown),不计")
      }
      guard let next = day.adding(days: 1) else { break }
      day = next
    }
    return lines
  }

  /// What long periods are about: holidays and days worked for them; weekends are counted together.
  private func runs() throws(WorkCalendar.NotCovered) -> [String] {
    guard count.limit.unit == .workingDays else { return [] }
    let weekends = count.runs.filter { $0.day == .weekend }.reduce(0) { $0 + $1.last.days(after: $1.first) + 1 }
    return count.runs.filter { $0.day != .weekend }.map { run in
      "\(place(run.shown, nil))\(run.day.shown),\(run.day.isWorking ? "计入" : "不计")"
    } + (weekends == 0 ? [] : ["另有周六、周日 \(weekends) 天,不计"])
  }

  private func place(_ day: String, _ date: CalendarDate?) -> String {
    TextWidth.padded(day + (date.map { "(\(Self.weekday($0)))" } ?? ""), to: 24)
  }

  public func json() -> JSONValue {
    .object([
      ("start", .string(count.start.iso)), ("limit", .string(count.limit.pack)),
      ("nominal", .string(count.nominal.iso)),
      ("last_day", .string(count.lastDay.iso)),
      (
        "days",
        .array(
          count.runs.map { run in
            .object([
              ("from", .string(run.first.iso)), ("to", .string(run.last.iso)), ("day", .string(run.day.shown)),
              ("counts", .bool(run.day.isWorking)),
            ])
          })
      ),
    ])
  }

  /// `2024年9月27日(星期五)`
  public static func named(_ date: CalendarDate) -> String { "\(date)(\(weekday(date)))" }

  static func weekday(_ date: CalendarDate) -> String {
    "星期" + ["一", "二", "三", "四", "五", "六", "日"][date.weekday - 1]
  }
}
