import DocExtract
import Testing

@testable import CaseReading

@Suite("跨页的表格") struct JoinedTableTests {
  /// A document of tables, one to a page; each row is its cells, and a cell is its words, first column, columns and rows.
  private struct Book {
    typealias Cell = (words: String, column: Int, columns: Int, rows: Int)
    var text = ""
    var tables: [Table] = []
    var paragraphs: [Paragraph] = []

    mutating func line(_ words: String, role: Paragraph.Role = .body) {
      paragraphs.append(Paragraph(span: add(words), role: role))
      text += "\n"
    }

    private mutating func add(_ words: String) -> TextSpan {
      let start = text.utf8.count
      text += words
      return TextSpan(start: start, end: text.utf8.count)
    }

    mutating func table(_ rows: [[Cell]], page: Int, left: Double = 60) {
      let start = text.utf8.count
      var cells: [Table.Cell] = []
      for (row, list) in rows.enumerated() {
        for cell in list {
          let span = add(cell.words)
          if !span.isEmpty {
            paragraphs.append(Paragraph(span: span, cell: CellReference(table: tables.count, cell: cells.count)))
          }
          text += "\t"
          let box = Box(
            x: left + 100 * Double(cell.column), y: 80 + 20 * Double(row), width: 100 * Double(cell.columns),
            height: 20 * Double(cell.rows))
          cells.append(
            Table.Cell(
              row: row, column: cell.column, rowSpan: cell.rows, columnSpan: cell.columns, span: span, page: page,
              box: box))
        }
      }
      tables.append(
        Table(rows: rows.count, columns: 3, cells: cells, span: TextSpan(start: start, end: text.utf8.count - 1)))
    }

    var document: ExtractedDocument {
      ExtractedDocument(format: .pdf, text: text, paragraphs: paragraphs, tables: tables)
    }

    /// Every place of every grid, as the words of the cell there.
    var grids: [[[String]]] {
      let joined = JoinedTables(document, in: TextSpan(start: 0, end: text.utf8.count))
      var words = joined.grids.map { $0.cells.map { _ in "" } }
      for paragraph in paragraphs {
        guard let place = paragraph.cell.flatMap(joined.place) else { continue }
        let bytes = Array(text.utf8)[paragraph.span.start..<paragraph.span.end]
        words[place.grid][place.cell] += String(decoding: bytes, as: UTF8.self)
      }
      return joined.grids.enumerated().map { number, grid in
        (0..<grid.rows).map { row in
          (0..<grid.columns).map { column in grid.cell(row: row, column: column).map { words[number][$0] } ?? "-" }
        }
      }
    }
  }

  private func row(_ words: String...) -> [Book.Cell] { words.enumerated().map { ($1, $0, 1, 1) } }

  @Test func rowsGoOnAndHeadsStandOnce() {
    var book = Book()
    book.table([row("序号", "名称", "数量"), row("1", "甲", "3")], page: 1)
    book.line("第1页", role: .footer)
    book.line("清单", role: .header)
    book.table([row("序号", "名称", "数量"), row("2", "乙", "4"), row("3", "", "5")], page: 2)
    book.table([row("4", "丙", "6")], page: 3)
    #expect(
      book.grids == [[["序号", "名称", "数量"], ["1", "甲", "3"], ["2", "乙", "4"], ["3", "", "5"], ["4", "丙", "6"]]])
  }

  @Test func aRowThatTheBreakCutsIsOneRow() {
    var book = Book()
    book.table([[("案由", 0, 1, 1), ("无证经营", 1, 2, 1)], [("承办人意见", 0, 1, 1), ("建议处罚。", 1, 2, 1)]], page: 1)
    book.table([[("", 0, 1, 1), ("张三 2023年1月10日", 1, 2, 1)], [("审批意见", 0, 1, 1), ("同意。", 1, 2, 1)]], page: 2)
    #expect(
      book.grids == [
        [
          ["案由", "无证经营"], ["承办人意见", "建议处罚。张三 2023年1月10日"], ["审批意见", "同意。"],
        ]
      ])
  }

  @Test func aMergedCellReachesOverTheBreak() {
    var book = Book()
    book.table([[("食品", 0, 1, 2), ("甲", 1, 1, 1), ("1", 2, 1, 1)], [("乙", 1, 1, 1), ("2", 2, 1, 1)]], page: 1)
    book.table([[("", 0, 1, 2), ("丙", 1, 1, 1), ("3", 2, 1, 1)], [("丁", 1, 1, 1), ("4", 2, 1, 1)]], page: 2)
    #expect(book.grids == [[["食品", "甲", "1"], ["食品", "乙", "2"], ["食品", "丙", "3"], ["食品", "丁", "4"]]])
  }

  @Test func tablesApartStayApart() {
    var book = Book()
    book.table([row("甲", "乙", "丙"), row("1", "2", "3")], page: 1)
    book.line("下一份文书")
    book.table([row("丁", "戊", "己"), row("4", "5", "6")], page: 2)
    book.table([row("庚", "辛", "壬"), row("7", "8", "9")], page: 3, left: 90)
    book.table([row("子", "丑", "寅"), row("0", "0", "0")], page: 5, left: 90)
    #expect(book.grids.map(\.count) == [2, 2, 2, 2])
  }
}
