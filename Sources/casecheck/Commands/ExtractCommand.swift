import ArgumentParser
import DocExtract
import Reporting

struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "文件说了什么:每页每行的文字和位置,表格,印章、签名和图片。",
    discussion: """
      例子:
        casecheck extract 处罚决定书.pdf           每行前面是行号和 [左 上 宽 高]
        casecheck extract 立案审批表.docx --json   机器可读,位置是文字里的 UTF-8 字节
      """)

  @Argument(help: ArgumentHelp("PDF、OFD、Word、WPS、表格、网页、图片、文本文件或压缩包。", valueName: "文件"))
  var files: [String]

  @Flag(help: "打印 JSON。")
  var json = false

  @Flag(help: "不遮盖身份证号、电话、银行卡号、车牌、邮箱、住址。")
  var noRedact = false

  @Option(
    help: ArgumentHelp(
      "没有可靠文字层的页是否识别文字:auto 需要的才识别、fast 快一些、always 每页都识别、never 不识别;默认 auto。", valueName: "方式"))
  var ocr: String?

  @Option(help: ArgumentHelp("识别过的页存在这个文件夹,下次不再识别;放在案卷之外。", valueName: "文件夹"))
  var cache: String?

  @OptionGroup(title: "限制") var limits: LimitOptions

  func run() async throws {
    var said = PartialSettings()
    try limits.add(to: &said)
    said.ocr = try ocr.map { try word($0, for: "--ocr") }
    said.cache = cache
    let settings = try said.completed(reviewing: files)
    let redactor = Redactor(isOn: !noRedact)
    let reading = settings.pool(reading: files)
    let pool = WorkerPool(reading)
    let intake = try await CaseIntake.look(files, layout: .case, with: pool)
    var isIncomplete = intake.skipped.contains { $0.status == .unread }
    var list = ExtractList()
    let progress = Progress(intake.cases, isShown: !StandardOutput.isTerminal)
    for folder in intake.cases {
      let sources = await folder.sources(room: reading.limits.caseBytes) { file in
        let source = await pool.extract(file)
        progress.read(file.path)
        return source
      }
      for source in sources {
        if source.status == .partial || source.status == .unread { isIncomplete = true }
        if json {
          StandardOutput.write(list.next(ExtractJSON(redactor: redactor).value(source)))
        } else {
          let lines = ExtractText(source, redactor: redactor).lines()
          StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
        }
      }
    }
    progress.clear()
    if json { StandardOutput.write(list.end()) }
    if isIncomplete { throw ExitCode.incomplete }
  }
}

/// The JSON of many files, written one by one: a folder of thousands does not stand in memory as a whole.
private struct ExtractList {
  private static let start = "{\n  \"schema\": \"casecheck.extract/1\",\n  \"sources\": ["
  private var isEmpty = true

  mutating func next(_ source: JSONValue) -> [UInt8] {
    defer { isEmpty = false }
    return Array((isEmpty ? "\(Self.start)\n    " : ",\n    ").utf8) + source.bytes(indent: 2)
  }

  func end() -> [UInt8] { Array((isEmpty ? "\(Self.start)]\n}\n" : "\n  ]\n}\n").utf8) }
}
