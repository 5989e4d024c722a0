import ArgumentParser
import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

struct TemplatesAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "导入一套模板:从空白文书里学会标题、固定句、栏目、填写提示、文号代字,存成可以修改的 YAML。",
    discussion: """
      例子:
        casecheck templates add 广东2021 范本2021/*.docx --province 广东 --issuer 广东省司法厅 --valid-from 2022-01-01
        casecheck templates add 本市2023 全套范本.docx --sector 市场监管 --valid-from 2023-05-01
      """)

  @Argument(help: ArgumentHelp("给这一套起的名字;同一套的几版只差年份,如 广东2017、广东2021。", valueName: "名字")) var name: String
  @Argument(help: ArgumentHelp("空白文书:DOCX、PDF、OFD、DOC 或者装着它们的文件夹、压缩包。", valueName: "文件")) var files: [String]

  @Option(help: ArgumentHelp("从哪一天起用。", valueName: "日期")) var validFrom: String?
  @Option(help: ArgumentHelp("用到哪一天;现行的不写。", valueName: "日期")) var validTo: String?
  @Option(help: ArgumentHelp("只用于这个省。", valueName: "省")) var province: String?
  @Option(help: ArgumentHelp("只用于这个领域,如 samr 或者 市场监管。", valueName: "领域")) var sector: String?
  @Option(help: ArgumentHelp("发布机关。", valueName: "机关")) var issuer: String?
  @Option(help: ArgumentHelp("只用于这个机关;可以重复。", valueName: "机关")) var agency: [String] = []
  @Option(help: ArgumentHelp("同一套的几版共用的名字;不写就是去掉年份的名字。", valueName: "名字")) var family: String?
  @Flag(help: "已有同名的一套时换成新的。") var replace = false

  func run() async throws {
    var set = try described()
    let folder = try UserFolder.own()
    let place = folder.place(ofTemplates: name)
    if FileManager.default.fileExists(atPath: place), !replace {
      throw RunError("已有一套模板叫“\(name)”(\(place));另起一个名字,或者加 --replace 换掉它")
    }
    let library = try Library(UserPacks([]))
    let learned = try await LearnedForms.learn(from: files, library)
    set.forms = learned.forms
    guard !set.forms.isEmpty else {
      throw RunError("没有学到一份文书模板:\(files.joined(separator: "、"))里认不出有标题、有固定内容的空白文书;什么也没有存")
    }
    try FileManager.default.createDirectory(atPath: folder.templates, withIntermediateDirectories: true)
    var file = try WholeFile(place)
    try file.write(Array(set.yaml.utf8))
    try file.finish()
    let text = TemplateText(library.templates.library, kindNames: library.vocabulary.names, width: Terminal.style.width)
    StandardOutput.lines(
      text.page(set, form: nil) + learned.notes.map { "请留意:" + $0 }
        + ["存在 \(place),可以打开核对、修改;casecheck templates show \(name) 文书 看一份的内容"])
  }

  /// The set without its forms, as the options describe it.
  private func described() throws -> TemplateSet {
    guard !name.isEmpty, name.count <= 60, !name.contains(where: { "/\\\0\n".contains($0) }), !name.hasPrefix(".")
    else {
      throw misuse("名字不能空着,不能有斜线,不能以点开头,最多 60 个字")
    }
    var set = TemplateSet(id: name, family: family, issuer: issuer, agencies: agency)
    set.validFrom = try day(validFrom, "--valid-from")
    set.validUntil = try day(validTo, "--valid-to")
    if let from = set.validFrom, let until = set.validUntil, until < from { throw misuse("--valid-to 早于 --valid-from") }
    set.sector = try sector.map { word in
      guard let id = Regions.sector(word) else { throw misuse("--sector " + Regions.unknownSector(word)) }
      return id
    }
    set.province = try province.map { word in
      guard let name = Regions.province(word) else {
        throw misuse("--province " + Spelling.unknown(word, among: Regions.provinces))
      }
      return name
    }
    return set
  }

  private func day(_ text: String?, _ option: String) throws -> CalendarDate? {
    try text.map { text in
      guard let day = CalendarDate(typed: text) else { throw misuse("\(option) 应为 2021-07-15 这样的日期,却是“\(text)”") }
      return day
    }
  }
}

/// What blank forms teach.
struct LearnedForms {
  private(set) var forms: [FormTemplate] = []
  /// What was not learned, and why.
  private(set) var notes: [String] = []

  /// Reads the files in workers, as those of a case; a scan cannot be learned from.
  ///
  /// Throws for a file that cannot be read: a set of which a part is missing would accuse faithful documents.
  static func learn(from files: [String], _ library: Library) async throws -> LearnedForms {
    guard let today = CalendarDate.today else { throw RunError("读不出今天的日期") }
    var settings = Settings(asOf: today)
    settings.ocr = .never
    let workers = WorkerPool(settings.pool(reading: files))
    let intake = try await CaseIntake.look(files, layout: .auto, with: workers)
    if let lost = intake.skipped.first(where: { $0.status == .unread }) { throw unread(lost) }
    let progress = Progress(intake.cases)
    let runner = CheckRunner(
      library: library, settings: settings, workers: workers, progress: progress, runsRules: false)
    var learned = LearnedForms()
    try await runner.run(intake.cases) { report in
      progress.finished(report.file.path)
      try learned.add(report.file)
    }
    progress.clear()
    return learned
  }

  private static func unread(_ source: ExtractedSource) -> RunError {
    let issue = source.issues.first?.message ?? source.document?.issues.first?.message ?? "没有读全"
    // What follows is advice for a check of cases.
    let reason = issue.prefix { $0 != ";" }
    return RunError("\(source.file.path): \(reason);模板要用电子版的空白文书,不能是扫描件;什么也没有存")
  }

  private mutating func add(_ file: CaseFile) throws {
    for source in file.sources where source.status == .unread || source.status == .partial {
      throw Self.unread(source)
    }
    let learner = TemplateLearner()
    for document in file.documents {
      let source = file.sources[document.source]
      guard let text = source.document else { continue }
      let forms = learner.forms(from: document, in: text)
      guard !forms.isEmpty else {
        if document.text.bytes.count > 60, !learner.isContents(document, in: text) {
          let place = document.firstPage.map { " 第\($0)页起" } ?? ""
          let what = document.title.isEmpty ? "没有标题" : "《\(document.title)》没有固定的内容"
          notes.append("\(source.file.path)\(place)的一份\(what),没有学习")
        }
        continue
      }
      for form in forms { add(form, from: source.file.path) }
    }
  }

  /// A second copy of a form (存根, 副本) adds nothing; two different forms of one title are both kept.
  private mutating func add(_ form: FormTemplate, from path: String) {
    if forms.contains(form) { return }
    if forms.contains(where: { $0.title == form.title }) { notes.append("《\(form.title)》不止一份(\(path)),都留下了") }
    forms.append(form)
  }
}
