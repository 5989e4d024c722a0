/// A day of the Gregorian calendar, 日期; always one that exists.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// In `1...9999`.
  public let year: Int
  public let month, day: Int

  /// `nil` when there is no such day (4月31日).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `yyyy-MM-dd`, exactly.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1970-01-01; negative before.
  public var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day with that number; `nil` outside of the years 1 to 9999.
  public init?(dayNumber: Int) {
    let z = dayNumber + 719_468
    guard z >= 0 else { return nil }
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// 1 is Monday, 7 is Sunday.
  public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  /// Days from `other` to this day; negative when this day is earlier.
  public func days(after other: CalendarDate) -> Int { dayNumber - other.dayNumber }

  /// The day `count` days later; `nil` outside of the calendar.
  public func adding(days count: Int) -> CalendarDate? { CalendarDate(dayNumber: dayNumber + count) }

  /// The same day of the month `count` months later, or the last of that month when it has none (民法上按月计算的通行算法).
  public func adding(months count: Int) -> CalendarDate? {
    let index = year * 12 + month - 1 + count
    guard index >= 12 else { return nil }
    let (y, m) = (index / 12, index % 12 + 1)
    return CalendarDate(year: y, month: m, day: min(day, CalendarDate.days(inMonth: m, of: y)))
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// ISO 8601: `2023-04-10`.
  public var iso: String {
    func padded(_ n: Int, _ width: Int) -> String {
      let digits = String(n)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// As messages show it: `2023年4月10日`.
  public var description: String { "\(year)年\(month)月\(day)日" }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A day, with hour and minute where the document states them, 时分; Asia/Shanghai.
public struct CalendarDateTime: Hashable, Comparable, Sendable {
  public var date: CalendarDate
  /// Minutes since midnight, in `0...1440`; `nil` when only the day is known.
  public var minute: Int?

  public init(date: CalendarDate, minute: Int? = nil) {
    self.date = date
    self.minute = minute
  }

  public static func < (a: CalendarDateTime, b: CalendarDateTime) -> Bool {
    (a.date, a.minute ?? -1) < (b.date, b.minute ?? -1)
  }

  /// `2023-04-10` or `2023-04-10T09:30`.
  public var iso: String {
    guard let minute else { return date.iso }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(date.iso)T\(two(minute / 60)):\(two(minute % 60))"
  }
}
