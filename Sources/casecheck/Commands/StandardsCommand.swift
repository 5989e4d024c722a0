import ArgumentParser
import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract: "评查标准:有哪些,一套标准的条目、分值和规则,检查自己写的标准,把评分表变成标准的草稿。",
    discussion: """
      例子:
        casecheck standards                             有哪些标准
        casecheck standards show general                一套标准的条目、分值、规则
        casecheck standards lint 某市标准.yaml          检查自己写的标准
        casecheck standards import 评分表.xlsx          由评分表生成草稿
        casecheck check 案卷一 --standard 通用          按标准评分
      """,
    subcommands: [
      StandardsListCommand.self, StandardsShowCommand.self, StandardsLintCommand.self, StandardsImportCommand.self,
    ], defaultSubcommand: StandardsListCommand.self)

  static func put(_ lines: [String]) { StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8)) }
}

struct StandardsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "有哪些标准和评分表;不写 list 也一样。",
    discussion: """
      例子:
        casecheck standards list
        casecheck standards list --packs 我的标准
      """)

  @Option(help: ArgumentHelp("自己的标准、规则;可以重复;默认用 casecheck.yaml 里的。", valueName: "路径"))
  var packs: [String] = []
  @Flag(help: "打印 JSON。") var json = false

  func run() throws {
    let shelf = try Library.books(UserPacks(packs.isEmpty ? SettingsFile.packs() : packs)).shelf
    let standards = try shelf.books.map { book in (book, try shelf.read(book)) }
    if json {
      let values = standards.map { book, standard -> JSONValue in
        let sheets = standard.sheets.map { sheet -> JSONValue in
          ["id": .string(sheet.id), "title": .string(sheet.title), "items": .int(sheet.items.count)]
        }
        return [
          "id": .string(standard.id), "title": .string(standard.title), "version": .string(standard.version),
          "own": .bool(book.isOwn), "sheets": .array(sheets),
        ]
      }
      return StandardOutput.write(JSONValue.array(values).bytes() + [0x0A])
    }
    StandardsCommand.put(
      standards.flatMap { book, standard in
        ["\(standard.id)  \(standard.title)\(book.isOwn ? "(\(book.path))" : "")"]
          + standard.sheets.map { "    \($0.id)  \($0.title)" }
      })
  }
}

struct StandardsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一套标准的条目、分值、规则、等次和否决情形。",
    discussion: """
      例子:
        casecheck standards show 通用
        casecheck standards show mee-2024-4-penalty     只看一张表
        casecheck standards show 某市标准.yaml
        casecheck standards show 通用 --json            给程序读
      """)

  @Argument(help: ArgumentHelp("标准或评分表的 id,或者一个 .yaml 文件。", valueName: "标准")) var name: String
  @Option(help: ArgumentHelp("自己的标准、规则;可以重复;默认用 casecheck.yaml 里的。", valueName: "路径"))
  var packs: [String] = []
  @Flag(help: "打印 JSON。") var json = false

  func run() throws {
    let books = try Library.books(UserPacks(packs.isEmpty ? SettingsFile.packs() : packs), named: name)
    if json {
      let value = StandardJSON(try books.standard(), directory: books.directory).value
      return StandardOutput.write(value.bytes() + [0x0A])
    }
    let page = StandardPage(try books.standard(), directory: books.directory, kinds: books.kindNames)
    StandardsCommand.put(page.lines(style: Terminal.style) + ["", "* 须由人判断,或者还没有这条规则"])
  }
}

