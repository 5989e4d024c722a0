import Testing

@testable import DocExtract

@Suite("PDF 标记与页面状态") struct PDFMarksTests {
  @Test func anEmptyPageIsBlankAndAPictureAloneIsUnread() throws {
    var pdf = MiniPDF()
    pdf.pages.append(MiniPDF.Page())
    pdf.pages.append(MiniPDF.Page(content: "q 500 0 0 700 40 60 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q"))
    var last = MiniPDF.Page()
    last.text("正文", x: 60, y: 700)
    pdf.pages.append(last)
    let source = read(pdf.bytes)
    let document = try #require(source.document)
    #expect(source.status == .partial)
    #expect(document.pages[0].state == .blank)
    #expect(document.pages[1].state == .unread(because: "第2页是图片,没有文字层,需要文字识别"))
    #expect(document.pages[2].state == .read)
    #expect(source.issues.map(\.code) == ["page-without-text"] && source.issues.first?.page == 2)
    #expect(document.marks.first { $0.kind == .picture }?.box == Box(x: 40, y: 82, width: 500, height: 700))
  }

  @Test func aScanAloneIsUnread() {
    let page = MiniPDF.Page(content: "q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q")
    let source = read(MiniPDF(pages: [page]).bytes)
    #expect(source.status == .unread && source.document == nil)
    #expect(source.issues.first?.code == "page-without-text")
  }

  @Test func hiddenTextBehindAScanIsReadWithANote() throws {
    var page = MiniPDF.Page(content: "q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q\n")
    page.text(String(repeating: "识别", count: 20), x: 60, y: 700, mode: 3)
    let source = read(MiniPDF(pages: [page]).bytes)
    #expect(source.status == .read && source.issues.map(\.code) == ["text-behind-picture"])
  }

  @Test func privateLettersAreGarbled() {
    let source = read(MiniPDF.page { $0.text("\u{E012}\u{E013}\u{E014}\u{E015}甲", x: 60, y: 700) }.bytes)
    #expect(source.status == .unread && source.issues.first?.code == "garbled-text")
  }

  @Test func aRedRingIsASeal() throws {
    let document = try printed {
      $0.text("某某市市场监督管理局", x: 340, y: 200)
      // A circle of 110 points in four arcs, and its star.
      $0.content += "1 0 0 RG 2 w 455 205 m 455 235.4 430.4 260 400 260 c 369.6 260 345 235.4 345 205 c "
      $0.content += "345 174.6 369.6 150 400 150 c 430.4 150 455 174.6 455 205 c S\n"
    }
    let seal = try #require(document.marks.first { $0.kind == .seal })
    #expect(seal.page == 1 && seal.offset == 0)
    #expect(seal.box.map { abs($0.width - 112) < 1 && abs($0.x - 345) < 2 } == true)
  }

  @Test func boxesToTickAreMarked() throws {
    let document = try printed { $0.text("□不予处罚 ■罚款", x: 60, y: 700) }
    let boxes = document.marks.filter { $0.kind == .checkbox }
    #expect(boxes.map(\.text) == ["unchecked", "checked"])
    #expect(boxes.first?.offset == 0 && boxes.first?.box?.x == 60)
  }

  @Test func aTickPrintedOverABoxTicksIt() throws {
    let document = try printed {
      $0.text("□同意", x: 60, y: 700)
      $0.text("□不同意", x: 160, y: 700)
      $0.text("√", x: 61, y: 701)
    }
    #expect(document.text == "☑同意 □不同意\n")
  }

  @Test func aPageThatBreaksOffIsUnread() {
    var pdf = MiniPDF.page { $0.text("前半", x: 60, y: 700) }
    pdf.pages.append(MiniPDF.Page(content: "x\u{9C}broken", entries: "/Contents 20 0 R"))
    pdf.objects = ["<< /Length 8 /Filter /FlateDecode >>\nstream\nabcdefgh\nendstream"]
    let source = read(pdf.bytes)
    #expect(source.status == .partial && source.issues.map(\.code) == ["damaged-page"])
  }

