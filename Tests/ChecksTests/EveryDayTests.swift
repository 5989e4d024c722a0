import CaseReading
import Foundation
import Testing

@testable import Checks

/// The calculator beside the official arrangements of holidays, day by day, 2010 to 2026.
@Suite("每一天") struct EveryDayTests {
  let calendar = Fixture.reference.calendar

  /// What the State Council arranged, read apart from the calendar: `2024-10-01` → a holiday, `2024-10-12` → worked.
  static let arranged: [String: String] = {
    let file = Fixture.sources + "/Checks/Data/workdays.csv"
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    var arranged: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let columns = line.split(separator: ",")
      if columns.count > 1 { arranged[String(columns[0])] = String(columns[1]) }
    }
    return arranged
  }()

  /// Monday is 1; by Zeller's congruence, not by the calendar's own count of days.
  static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (y, m) = month < 3 ? (year - 1, month + 12) : (year, month)
    let h = (day + 13 * (m + 1) / 5 + y % 100 + y % 100 / 4 + y / 100 / 4 + 5 * (y / 100)) % 7
    return (h + 5) % 7 + 1
  }

  /// Every day of the years with whether it is worked.
  static let days: [(iso: String, isWorking: Bool)] = (2010...2026).flatMap { year in
    (1...12).flatMap { month in
      let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
      let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      return (1...length).map { day -> (String, Bool) in
        let iso = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        switch arranged[iso] {
        case "holiday": return (iso, false)
        case "workday": return (iso, true)
        default: return (iso, weekday(year, month, day) < 6)
        }
      }
    }
  }

  @Test func isWorkedOrNotAsArranged() throws {
    #expect(Self.days.count == 6209)
    for (iso, isWorking) in Self.days { #expect(try calendar.isWorking(day(iso)) == isWorking, "\(iso)") }
  }

  /// From every day on, the ends of the periods of working days that the laws know.
  @Test(arguments: [1, 2, 3, 5, 7, 10, 15, 20]) func periodsEndWhereCountingByHandDoes(_ count: Int) throws {
    let worked = Self.days.indices.filter { Self.days[$0].isWorking }
    var next = 0
    for index in Self.days.indices {
      while next < worked.count, worked[next] <= index { next += 1 }
      guard next + count - 1 < worked.count else { break }
      let last = Self.days[worked[next + count - 1]].iso
      let found = try calendar.lastDay(of: TimeLimit(count, .workingDays), after: day(Self.days[index].iso))
      #expect(found == day(last), "\(Self.days[index].iso)起\(count)个工作日")
    }
  }

  /// Natural days run on to the next day that is worked.
  @Test(arguments: [15, 30, 90]) func endsOnADayOffRunOn(_ count: Int) throws {
    for index in Self.days.indices.dropLast(count + 15) {
      var end = index + count
      while !Self.days[end].isWorking { end += 1 }
      let found = try calendar.lastDay(of: TimeLimit(count, .days), after: day(Self.days[index].iso))
      #expect(found == day(Self.days[end].iso), "\(Self.days[index].iso)起\(count)日")
    }
  }
}
