import Testing

@testable import DocExtract

@Suite("OFD 内容") struct OFDReaderTests {
  private func document(_ maker: OFDMaker) throws -> ExtractedDocument { try #require(read(maker.bytes).document) }

  private func text(_ raw: String) throws -> String { try document(OFDMaker.page { $0.raw = raw }).text }

  private func object(_ attributes: String, _ inside: String) -> String {
    "<ofd:TextObject ID=\"1\" Font=\"1\" Size=\"5\" Boundary=\"20 20 150 150\" \(attributes)>\(inside)</ofd:TextObject>"
  }

  @Test func severalCodesOfOneObjectStandWhereTheySay() throws {
    let inside =
      "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 2 5\">甲乙丙</ofd:TextCode>"
      + "<ofd:TextCode Y=\"15\" DeltaX=\"5 5\">丁戊己</ofd:TextCode>"
    #expect(try text(object("", inside)) == "甲乙丙\n丁戊己\n")
  }

  @Test func aShortListOfShiftsRunsOn() throws {
    let document = try document(
      OFDMaker.page { $0.raw = object("", "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"6\">甲乙丙丁</ofd:TextCode>") })
    #expect(document.text == "甲乙丙丁\n")
    #expect(document.box(of: "丁").map { abs($0.x - 38 * 72 / 25.4) < 0.1 } == true)
  }

  @Test func writingDownwardsIsReadByColumns() throws {
    let columns = [(100, "第一列文字"), (80, "第二列文字")].map { x, words in
      "<ofd:TextObject ID=\"1\" Font=\"1\" Size=\"5\" Boundary=\"\(x) 20 10 100\" ReadDirection=\"90\">"
        + "<ofd:TextCode X=\"0\" Y=\"5\" DeltaY=\"g 4 5\">\(words)</ofd:TextCode></ofd:TextObject>"
    }
    #expect(try text(columns.joined()) == "第一列文字\n第二列文字\n")
  }

  @Test(arguments: [90, 180, 270]) func turnedLettersAreRead(_ angle: Int) throws {
    let shifts = [90: "DeltaX=\"0\" DeltaY=\"5\"", 180: "DeltaX=\"-5\"", 270: "DeltaX=\"0\" DeltaY=\"-5\""]
    let inside = "<ofd:TextCode X=\"60\" Y=\"60\" \(shifts[angle] ?? "")>转过来的字</ofd:TextCode>"
    #expect(try text(object("CharDirection=\"\(angle)\" ReadDirection=\"\(angle)\"", inside)) == "转过来的字\n")
  }

  @Test func aTurnedMatrixTurnsTheLetters() throws {
    let inside = "<ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"g 3 5\">旋转文字</ofd:TextCode>"
    let document = try document(OFDMaker.page { $0.raw = object("CTM=\"0 1 -1 0 50 20\"", inside) })
    #expect(document.text == "旋转文字\n")
    let (first, last) = (document.boxes[0], document.boxes[3])
    #expect(abs(first.x - last.x) < 0.1 && last.y > first.y + 40)
  }

  @Test func rareLettersCountOnceOrTwice() throws {
    for shifts in ["5 5 5", "5 0 5 5"] {
      let inside = "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"\(shifts)\">王𠮷店铺</ofd:TextCode>"
      let document = try document(OFDMaker.page { $0.raw = object("", inside) })
      #expect(document.text == "王𠮷店铺\n")
      #expect(document.box(of: "铺").map { abs($0.x - 35 * 72 / 25.4) < 0.1 } == true)
    }
  }

  @Test func gapsAndSpacesShow() throws {
    let inside = "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"5 5 15 5\">当事人张三</ofd:TextCode>"
    #expect(try text(object("", inside)) == "当事人 张三\n")
    #expect(
      try text(object("", "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 5 3\">No. 12</ofd:TextCode>")) == "No. 12\n")
  }

  @Test func fontsTellBold() throws {
    var page = OFDMaker.Page()
    page.text("黑体标题", x: 100, y: 100)
    page.lines[0].isBold = true
    page.text("正文", x: 100, y: 200)
    #expect(try document(OFDMaker(pages: [page])).lines.map(\.isBold) == [true, false])
  }

