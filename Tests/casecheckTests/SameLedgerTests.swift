import DocExtract
import Foundation
import Testing

@testable import casecheck

/// One ledger in every format of tables says the same, cell by cell.
@Suite("同一台账,不同格式", .serialized) struct SameLedgerTests {
  /// A way to save a table; add a case for each further one.
  enum Copy: String, CaseIterable, CustomTestStringConvertible {
    case xlsx, xls, et, ods, csv

    /// What LibreOffice calls it; CSV in UTF-8, the cells as they are shown.
    var filter: String {
      switch self {
      case .xlsx: "xlsx:Calc MS Excel 2007 XML"
      case .xls, .et: "xls:MS Excel 97"
      case .ods: "ods:calc8"
      case .csv: "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
      }
    }

    /// WPS saves its tables in the old format of Excel.
    var madeExtension: String { self == .et ? "xls" : rawValue }
    var testDescription: String { rawValue }
  }

  /// Rows as they are shown; text that looks like a number keeps its zeros.
  private static let rows = [
    ["序号", "处罚决定书文号", "当事人", "立案日期", "罚款金额", "证件号", "备注"],
    ["1", "测市监罚〔2023〕1号", "测试市甲食品有限公司", "2023-01-10", "3000", "00123456789", "已缴纳,结案"],
    ["2", "测市监罚〔2023〕2号", "测试市乙商店", "2023-02-28", "120000.5", "007", "所谓“当场处罚”"],
    ["3", "测市监罚〔2023〕3号", "张三", "2024-02-29", "0", "000", "不予处罚"],
  ]

  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  @Test(.enabled(if: LibreOffice() != nil, "没有 LibreOffice"), arguments: Copy.allCases)
  func saysTheSame(_ copy: Copy) async throws {
    try scratch.write(Self.flatSheet, to: "台账.fods")
    try convert(to: copy)
    let made = scratch.url.appending(path: "made/台账.\(copy.madeExtension)")
    try FileManager.default.moveItem(at: made, to: scratch.url.appending(path: "台账.\(copy.rawValue)"))
    let source = try await extract("台账.\(copy.rawValue)")
    #expect(source.status == .read, "\(source.issues.map(\.message))")
    let document = try #require(source.document)
    #expect(document.tables.count == 1)
    #expect(document.tables.first.map { Self.words(of: $0, in: document) } == Self.rows)
  }

  /// The words of each cell by rows.
  private static func words(of table: Table, in document: ExtractedDocument) -> [[String]] {
    var words = [[String]](repeating: [String](repeating: "", count: table.columns), count: table.rows)
    let text = Array(document.text.utf8)
    for cell in table.cells {
      words[cell.row][cell.column] = String(decoding: text[cell.span.start..<cell.span.end], as: UTF8.self)
    }
    return words
  }

  private func extract(_ name: String) async throws -> ExtractedSource {
    var settings = WorkerPool.Settings()
    settings.executable = try #require(BuiltProgram.location, "casecheck 没有编译")
    settings.office = LibreOffice()
    settings.scratch = scratch.url.path
    settings.readable = [scratch.url.path]
    let pool = WorkerPool(settings)
    let file = SourceFile(path: name, location: scratch.url.appending(path: name).path, bytes: 1)
    let sources = await CaseFolder(path: "案卷", files: [file]).sources { await pool.extract($0) }
    return try #require(sources.first)
  }

  private func convert(to copy: Copy) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(LibreOffice()).program)
    process.arguments = [
      "-env:UserInstallation=\(scratch.url.appending(path: "profile").absoluteString)", "--headless", "--norestore",
      "--convert-to", copy.filter, "--outdir", scratch.url.appending(path: "made").path,
      scratch.url.appending(path: "台账.fods").path,
    ]
    process.environment = [
      "HOME": scratch.url.path, "TMPDIR": scratch.url.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  // MARK: The ledger as LibreOffice writes it in one file of XML

  private static var flatSheet: String {
    let head = ["office", "style", "table", "text"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")
    let number = "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document \(head) \(number) office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
      <office:automatic-styles>
      <number:date-style style:name="N1"><number:year number:style="long"/><number:text>-</number:text><number:month \
      number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
      <style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
      </office:automatic-styles>
      <office:body><office:spreadsheet><table:table table:name="台账">
      \(rows.enumerated().map(row).joined(separator: "\n"))
      </table:table></office:spreadsheet></office:body></office:document>
      """
  }

  private static func row(_ index: Int, _ words: [String]) -> String {
    let cells = words.enumerated().map { column, word in
      let type =
        switch (index, column) {
        case (1..., 0), (1..., 4): "office:value-type=\"float\" office:value=\"\(word)\""
        case (1..., 3): "table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"\(word)\""
        default: "office:value-type=\"string\""
        }
      return "<table:table-cell \(type)><text:p>\(word)</text:p></table:table-cell>"
    }
    return "<table:table-row>\(cells.joined())</table:table-row>"
  }
}
