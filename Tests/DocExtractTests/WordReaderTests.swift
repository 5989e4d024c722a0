import Testing

@testable import DocExtract

@Suite("DOCX") struct WordReaderTests {
  private func document(_ word: MiniWord) throws -> ExtractedDocument {
    let source = read(word.bytes, as: "a.docx")
    #expect(source.issues.filter { $0.code != "tracked-changes" && $0.code != "linked-content" } == [])
    return try #require(source.document)
  }

  @Test func readsParagraphsWithAlignmentAndFont() throws {
    var word = MiniWord(
      MiniWord.p("行政处罚决定书", "<w:pStyle w:val=\"T\"/>") + MiniWord.p("") + MiniWord.p("正文", "<w:jc w:val=\"right\"/>"))
    word.parts = [
      (
        "styles.xml", "styles",
        "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"32\"/></w:rPr></w:rPrDefault></w:docDefaults>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:basedOn w:val=\"B\"/><w:rPr><w:b/><w:sz w:val=\"44\"/></w:rPr>"
          + "</w:style></w:styles>"
      )
    ]
    let document = try document(word)
    #expect(document.text == "行政处罚决定书\n正文\n")
    #expect(document.paragraphs.map(\.alignment) == [.center, .right])
    #expect(document.lines.map(\.fontSize) == [22, 16])
    #expect(document.lines.map(\.isBold) == [true, false])
    #expect(document.boxes.isEmpty && document.pages.isEmpty)
  }

  @Test func aManualBreakMakesALineATabASpace() throws {
    let document = try document(
      MiniWord("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>"))
    #expect(document.text == "甲 乙\n丙\n")
    #expect(document.lines.count == 2 && document.paragraphs.count == 1)
  }

  @Test func whatFollowsABrokenPageOpensOne() throws {
    let document = try document(
      MiniWord(
        MiniWord.p("甲") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + MiniWord.p("乙")
          + MiniWord.p("丙", "<w:pageBreakBefore/>") + "<w:p><w:r><w:br w:type=\"page\"/><w:t>丁</w:t></w:r></w:p>"
          + MiniWord.p("戊")))
    #expect(document.paragraphs.map(\.opensPage) == [false, true, true, true, false])
  }

