extension WordWriter {
  /// A table whose rows are still being written.
  private struct Grid {
    let index: Int
    /// Whether the table has a colour, unless a cell says otherwise.
    let isPainted: Bool
    var cells: [Table.Cell] = []
    var columns = 0
    /// For every column that a merged cell reaches down through: the index of that cell.
    var merged: [Int: Int] = [:]
  }

  func write(table: XMLElement) {
    let start = builder.offset
    var grid = Grid(index: builder.tables.count, isPainted: isOnGround || paintsCells(table))
    builder.tables.append(Table(rows: 0, columns: 0, cells: [], span: builder.span(from: start)))
    grid.columns = table.child(.tblGrid)?.children.count { $0.name == .gridCol } ?? 0
    var row = 0
    write(rowsOf: table, &grid, &row)
    let span = TextSpan(start: start, end: max(start, builder.offset - 1))
    builder.tables[grid.index] = Table(rows: row, columns: grid.columns, cells: grid.cells, span: span)
  }

  private func write(rowsOf parent: XMLElement, _ grid: inout Grid, _ row: inout Int) {
    for child in parent.children {
      switch child.name {
      case .tr:
        if child.child(.trPr)?.child(.del) != nil {
          hasTrackedChanges = true
        } else {
          write(row: child, &grid, row)
          row += 1
        }
      case .sdt:
        if let content = child.child(.sdtContent) { write(rowsOf: content, &grid, &row) }
      case .customXml, .ins: write(rowsOf: child, &grid, &row)
      default: break
      }
    }
  }

  private func write(row element: XMLElement, _ grid: inout Grid, _ row: Int) {
    let properties = element.child(.trPr)
    if properties?.child(.ins) != nil { hasTrackedChanges = true }
    var column = properties?.child(.gridBefore)?.int(.val).map { min(max($0, 0), 1_000) } ?? 0
    let first = grid.cells.count
    write(cellsOf: element, &grid, row, &column)
    grid.columns = max(grid.columns, column)
    guard grid.cells.count > first else { return }
    builder.removeSeparator()
    builder.appendSeparator(0x0A)
  }

  private func write(cellsOf parent: XMLElement, _ grid: inout Grid, _ row: Int, _ column: inout Int) {
    for child in parent.children {
      switch child.name {
      case .tc: write(cell: child, &grid, row, &column)
      case .sdt:
        if let content = child.child(.sdtContent) { write(cellsOf: content, &grid, row, &column) }
      case .customXml, .ins: write(cellsOf: child, &grid, row, &column)
      default: break
      }
    }
  }

  private func write(cell element: XMLElement, _ grid: inout Grid, _ row: Int, _ column: inout Int) {
    let properties = element.child(.tcPr)
    let width = min(max(properties?.child(.gridSpan)?.int(.val) ?? 1, 1), 1_000)
    defer { column += width }
    if properties?.child(.cellDel) != nil {
      hasTrackedChanges = true
      return
    }
    let merge = properties?.child(.vMerge) ?? properties?.child(.vmerge)
    if let merge, merge.attribute(.val) != "restart", let above = grid.merged[column] {
      grid.cells[above].rowSpan = row - grid.cells[above].row + 1
      return
    }
    if let merge = properties?.child(.hMerge) ?? properties?.child(.hmerge), merge.attribute(.val) != "restart",
      let last = grid.cells.indices.last, grid.cells[last].row == row
    {
      grid.cells[last].columnSpan += width
      return
    }
    grid.merged[column] = merge == nil ? nil : grid.cells.count
    let start = builder.offset
    let index = grid.cells.count
    grid.cells.append(
      Table.Cell(row: row, column: column, columnSpan: width, span: TextSpan(start: start, end: start)))
    let (outerCell, outerOpen, outerGround) = (cell, open, isOnGround)
    (cell, open) = (CellReference(table: grid.index, cell: index), nil)
    isOnGround = ground(ofCell: properties) ?? grid.isPainted
    write(blocks: element)
    closeParagraph()
    (cell, open, isOnGround) = (outerCell, outerOpen, outerGround)
    // The break behind the last line gives way to the cell's own separator.
    if builder.offset > start { builder.removeSeparator() }
    grid.cells[index].span = builder.span(from: start)
    builder.appendSeparator(0x09)
  }
}
