import ArgumentParser
import CaseReading
import DocExtract
import Reporting

struct FieldsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "案卷说了什么:认出的文书和理由,读出的要素和原文,时间线。",
    discussion: """
      例子:
        casecheck fields 案卷一                    先看读得对不对,再看 casecheck check
        casecheck fields 处罚决定书.pdf --json     一份文书的要素,机器可读
      """)

  @Argument(help: ArgumentHelp("案卷文件夹、单个文件,或者装着许多案卷的文件夹。", valueName: "路径"))
  var paths: [String]

  @Flag(help: "打印 JSON。")
  var json = false

  @OptionGroup var review: ReviewOptions

  func run() async throws {
    let settings = try review.settings(reviewing: paths)
    let library = try Library(settings)
    let intake = try CaseIntake.look(paths, layout: settings.layout)
    let runner = CheckRunner(library: library, settings: settings, runsRules: false)
    let redactor = Redactor(isOn: settings.redacts)
    var values: [JSONValue] = []
    var summary = ReportSummary()
    for source in intake.skipped { summary.add(outside: source) }
    try await runner.run(intake.cases) { report in
      summary.add(report)
      if json {
        values.append(FieldsJSON(redactor: redactor).value(report.file))
      } else {
        let text = FieldsText(
          report.file, kindNames: library.vocabulary.names,
          fieldNames: library.vocabulary.fieldNames,
          redactor: redactor, style: Terminal.style)
        StandardOutput.write(Array((text.lines().joined(separator: "\n") + "\n").utf8))
      }
    }
    if json {
      let whole: JSONValue = ["schema": "casecheck.fields/1", "cases": .array(values)]
      StandardOutput.write(whole.bytes() + [0x0A])
    }
    if summary.isIncomplete { throw ExitCode.incomplete }
  }
}
