import Checks
import Foundation
import Testing

@testable import DocExtract
@testable import Reporting

@Suite("表格") struct WorkbookTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "casecheck-\(UUID().uuidString)").path

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func book(_ results: [ResultCase]) throws -> [UInt8] {
    try WorkbookReportWriter(header: MadeCase.header, folder: folder).bytes(of: results)
  }

  /// The tables of a workbook, as the reader of spreadsheets sees them.
  private func texts(_ bytes: [UInt8]) throws -> String {
    try bytes.withUnsafeBytes { try SpreadsheetReader.read($0, limits: ReadingLimits()) }.text
  }

  @Test func theSameResultsGiveTheSameBytes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try book([MadeCase.result()])
    #expect(try book([MadeCase.result()]) == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func theLedgerHasExactlyItsColumns() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(RectificationLedger.columns == ["序号", "发现问题", "整改措施", "整改时限", "整改进度", "责任部门", "责任领导", "备注"])
    var ledger = RectificationLedger()
    var result = MadeCase.result()
    ledger.add(result, names: MadeCase.header.names)
    #expect(ledger.rows.count == 2 && ledger.rows.allSatisfy { $0.count == 8 })
    for index in result.rules.indices {
      for f in result.rules[index].findings.indices { result.rules[index].findings[f].isWaived = true }
    }
    ledger.add(result, names: MadeCase.header.names)
    #expect(ledger.rows.count == 2)
    let text = try texts(book([MadeCase.result()]))
    #expect(text.contains("规范执法专项整治工作台账") && text.contains("责任领导"))
  }

  @Test func wordsOfDocumentsStayWords() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var result = MadeCase.result()
    result.rules[0].findings[0].message = "=HYPERLINK(\"http://a\")\u{1B}\u{202E}<b>&\u{FFFE}"
    result.rules[0].findings[0].advice = String(repeating: "长", count: 40_000)
    result.path = "http://a.example/一"
    let bytes = try book([result])
    let document = try bytes.withUnsafeBytes { try SpreadsheetReader.read($0, limits: ReadingLimits()) }
    #expect(document.text.contains("=HYPERLINK") && !document.text.contains("\u{202E}"))
    let package = try #require(String(bytes: bytes, encoding: .isoLatin1))
    #expect(!package.contains("externalLink"))
  }

  @Test func emptyResultsAreATable() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try texts(book([])).contains("合计"))
  }

  @Test func aFolderThatIsGoneIsSaid() {
    let gone = WorkbookReportWriter(header: MadeCase.header, folder: folder + "/没有")
    let error = #expect(throws: ReportError.self) { try gone.bytes(of: [MadeCase.result()]) }
    #expect(error?.message.contains("没有放临时文件的地方") == true)
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test func scoresHaveTheirTables() {
    var tables = ScoreTables()
    tables.add(MadeCase.result())
    #expect(tables.sheets.isEmpty)
    func points(_ count: Int) -> Points { Points(hundredths: count * 100) }
    let late = ScoreSheet.Deduction(
      part: nil, rule: "procedure/decided-out-of-time", code: "PRO-05", title: "超期", points: points(2), findings: [],
      note: nil, remark: nil)
    var result = MadeCase.result()
    result.score = ScoreSheet(
      standard: .init(id: "a", title: "标准", version: "1", issued: nil), sheet: "a", title: "表", model: "deduct",
      total: points(98), totalIfConfirmed: points(98), grade: "优秀", gradeIfConfirmed: "优秀", gradeNote: nil,
      isPartial: false, rated: points(100), undecided: .zero, open: .zero,
      items: [ScoreSheet.Item(id: "1", title: "期限", points: points(5), state: .deducted, deductions: [late])],
      basicElements: [], basicDeducted: .zero, bonus: [], vetoes: [], notes: [])
    tables.add(result)
    #expect(tables.sheets.map(\.name) == ["评分表", "自查自评情况表"])
    #expect(tables.sheets[1].rows[0][4] == .text("期限 扣 2 分:PRO-05 超期(-2)"))
    var statistics = CaseStatistics()
    statistics.add(result)
    #expect(statistics.sheet.rows[0][3] == .number(1))
  }
}
