import Testing

@testable import DocExtract

@Suite("PDF") struct PDFReaderTests {
  @Test func readsTextWithABoxForEveryLetter() throws {
    let source = read(MiniPDF.page { $0.text("行政处罚决定书", x: 227.5, y: 742, size: 20) }.bytes)
    let document = try #require(source.document)
    #expect(document.text == "行政处罚决定书\n")
    #expect(document.boxes.count == 8)
    let box = try #require(document.box(of: "处罚"))
    #expect(abs(box.x - 267.5) < 0.1 && abs(box.width - 40) < 0.1)
    // The baseline lies 100 points below the upper edge.
    #expect(box.y < 100 && box.maxY > 100)
    #expect(source.sha256.count == 64 && source.status == .read)
    #expect(document.lines.first?.fontSize == 20)
    #expect(document.paragraphs.first?.alignment == .center)
  }

  @Test(arguments: [90, 180, 270]) func boxesStandWhereATurnedPageShowsThem(_ turn: Int) throws {
    let source = read(MiniPDF.page("/Rotate \(turn)") { $0.text("左下", x: 20, y: 20) }.bytes)
    let document = try #require(source.document)
    #expect(document.text == "左下\n")
    let page = try #require(document.pages.first)
    let box = try #require(document.box(of: "左下"))
    #expect(page.width == (turn == 180 ? 595 : 842))
    #expect((box.x < page.width / 2) == (turn == 90))
    #expect((box.y < page.height / 2) == (turn != 270))
  }

