/// The table of data being read, with cells placed as browsers do (HTML §4.9.12).
struct HTMLGrid {
  private var grid = PlainGrid()
  private var row = -1
  private var column = 0
  /// For every column: the first row that no cell from above reaches into.
  private var free: [Int] = []
  private var open: PlainGrid.Cell?
  /// A caption, and text that stands between cells.
  private var loose: [UInt8] = []

  private static let mostColumns = 1 << 12

  mutating func openRow() {
    closeCell()
    row += 1
    column = 0
  }

  mutating func openCell(_ attributes: HTMLAttributes) {
    closeCell()
    if row < 0 { openRow() }
    if !loose.isEmpty { placeLoose() }
    while column < free.count, free[column] > row { column += 1 }
    let end = min(column + attributes.columnSpan, Self.mostColumns)
    guard column < end else { return }
    if free.count < end { free += [Int](repeating: 0, count: end - free.count) }
    for covered in column..<end { free[covered] = max(free[covered], row + attributes.rowSpan) }
    open = PlainGrid.Cell(
      row: row, column: column, rowSpan: attributes.rowSpan, columnSpan: end - column, text: [])
    column = end
  }

  mutating func append(line: [UInt8]) {
    guard let text = open?.text else {
      loose += (loose.isEmpty ? [] : [0x0A]) + line
      return
    }
    open?.text.append(contentsOf: text.isEmpty ? line : [0x0A] + line)
  }

  mutating func closeCell() {
    guard let cell = open else { return }
    grid.cells.append(cell)
    open = nil
  }

  /// A row of its own for a caption or for words between the rows.
  private mutating func placeLoose() {
    grid.cells.append(PlainGrid.Cell(row: row, column: 0, text: loose))
    loose = []
    row += 1
  }

  var finished: PlainGrid {
    var whole = self
    whole.closeCell()
    if !whole.loose.isEmpty {
      whole.row += 1
      whole.placeLoose()
    }
    return whole.grid
  }
}
