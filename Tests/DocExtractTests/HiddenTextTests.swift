import Testing

@testable import DocExtract

/// Text that nobody sees is left out of every format, with a note.
@Suite("看不见的文字") struct HiddenTextTests {
  private func run(_ text: String, _ properties: String) -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
  }

  private func source(_ body: String, styles: String = "") -> ExtractedSource {
    var word = MiniWord(body)
    if !styles.isEmpty { word.parts = [("styles.xml", "styles", "<w:styles>\(styles)</w:styles>")] }
    return read(word.bytes, as: "a.docx")
  }

  @Test(arguments: [
    ("<w:vanish/>", "设为隐藏 4 字"), ("<w:color w:val=\"FFFFFF\"/>", "白色或者透明 4 字"),
    ("<w:color w:val=\"FDFEFF\"/>", "白色或者透明 4 字"), ("<w:sz w:val=\"2\"/>", "极小 4 字"),
  ]) func runsOfWord(_ properties: String, _ words: String) {
    let source = source("<w:p>\(run("正文", ""))\(run("罚款 五万", properties))</w:p>")
    #expect(source.document?.text == "正文\n" && source.status == .read)
    #expect(source.issues.map(\.code) == ["hidden-text"])
    #expect(source.issues.first?.message.contains("(\(words))") == true)
  }

  @Test(arguments: [
    "<w:vanish w:val=\"0\"/>", "<w:color w:val=\"auto\"/>", "<w:color w:val=\"F0F0F0\"/>", "<w:sz w:val=\"4\"/>",
    "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"C00000\"/>",
    "<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>",
    "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"solid\" w:color=\"auto\"/>",
  ]) func whatIsSeenStays(_ properties: String) {
    let source = source("<w:p>\(run("罚款五万", properties))</w:p>")
    #expect(source.document?.text == "罚款五万\n" && source.issues.isEmpty)
  }

  @Test func stylesHideToo() {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:rPr><w:vanish/></w:rPr></w:style>"
      + "<w:style w:type=\"character\" w:styleId=\"B\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:style>"
      + "<w:style w:type=\"character\" w:styleId=\"C\"><w:basedOn w:val=\"B\"/></w:style>"
    let body =
      MiniWord.p("隐藏的段", "<w:pStyle w:val=\"P\"/>") + "<w:p>\(run("白字样式", "<w:rStyle w:val=\"C\"/>"))</w:p>"
      + MiniWord.p("仍然显示", "<w:pStyle w:val=\"P\"/>", run: "<w:vanish w:val=\"false\"/>")
    let source = source(body, styles: styles)
    #expect(source.document?.text == "仍然显示\n")
    #expect(source.issues.first?.message.contains("设为隐藏 4 字、白色或者透明 4 字") == true)
  }

  @Test func whiteOnAColouredCellIsSeen() {
    let white = "<w:color w:val=\"FFFFFF\"/>"
    let cell = { (text: String, properties: String) in
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(MiniWord.p(text, run: white))</w:tc>"
    }
    let blue = "<w:shd w:val=\"clear\" w:fill=\"4472C4\"/>"
    let row = "<w:tr>\(cell("表头", blue))\(cell("暗处的字", "<w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/>"))</w:tr>"
    let mixed = source("<w:tbl>\(row)</w:tbl>")
    #expect(mixed.document?.cells() == ["0,0 1×1 表头", "0,1 1×1 "] && mixed.issues.map(\.code) == ["hidden-text"])
    let styles =
      "<w:style w:type=\"table\" w:styleId=\"T\"><w:tblStylePr w:type=\"firstRow\"><w:tcPr>\(blue)</w:tcPr></w:tblStylePr></w:style>"
    let table = "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr><w:tr>\(cell("表头的字", ""))</w:tr></w:tbl>"
    #expect(source(table, styles: styles).document?.cells() == ["0,0 1×1 表头的字"])
    #expect(source(table + MiniWord.p("正文")).document?.cells() == ["0,0 1×1 "])
    // Nothing but hidden text is nothing.
    #expect(source(table).status == .unread)
  }

  @Test func whiteOverAPictureOfThePageIsSeen() {
    let anchor = { (side: Int) in
      "<w:p><w:r><w:drawing><wp:anchor behindDoc=\"1\"><wp:extent cx=\"\(side)\" cy=\"\(side)\"/></wp:anchor></w:drawing></w:r>"
        + "\(run("白色的字", "<w:color w:val=\"FFFFFF\"/>"))</w:p>"
    }
    #expect(source(anchor(5_000_000)).document?.text == "白色的字\n")
    #expect(source(anchor(9_000) + MiniWord.p("正文")).document?.text == "正文\n")
  }

  @Test func emptySpacersSayNothing() {
    let source = source(
      MiniWord.p("   ", run: "<w:sz w:val=\"2\"/>") + MiniWord.p("正文") + MiniWord.p("藏", run: "<w:vanish/>"))
    #expect(source.document?.text.hasSuffix("正文\n") == true && source.issues.isEmpty)
  }

  @Test(arguments: [
    "<p style='display:none'>藏起来的</p>", "<p style='visibility: hidden'>藏起来的</p>", "<p hidden>藏起来的</p>",
    "<p style='font-size:0'>藏起来的</p>", "<p style='font-size: 1pt !important'>藏起来的</p>", "<p style='opacity:0'>藏起来的</p>",
    "<div style='visibility:collapse'><p>藏起来的</p></div>",
  ]) func pagesOfTheWeb(_ hidden: String) {
    let source = read(Array("<html><body><p>正文</p>\(hidden)</body>".utf8))
    #expect(source.document?.text == "正文\n" && source.issues.map(\.code) == ["hidden-text"])
    #expect(source.status == .read)
  }

  @Test func whatAPageShowsAgainIsRead() {
    let source = read(
      Array(
        ("<html><div style='visibility:hidden;font-size:0'>藏<b style='visibility:visible;font-size:12pt'>显示</b></div>"
          + "<script>var 脚本里的字</script><table><tr><td>甲<td style='visibility:hidden'>暗<td>乙</table>").utf8))
    #expect(source.document?.text == "显示\n甲\t\t乙\n" && source.issues.isEmpty)
  }

  @Test func unitsAndStylesOfOFD() {
    var maker = OFDMaker.page {
      $0.text("正文", x: 60, y: 100)
      $0.raw =
        "<ofd:CompositeObject ID=\"1\" ResourceID=\"20\" Boundary=\"30 60 50 20\" Visible=\"false\"/>"
        + "<ofd:TextObject ID=\"2\" Font=\"1\" Size=\"5\" Boundary=\"30 90 50 20\" DrawParam=\"30\">"
        + "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 3 5\">白色样式</ofd:TextCode></ofd:TextObject>"
    }
    maker.resources =
      "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"20\" Width=\"50\" Height=\"20\"><ofd:Content>"
      + "<ofd:TextObject ID=\"3\" Font=\"1\" Size=\"5\" Boundary=\"1 1 40 10\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 2 5\">图元里</ofd:TextCode>"
      + "</ofd:TextObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
      + "<ofd:DrawParams><ofd:DrawParam ID=\"30\"><ofd:FillColor Value=\"255 255 255\"/></ofd:DrawParam></ofd:DrawParams>"
    let source = read(maker.bytes)
    #expect(source.document?.text == "正文\n" && source.issues.map(\.code) == ["hidden-text"])
    #expect(source.issues.first?.message.contains("7 字") == true)
  }
}