  @Test func joinsTheLinesOfAParagraph() throws {
    let long = String(repeating: "甲", count: 40)
    let document = try printed { page in
      page.text(String(long.dropLast(2)), x: 84, y: 700, size: 10)
      page.text(long, x: 64, y: 682, size: 10)
      page.text("尾巴。", x: 64, y: 664, size: 10)
      page.text("另起一段", x: 84, y: 646, size: 10)
      page.text("2024年1月2日", x: 380, y: 610, size: 10)
    }
    #expect(
      document.paragraphs().map { $0.replacing("\n", with: "") } == [
        String(long.dropLast(2)) + long + "尾巴。", "另起一段", "2024年1月2日",
      ])
    #expect(document.paragraphs.last?.alignment == .right)
  }

  @Test func oneBaselineIsOneLine() throws {
    let document = try printed {
      $0.text("执法人员:甲", x: 300, y: 500)
      $0.text("当事人:乙", x: 60, y: 500)
    }
    #expect(document.text == "当事人:乙 执法人员:甲\n")
  }

  @Test func columnsAreReadOneAfterTheOther() throws {
    let left = String(repeating: "左", count: 20)
    let right = String(repeating: "右", count: 20)
    let document = try printed { page in
      for row in 0..<10 {
        page.text(left, x: 50, y: 700 - Double(row) * 16, size: 10)
        page.text(right, x: 300, y: 700 - Double(row) * 16, size: 10)
      }
    }
    #expect(document.text.hasPrefix(Array(repeating: left, count: 10).joined(separator: "\n") + "\n" + right))
  }

  @Test func boldByPrintingTwiceSaysItOnce() throws {
    let document = try printed {
      $0.text("罚款", x: 60, y: 500)
      $0.text("罚款", x: 60.4, y: 500)
    }
    #expect(document.text == "罚款\n")
  }

  @Test func turnedTextIsReadAsWritten() throws {
    let document = try printed {
      $0.text("正文", x: 100, y: 700)
      $0.text("装订线", x: 30, y: 400, matrix: "0 1 -1 0")
    }
    #expect(document.text == "正文\n装订线\n")
  }

  @Test func radicalsBecomeIdeographs() throws {
    let document = try printed { $0.text("2024年1月2日\u{2F47}", x: 60, y: 500) }
    #expect(!document.text.unicodeScalars.contains("\u{2F47}"))
  }

  @Test func anEmptyRuleIsABlank() throws {
    let document = try printed {
      $0.text("签名:", x: 60, y: 500)
      $0.line(100, 498, 200, 498)
      $0.text("日期:", x: 60, y: 470)
      $0.line(100, 468, 200, 468)
      $0.text("2024", x: 110, y: 470)
    }
    #expect(document.text.hasPrefix("签名: ___"))
    #expect(document.text.hasSuffix("日期: 2024\n"))
    let blank = try #require(document.marks.first { $0.kind == .blank })
    #expect(blank.box.map { abs($0.x - 100) < 1 && abs($0.width - 100) < 1 } == true)
  }

  @Test func spacesMayBeDrawnBeforeTheirLine() throws {
    let source = read(
      MiniPDF.page { page in
        page.text("\u{20}", x: 120, y: 700)
        page.text("姓名:张三", x: 60, y: 700)
        page.text("性别:男", x: 123.8, y: 700)
        page.text("另一行的性别:男", x: 60, y: 680)
      }.bytes)
    #expect(source.document?.text == "姓名:张三 性别:男\n另一行的性别:男\n")
  }

  @Test func pageNumbersAndRunningHeadsAreNoText() throws {
    var pdf = MiniPDF()
    for number in 1...3 {
      var page = MiniPDF.Page()
      page.text("某某市市场监督管理局", x: 220, y: 810, size: 9)
      page.text("第\(number)页的正文", x: 60, y: 600)
      page.text("- \(number) -", x: 285, y: 30, size: 9)
      pdf.pages.append(page)
    }
    let document = try #require(read(pdf.bytes).document)
    #expect(document.paragraphs(.header) == Array(repeating: "某某市市场监督管理局", count: 3))
    #expect(document.paragraphs(.footer) == ["- 1 -", "- 2 -", "- 3 -"])
    #expect(document.paragraphs() == ["第1页的正文", "第2页的正文", "第3页的正文"])
  }

  @Test(arguments: ["3", "-3-", "第3页", "第3页共12页", "第三页", "3/12", "Page3of12"])
  func knowsPageNumbers(_ text: String) {
    #expect(RunningLines.isPageNumber(Array(text.utf8)))
  }

  @Test(arguments: ["第3条", "2024年", "页", "", "1234567"])
  func knowsWhatIsNoPageNumber(_ text: String) {
    #expect(!RunningLines.isPageNumber(Array(text.utf8)))
  }

  @Test func aParagraphRunsOverThePage() throws {
    let full = String(repeating: "乙", count: 45)
    var pdf = MiniPDF()
    for number in 1...2 {
      var page = MiniPDF.Page()
      for row in 0..<4 { page.text(full, x: 70, y: 700 - Double(row) * 18, size: 10) }
      page.text("第 \(number) 页", x: 280, y: 30, size: 9)
      pdf.pages.append(page)
    }
    let document = try #require(read(pdf.bytes).document)
    #expect(document.paragraphs.filter { $0.role == .body }.map(\.continues) == [true, false])
  }

  @Test func rangesOfPagesJoinToTheSameDocument() throws {
    var pdf = MiniPDF()
    for number in 1...7 {
      var page = MiniPDF.Page()
      page.text("案卷第\(number)页 □是 ☑否", x: 60, y: 700)
      page.grid(xs: [60, 200, 400], ys: [600, 640, 680])
      page.text("格\(number)", x: 70, y: 650)
      page.text("第 \(number) 页", x: 280, y: 30, size: 9)
      pdf.pages.append(page)
    }
    let bytes = pdf.bytes
    let file = SourceFile(path: "a.pdf", location: "", bytes: bytes.count)
    let whole = try #require(read(bytes, as: "a.pdf").document)
    let parts = [1...2, 3...3, 4...7].map { range in
      bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: range, limits: ReadingLimits()) }
    }
    #expect(ExtractedSource(file, parts: parts).document == whole)
    #expect(whole.tables.count == 7 && whole.pages.map(\.number) == Array(1...7))
  }
}
