import ArgumentParser
import Reporting

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "对照两次检查的结果:哪些已整改,哪些仍有,哪些新增。",
    discussion: """
      两个结果都是 casecheck check --output 结果.json 写出的。案卷按路径对应,改过名的按相同的文件对应;
      发现按指纹对应。规则现在不能判断的,不算已整改。

      例子:
        casecheck diff 六月.json 九月.json                     打印对照
        casecheck diff 六月.json 九月.json --output 对照.xlsx  另存表格

      退出码:0 没有达到 --fail-on 的仍有或者新增;1 有;2 结果读不出,或者报告写不了;
             3 没有,但有现在不能判断的,或者案卷不在新的结果里;64 命令行有误。
      """)

  @Argument(help: ArgumentHelp("以前的结果。", valueName: "旧结果"))
  var old: String

  @Argument(help: ArgumentHelp("现在的结果。", valueName: "新结果"))
  var new: String

  @Option(help: ArgumentHelp("写对照,格式看扩展名(.txt .json .xlsx .html),或写成 json:文件;- 是标准输出;可以重复。", valueName: "文件"))
  var output: [String] = []

  @Option(help: ArgumentHelp("仍有和新增的从哪一级起退出码为 1:veto、major、minor、info、never;默认 major。", valueName: "级别"))
  var failOn: String?

  @Flag(help: "在标准输出打印 JSON,不打印文字。")
  var json = false

  @Flag(help: "不遮盖;没有遮盖的结果默认也遮盖。")
  var noRedact = false

  @Option(help: ArgumentHelp("审计日志:谁、何时、对照了哪两个结果(只记散列),每次续写。", valueName: "文件"))
  var auditLog: String?

  func run() throws {
    let targets = try DiffSinks.targets(output, isJSON: json)
    let limit = try failOn.map { word in
      guard let severity = FailOn(word: word) else { throw misuse("--fail-on \(FailOn.unknown(word))") }
      return severity
    }
    let results = (old: try ResultFile.open(old), new: try ResultFile.open(new))
    let audit = try auditLog.map { try AuditLog($0) }
    let formats = targets.map(\.format.rawValue)
    try audit?.start(
      "diff", ["output": .strings(formats), "redact": .bool(!noRedact)], header: results.new.header)
    for place in [old, new] { try audit?.add(result: place) }
    let maker = DiffMaker(old: results.old, new: results.new, isRedacted: !noRedact)
    let diff: ResultDiff
    do throws(ResultError) {
      diff = try maker.diff()
    } catch {
      throw RunError("\(error)")
    }
    try DiffSinks.write(diff, to: targets)
    let code = exit(after: diff, limit ?? .major)
    try audit?.end(cases: diff.cases.count, exit: code.rawValue)
    guard code == .success else { throw code }
  }

  private func exit(after diff: ResultDiff, _ limit: FailOn) -> ExitCode {
    if let worst = diff.worst, let limit = limit.severity, worst >= limit { return .findings }
    return diff.isIncomplete ? .incomplete : .success
  }
}
