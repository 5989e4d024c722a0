import ArgumentParser
import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

struct TemplatesMatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: "文书像哪一套模板的哪一版,符合度多少,哪些固定句改了、漏了,填写提示有没有留下。",
    discussion: """
      例子:
        casecheck templates match 处罚决定书.docx
        casecheck templates match 案卷一 --set 广东2017 --set 广东2021
      """)

  @Argument(help: ArgumentHelp("文书,或者案卷文件夹。", valueName: "路径")) var paths: [String]
  @Option(help: ArgumentHelp("只和这几套比;可以重复。", valueName: "名字")) var set: [String] = []
  @Flag(help: "打印 JSON。") var json = false
  @OptionGroup var review: ReviewOptions

  func run() async throws {
    let settings = try review.settings(reviewing: paths)
    let library = try Library(settings)
    let store = library.templates
    let chosen = try set.isEmpty ? nil : Set(set.map { name in try store.set(name).id })
    let sets = Set(store.sets.indices.filter { chosen?.contains(store.sets[$0].id) ?? true })
    let workers = WorkerPool(settings.pool(reading: paths))
    let intake = try await CaseIntake.look(paths, layout: settings.layout, with: workers)
    let progress = Progress(intake.cases)
    let runner = CheckRunner(
      library: library, settings: settings, workers: workers, progress: progress, runsRules: false)
    let matcher = TemplateMatcher(store.library)
    let text = TemplateText(store.library, kindNames: library.vocabulary.names, width: Terminal.style.width)
    var summary = ResultSummary()
    var values: [JSONValue] = []
    try await runner.run(intake.cases) { report in
      summary.add(caseOf: report.file.sources.map(\.status))
      progress.finished(report.file.path)
      progress.clear()
      let unread = report.file.sources.filter { $0.status != .read }
      let notes = SourceNotes().lines(of: unread.map { ResultSource($0, redactor: Redactor(isOn: settings.redacts)) })
      var lines = notes
      for document in report.file.documents {
        let match = matcher.match(document, among: sets, on: TemplateCase.day(of: document))
        let path = report.file.sources[document.source].file.path
        if json {
          values.append(text.json(match, of: document, in: path))
        } else {
          lines += text.match(match, of: document, in: path)
        }
      }
      if json { notes.forEach(StandardError.line) } else { StandardOutput.lines(lines) }
    }
    progress.clear()
    if json { StandardOutput.write(JSONValue.array(values).bytes() + [0x0A]) }
    if summary.isIncomplete { throw ExitCode.incomplete }
  }
}