  @Test(arguments: [
    ("Visible=\"false\"", ""), ("Alpha=\"0\"", ""), ("", "<ofd:FillColor Value=\"0 0 0\" Alpha=\"0\"/>"),
    ("", "<ofd:FillColor Value=\"255 255 255\"/>"), ("Fill=\"false\"", ""),
  ]) func lettersThatNobodySeesAreLeftOut(_ attributes: String, _ elements: String) throws {
    let source = read(
      OFDMaker.page {
        $0.text("看得见的正文", x: 60, y: 100)
        $0.text("看不见的文字", x: 60, y: 200, attributes: attributes, elements: elements)
      }.bytes)
    #expect(source.document?.text == "看得见的正文\n" && source.issues.map(\.code) == ["hidden-text"])
  }

  @Test func tinyLettersAndThoseOutsideAreLeftOut() throws {
    let source = read(
      OFDMaker.page {
        $0.text("正文", x: 60, y: 100)
        $0.text("小到看不见", x: 60, y: 200, size: 0.3)
        $0.text("页面之外的一行文字很长", x: 60, y: 1_200)
      }.bytes)
    #expect(source.document?.text == "正文\n" && source.issues.map(\.code) == ["hidden-text"])
  }

  @Test func whiteLettersOnADarkBarAreRead() throws {
    let bar =
      "<ofd:PathObject ID=\"1\" Boundary=\"10 10 100 20\" Fill=\"true\" Stroke=\"false\"><ofd:FillColor Value=\"10 20 90\"/>"
      + "<ofd:AbbreviatedData>M 0 0 L 100 0 L 100 20 L 0 20 C</ofd:AbbreviatedData></ofd:PathObject>"
    let white =
      "<ofd:FillColor Value=\"255 255 255\"/><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 3 5\">白色标题</ofd:TextCode>"
    #expect(try text(bar + object("", white)) == "白色标题\n")
  }

  // MARK: States of pages

  @Test func aPictureAloneIsUnreadAndAnEmptyPageBlank() throws {
    var pages = [OFDMaker.Page(), OFDMaker.Page(), OFDMaker.Page()]
    pages[0].pictures = [[0, 0, 595, 842]]
    pages[2].text("正文", x: 60, y: 100)
    let source = read(OFDMaker(pages: pages).bytes)
    #expect(source.status == .partial && source.issues.map(\.code) == ["page-without-text"])
    #expect(source.document?.pages[0].state == .unread(because: "第1页是图片,没有文字层,需要文字识别"))
    #expect(source.document?.pages[1].state == .blank && source.document?.pages[2].state == .read)
    #expect(source.document?.marks.map(\.kind) == [.picture])
  }

  @Test func aScanOverItsTextIsNoted() throws {
    let source = read(
      OFDMaker.page {
        for row in 0..<5 { $0.text("识别出来的文字在图片下面", x: 60, y: 100 + 30 * Double(row)) }
        $0.pictures = [[0, 0, 595, 842]]
      }.bytes)
    #expect(source.status == .read && source.issues.map(\.code) == ["text-behind-picture"])
    #expect(source.document?.lines.count == 5)
  }

  @Test func lettersThatOnlyTheFontKnowsAreGarbled() {
    let glyphs =
      "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"4\" GlyphCount=\"4\"><ofd:Glyphs>11 12 13 14</ofd:Glyphs>"
    for words in ["    ", "口口口口", "\u{E001}\u{E002}\u{E003}\u{E004}"] {
      let code = "\(glyphs)</ofd:CGTransform><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 3 5\">\(words)</ofd:TextCode>"
      let source = read(OFDMaker.page { $0.raw = object("", code) }.bytes)
      #expect(source.status == .unread && source.issues.first?.code == "garbled-text")
    }
  }

  // MARK: Drawings

