import CaseReading

extension WorkCalendar {
  /// Days off of a year at least: since 2008 no arrangement has had fewer than this many, weekends among them included.
  private static let fewestDaysOff = 11

  /// Reads days off that the user adds: whole years only, for a year in part would be taken for one without the others.
  ///
  /// - Parameter csv: UTF-8, `日期,放假或者上班,节日` or `date,kind,name`.
  public static func list(_ csv: [UInt8]) throws(ListError) -> ReferenceList {
    let list = try ReferenceList(csv: csv, as: .calendar)
    var daysOff: [Int: Int] = [:]
    for row in list.rows.indices {
      guard let date = CalendarDate(iso: list.cell(row, "日期")) else { continue }
      daysOff[date.year, default: 0] += list.cell(row, "放假或者上班") == "放假" ? 1 : 0
    }
    for (year, count) in daysOff.sorted(by: { $0.key < $1.key }) where count < fewestDaysOff {
      throw ListError(line: 1, message: "\(year)年只有 \(count) 天放假,不像一年的安排;请写全这一年放假和调休上班的每一天")
    }
    let days = Set(list.rows.indices.filter { list.cell($0, "放假或者上班") == "放假" }.map { list.cell($0, "日期") })
    for year in daysOff.keys.sorted() where !days.contains("\(year)-01-01") {
      throw ListError(line: 1, message: "\(year)年没有元旦(\(year)-01-01),不像一年的安排;请写全这一年放假和调休上班的每一天")
    }
    return list
  }
}