  @Test func mergedCellsSpanRowsAndColumns() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(MiniWord.p(text))</w:tc>"
    }
    let document = try document(
      MiniWord(
        "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
          + "<w:tr>\(cell("当事人", "<w:vMerge w:val=\"restart\"/>"))\(cell("某某公司", "<w:gridSpan w:val=\"2\"/>"))</w:tr>"
          + "<w:tr>\(cell("", "<w:vMerge/>"))\(cell("电话"))\(cell(""))</w:tr>"
          + "<w:tr>\(cell("备注"))\(cell("甲</w:t></w:r></w:p><w:p><w:r><w:t>乙", "<w:gridSpan w:val=\"2\"/>"))</w:tr></w:tbl>"
      ))
    #expect(
      document.cells() == ["0,0 2×1 当事人", "0,1 1×2 某某公司", "1,1 1×1 电话", "1,2 1×1 ", "2,0 1×1 备注", "2,1 1×2 甲\n乙"])
    #expect(document.text == "当事人\t某某公司\n电话\t\n备注\t甲\n乙\n")
    #expect(document.tables[0].rows == 3 && document.tables[0].columns == 3)
  }

  @Test func aTableInsideACellIsATableOfItsOwn() throws {
    let inner = "<w:tbl><w:tr><w:tc>\(MiniWord.p("内"))</w:tc></w:tr></w:tbl>"
    let document = try document(
      MiniWord("<w:tbl><w:tr><w:tc>\(MiniWord.p("外"))\(inner)\(MiniWord.p("后"))</w:tc></w:tr></w:tbl>"))
    #expect(document.tables.count == 2)
    #expect(document.cells(0) == ["0,0 1×1 外\n内\n后"] && document.cells(1) == ["0,0 1×1 内"])
  }

  @Test func trackedChangesAreAccepted() throws {
    let source = read(
      MiniWord(
        "<w:p><w:r><w:t>罚款</w:t></w:r><w:del><w:r><w:delText>五万</w:delText></w:r></w:del>"
          + "<w:ins><w:r><w:t>三万</w:t></w:r></w:ins><w:r><w:t>元</w:t></w:r></w:p>"
          + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上段</w:t></w:r></w:p>\(MiniWord.p("下段"))"
          + "<w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>"
      ).bytes)
    #expect(source.document?.text == "罚款三万元\n上段下段\n移来\n")
    #expect(source.document?.metadata.hasTrackedChanges == true)
    #expect(source.issues.map(\.code) == ["tracked-changes"] && source.status == .read)
  }

  @Test func partsAroundTheBodyHaveTheirRoles() throws {
    var word = MiniWord(
      "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor>"
        + "<wps:txbx><w:txbxContent>\(MiniWord.p("框内"))</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        + "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>\(MiniWord.p("框内"))</w:txbxContent></v:textbox></v:shape>"
        + "</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"
        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"default\" r:id=\"rId2\"/>"
        + "</w:sectPr>")
    word.parts = [
      ("header1.xml", "header", "<w:hdr>\(MiniWord.p("页眉"))</w:hdr>"),
      ("footer1.xml", "footer", "<w:ftr>\(MiniWord.p("页脚"))</w:ftr>"),
      (
        "footnotes.xml", "footnotes",
        "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\">\(MiniWord.p("线"))</w:footnote>"
          + "<w:footnote w:id=\"1\">\(MiniWord.p("脚注"))</w:footnote></w:footnotes>"
      ),
      ("comments.xml", "comments", "<w:comments><w:comment w:id=\"0\">\(MiniWord.p("批注"))</w:comment></w:comments>"),
    ]
    let document = try document(word)
    #expect(document.text == "页眉\n正文后\n框内\n页脚\n脚注\n批注\n")
    #expect(document.paragraphs.map(\.role) == [.header, .body, .textBox, .footer, .note, .comment])
    #expect(document.metadata.hasComments)
  }

  @Test func controlsAndSymbolsBecomeBoxes() throws {
    let control = { (state: String) in
      "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"\(state)\"/></w14:checkbox></w:sdtPr>"
        + "<w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
    }
    let document = try document(
      MiniWord(
        "<w:p>\(control("1"))<w:r><w:t>是</w:t></w:r>\(control("0"))<w:r><w:t>否</w:t>"
          + "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>o</w:t></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar>"
          + "<w:instrText>FORMCHECKBOX</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"))
    #expect(document.text == "☑是☐否☑□☑\n")
    #expect(document.marks.map(\.text) == ["checked", "unchecked", "checked", "unchecked", "checked"])
  }

  @Test func underlinedSpacesAreABlank() throws {
    func underlined(_ text: String) -> String {
      "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }
    let document = try document(
      MiniWord(
        "<w:p><w:r><w:t>签名:</w:t></w:r>\(underlined("   "))\(underlined("  "))<w:r><w:t>日期:</w:t></w:r>"
          + "\(underlined(" "))\(underlined("今天"))\(underlined("  "))</w:p>"))
    #expect(document.text == "签名:_____日期: 今天  \n")
    #expect(document.marks.map(\.kind) == [.blank] && document.marks.first?.offset == 7)
  }

  @Test func fieldsShowTheirResultAndHiddenTextNothing() throws {
    let document = try document(
      MiniWord(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>不显示</w:t></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
          + "<w:fldSimple><w:r><w:t>页</w:t></w:r></w:fldSimple></w:p>" + MiniWord.p("隐藏", run: "<w:vanish/>")))
    #expect(document.text == "7页\n")
  }

  @Test func theStrictNamespaceIsTheSameLanguage() throws {
    var word = MiniWord(MiniWord.p("严格", "<w:jc w:val=\"end\"/>"))
    word.main = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    let document = try document(word)
    #expect(document.text == "严格\n" && document.paragraphs.first?.alignment == .right)
  }

  @Test func picturesNamedAsSealsAreSeals() throws {
    let document = try document(
      MiniWord(
        "<w:p><w:r><w:t>某某局</w:t><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><wp:docPr id=\"1\" name=\"图片\" descr=\"公章\"/>"
          + "<a:blip r:embed=\"x\"/></wp:inline></w:drawing><w:drawing><wp:inline><wp:docPr id=\"2\" name=\"图片 2\"/><a:blip/>"
          + "</wp:inline></w:drawing></w:r></w:p>"))
    #expect(document.marks.map(\.kind) == [.seal, .picture] && document.marks.first?.offset == 9)
  }
}
