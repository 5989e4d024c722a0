import DocExtract

/// One document's text with the places of its paragraphs and table cells.
struct DocumentLayout {
  struct Cell {
    /// Bytes of the reading text; `nil` when nothing is written in the cell.
    var range: Range<Int>?
    var row, column, rowSpan, columnSpan: Int
    /// In the source's text.
    var span: TextSpan
  }
  struct Grid {
    var cells: [Cell]
    var rows, columns: Int
    /// Index into `cells` for row and column; -1 where there is none.
    private var index: [Int]

    init(cells: [Cell], rows: Int, columns: Int) {
      self.cells = cells
      self.rows = rows
      self.columns = columns
      index = [Int](repeating: -1, count: rows * columns)
      for (number, cell) in cells.enumerated() {
        for row in cell.row..<min(rows, cell.row + cell.rowSpan) {
          for column in cell.column..<min(columns, cell.column + cell.columnSpan) {
            index[row * columns + column] = number
          }
        }
      }
    }

    func cell(row: Int, column: Int) -> Int? {
      guard (0..<rows).contains(row), (0..<columns).contains(column) else { return nil }
      let found = index[row * columns + column]
      return found < 0 ? nil : found
    }
  }
  struct Line {
    var range: Range<Int>
    /// Index into `grids` and its cells.
    var cell: (grid: Int, cell: Int)?
    var isCentered: Bool
    /// Largest font, points; 0 when unknown.
    var fontSize: Double
    /// Index into the source's paragraphs.
    var origin: Int
    var page: Int?
    /// Its author broke the page before it, in a file without pages of its own.
    var opensPage = false
  }

  let text: ReadingText
  let lines: [Line]
  let grids: [Grid]

  init(text: ReadingText, document: ExtractedDocument, span: TextSpan) {
    self.text = text
    let tables = JoinedTables(document, in: span)
    var grids = tables.grids
    var lines: [Line] = []
    lines.reserveCapacity(text.paragraphs.count)
    var lineCursor = document.lines.partition { $0.span.end > span.start }
    for (range, origin) in zip(text.paragraphs, text.origins) {
      guard origin < document.paragraphs.count else { continue }
      let paragraph = document.paragraphs[origin]
      var place: (grid: Int, cell: Int)?
      if let found = paragraph.cell.flatMap(tables.place) {
        place = found
        let known = grids[found.grid].cells[found.cell].range
        grids[found.grid].cells[found.cell].range =
          known.map { min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound) } ?? range
      }
      while lineCursor < document.lines.count, document.lines[lineCursor].span.end <= paragraph.span.start {
        lineCursor += 1
      }
      let printed = lineCursor < document.lines.count ? document.lines[lineCursor] : nil
      lines.append(
        Line(
          range: range, cell: place, isCentered: paragraph.alignment == .center, fontSize: printed?.fontSize ?? 0,
          origin: origin, page: printed?.page, opensPage: paragraph.opensPage))
    }
    self.lines = lines
    self.grids = grids
  }

  func string(_ range: Range<Int>) -> String { text.string(range) }

  /// What the cell to the left of that of `line` says, where it is short enough to be a label; `nil` outside of forms.
  func label(leftOf line: Line) -> String? {
    guard let place = line.cell else { return nil }
    let grid = grids[place.grid]
    let cell = grid.cells[place.cell]
    guard let left = grid.cell(row: cell.row, column: cell.column - 1), let words = grid.cells[left].range,
      words.count <= 90
    else { return nil }
    return string(words)
  }

  /// The first row of a table, when it is one cell: the heading of a sheet.
  func isTopRow(_ line: Line) -> Bool {
    guard let place = line.cell else { return false }
    let cell = grids[place.grid].cells[place.cell]
    return place.grid == 0 && cell.row == 0 && cell.column == 0 && cell.columnSpan == grids[place.grid].columns
  }

  /// A bracket that was opened before `offset` on its line is still open there.
  func isInBracket(_ offset: Int) -> Bool {
    guard let line = line(at: offset) else { return false }
    let start = lines[line].range.lowerBound
    let depth = text.bytes[start..<max(start, offset)].reduce(0) { depth, byte in
      byte == UInt8(ascii: "(") ? depth + 1 : byte == UInt8(ascii: ")") ? max(0, depth - 1) : depth
    }
    return depth > 0
  }

  /// The line that holds `offset`, by binary search; the last one before it when it stands between two.
  func line(at offset: Int) -> Int? {
    let next = lines.partition { $0.range.lowerBound > offset }
    return next == 0 ? nil : next - 1
  }
}
