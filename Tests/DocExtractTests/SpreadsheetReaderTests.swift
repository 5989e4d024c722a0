import TestSupport
import Testing

@testable import DocExtract

@Suite("电子表格") struct SpreadsheetReaderTests {
  private static func text(_ place: String, _ words: String) -> String { MiniWorkbook.text(place, words) }

  private func document(_ book: MiniWorkbook) throws -> ExtractedDocument { try #require(read(book.bytes).document) }

  /// What a number shows in a format.
  private func shown(_ value: String, _ code: String, properties: String = "") throws -> String {
    var book = MiniWorkbook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(value)</v></c></row>", formats: [code])
    book.properties = properties
    return try document(book).cells().first?.split(separator: " ", maxSplits: 2).last.map(String.init) ?? ""
  }

  @Test func aSheetIsATableWithItsNameBefore() throws {
    var book = MiniWorkbook(
      "<row r=\"1\">\(Self.text("A1", "台账"))</row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>"
        + "<c r=\"B2\" t=\"b\"><v>1</v></c><c r=\"C2\" t=\"str\"><f>A1</f><v>甲</v></c></row><row r=\"9\"><c r=\"H9\"/></row>",
      rest: "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>")
    book.texts = "<si><r><t>某</t></r><r><t>店</t></r><rPh sb=\"0\" eb=\"1\"><t>mou</t></rPh></si>"
    let document = try document(book)
    #expect(document.paragraphs() == ["台账"])
    #expect(document.cells() == ["0,0 1×3 台账", "1,0 1×1 某店", "1,1 1×1 TRUE", "1,2 1×1 甲"])
    #expect(document.text == "台账\n台账\n某店\tTRUE\t甲\n")
  }

  @Test(arguments: [
    ("44936", "yyyy-mm-dd", "2023-01-10"), ("44936", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "2023年1月10日"),
    ("44936.4", "yyyy/m/d h:mm", "2023/1/10 9:36"), ("44936", "m/d/yy", "2023-01-10"),
    ("44936", "[DBNum1][$-804]yyyy年m月d日", "二〇二三年一月十日"), ("44936", "yy.mm.dd", "2023.01.10"),
    ("60", "yyyy-mm-dd", "1900-02-28"), ("61", "yyyy-mm-dd", "1900-03-01"), ("0.5", "上午/下午h时mm分", "下午12时00分"),
    ("1.5", "[h]:mm", "36:00"), ("0.30000000000000004", "General", "0.3"), ("0.125", "0.0%", "12.5%"),
    ("7", "0000", "0007"), ("5000", "#,##0.00&quot;元&quot;", "5,000.00元"),
    ("440101199001011234", "General", "440101199001011000"),
    ("1E-3", "General", "0.001"), ("3000000", "yyyy-mm-dd", "3000000"), ("5", "G/通用格式", "5"),
    ("-1200.5", "0.00_ ", "-1200.50"),
    ("1.2E+3", "0.00E+00", "1.20E+03"),
  ]) func numbersShowAsFormatted(_ value: String, _ code: String, _ expected: String) throws {
    #expect(try shown(value, code) == expected)
  }

  @Test func datesMayCountFrom1904() throws {
    #expect(try shown("43474", "yyyy-mm-dd", properties: "<workbookPr date1904=\"1\"/>") == "2023-01-10")
  }

  /// Every day of the count is the day after the one before it.
  @Test func daysFollowEachOther() throws {
    var before = try #require(SerialDate(61, is1904: false))
    for serial in 62..<60_000 {
      let day = try #require(SerialDate(Double(serial), is1904: false))
      let isNext =
        (day.year, day.month, day.day) == (before.year, before.month, before.day + 1)
        || day.day == 1 && (day.month == before.month + 1 || day.month == 1 && day.year == before.year + 1)
      #expect(isNext, "\(serial)")
      before = day
    }
    #expect(before.year == 2064)
  }

  @Test func hiddenSheetsRowsAndColumnsAreLeftOut() throws {
    let rows =
      "<row r=\"1\">\(Self.text("A1", "名称"))\(Self.text("B1", "暗列"))\(Self.text("C1", "合并"))</row>"
      + "<row r=\"2\" hidden=\"1\">\(Self.text("A2", "暗行"))</row><row r=\"3\" ht=\"0\">\(Self.text("A3", "零高"))</row>"
      + "<row r=\"4\">\(Self.text("A4", "甲"))</row>"
    let columns = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>"
    var book = MiniWorkbook(rows, rest: "<mergeCells><mergeCell ref=\"C1:D1\"/></mergeCells>\(columns)")
    book.sheets.append(.init(name: "暗", rows: "<row>\(Self.text("A1", "乙"))</row>", state: "veryHidden"))
    let document = try document(book)
    #expect(document.text == "台账\n名称\t\t合并\n甲\t\t\n")
    #expect(document.issues.map(\.code) == ["hidden-content", "hidden-content"])
    #expect(document.issues.last?.message.contains("3 个单元格") == true)
    // What a filter hides is a part of the list.
    book.sheets[0].rest += "<autoFilter ref=\"A1:C4\"><filterColumn colId=\"0\"/></autoFilter>"
    #expect(try self.document(book).text.contains("暗行"))
  }

  @Test func valuesThatTheirFormatOrColourHidesAreLeftOut() throws {
    var book = MiniWorkbook(
      "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>50000</v></c><c r=\"B1\" s=\"2\"><v>0</v></c>\(Self.text("C1", "甲"))"
        + "<c r=\"D1\" s=\"1\" t=\"str\"><v>藏起来</v></c></row>",
      formats: [";;;", "0;-0;;@"])
    let document = try document(book)
    #expect(document.text == "台账\n\t\t甲\n" && document.issues.map(\.code) == ["hidden-text"])
    #expect(document.issues.first?.message.contains("设为隐藏 8 字") == true)
    book.formats = []
    book.styles =
      "<fonts><font/><font><color rgb=\"FFFFFFFF\"/></font><font><color theme=\"0\"/></font><font><sz val=\"1\"/></font></fonts>"
      + "<fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF003366\"/>"
      + "</patternFill></fill></fills><cellXfs><xf/><xf fontId=\"1\" fillId=\"0\"/><xf fontId=\"2\" fillId=\"1\"/><xf fontId=\"3\"/></cellXfs>"
    book.sheets[0].rows =
      "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"str\"><v>白色字</v></c><c r=\"B1\" s=\"2\" t=\"str\"><v>表头</v></c>"
      + "<c r=\"C1\" s=\"3\"><v>50000</v></c><c r=\"D1\" t=\"str\"><v>甲</v></c></row>"
    let coloured = try self.document(book)
    #expect(coloured.text == "台账\n\t表头\t\t甲\n")
    #expect(coloured.issues.first?.message.contains("白色或者透明 3 字、极小 5 字") == true)
  }

  @Test func strictWorkbooksAreRead() throws {
    var book = MiniWorkbook("<row>\(Self.text("A1", "甲"))</row>")
    book.main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    book.office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    book.sheets.append(.init(name: "暗", rows: "<row>\(Self.text("A1", "乙"))</row>", state: "visible"))
    let document = try document(book)
    #expect(document.tables.count == 2 && document.text == "台账\n甲\n暗\n乙\n" && document.issues.isEmpty)
  }

  @Test func farCornersAreHarmless() throws {
    let book = MiniWorkbook(
      "<row r=\"1\">\(Self.text("A1", "头"))</row><row r=\"1048576\">\(Self.text("XFD1048576", "尾"))</row>",
      rest: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")
    let document = try document(book)
    #expect(document.text.contains("头"))
    let part = ExtractedPart(format: .xlsx, document: document)
    let payload = Array(part.encoded()[Frame.headerSize...])
    #expect(throws: Never.self) { try payload.withUnsafeBytes { try ExtractedPart(decoding: $0) } }
  }

  @Test(arguments: ["A0", "XFE1", "A1048577", "1A", "", "A", "AAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999"])
  func placesThatDoNotExistAreRefused(_ text: String) { #expect(CellPlace(text) == nil) }

  @Test func formulasWithoutResultAreTold() throws {
    let source = read(MiniWorkbook("<row><c r=\"A1\"><f>1+1</f></c>\(Self.text("B1", "甲"))</row>").bytes)
    #expect(source.status == .partial && source.issues.first?.code == "unread-part")
  }

  @Test func changedWorkbooksNeverTrap() {
    let rows = "<row r=\"1\">\(Self.text("A1", "台账"))<c r=\"B1\" s=\"1\"><v>44936.5</v></c></row>"
    let book = MiniWorkbook(
      rows, rest: "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>", formats: ["yyyy\\-mm;[Red]@"])
    var random = SeededRandom(seed: 5)
    for _ in 0..<1_500 {
      let source = read(book.bytes.mutated(using: &random))
      #expect(source.document != nil || !source.issues.isEmpty)
    }
    for _ in 0..<3_000 {
      let code = String(decoding: Array("yy\"[m]d\\/h:ss上午/下午0.#%E+_*;".utf8).mutated(using: &random), as: UTF8.self)
      _ = CellFormat(id: 200, code: code).text(Double.random(in: -1e18...1e18, using: &random), is1904: false)
      _ = CellFormat(id: 200, code: code).text(44_936.5, is1904: true)
    }
  }
}
