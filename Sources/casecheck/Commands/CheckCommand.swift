import ArgumentParser
import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查案卷:应有、已有、缺的文书,发现的问题,读不出和不能判断的地方。",
    discussion: """
      路径可以是案卷文件夹、单个文件,或者装着许多案卷文件夹的文件夹。案卷只读,不改动。

      例子:
        casecheck check 案卷一                              打印检查结果
        casecheck check 2024年案卷 --output 结果.json       许多案卷,最差的在前;另存 JSON
        casecheck check 案卷一 --output 报告.txt --output json:-
                                                            文字存文件,JSON 打印出来
        casecheck check 案卷一 --as-of 2024-06-30           以这一天为评查日
        casecheck check 处罚决定书.pdf                      只查一份文书
        casecheck check 案卷一 --standard 通用              按通用标准评分
        casecheck check 案卷一 --fail-on veto               只有否决候选才算失败
        casecheck check 案卷一 --no-redact --annotate 批注  在 PDF、Word 的副本上批注问题(只供内部)

      退出码:0 没有达到 --fail-on 的发现;1 有;2 无法运行;
             3 没有发现,但有读不出或不能判断的;64 命令行有误;129、130、143 被中断。
      """)

  @Argument(help: ArgumentHelp("案卷文件夹、单个文件,或者装着许多案卷的文件夹。", valueName: "路径"))
  var paths: [String]

  @Option(help: ArgumentHelp("写报告,格式看扩展名(\(OutputTarget.extensions)),或写成 json:文件;- 是标准输出;可以重复。", valueName: "文件"))
  var output: [String] = []

  @Option(help: ArgumentHelp("DOCX 的模板:单位的版头和占位符;默认的用 casecheck init --papers 写出,在上面改。", valueName: "文件"))
  var docxTemplate: String?

  @Option(
    help: ArgumentHelp("从哪一级起退出码为 1:veto(否决候选)、major(主要)、minor(次要)、info(提示)、never(从不);默认 major。", valueName: "级别"))
  var failOn: String?

  @Option(help: ArgumentHelp("豁免清单:经批准不再追究的发现;放在案卷之外。", valueName: "文件"))
  var waivers: String?

  @Option(help: ArgumentHelp("基线:里面的发现已经知道,只有新的算数;放在案卷之外。", valueName: "文件"))
  var baseline: String?

  @Option(help: ArgumentHelp("把这次的发现写成基线。", valueName: "文件"))
  var writeBaseline: String?

  @Flag(help: "基线里已经没有的发现也算不合格,要求重写基线。")
  var strictBaseline = false
  @Option(help: ArgumentHelp("按评查标准评分:通用、标准的 id(casecheck standards 列出)或者自己的 .yaml 文件。", valueName: "标准"))
  var standard: String?

  @Option(help: ArgumentHelp("确认文件:人对否决候选、扣分和人工条目的意见;放在案卷之外。", valueName: "文件"))
  var confirmations: String?

  @Option(help: ArgumentHelp("审计日志:谁、何时、用什么检查了哪些文件(只记散列),每次续写;放在案卷之外。", valueName: "文件"))
  var auditLog: String?

  @Option(
    help: ArgumentHelp(
      "另存加了批注的副本:有问题的 PDF 高亮并批注,Word 加批注,按案卷放在这个新文件夹里,原文件不动。副本是案卷原文,只供内部:要同时写 --no-redact。",
      valueName: "文件夹"))
  var annotate: String?

  @Flag(help: "在标准输出打印 JSON,不打印文字。")
  var json = false

  @Option(help: ArgumentHelp("给谁看:agency 办案单位、reviewer 评查人,什么都不遮盖;public 其他人,自然人当事人的姓名也遮盖。", valueName: "对象"))
  var audience: String?

  @OptionGroup var review: ReviewOptions

  func run() async throws {
    let targets = try output.map { try OutputTarget($0) }
    let audience: Audience? = try self.audience.map { try word($0, for: "--audience") }
    var settings = try review.settings(reviewing: paths) { said in
      said.outputs = targets.isEmpty ? nil : targets
      said.waivers = waivers
      said.baseline = baseline
      said.auditLog = auditLog
      said.standard = standard
      said.confirmations = confirmations
      said.failOn = try failOn.map { word in
        guard let severity = FailOn(word: word) else {
          throw misuse("--fail-on \(FailOn.unknown(word))")
        }
        return severity
      }
    }
    settings.outputs = try await OutputTarget.targets(settings.outputs, template: docxTemplate)
    for (what, place) in [("豁免清单", settings.waivers), ("基线", settings.baseline)] {
      if let place { try refuse(what, place, inside: paths) }
    }
    if let place = settings.auditLog { try keep("审计日志", place, outsideOf: paths) }
    try refuse(settings)
    let library = try Library(settings)
    let workers = WorkerPool(settings.pool(reading: paths))
    let intake = try await CaseIntake.look(paths, layout: settings.layout, with: workers)
    try OutputTarget.refuseTwins(settings.outputs)
    for target in settings.outputs { try target.refuse(inside: intake.cases) }
    library.tellUnusedCorrections(intake.cases)
    library.tellUnknownTemplates(settings)
    library.rating?.tellUnused(intake.cases.map(\.path))
    let redactor = Redactor(isOn: settings.redacts, audience: audience)
    try AnnotatedFolder.refuse(annotate, isRedacted: redactor.isOn, unless: "--no-redact", inside: paths)
    let audit = try settings.auditLog.map { try AuditLog($0) }
    try audit?.start("check", settings.audited, header: library.header(settings))
    let summary = try await check(intake, with: library, workers, settings, redactor, audit)
    let code = exit(after: summary, failOn: settings.failOn)
    try audit?.end(summary, exit: code.rawValue)
    guard code == .success else { throw code }
  }

  private func refuse(_ what: String, _ place: String, inside paths: [String]) throws {
    guard FileManager.default.fileExists(atPath: place) else {
      throw RunError("没有\(what)的文件 \(place)" + (what == "基线" ? ";用 --write-baseline \(place) 写出一份" : ""))
    }
    try keep(what, place, outsideOf: paths)
  }

  private func check(
    _ intake: Intake, with library: Library, _ workers: WorkerPool, _ settings: Settings,
    _ redactor: Redactor, _ audit: AuditLog?
  ) async throws -> ResultSummary {
    var header = library.header(settings)
    header.isRedacted = redactor.isOn
    let isBatch = intake.cases.count > 1
    let sinks = try ReportSinks(targets: settings.outputs, header: header, isJSON: json, comparesCases: isBatch)
    var batch = BatchRun(library)
    let progress = Progress(intake.cases)
    var runner = CheckRunner(library: library, settings: settings, workers: workers, progress: progress)
    if settings.outputs.contains(where: \.showsPages) { runner.drawPages(by: workers, redactor) }
    let copies = try annotate.map { try AnnotatedFolder($0, names: header.names) }
    if let copies { runner.annotateFiles(by: workers, into: copies, redactor) }
    var review = AcceptanceReview(library.acceptance)
    var known = try writeBaseline.map { try BaselineFile($0, outside: intake.cases) }
    for source in intake.skipped.map({ ResultSource($0, redactor: redactor) }) {
      sinks.add(outside: source)
      try audit?.add(outside: source)
    }
    try await runner.run(intake.cases) { report in
      let result = ResultCase(report, redactor: redactor)
      try sinks.add(result)
      batch.add(report, result)
      try audit?.add(result)
      review.add(report.accepted)
      known?.add(report)
      progress.finished(report.file.path)
    }
    progress.clear()
    let compared = batch.results(library.acceptance)
    review.add(compared.use)
    known?.add(batch: compared.results)
    if isBatch { try sinks.add(batch: batch.shown(compared.results, redactor)) }
    sinks.add(accepted: review.results(isStrict: strictBaseline).map { ResultRule(ofRun: $0, redactor: redactor) })
    try copies?.finish()
    try sinks.finish()
    if let place = writeBaseline {
      try known?.finish()
      StandardError.line("casecheck: 基线写在 \(place);以后用 --baseline \(place),只有新的发现算数")
    }
    return sinks.summary
  }

  /// What decides how a case is rated must not come out of it.
  private func refuse(_ settings: Settings) throws {
    if let place = settings.standard, place.hasSuffix(".yaml") { try keep("标准", place, outsideOf: paths) }
    guard let place = settings.confirmations else { return }
    guard settings.standard != nil else { throw misuse("--confirmations 要和 --standard 一起用") }
    guard FileManager.default.fileExists(atPath: place) else {
      throw RunError("没有确认文件 \(place);写法见 docs/standards.md")
    }
    try keep("确认文件", place, outsideOf: paths)
  }

  private func exit(after summary: ResultSummary, failOn: FailOn) -> ExitCode {
    if strictBaseline, summary.hasMended { return .findings }
    if let worst = summary.worst, let limit = failOn.severity, worst >= limit { return .findings }
    return summary.isIncomplete || summary.rules.due == 0 ? .incomplete : .success
  }
}