  @Test func aRedRingIsASeal() throws {
    let ring =
      "<ofd:PathObject ID=\"1\" Boundary=\"120 200 40 40\" LineWidth=\"1\"><ofd:StrokeColor Value=\"220 20 20\"/>"
      + "<ofd:AbbreviatedData>M 0 20 A 20 20 0 0 1 40 20 A 20 20 0 0 1 0 20 C</ofd:AbbreviatedData></ofd:PathObject>"
    let document = try document(
      OFDMaker.page {
        $0.text("测试市市场监督管理局", x: 330, y: 620)
        $0.raw = ring
      })
    let seal = try #require(document.marks.first { $0.kind == .seal })
    #expect(seal.offset == 0 && seal.box.map { abs($0.width - 116.2) < 1 && abs($0.height - 116.2) < 1 } == true)
  }

  /// Windows programs write names in GBK, without saying so; the XML inside names them in its own encoding.
  @Test func namesInGBKAreFound() throws {
    let maker = OFDMaker.page { $0.text("正文", x: 60, y: 100) }
    let renamed = maker.entries.map { entry -> (name: [UInt8], bytes: [UInt8]) in
      let text = String(decoding: entry.bytes, as: UTF8.self)
      let bytes = entry.name.hasSuffix(".xml") ? Array(text.replacing("Pages/", with: "页面/").utf8) : entry.bytes
      return (Encoded.bytes(of: entry.name.replacing("Pages/", with: "页面/"), in: "GBK"), bytes)
    }
    let source = read(MiniZip.package(raw: renamed), as: "a.ofd")
    #expect(source.document?.text == "正文\n" && source.issues.isEmpty)
  }

  @Test func graphicUnitsAreDrawnWhereTheyAreUsed() throws {
    var maker = OFDMaker.page {
      $0.raw = "<ofd:CompositeObject ID=\"1\" ResourceID=\"20\" Boundary=\"30 40 50 20\" CTM=\"2 0 0 2 0 0\"/>"
    }
    let inside = "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"5\">图元</ofd:TextCode>"
    maker.resources =
      "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"20\" Width=\"50\" Height=\"20\"><ofd:Content>"
      + "<ofd:TextObject ID=\"1\" Font=\"1\" Size=\"5\" Boundary=\"1 1 20 10\">\(inside)</ofd:TextObject>"
      + "<ofd:CompositeObject ID=\"2\" ResourceID=\"20\" Boundary=\"0 0 1 1\"/>"
      + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    let source = read(maker.bytes)
    // The unit holds itself: what is drawn once is there, the page is not called whole.
    #expect(source.issues.map(\.code) == ["over-limit"])
    maker.resources.replace("<ofd:CompositeObject ID=\"2\" ResourceID=\"20\" Boundary=\"0 0 1 1\"/>", with: "")
    let document = try document(maker)
    #expect(document.text == "图元\n" && document.lines.first?.fontSize.map { abs($0 - 28.3) < 0.1 } == true)
    #expect(document.box(of: "图").map { abs($0.x - 32 * 72 / 25.4) < 0.1 } == true)
  }

  // MARK: Annotations

  private func annotation(_ type: String, _ inside: String, _ attributes: String = "") -> String {
    "<ofd:Annot ID=\"1\" Type=\"\(type)\" \(attributes)><ofd:Appearance Boundary=\"50 50 100 20\">\(inside)"
      + "</ofd:Appearance></ofd:Annot>"
  }

  @Test func wordsOfAnnotationsStandApart() throws {
    let words = { (text: String) in
      "<ofd:TextObject ID=\"1\" Font=\"1\" Size=\"5\" Boundary=\"0 0 100 20\"><ofd:TextCode X=\"0\" Y=\"10\" DeltaX=\"g 3 5\">"
        + "\(text)</ofd:TextCode></ofd:TextObject>"
    }
    let document = try document(
      OFDMaker.page {
        $0.text("正文第一行", x: 60, y: 160)
        $0.annotations =
          annotation("Watermark", words("内部资料")) + annotation("Stamp", words("已经作废"))
          + annotation("Highlight", words("不见"), "Visible=\"false\"") + annotation("Widget", words("表单内容"))
      })
    #expect(document.paragraphs() == ["正文第一行", "表单内容"] || document.paragraphs() == ["表单内容", "正文第一行"])
    #expect(document.paragraphs(.annotation) == ["内部资料", "已经作废"])
    #expect(document.metadata.hasComments && document.pages[0].state == .read)
  }

