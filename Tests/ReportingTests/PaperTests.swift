import Checks
import Foundation
import Testing

@testable import DocExtract
@testable import Reporting

@Suite("DOCX 报告") struct PaperTests {
  private func text(_ bytes: [UInt8]) throws -> String {
    try bytes.withUnsafeBytes { try WordReader.read($0, limits: ReadingLimits()) }.text
  }

  private func xml(_ bytes: [UInt8]) throws -> String {
    let parts = try OfficePackage(bytes, limits: ReadingLimits()).parts
    return String(decoding: try #require(parts.first { $0.name == "word/document.xml" }).bytes, as: UTF8.self)
  }

  private func paragraph(_ runs: String...) -> String {
    "<w:p>" + runs.map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined(separator: "<w:proofErr w:type=\"a\"/>") + "</w:p>"
  }

  /// A template whose body is `body`.
  private func template(_ body: String, for paper: Paper = .opinion, _ more: [String: String] = [:]) throws -> [UInt8] {
    var package = try OfficePackage(DefaultPaper.bytes(of: paper), limits: ReadingLimits())
    for index in package.parts.indices where package.parts[index].name == "word/document.xml" {
      package.parts[index].bytes = Array("<w:document><w:body>\(body)<w:sectPr/></w:body></w:document>".utf8)
    }
    package.parts += more.map { OfficePackage.Part(name: $0, bytes: Array($1.utf8)) }
    return try package.packed()
  }

  private func filled(_ body: String, _ results: [ResultCase] = [MadeCase.result()]) throws -> String {
    let template = try PaperTemplate(template(body), for: .opinion)
    return try xml(PaperReportWriter(header: MadeCase.header, template: template).bytes(of: results))
  }

  private var needed: String { paragraph("{{案卷}}{{#问题}}{{/问题}}") }

  @Test(arguments: Paper.allCases) func theSameResultsGiveTheSameBytes(_ paper: Paper) throws {
    let first = try PaperReportWriter(header: MadeCase.header, paper: paper).bytes(of: [MadeCase.result()])
    #expect(try PaperReportWriter(header: MadeCase.header, paper: paper).bytes(of: [MadeCase.result()]) == first)
    let text = try text(first)
    #expect(
      text.contains("没有法制审核意见") && text.contains("决定书未在七日内送达") && text.contains("案卷一") && !text.contains("{{"),
      "\(text)")
  }

