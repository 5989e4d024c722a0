/// A moment as sheets count it: days since the end of 1899, or since 1904-01-01.
struct SerialDate {
  let year, month, day, hour, minute, second: Int
  /// Since the beginning of the count.
  let totalSeconds: Int
  /// 0 for Monday, 6 for Sunday.
  let weekday: Int

  /// - Returns: `nil` outside of the years 1900 to 9999.
  init?(_ value: Double, is1904: Bool) {
    guard value >= 0, value < 2_958_466 else { return nil }
    totalSeconds = Int((value * 86_400).rounded())
    let serial = totalSeconds / 86_400
    let second = totalSeconds % 86_400
    (hour, minute, self.second) = (second / 3_600, second / 60 % 60, second % 60)
    // Days since 1970-01-01. The count of 1900 has a 29 February that never was.
    let days = is1904 ? serial - 24_107 : serial - (serial < 60 ? 25_568 : 25_569)
    (year, month, day) = Self.civil(days)
    weekday = ((days + 3) % 7 + 7) % 7
  }

  /// Year, month and day of the proleptic Gregorian calendar, with years that begin in March.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// `2023-01-10`, with `09:30` behind it when the time matters.
  func iso(withTime: Bool) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let date = "\(year)-\(two(month))-\(two(day))"
    return withTime ? "\(date) \(two(hour)):\(two(minute))" : date
  }
}
