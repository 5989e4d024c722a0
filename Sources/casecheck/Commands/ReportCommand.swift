import ArgumentParser
import Reporting

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "用存下的结果再做报告,不需要案卷。",
    discussion: """
      结果是 casecheck check 案卷 --output 结果.json 写出的文件;做出的报告与检查时直接写出的相同。

      例子:
        casecheck report 结果.json                          打印检查结果
        casecheck report 结果.json --output 问题.xlsx --output 问题.csv
                                                            问题清单、整改台账等表格
        casecheck report 结果.json --source 案卷一 --output 报告.html
                                                            案卷还在原处:带页面的图片
        casecheck report 结果.json --output 结果.sarif --output 结果.xml
                                                            给其他程序:SARIF、JUnit
        casecheck report 结果.json --output 意见书.docx --output self-report:自查.docx
                                                            评查意见书;整批的自查自评报告
        casecheck report 结果.json --audience agency        给办案单位:什么都不遮盖(结果要用 --no-redact 写出)
        casecheck report 结果.json --audience public --output 报告.html
                                                            给外人:自然人当事人的姓名也遮盖
        casecheck report 结果.json --source 案卷一 --audience agency --annotate 批注
                                                            在 PDF、Word 的副本上批注问题(只供内部)

      退出码:0 写好了;2 结果读不出,或者报告写不了;64 命令行有误。
      """)

  @Argument(help: ArgumentHelp("casecheck check --output 写出的 .json。", valueName: "结果"))
  var result: String

  @Option(help: ArgumentHelp("写报告,格式看扩展名(\(OutputTarget.extensions)),或写成 json:文件;- 是标准输出;可以重复。", valueName: "文件"))
  var output: [String] = []

  @Option(help: ArgumentHelp("DOCX 的模板:单位的版头和占位符;默认的用 casecheck init --papers 写出,在上面改。", valueName: "文件"))
  var docxTemplate: String?

  @Flag(help: "在标准输出打印 JSON,不打印文字。")
  var json = false

  @Option(help: ArgumentHelp("给谁看:agency 办案单位、reviewer 评查人,什么都不遮盖;public 其他人,自然人当事人的姓名也遮盖。", valueName: "对象"))
  var audience: String?

  @Option(help: ArgumentHelp("案卷所在的路径,与检查时写的相同:HTML 报告带上页面的图片。", valueName: "路径"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "另存加了批注的副本:有问题的 PDF 高亮并批注,Word 加批注,按案卷放在这个新文件夹里,原文件不动。副本是案卷原文,只供内部:结果要用 --no-redact 写出,同时写 --source 和 --audience agency 或 reviewer。",
      valueName: "文件夹"))
  var annotate: String?

  @Option(help: ArgumentHelp("审计日志:谁、何时、用哪个结果做了什么(只记散列),每次续写。", valueName: "文件"))
  var auditLog: String?

  func run() async throws {
    let targets = try await OutputTarget.targets(output.map { try OutputTarget($0) }, template: docxTemplate)
    try OutputTarget.refuseTwins(targets)
    let audience: Audience? = try self.audience.map { try word($0, for: "--audience") }
    let reader = try ResultFile.open(result)
    if let audience, audience.isInside, reader.header.isRedacted {
      throw RunError(
        "\(result) 里的个人信息已经遮盖,做不出 --audience \(audience.rawValue) 的报告;请用 casecheck check --no-redact 重新写出结果")
    }
    let redactor = Redactor(isOn: audience == .public || !reader.header.isRedacted, audience: audience)
    try refuse(reader.header, redactor)
    let audit = try auditLog.map { try AuditLog($0) }
    try audit?.start("report", audited(targets), header: reader.header)
    try audit?.add(result: result)
    let summary = try await write(reader, to: targets, redactor: redactor)
    try audit?.end(summary, exit: ExitCode.success.rawValue)
  }

  private func refuse(_ header: ResultHeader, _ redactor: Redactor) throws {
    guard let annotate else { return }
    guard let source else { throw misuse("--annotate 要和 --source 一起用:副本从案卷的文件做出") }
    guard !header.isRedacted else {
      throw RunError("\(result) 里的个人信息已经遮盖,不能用来加批注;请用 casecheck check --no-redact 重新写出结果")
    }
    try AnnotatedFolder.refuse(
      annotate, isRedacted: redactor.isOn, unless: "--audience agency 或者 reviewer", inside: [source])
  }

  private func audited(_ targets: [OutputTarget]) -> JSONValue {
    [
      "output": .strings(targets.map(\.format.rawValue)), "audience": .optional(audience),
      "source": .bool(source != nil), "annotate": .bool(annotate != nil),
    ]
  }

  private func write(
    _ reader: ResultReader, to targets: [OutputTarget], redactor: Redactor
  ) async throws -> ResultSummary {
    var header = reader.header
    header.isRedacted = header.isRedacted || redactor.isOn
    let isShown = targets.contains(where: \.showsPages)
    let drawn = Redactor(isOn: header.isRedacted, audience: redactor.audience)
    var pages: SourcePages?
    if isShown || annotate != nil, let source { pages = try await SourcePages(source, redactor: drawn) }
    let sinks = try ReportSinks(
      targets: targets, header: header, isJSON: json, comparesCases: !reader.batch.isEmpty)
    let copies = try annotate.map { try AnnotatedFolder($0, names: header.names) }
    var paths: [String: String] = [:]
    for source in reader.outside { sinks.add(outside: source.masked(by: redactor)) }
    for index in 0..<reader.caseCount {
      let known = try ResultFile.result(at: index, of: reader, in: result)
      var masked = known.masked(by: redactor)
      if let pages, isShown { masked.pages = await pages.pages(of: known, isOnly: reader.caseCount == 1) }
      if let pages, let copies { try await pages.annotate(known, isOnly: reader.caseCount == 1, into: copies) }
      try sinks.add(masked)
      paths.merge(known.paths(in: masked)) { first, _ in first }
    }
    if !reader.batch.isEmpty {
      try sinks.add(batch: reader.batch.map { $0.masked(by: redactor).naming(paths) })
    }
    if !reader.accepted.isEmpty { sinks.add(accepted: reader.accepted.map { $0.masked(by: redactor) }) }
    try copies?.finish()
    try sinks.finish()
    return sinks.summary
  }
}
