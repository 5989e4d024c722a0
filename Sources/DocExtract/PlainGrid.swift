/// A table of texts before it is written: cells at their places, in any order, as a spreadsheet or a web page has them.
struct PlainGrid {
  struct Cell {
    /// 0-based position of the top left corner.
    var row, column: Int
    /// At least 1.
    var rowSpan = 1
    var columnSpan = 1
    /// UTF-8; lines are separated by `\n`.
    var text: [UInt8]
  }

  var cells: [Cell] = []

  /// As many as a frame between processes may hold; see `ExtractedPart+Frame`.
  private static let (mostRows, mostColumns, mostPlaces) = (1 << 20, 1 << 12, 1 << 22)
  /// Places up to which empty cells are written too: a form's blanks are cells.
  private static let mostFilled = 1 << 19

  /// Appends the table; empty rows and columns at the end are left out, and a table without a word is none.
  ///
  /// - Returns: how many cells with text lay beyond the largest table that can be kept.
  mutating func write(to builder: inout DocumentBuilder) -> Int {
    trim()
    guard !cells.isEmpty else { return 0 }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    if !fits { squeeze() }
    let lost = fits ? 0 : cut()
    PlainGridWriter(rows: rows, columns: columns, isFilled: isFilled).write(cells, to: &builder)
    return lost
  }

  private(set) var rows = 0
  private(set) var columns = 0

  private var fits: Bool {
    rows <= Self.mostRows && columns <= Self.mostColumns && rows * columns <= Self.mostPlaces
  }

  private var isFilled: Bool {
    var count = 0
    var last = -1
    for cell in cells where cell.row != last {
      count += 1
      last = cell.row
    }
    return count * columns <= Self.mostFilled
  }

  /// Measures the table by the cells with text and cuts the others to it.
  private mutating func trim() {
    let written = cells.filter { $0.text.contains { $0 > 0x20 } }
    rows = (written.map(\.row).max() ?? -1) + 1
    columns = (written.map(\.column).max() ?? -1) + 1
    cells = cells.compactMap { cell in
      guard cell.row < rows, cell.column < columns else { return nil }
      var cell = cell
      cell.rowSpan = max(1, min(cell.rowSpan, rows - cell.row))
      cell.columnSpan = max(1, min(cell.columnSpan, columns - cell.column))
      return cell
    }
  }

  /// Leaves out the empty rows and columns between cells that lie far apart.
  private mutating func squeeze() {
    let rowNumbers = Self.numbers(cells.map(\.row))
    let columnNumbers = Self.numbers(cells.map(\.column))
    for index in cells.indices {
      cells[index].row = rowNumbers[cells[index].row] ?? 0
      cells[index].column = columnNumbers[cells[index].column] ?? 0
    }
    (rows, columns) = (rowNumbers.count, columnNumbers.count)
    for index in cells.indices {
      cells[index].rowSpan = min(cells[index].rowSpan, rows - cells[index].row)
      cells[index].columnSpan = min(cells[index].columnSpan, columns - cells[index].column)
    }
  }

  private static func numbers(_ used: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: Set(used).sorted().enumerated().map { ($1, $0) })
  }

  /// - Returns: how many cells with text were cut off.
  private mutating func cut() -> Int {
    let before = cells.count { !$0.text.isEmpty }
    columns = min(columns, Self.mostColumns)
    rows = min(rows, Self.mostRows, Self.mostPlaces / max(1, columns))
    let (rows, columns) = (self.rows, self.columns)
    cells = cells.filter { $0.row < rows && $0.column < columns }
    for index in cells.indices {
      cells[index].rowSpan = min(cells[index].rowSpan, rows - cells[index].row)
      cells[index].columnSpan = min(cells[index].columnSpan, columns - cells[index].column)
    }
    return before - cells.count { !$0.text.isEmpty }
  }
}

/// Writes the cells of a grid in row order, each place once.
private struct PlainGridWriter {
  let rows, columns: Int
  /// Whether places without a cell get an empty one.
  let isFilled: Bool
  /// For every column: the first row that no cell from above reaches into.
  private var free: [Int]
  private var written: [Table.Cell] = []

  init(rows: Int, columns: Int, isFilled: Bool) {
    (self.rows, self.columns, self.isFilled) = (rows, columns, isFilled)
    free = [Int](repeating: 0, count: columns)
  }

  /// - Parameter cells: sorted by row and column.
  consuming func write(_ cells: [PlainGrid.Cell], to builder: inout DocumentBuilder) {
    let start = builder.offset
    let number = builder.tables.count
    builder.tables.append(Table(rows: 0, columns: 0, cells: [], span: builder.span(from: start)))
    var index = 0
    while index < cells.count, !builder.isFull {
      let row = cells[index].row
      var end = index
      while end < cells.count, cells[end].row == row { end += 1 }
      write(cells[index..<end], table: number, to: &builder)
      index = end
    }
    let span = TextSpan(start: start, end: max(start, builder.offset - 1))
    builder.tables[number] = Table(rows: rows, columns: columns, cells: written, span: span)
  }

  private mutating func write(_ row: ArraySlice<PlainGrid.Cell>, table: Int, to builder: inout DocumentBuilder) {
    let before = written.count
    var column = 0
    for var cell in row where !builder.isFull {
      if isFilled { fill(column..<max(column, cell.column), of: cell.row, to: &builder) }
      column = max(column, cell.column)
      // What lies under a merged cell is not shown.
      guard cell.column >= column, free[column] <= cell.row else { continue }
      let end = (column..<(column + cell.columnSpan)).first { free[$0] > cell.row } ?? (column + cell.columnSpan)
      cell.columnSpan = end - column
      for covered in column..<end { free[covered] = cell.row + cell.rowSpan }
      append(cell, table: table, to: &builder)
      column = end
    }
    if isFilled, let number = row.first?.row { fill(column..<columns, of: number, to: &builder) }
    guard written.count > before else { return }
    builder.removeSeparator()
    builder.appendSeparator(0x0A)
  }

  private mutating func fill(_ places: Range<Int>, of row: Int, to builder: inout DocumentBuilder) {
    for column in places where free[column] <= row {
      written.append(Table.Cell(row: row, column: column, span: builder.span(from: builder.offset)))
      builder.appendSeparator(0x09)
    }
  }

  private mutating func append(_ cell: PlainGrid.Cell, table: Int, to builder: inout DocumentBuilder) {
    let start = builder.offset
    let reference = CellReference(table: table, cell: written.count)
    for line in cell.text.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
      let lineStart = builder.offset
      builder.append(valid: line.lazy.map { $0 < 0x20 ? 0x20 : $0 }.filter { $0 != 0x7F })
      let span = builder.span(from: lineStart)
      builder.lines.append(TextLine(span: span))
      builder.paragraphs.append(Paragraph(span: span, cell: reference))
      builder.appendSeparator(0x0A)
    }
    // The break behind the last line gives way to the cell's own separator.
    if builder.offset > start { builder.removeSeparator() }
    written.append(
      Table.Cell(
        row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
        span: builder.span(from: start)))
    builder.appendSeparator(0x09)
  }
}