struct StandardsLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "检查自己写的标准:错在第几行,合计对不对,哪些条目没有规则。",
    discussion: """
      例子:
        casecheck standards lint 某市标准.yaml

      退出码:0 没有错误;2 有错误。
      """)

  @Argument(help: ArgumentHelp("标准(.yaml)。", valueName: "文件")) var files: [String]
  @Option(help: ArgumentHelp("自己的规则和底本;可以重复;默认用 casecheck.yaml 里的。", valueName: "路径"))
  var packs: [String] = []

  func run() throws {
    let user = try UserPacks(packs.isEmpty ? SettingsFile.packs() : packs)
    var hasFailed = false
    for file in files {
      do {
        guard file.hasSuffix(".yaml") else { throw RunError("\(file): 标准的文件名应以 .yaml 结尾;请改名") }
        // With the rules: what a standard puts into them must fit.
        let library = try Library(user, ratedBy: file)
        guard let rating = library.rating else { continue }
        let standard = rating.standard
        let page = StandardPage(standard, directory: rating.directory, kinds: library.vocabulary.names)
        let sheets = standard.sheets.map { "\($0.id) \($0.items.count) 条 \($0.total) 分" }.joined(separator: ";")
        let examples = try Library.books(user, named: file).examples()
        let said = examples.isEmpty ? "" : ",例子 \(examples.count) 个"
        let wrong = examples.filter { !$0.differences.isEmpty }.map { "例子“\($0.name)”不符;请用 casecheck test \(file) 看差别" }
        StandardsCommand.put(["\(file): 没有错误(\(sheets)\(said))"] + (page.remarks + wrong).map { "  留意:\($0)" })
      } catch let error as PackError {
        StandardError.line(error.description)
        hasFailed = true
      } catch let error as RunError {
        StandardError.line("casecheck: \(error.message)")
        hasFailed = true
      }
    }
    if hasFailed { throw ExitCode.couldNotRun }
  }
}

struct StandardsImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "由机关的评分表(XLSX、CSV、DOCX)生成标准的草稿,每个扣分点附上可能的规则,供人核对。",
    discussion: """
      表里要有“分值”一列和“评查内容”或“扣分标准”一列。

      例子:
        casecheck standards import 评分表.xlsx --output 某市标准.yaml
        casecheck standards import 评分表.csv
      """)

  @Argument(help: ArgumentHelp("评分表。", valueName: "文件")) var file: String
  @Option(help: ArgumentHelp("写到这个文件,不覆盖已有的;不写就打印出来。", valueName: "文件")) var output: String?

  func run() async throws {
    guard FileManager.default.fileExists(atPath: file), !FileManager.default.isFolder(file) else {
      throw RunError("没有文件 \(file)")
    }
    if let output, FileManager.default.fileExists(atPath: output) { throw RunError("\(output) 已经存在;请另写一个文件名") }
    let settings = try PartialSettings().completed(reviewing: [file])
    let workers = WorkerPool(settings.pool(reading: [file]))
    let intake = try await CaseIntake.look([file], layout: .case, with: workers)
    guard let table = intake.cases.flatMap(\.files).first else { throw RunError("\(file): 不是一份评分表") }
    let source = await workers.extract(table)
    guard let document = source.document else {
      let reason = source.issues.first?.message ?? "不是表格"
      throw RunError("\(file): 读不出:\(TextWidth.plain(reason))")
    }
    let name = FilePath.name(of: file)
    let title = FilePath.stem(of: name)
    guard let draft = StandardDraft(document.grids, title: title) else {
      throw RunError("\(file): 没有找到评分表;表头要有“分值”一列和“评查内容”或“扣分标准”一列,请在表格软件里整理后再试")
    }
    let yaml = try draft.yaml(Library.books(UserPacks(SettingsFile.packs())).directory)
    guard let output else { return StandardOutput.write(Array(yaml.utf8)) }
    var whole = try WholeFile(output)
    try whole.write(Array(yaml.utf8))
    try whole.finish()
    StandardError.line("casecheck: 草稿写在 \(output);逐条核对后 casecheck standards lint \(output)")
  }
}

extension ExtractedDocument {
  /// Tables as rows of texts; a merged cell has its text in the first of its places.
  fileprivate var grids: [StandardDraft.Grid] {
    tables.map { table in
      let most = 5_000
      let rows = min(table.rows, most)
      let columns = min(table.columns, 60)
      var grid = StandardDraft.Grid(repeating: [String](repeating: "", count: columns), count: rows)
      for cell in table.cells where cell.row < rows && cell.column < columns && cell.row >= 0 && cell.column >= 0 {
        grid[cell.row][cell.column] = String(
          decoding: text.utf8.dropFirst(cell.span.start).prefix(cell.span.end - cell.span.start), as: UTF8.self)
      }
      return grid
    }
  }
}
