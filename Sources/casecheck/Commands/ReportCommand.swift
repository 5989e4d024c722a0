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

  func run() async throws {
    let targets = try OutputTarget.targets(output.map { try OutputTarget($0) }, template: docxTemplate)
    try OutputTarget.refuseTwins(targets)
    let audience: Audience? = try self.audience.map { try word($0, for: "--audience") }
    let reader = try ResultFile.open(result)
    if let audience, audience.isInside, reader.header.isRedacted {
      throw RunError(
        "\(result) 里的个人信息已经遮盖,做不出 --audience \(audience.rawValue) 的报告;请用 casecheck check --no-redact 重新写出结果")
    }
    try await write(
      reader, to: targets,
      redactor: Redactor(isOn: audience == .public || !reader.header.isRedacted, audience: audience))
  }

  private func write(_ reader: ResultReader, to targets: [OutputTarget], redactor: Redactor) async throws {
    var header = reader.header
    header.isRedacted = header.isRedacted || redactor.isOn
    let isShown = targets.contains(where: \.showsPages)
    let drawn = Redactor(isOn: header.isRedacted, audience: redactor.audience)
    var pages: SourcePages?
    if isShown, let source { pages = try await SourcePages(source, redactor: drawn) }
    let sinks = try ReportSinks(
      targets: targets, header: header, isJSON: json, comparesCases: !reader.batch.isEmpty)
    var paths: [String: String] = [:]
    for source in reader.outside { sinks.add(outside: source.masked(by: redactor)) }
    for index in 0..<reader.caseCount {
      let known = try ResultFile.result(at: index, of: reader, in: result)
      var masked = known.masked(by: redactor)
      if let pages { masked.pages = await pages.pages(of: known, isOnly: reader.caseCount == 1) }
      try sinks.add(masked)
      paths.merge(known.paths(in: masked)) { first, _ in first }
    }
    if !reader.batch.isEmpty {
      try sinks.add(batch: reader.batch.map { $0.masked(by: redactor).naming(paths) })
    }
    if !reader.accepted.isEmpty { sinks.add(accepted: reader.accepted.map { $0.masked(by: redactor) }) }
    try sinks.finish()
  }
}