  /// Two boxes of one line belong to the words beside them; what their borders are drawn with is no place to write on.
  @Test func boxesToTickStandBesideTheirWords() throws {
    var pdf = MiniPDF.page("/Annots [20 0 R 21 0 R]") {
      $0.text("直接", x: 120, y: 600)
      $0.text("邮寄", x: 200, y: 600)
    }
    let widget = "<< /Type /Annot /Subtype /Widget /P 25 0 R /FT /Btn"
    let looks = "/AP << /N << /Yes 22 0 R /Off 22 0 R >> >>"
    pdf.objects = [
      "\(widget) /T (c) /V /Off /AS /Off /Rect [100 598 112 610] \(looks) >>",
      "\(widget) /T (d) /V /Yes /AS /Yes /Rect [180 594 192 606] \(looks) >>",
      "<< /Length 19 /Type /XObject /Subtype /Form /BBox [0 0 12 12] >>\nstream\n0 0 12 12 re S\n\nendstream",
    ]
    pdf.catalog = "/AcroForm << /Fields [20 0 R 21 0 R] >>"
    let document = try #require(read(pdf.bytes).document)
    #expect(document.text.filter { $0 != " " } == "□直接☑邮寄\n")
    #expect(document.marks.map(\.kind) == [.checkbox, .checkbox])
    #expect(document.marks.map(\.text) == ["unchecked", "checked"])
  }

  @Test func readsFormFieldsAndAnnotations() throws {
    var pdf = MiniPDF.page("/Annots [20 0 R 21 0 R 22 0 R 23 0 R 24 0 R]") { $0.text("表单", x: 60, y: 700) }
    let widget = "<< /Type /Annot /Subtype /Widget /P 25 0 R"
    pdf.objects = [
      "\(widget) /FT /Tx /T (a) /V <FEFF4E2D6587> /Rect [100 600 200 620] >>",
      "\(widget) /FT /Tx /T (b) /Rect [100 560 200 580] >>",
      "\(widget) /FT /Btn /T (c) /V /Yes /AS /Yes /Rect [100 520 112 532] /AP << /N << /Yes 25 0 R /Off 25 0 R >> >> >>",
      "\(widget) /FT /Sig /T (d) /Rect [100 480 200 500] >>",
      "<< /Type /Annot /Subtype /Text /Contents <FEFF8BF76838 5BF9> /Rect [300 600 320 620] >>",
      "<< /Length 0 /Type /XObject /Subtype /Form /BBox [0 0 12 12] >>\nstream\n\nendstream",
    ]
    pdf.catalog = "/AcroForm << /Fields [20 0 R 21 0 R 22 0 R 23 0 R] >>"
    let source = read(pdf.bytes)
    let document = try #require(source.document)
    #expect(document.paragraphs(.formField) == ["中文"])
    #expect(document.paragraphs(.annotation) == ["请核对"])
    #expect(document.marks.map(\.kind) == [.blank, .digitalSignature, .checkbox])
    #expect(document.marks.map(\.text) == ["", "", "checked"])
    #expect(document.metadata.hasComments && !document.metadata.isSigned)
  }

  @Test func namesTheSignerAndWhatWasAddedAfterwards() throws {
    var pdf = MiniPDF.page("/Annots [20 0 R]") { $0.text("已签", x: 60, y: 700) }
    pdf.objects = [
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [100 480 200 500] /V 21 0 R >>",
      "<< /Type /Sig /Filter /Adobe.PPKLite /Name <FEFF5F204E09> /ByteRange [0 10 20 30] /Contents <00> >>",
    ]
    pdf.catalog = "/AcroForm << /Fields [20 0 R] /SigFlags 3 >>"
    let source = read(pdf.bytes)
    #expect(source.document?.marks.map(\.text) == ["张三"])
    #expect(source.document?.metadata.isSigned == true)
    #expect(source.issues.map(\.code) == ["signature-not-whole"])
  }

  @Test(arguments: [
    ("D:20230110093000+08'00'", "2023-01-10T09:30:00+08:00"), ("D:20230110", "2023-01-10"),
    ("D:20230110093000Z", "2023-01-10T09:30:00Z"), ("昨天", "昨天"), ("", ""),
  ])
  func writesDatesAsISO(_ text: String, _ iso: String) {
    #expect(PDFDocument.isoDate(text) == iso)
  }

  @Test func popplerDataIsThere() {
    #expect(InstalledParts.hasPopplerData && !InstalledParts.poppler.isEmpty)
  }
}
