import CaseReading
import Testing

@testable import Checks

@Suite("工作日历") struct WorkCalendarTests {
  let calendar = Fixture.reference.calendar

  /// domain/deadlines.md §3: start, limit, last day.
  static let edges: [(String, TimeLimit, String, Bool)] = [
    ("2023-01-10", TimeLimit(90, .days), "2023-04-10", true),
    ("2023-07-05", TimeLimit(90, .days), "2023-10-07", true),
    ("2023-09-27", TimeLimit(5, .workingDays), "2023-10-10", true),
    ("2024-02-07", TimeLimit(5, .workingDays), "2024-02-20", true),
    ("2023-12-28", TimeLimit(7, .workingDays), "2024-01-09", true),
    ("2023-09-15", TimeLimit(15, .days), "2023-10-07", true),
    ("2024-01-12", TimeLimit(30, .days), "2024-02-11", false),
    ("2023-04-25", TimeLimit(7, .workingDays), "2023-05-08", true),
    ("2024-04-26", TimeLimit(10, .workingDays), "2024-05-13", true),
    ("2023-05-31", TimeLimit(6, .months), "2023-11-30", true),
    ("2023-11-30", TimeLimit(3, .months), "2024-02-29", true),
    ("2024-09-10", TimeLimit(20, .workingDays), "2024-10-14", true),
    ("2023-08-31", TimeLimit(6, .months), "2024-02-29", true),
    ("2023-04-10", TimeLimit(24, .hours), "2023-04-11", true),
    ("2021-07-15", TimeLimit(2, .years), "2023-07-17", true),
  ]

  @Test("期满日", arguments: edges) func ends(_ start: String, _ limit: TimeLimit, _ last: String, _ rolls: Bool) throws {
    #expect(try calendar.lastDay(of: limit, after: day(start), rolls: rolls) == day(last))
  }

  @Test(
    "工作日",
    arguments: [
      ("2023-10-07", true), ("2023-10-06", false), ("2023-10-08", true), ("2024-02-18", true), ("2024-02-17", false),
      ("2023-05-06", true), ("2024-04-28", true), ("2023-07-01", false), ("2005-12-31", true), ("2020-02-03", true),
    ])
  func works(_ iso: String, _ isWorking: Bool) throws {
    #expect(try calendar.isWorking(day(iso)) == isWorking)
  }

  @Test("没有安排的年份不作判断", arguments: ["2003-12-31", "2027-01-04"]) func refuses(_ iso: String) {
    #expect(throws: WorkCalendar.NotCovered.self) { try calendar.isWorking(day(iso)) }
    #expect(throws: WorkCalendar.NotCovered.self) {
      try calendar.lastDay(of: TimeLimit(5, .workingDays), after: day("2026-12-30"))
    }
  }

  @Test("不计入的日子顺延期满日") func excludes() throws {
    let excluded = [day("2023-02-01").dayNumber...day("2023-02-20").dayNumber]
    #expect(
      try calendar.lastDay(of: TimeLimit(90, .days), after: day("2023-01-10"), excluding: excluded) == day("2023-05-04")
    )
    #expect(
      try calendar.nominalDay(of: TimeLimit(90, .days), after: day("2023-01-10"), excluding: excluded)
        == day("2023-04-30"))
  }

  @Test("数出的工作日与期满日一致") func countsAgree() throws {
    var date = day("2015-01-01")
    for count in 1...400 {
      let last = try #require(try calendar.lastDay(of: TimeLimit(count % 60 + 1, .workingDays), after: date))
      #expect(try calendar.count(.workingDays, after: date, through: last) == count % 60 + 1)
      #expect(try calendar.isWorking(last))
      date = try #require(date.adding(days: 7))
    }
  }

  @Test("每年的工作日数", arguments: [(2004, 252), (2010, 250), (2020, 249), (2024, 251), (2026, 248)])
  func counts(_ year: Int, _ days: Int) throws {
    let before = day("\(year - 1)-12-31")
    #expect(try calendar.count(.workingDays, after: before, through: day("\(year)-12-31")) == days)
  }
}
