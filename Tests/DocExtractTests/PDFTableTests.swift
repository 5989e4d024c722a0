import Testing

@testable import DocExtract

@Suite("PDF 表格") struct PDFTableTests {
  @Test func readsAFormWithMergedCells() throws {
    let document = try printed { page in
      // Two rows; the first is one label and one wide cell, the second four cells.
      for y in [700.0, 670, 640] { page.line(60, y, 460, y) }
      for x in [60.0, 160, 460] { page.line(x, 640, x, 700) }
      for x in [260.0, 360] { page.line(x, 640, x, 670) }
      page.text("当事人", x: 70, y: 680)
      page.text("某某有限公司", x: 170, y: 680)
      page.text("性别", x: 70, y: 650)
      page.text("男", x: 170, y: 650)
      page.text("职业", x: 270, y: 650)
    }
    #expect(document.cells() == ["0,0 1×1 当事人", "0,1 1×3 某某有限公司", "1,0 1×1 性别", "1,1 1×1 男", "1,2 1×1 职业", "1,3 1×1 "])
    #expect(document.text == "当事人\t某某有限公司\n性别\t男\t职业\t\n")
    #expect(document.tables[0].rows == 2 && document.tables[0].columns == 4)
    #expect(document.paragraphs.map(\.cell?.cell) == [0, 1, 2, 3, 4])
  }

  @Test func mergesDownwards() throws {
    let document = try printed { page in
      page.line(60, 700, 360, 700)
      page.line(160, 670, 360, 670)
      page.line(60, 640, 360, 640)
      for x in [60.0, 160, 360] { page.line(x, 640, x, 700) }
      page.text("意见", x: 70, y: 665)
      page.text("同意", x: 170, y: 680)
      page.text("签名", x: 170, y: 650)
    }
    #expect(document.cells() == ["0,0 2×1 意见", "0,1 1×1 同意", "1,1 1×1 签名"])
  }

  @Test func bordersMayBeThinRectanglesDrawnCellByCell() throws {
    let document = try printed { page in
      for row in 0..<2 {
        for column in 0..<2 {
          let (x, y) = (60 + Double(column) * 100, 600 + Double(row) * 30)
          page.content += "\(x) \(y) 100 0.5 re f \(x) \(y + 30) 100 0.5 re f "
          page.content += "\(x) \(y) 0.5 30 re f \(x + 100) \(y) 0.5 30 re f\n"
        }
      }
      page.text("甲", x: 70, y: 640)
      page.text("丁", x: 170, y: 610)
    }
    #expect(document.cells() == ["0,0 1×1 甲", "0,1 1×1 ", "1,0 1×1 ", "1,1 1×1 丁"])
  }

  @Test func aCellOfSeveralLinesIsOneParagraph() throws {
    let document = try printed { page in
      page.grid(xs: [60, 90, 300], ys: [600, 700])
      for (row, letter) in ["案", "件", "来", "源"].enumerated() { page.text(letter, x: 69, y: 680 - Double(row) * 16) }
      page.text("投诉举报", x: 100, y: 650)
    }
    #expect(document.cells() == ["0,0 1×1 案\n件\n来\n源", "0,1 1×1 投诉举报"])
    #expect(document.paragraphs.count == 2)
  }

  @Test func aTableInsideACellIsATableOfItsOwn() throws {
    let document = try printed { page in
      page.grid(xs: [60, 120, 460], ys: [500, 700])
      page.text("清单", x: 70, y: 600)
      page.text("如下:", x: 130, y: 680)
      page.grid(xs: [140, 240, 340], ys: [560, 600, 640])
      page.text("名称", x: 150, y: 615)
      page.text("数量", x: 250, y: 615)
    }
    #expect(document.tables.count == 2)
    #expect(document.cells(1).prefix(2) == ["0,0 1×1 名称", "0,1 1×1 数量"])
    #expect(document.tables[0].cells[1].span.contains(document.tables[1].span))
  }

  @Test func outerSidesNeedNotBeDrawn() throws {
    let document = try printed { page in
      for y in [700.0, 670, 640] { page.line(60, y, 460, y) }
      page.line(260, 640, 260, 700)
      for (row, words) in [("名称", "数量"), ("面包", "14袋")].enumerated() {
        page.text(words.0, x: 70, y: 680 - Double(row) * 30)
        page.text(words.1, x: 270, y: 680 - Double(row) * 30)
      }
    }
    #expect(document.cells() == ["0,0 1×1 名称", "0,1 1×1 数量", "1,0 1×1 面包", "1,1 1×1 14袋"])
  }

  @Test func aFrameIsNoTable() throws {
    let document = try printed { page in
      page.grid(xs: [40, 555], ys: [40, 802])
      page.text("封面", x: 260, y: 500, size: 30)
    }
    #expect(document.tables.isEmpty && document.text == "封面\n")
  }
}
