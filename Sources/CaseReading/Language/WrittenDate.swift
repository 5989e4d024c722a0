/// A date as a document writes it, 日期: not always a day of the calendar.
public struct WrittenDate: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case day(CalendarDate)
    /// `2023年4月`
    case month(year: Int, month: Int)
    /// `4月5日`: the year is for the caller to find.
    case monthDay(month: Int, day: Int)
    /// 同日, 当日 and 次日: counted from a day named before.
    case relative(Relative)
    /// A day that the calendar does not have (4月31日), or a year of three digits; as written, spaces removed.
    case impossible(String)
    /// Digits without separators that can be read in several ways.
    case ambiguous([CalendarDate])
    /// A form not filled in, wholly or partly: `年 月 日`, `2023年 月 日`, `____年__月__日`.
    case blank
  }
  public enum Relative: String, Sendable { case sameDay, nextDay }
  /// The digits it is written with; 〇, ○, 0 and O between Han digits count as Han.
  public enum Digits: String, Sendable { case arabic, han, mixed }

  public var value: Value
  /// `nil` where there are none (同日).
  public var digits: Digits?
  /// Minutes since midnight, `0...1440`, when a time of day stands behind the date.
  public var minute: Int?
  /// A letter stands for a digit of the year (`2O22`, `二O二三`).
  public var hasLetter: Bool
  /// Separators between the digits are missing (`2023815日`).
  public var isGlued: Bool
  /// The end of a range, as 5日 in `4月1日至5日`; month and year may come from its start.
  public var isRangeEnd: Bool

  public init(
    _ value: Value, digits: Digits? = nil, minute: Int? = nil, hasLetter: Bool = false, isGlued: Bool = false,
    isRangeEnd: Bool = false
  ) {
    self.value = value
    self.digits = digits
    self.minute = minute
    self.hasLetter = hasLetter
    self.isGlued = isGlued
    self.isRangeEnd = isRangeEnd
  }

  /// The day, when one is written in full and exists.
  public var date: CalendarDate? {
    if case .day(let date) = value { return date }
    return nil
  }

  public var dateTime: CalendarDateTime? { date.map { CalendarDateTime(date: $0, minute: minute) } }

  /// The day meant, once the day is known that the text named before; `nil` when it does not help.
  ///
  /// A missing year is that of `context`, as in a report that names the year once.
  public func resolved(in context: CalendarDate) -> CalendarDate? {
    switch value {
    case .day(let date): date
    case .monthDay(let month, let day): CalendarDate(year: context.year, month: month, day: day)
    case .relative(.sameDay): context
    case .relative(.nextDay): context.adding(days: 1)
    case .month, .impossible, .ambiguous, .blank: nil
    }
  }
}

/// From when to when, 起止时间: `2023年4月5日9时30分至10时20分`.
public struct WrittenPeriod: Hashable, Sendable {
  public var start: WrittenDate
  /// The date of the start, where the end names none of its own.
  public var end: WrittenDate

  public init(start: WrittenDate, end: WrittenDate) {
    self.start = start
    self.end = end
  }
}
