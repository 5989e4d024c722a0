import CaseReading
import Checks
import Testing

@testable import Reporting

@Suite struct PeriodTextTests {
  private let calendar = WorkCalendar(
    csv: Array(
      """
      date,kind,name
      2024-09-29,workday,国庆节
      2024-10-01,holiday,国庆节
      2024-10-02,holiday,国庆节
      2024-10-03,holiday,国庆节
      """.utf8))

  @Test func everyDayOfAShortPeriodHasALine() throws {
    let calendar = try #require(calendar)
    let start = try #require(CalendarDate(iso: "2024-09-27"))
    let count = try #require(try calendar.counted(TimeLimit(3, .workingDays), after: start))
    let lines = try PeriodText(count, calendar: calendar).lines()
    #expect(
      lines.map { $0.split(separator: " ").joined(separator: " ") } == [
        "2024年9月27日(星期五)起3个工作日,首日不计,从次日起数", "9月28日(星期六) 休息日,不计", "9月29日(星期日) 第1日,国庆节调休上班",
        "9月30日(星期一) 第2日", "10月1日至3日 国庆节假日,不计", "10月4日(星期五) 第3日", "期满日 2024年10月4日(星期五)",
      ])
  }

  @Test func anEndOnAHolidayRollsOn() throws {
    let calendar = try #require(calendar)
    let start = try #require(CalendarDate(iso: "2024-09-16"))
    let count = try #require(try calendar.counted(TimeLimit(15, .days), after: start))
    #expect(
      try PeriodText(count, calendar: calendar).lines().dropFirst() == [
        "期满的 2024年10月1日(星期二)是国庆节假日,顺延到其后第一个工作日", "期满日 2024年10月4日(星期五)",
      ])
  }
}
