import ArgumentParser
import CaseReading
import Checks
import Reporting

struct DaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "days",
    abstract: "数日子:从某日起若干工作日、日、月到哪一天,跳过哪些节假日。",
    discussion: """
      首日不计;末日是休息日或者节假日的,日、月、年顺延到其后第一个工作日。

      例子:
        casecheck days 2024-09-27 --working 7                   七个工作日以内公示,最后一天是哪天
        casecheck days 2023-07-05 --days 90                     九十日的办案期限,末日放假就顺延
        casecheck days 2023-11-30 --months 3                    三个月
        casecheck days 2024-01-12 --days 30 --no-roll           查封扣押的三十日,不顺延
        casecheck days 2023-01-10 --limit D12 --sector samr     期限表里的一条
        casecheck days 2024-09-27 --until 2024-10-12            两个日期之间隔几日、几个工作日
      """)

  @Argument(help: ArgumentHelp("起算的日期:2024-09-27、20240927、2024年9月27日都可以。", valueName: "日期"))
  var start: String

  @Option(help: ArgumentHelp("几个工作日。", valueName: "N")) var working: Int?
  @Option(help: ArgumentHelp("几日。", valueName: "N")) var days: Int?
  @Option(help: ArgumentHelp("几个月。", valueName: "N")) var months: Int?
  @Option(help: ArgumentHelp("几年。", valueName: "N")) var years: Int?
  @Option(help: ArgumentHelp("期限表里的编号,如 D12、D21。", valueName: "编号")) var limit: String?
  @Option(help: ArgumentHelp("数到这一天。", valueName: "日期")) var until: String?

  @Option(help: ArgumentHelp("领域,--limit 按它取期限,如 samr、市场监管。", valueName: "领域")) var sector: String?
  @Option(help: ArgumentHelp("省级简称,--limit 按它取期限,如 广东。", valueName: "省")) var province: String?
  @Flag(help: "末日是休息日的不顺延。") var noRoll = false
  @Flag(help: "打印 JSON。") var json = false

  func run() throws {
    let first = try date(start, "日期")
    let asked = [working, days, months, years].compactMap(\.self).count + [limit, until].compactMap(\.self).count
    guard asked == 1 else {
      throw misuse("请写明数什么,只写一样:--working N、--days N、--months N、--years N、--limit 编号、--until 日期")
    }
    let library = try Library(UserPacks([]))
    do {
      try put(answer(from: first, library))
    } catch let error as WorkCalendar.NotCovered {
      throw RunError("\(error.reason),数不出来;不能假定没有节假日。安排公布以后用 casecheck calendar add 加进来")
    }
  }

  private func answer(from first: CalendarDate, _ library: Library) throws -> (lines: [String], value: JSONValue) {
    let calendar = library.engine.reference.calendar
    if let until { return try between(first, date(until, "--until"), calendar) }
    if let limit { return try row(limit, from: first, library) }
    let counts = [(working, TimeLimit.Unit.workingDays), (days, .days), (months, .months), (years, .years)]
    guard let (count, unit) = counts.lazy.compactMap({ count, unit in count.map { ($0, unit) } }).first,
      (1...10_000).contains(count)
    else { throw misuse("数目应在 1 到 10000 之间") }
    let text = try counted(TimeLimit(count, unit), from: first, rolls: !noRoll, calendar)
    return (try text.lines(), text.json())
  }

  private func counted(
    _ limit: TimeLimit, from first: CalendarDate, rolls: Bool, _ calendar: WorkCalendar
  ) throws -> PeriodText {
    guard let count = try calendar.counted(limit, after: first, rolls: rolls) else {
      throw RunError("\(first)起\(limit.shown)超出历法范围")
    }
    return PeriodText(count, calendar: calendar)
  }

  private func row(_ id: String, from first: CalendarDate, _ library: Library) throws -> ([String], JSONValue) {
    let table = library.engine.reference.deadlines
    let id = id.uppercased()
    guard let row = table.rows[id] else {
      throw misuse("--limit \(Spelling.unknown(id, among: table.rows.keys.sorted()))")
    }
    let sector = try sector.map { word in
      guard let id = Regions.sector(word) else { throw misuse("--sector " + Regions.unknownSector(word)) }
      return id
    }
    let province = try province.map { word in
      guard let name = Regions.province(word) else {
        throw misuse("--province \(Spelling.unknown(word, among: Regions.provinces))")
      }
      return name
    }
    let found = table.resolve(id, sector: sector ?? "", province: province, caseKind: "penalty", on: first)
    guard let found, let limit = found.variant.limit else {
      throw RunError("\(id) \(row.name):\(first)没有适用的期限;领域或者省份有规定的,请写 --sector、--province")
    }
    let calendar = library.engine.reference.calendar
    let text = try counted(limit, from: first, rolls: found.variant.rolls && !noRoll, calendar)
    let more = found.variant.extensions.map { $0.map { "可以延长\($0.shown)" } ?? "可以再延长" }
    let notes = (more + [found.variant.note, found.variant.rolls ? "" : "末日放假也不顺延"]).filter { !$0.isEmpty }
    let title = "\(found.label) \(row.name):\(limit.shown)" + (notes.isEmpty ? "" : "(\(notes.joined(separator: ";")))")
    return (try [title] + text.lines(), text.json())
  }

  private func between(
    _ first: CalendarDate, _ last: CalendarDate, _ calendar: WorkCalendar
  ) throws -> ([String], JSONValue) {
    guard first <= last else { throw misuse("--until 的日期在起算日期之前") }
    let days = last.days(after: first)
    let working = try calendar.count(.workingDays, after: first, through: last)
    let runs = try first.adding(days: 1).map { next in
      next <= last ? try calendar.unusual(next...last).filter { $0.day != .weekend } : []
    }
    let notes = (runs ?? []).map { "  \($0.shown) \($0.day.shown),\($0.day.isWorking ? "计入工作日" : "不计入工作日")" }
    return (
      ["\(PeriodText.named(first))至\(PeriodText.named(last)),首日不计:\(days) 日,\(working) 个工作日"] + notes,
      .object([
        ("start", .string(first.iso)), ("end", .string(last.iso)), ("days", .int(days)),
        ("working_days", .int(working)),
      ])
    )
  }

  private func date(_ text: String, _ name: String) throws -> CalendarDate {
    guard let date = CalendarDate(typed: text) else {
      throw misuse("\(name)应为 2024-09-27 这样的日期,却是“\(text)”")
    }
    return date
  }

  private func put(_ answer: (lines: [String], value: JSONValue)) {
    StandardOutput.write(
      json ? answer.value.bytes() + [0x0A] : Array((answer.lines.joined(separator: "\n") + "\n").utf8))
  }
}