  @Test func everyCaseHasItsOpinion() throws {
    var second = MadeCase.result()
    second.path = "案卷二"
    let bytes = try PaperReportWriter(header: MadeCase.header, paper: .opinion).bytes(of: [MadeCase.result(), second])
    let xml = try xml(bytes)
    #expect(xml.components(separatedBy: "评查意见书").count == 3)
    #expect(
      xml.components(separatedBy: "w:type=\"page\"").count == 2 && xml.components(separatedBy: "<w:sectPr>").count == 2)
    let none = try text(PaperReportWriter(header: MadeCase.header, paper: .opinion).bytes(of: []))
    #expect(none.contains("没有案卷"))
  }

  @Test func aReportTellsWhatCasesHaveInCommon() throws {
    let twice = [MadeCase.result(), MadeCase.result()]
    let text = try text(PaperReportWriter(header: MadeCase.header, paper: .review).bytes(of: twice))
    #expect(text.contains("评查案卷 2 卷") && text.contains("行政处罚:2 卷") && text.contains("2. 案卷一"))
  }

  /// Word cuts what is typed into runs.
  @Test func placeholdersMayBeCut() throws {
    #expect(try filled(paragraph("甲{", "{案", "卷}}乙") + needed).contains("甲案卷一"))
  }

  @Test func blocksRepeatParagraphsRowsAndWords() throws {
    let many = MadeCase.result().findings.count
    func count(_ body: String, _ word: String) throws -> Int {
      try filled(body + needed).components(separatedBy: word).count - 1
    }
    #expect(try count(paragraph("{{#问题}}") + paragraph("丙{{序号}}") + paragraph("{{/问题}}"), "丙") == many)
    #expect(try count(paragraph("{{#问题}}丙{{/问题}}"), "丙</w:t></w:r></w:p><w:p>") == many)
    #expect(try count(paragraph("见{{#问题}}丙{{/问题}}止"), "丙") == many)
    let cells = ["{{#问题}}丙", "{{位置}}{{/问题}}"].map { "<w:tc>\(paragraph($0))</w:tc>" }.joined()
    #expect(try count("<w:tbl><w:tr>\(cells)</w:tr></w:tbl>", "<w:tr>") == many)
    #expect(try count(paragraph("{{^问题}}没有{{/问题}}"), "没有") == 0)
    #expect(try count(paragraph("{{^未读文件}}都读了{{/未读文件}}{{#未读文件}}戊{{/未读文件}}"), "戊") == 1)
  }

  @Test func wordsOfDocumentsStayWords() throws {
    var result = MadeCase.result()
    result.path = "{{当事人}}<w:p>&\u{1B}\u{202E}\u{FFFE}]]>\"二\n行"
    let xml = try filled(needed, [result])
    #expect(xml.contains("{{当事人}}&lt;w:p&gt;&amp;") && xml.contains("二</w:t><w:br/>"))
    #expect(!xml.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{FFFE}"].contains($0) })
    let bytes = try PaperReportWriter(header: MadeCase.header, paper: .opinion).bytes(of: [result])
    #expect(try text(bytes).contains("{{当事人}}<w:p>&"))
  }

  @Test(arguments: [
    ("甲", "没有占位符 {{案卷}}"), ("{{案卷}}", "没有占位符 {{#问题}}"), ("{{案倦}}{{案卷}}", "不认识“案倦”,是否想写“案卷”"),
    ("{{#问题}}{{/问题}}{{#问体}}{{/问体}}", "是否想写“问题”"), ("{{#问题}}{{整改建义}}{{/问题}}", "是否想写“整改建议”"),
    ("{{案卷", "没有对应的“}}”"), ("{{#问题}}{{案卷}}", "没有对应的 {{/问题}}"), ("甲{{/问题}}", "没有对应的 {{#问题}}"),
    ("{{规则编号}}", "不认识“规则编号”"), ("{{#问题}}{{#问题}}{{/问题}}{{/问题}}", "不能再用重复块"),
  ]) func mistakesAreSaid(_ words: String, _ message: String) throws {
    let bytes = try template(paragraph(words))
    let error = #expect(throws: ReportError.self) { try PaperTemplate(bytes, for: .opinion) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test func damagedTemplatesAreRefused() throws {
    let whole = try DefaultPaper.bytes(of: .opinion)
    let deep = String(repeating: "<w:x>", count: 300)
    let broken = [
      [], Array("PK".utf8), Array(whole.prefix(whole.count / 2)),
      try OfficePackage(parts: [.init(name: "a.txt", bytes: [])]).packed(),
      try template("<w:p>"), try template("</w:p>"), try template("<w:p a=\""), try template("<!DOCTYPE x>"),
      try template(deep), try template("<![CDATA["), try template(needed, ["word/vbaProject.bin": "x"]),
      try template(needed, ["word/header1.xml": "<w:hdr>\(paragraph("{{案卷}}"))</w:hdr>"]),
    ]
    for (index, bytes) in broken.enumerated() {
      #expect(throws: ReportError.self, "\(index)") { try PaperTemplate(bytes, for: .opinion) }
    }
  }

  @Test func everyNameHasAValue() {
    let result = MadeCase.result()
    func check(_ schema: PaperSchema, _ scope: PaperScope, _ known: Set<String>) {
      let known = known.union(scope.values.keys)
      for name in schema.names { #expect(known.contains(name), "\(name)") }
      #expect(Set(scope.lists.keys) == Set(schema.blocks.keys))
      for (name, inner) in schema.blocks { for row in scope.lists[name] ?? [] { check(inner, row, known) } }
    }
    check(.fixed, PaperScope(MadeCase.header), [])
    check(.opinion, PaperScope(result, names: MadeCase.header.names), Set(PaperSchema.fixed.names))
    var batch = PaperBatch(names: MadeCase.header.names)
    batch.add(result)
    batch.add(result)
    check(.report, batch.scope(MadeCase.header), [])
  }
}
