import ArgumentParser
import CaseReading
import DocExtract
import Foundation
import Reporting

struct FieldsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "案卷说了什么:认出的文书和理由,读出的要素和原文,时间线。",
    discussion: """
      例子:
        casecheck fields 案卷一                    先看读得对不对,再看 casecheck check
        casecheck fields 处罚决定书.pdf --json     一份文书的要素,机器可读
        casecheck fields 案卷一 --write-corrections 更正.yaml
                                                   写出更正文件,供人改正读错的
      """)

  @Argument(help: ArgumentHelp("案卷文件夹、单个文件,或者装着许多案卷的文件夹。", valueName: "路径"))
  var paths: [String]

  @Flag(help: "打印 JSON。")
  var json = false

  @Option(help: ArgumentHelp("写出更正文件,里面是读出的文书和要素,供人改正;不覆盖已有的文件。", valueName: "文件"))
  var writeCorrections: String?

  @OptionGroup var review: ReviewOptions

  func run() async throws {
    let settings = try review.settings(reviewing: paths)
    let library = try Library(settings)
    let workers = WorkerPool(settings.pool(reading: paths))
    let intake = try await CaseIntake.look(paths, layout: settings.layout, with: workers)
    library.tellUnusedCorrections(intake.cases)
    let progress = Progress(intake.cases, isShown: json || !StandardOutput.isTerminal)
    let runner = CheckRunner(
      library: library, settings: settings, workers: workers, progress: progress, runsRules: false)
    let redactor = Redactor(isOn: settings.redacts)
    let skeleton = CorrectionsSkeleton(
      kindNames: library.vocabulary.names, fieldNames: library.vocabulary.fieldNames, fieldOrder: library.fieldOrder,
      redactor: redactor)
    var corrections = try writeCorrections.map { try open($0, outside: intake.cases) }
    try corrections?.write(Array(CorrectionsSkeleton.head.utf8))
    var values: [JSONValue] = []
    var summary = ResultSummary()
    for source in intake.skipped { summary.add(outside: source.status) }
    try await runner.run(intake.cases) { report in
      summary.add(caseOf: report.file.sources.map(\.status))
      progress.finished(report.file.path)
      try corrections?.write(Array(skeleton.text(of: report.file).utf8))
      if json {
        values.append(FieldsJSON(redactor: redactor).value(report.file))
      } else {
        let text = FieldsText(
          report.file, kindNames: library.vocabulary.names,
          fieldNames: library.vocabulary.fieldNames, fieldOrder: library.fieldOrder,
          redactor: redactor, style: Terminal.style)
        StandardOutput.write(Array((text.lines().joined(separator: "\n") + "\n").utf8))
      }
    }
    progress.clear()
    if json {
      let whole: JSONValue = ["schema": "casecheck.fields/1", "cases": .array(values)]
      StandardOutput.write(whole.bytes() + [0x0A])
    }
    if let place = writeCorrections {
      try corrections?.finish()
      StandardError.line("casecheck: 更正文件写在 \(place);改好以后用 --corrections \(place)")
    }
    if summary.isIncomplete { throw ExitCode.incomplete }
  }

  /// A new file: what a person has filled in already must not be lost, and a case file is never written to.
  private func open(_ place: String, outside cases: [CaseFolder]) throws -> WholeFile {
    guard !FileManager.default.fileExists(atPath: place) else {
      throw RunError("\(place) 已经存在,里面可能有填好的更正;请另写一个文件名")
    }
    try OutputTarget("txt:" + place).refuse(inside: cases, option: "--write-corrections")
    return try WholeFile(place)
  }
}
