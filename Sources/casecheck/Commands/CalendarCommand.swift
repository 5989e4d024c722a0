import ArgumentParser
import Checks
import Foundation

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "节假日表有哪些年;国务院公布下一年的安排以后,把它加进来。",
    discussion: """
      例子:
        casecheck calendar                     有哪些年
        casecheck calendar add 2027.csv        加一年:日期,放假或者上班,节日

      文件里写全这一年放假的每一天和调休上班的每一天,平常的周六、周日不必写:
        日期,放假或者上班,节日
        2027-01-01,放假,元旦
      """,
    subcommands: [CalendarAddCommand.self])

  func run() throws {
    let calendar = try Library(UserPacks([])).engine.reference.calendar
    var runs: [ClosedRange<Int>] = []
    for year in calendar.years.sorted() {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    let years = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(
      separator: "、")
    StandardOutput.write(Array("节假日表有 \(years)年;其他年份的工作日期限不能判断\n".utf8))
  }
}

struct CalendarAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "加入一年或者几年的节假日安排(CSV);已有的年份以新的为准。",
    discussion: """
      例子:
        casecheck calendar add 2027.csv
      """)

  @Argument(help: ArgumentHelp("CSV 文件,列为 日期,放假或者上班,节日。", valueName: "文件")) var file: String

  func run() throws {
    let folder = try UserFolder.own()
    let years = try folder.add(.calendar, from: file)
    StandardOutput.write(Array("已加入 \(years.joined(separator: "、"))年,存在 \(folder.place(of: .calendar))\n".utf8))
  }
}