  @Test func aWatermarkAskewIsNoText() throws {
    let document = try document(
      OFDMaker.page {
        $0.text("正文第一行", x: 60, y: 300)
        $0.raw = object(
          "CTM=\"0.7071 0.7071 -0.7071 0.7071 0 50\"",
          "<ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"g 3 8\">机关内部</ofd:TextCode>")
      })
    #expect(document.paragraphs() == ["正文第一行"] && document.paragraphs(.annotation) == ["机关内部"])
    #expect(!document.metadata.hasComments)
  }

  @Test func linesDrawnByHandAreInk() throws {
    let path =
      "<ofd:PathObject ID=\"1\" Boundary=\"0 0 100 20\"><ofd:AbbreviatedData>M 1 1 B 9 3 4 8 20 9</ofd:AbbreviatedData></ofd:PathObject>"
    let document = try document(
      OFDMaker.page {
        $0.text("被处罚人签名", x: 60, y: 170)
        $0.annotations = annotation("Path", path)
      })
    #expect(document.marks.map(\.kind) == [.ink] && document.marks.first?.offset == 0)
  }

  // MARK: Packages

  @Test func attachmentsAreListed() throws {
    var maker = OFDMaker.page { $0.text("正文", x: 60, y: 100) }
    maker.document = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
    let list =
      "<ofd:Attachments xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Attachment ID=\"1\" Name=\"发票.xml\"><ofd:FileLoc>a.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"
    maker.extra = [("Doc_0/Attachs/Attachments.xml", Array(list.utf8)), ("Doc_0/Attachs/a.xml", Array("<a/>".utf8))]
    #expect(try document(maker).attachments == [Attachment(name: "发票.xml", bytes: 4)])
  }

  @Test func allDocumentsOfAPackageAreRead() throws {
    var maker = OFDMaker.page { $0.text("第一个文档", x: 60, y: 100) }
    let other = OFDMaker.page { $0.text("第二个文档", x: 60, y: 100) }
    maker.extra = other.entries.filter { $0.name != "OFD.xml" }.map {
      ($0.name.replacing("Doc_0", with: "Doc_1"), $0.bytes)
    }
    maker.body = "</ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>"
    let document = try document(maker)
    #expect(document.text == "第一个文档\n第二个文档\n" && document.pages.map(\.number) == [1, 2])
  }

  @Test func theCurrentVersionIsRead() throws {
    var maker = OFDMaker.page { $0.text("旧版本", x: 60, y: 100) }
    let new = OFDMaker.page { $0.text("新版本", x: 60, y: 100) }
    maker.extra = new.entries.filter { $0.name != "OFD.xml" }.map {
      ($0.name.replacing("Doc_0", with: "Doc_1"), $0.bytes)
    }
    let version =
      "<ofd:DocVersion xmlns:ofd=\"http://www.ofdspec.org/2016\" ID=\"2\"><ofd:DocRoot>/Doc_1/Document.xml</ofd:DocRoot></ofd:DocVersion>"
    maker.extra.append(("Doc_0/Versions/2.xml", Array(version.utf8)))
    maker.body =
      "<ofd:Versions><ofd:Version ID=\"2\" Index=\"1\" Current=\"true\" BaseLoc=\"Doc_0/Versions/2.xml\"/></ofd:Versions>"
    #expect(try document(maker).text == "新版本\n")
  }

  @Test func aRangeOfPagesIsReadAlone() throws {
    let pages = (1...5).map { number in
      var page = OFDMaker.Page()
      page.text("第\(number)页", x: 60, y: 100)
      return page
    }
    var maker = OFDMaker(pages: pages)
    // Pages outside of the range are not looked at.
    maker.extra = [("Doc_0/Pages/Page_4/Content.xml", Array("<".utf8))]
    let part = maker.bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: 2...3, limits: ReadingLimits()) }
    #expect(part.pageCount == 5 && part.issues == [])
    #expect(part.document?.pages.map(\.number) == [2, 3] && part.document?.text == "第2页\n第3页\n")
    let beyond = maker.bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: 9...12, limits: ReadingLimits()) }
    #expect(beyond.pageCount == 5 && beyond.document?.pages == [])
  }
}
