import CaseReading
import Testing

@testable import Checks

@Suite("期限的算法") struct PeriodCountTests {
  let calendar = Fixture.reference.calendar

  @Test("与期满日一致", arguments: WorkCalendarTests.edges)
  func agrees(_ start: String, _ limit: TimeLimit, _ last: String, _ rolls: Bool) throws {
    let count = try #require(try calendar.counted(limit, after: day(start), rolls: rolls))
    #expect(count.lastDay == day(last))
  }

  @Test(
    "说明跳过的节假日",
    arguments: [
      ("2024-09-27", TimeLimit(7, .workingDays), "国庆节10月1日至7日不计,9月29日、10月12日调休上班"),
      ("2023-12-28", TimeLimit(7, .workingDays), "元旦12月30日至1月1日不计"),
      ("2023-07-05", TimeLimit(90, .days), "2023年10月3日是国庆节、中秋节假日,末日顺延"),
      ("2024-03-01", TimeLimit(3, .workingDays), ""), ("2023-01-10", TimeLimit(90, .days), ""),
    ])
  func tells(_ start: String, _ limit: TimeLimit, _ note: String) throws {
    #expect(try calendar.counted(limit, after: day(start))?.note == note)
  }

  @Test("没有节假日表的年份不数") func needsTheYear() {
    #expect(throws: WorkCalendar.NotCovered.self) {
      try calendar.counted(TimeLimit(20, .workingDays), after: day("2026-12-20"))
    }
  }
}
