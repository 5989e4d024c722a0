import TestSupport
import Testing

@testable import DocExtract

@Suite("Word XML") struct WordXMLTests {
  private static let start =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Word.Document\"?>\n"

  /// A document of Word 2003.
  private static func old(_ body: String, _ more: String = "") -> [UInt8] {
    let office = "http://schemas.microsoft.com"
    return Array(
      ("\(start)<w:wordDocument xmlns:w=\"\(office)/office/word/2003/wordml\" "
        + "xmlns:wx=\"\(office)/office/word/2003/auxHint\" xmlns:aml=\"\(office)/aml/2001/core\">\(more)"
        + "<w:body><wx:sect>\(body)</wx:sect></w:body></w:wordDocument>").utf8)
  }

  /// The package of a later Word in one file.
  private static func flat(_ body: String) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org"
    let types = "\(office)/officeDocument/2006/relationships"
    func part(_ name: String, _ xml: String) -> String {
      "<pkg:part pkg:name=\"\(name)\"><pkg:xmlData>\(xml)</pkg:xmlData></pkg:part>"
    }
    func relation(_ type: String, _ target: String) -> String {
      "<Relationships xmlns=\"\(office)/package/2006/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(types)/\(type)\" Target=\"\(target)\"/></Relationships>"
    }
    let word = "xmlns:w=\"\(office)/wordprocessingml/2006/main\""
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>"
    return Array(
      (start + "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
        + part("/_rels/.rels", relation("officeDocument", "word/document.xml"))
        + part("/word/_rels/document.xml.rels", relation("styles", "styles.xml"))
        + part("/word/document.xml", "<w:document \(word)><w:body>\(body)</w:body></w:document>")
        + part("/word/styles.xml", "<w:styles \(word)>\(style)</w:styles>") + "</pkg:package>").utf8)
  }

  @Test func aPackageInOneFileIsReadLikeTheOther() throws {
    let source = read(Self.flat(MiniWord.p("行政处罚决定书", "<w:pStyle w:val=\"T\"/>") + MiniWord.p("正文")), as: "决定书.doc")
    #expect(source.document?.text == "行政处罚决定书\n正文\n" && source.document?.format == .wordXML)
    #expect(source.document?.paragraphs.map(\.alignment) == [.center, .left])
    #expect(source.status == .read && source.issues.isEmpty)
  }

  @Test func whatWord2003CallsOtherwiseIsRead() throws {
    let cell = { (text: String, properties: String) in "<w:tc><w:tcPr>\(properties)</w:tcPr>\(MiniWord.p(text))</w:tc>"
    }
    let table =
      "<w:tbl><w:tr>\(cell("当事人", "<w:vmerge w:val=\"restart\"/>"))\(cell("甲", ""))</w:tr>"
      + "<w:tr>\(cell("", "<w:vmerge/>"))\(cell("乙", ""))</w:tr></w:tbl>"
    let change = { (type: String, text: String) in
      "<aml:annotation w:type=\"Word.\(type)\"><aml:content><w:r>\(text)</w:r></aml:content></aml:annotation>"
    }
    let body =
      "<wx:sub-section>\(MiniWord.p("立案", "<w:listPr><w:ilvl w:val=\"0\"/><wx:t wx:val=\"一、\"/></w:listPr>"))</wx:sub-section>"
      + "<w:p><w:r><w:t>罚款</w:t></w:r>\(change("Deletion", "<w:delText>5</w:delText>"))\(change("Insertion", "<w:t>3</w:t>"))"
      + "<w:hlink w:dest=\"x\"><w:r><w:t>万元</w:t></w:r></w:hlink></w:p>\(table)"
      + "<w:sectPr><w:hdr w:type=\"odd\">\(MiniWord.p("页眉"))</w:hdr><w:ftr w:type=\"odd\">\(MiniWord.p("页脚"))</w:ftr></w:sectPr>"
    let source = read(Self.old(body), as: "a.xml")
    #expect(source.document?.text == "页眉\n一、立案\n罚款3万元\n当事人\t甲\n乙\n页脚\n")
    #expect(source.document?.cells() == ["0,0 2×1 当事人", "0,1 1×1 甲", "1,1 1×1 乙"])
    #expect(source.issues.map(\.code) == ["tracked-changes"])
  }

  @Test func brokenOnesAreDamaged() {
    let whole = Self.flat(MiniWord.p("正文"))
    for tenth in 3...9 {
      let source = read(Array(whole.prefix(whole.count * tenth / 10)), as: "a.doc")
      #expect(source.issues.first?.code == "damaged" && source.document == nil)
    }
    #expect(read(Array((Self.start + "<a/>").utf8)).issues.first?.code == "damaged")
    var random = SeededRandom(seed: 2003)
    for _ in 0..<200 {
      let source = read(Self.old(MiniWord.p("正文")).mutated(using: &random))
      #expect(source.status != .unread || !source.issues.isEmpty)
    }
  }
}
