extension Table {
  /// No document needs more; a grid of all places is allocated later.
  static let mostRows = 1 << 20, mostColumns = 1 << 12, mostPlaces = 1 << 22

  /// Whether every cell lies inside of a table that can be laid out.
  var isFitting: Bool {
    rows <= Self.mostRows && columns <= Self.mostColumns && rows * columns <= Self.mostPlaces
      && cells.allSatisfy { $0.row + $0.rowSpan <= rows && $0.column + $0.columnSpan <= columns }
  }

  /// The table with what lies beyond the limits moved to its last row and column; the text stays.
  func fitted() -> Table {
    guard !isFitting else { return self }
    let rows = min(max(rows, 1), Self.mostRows)
    let columns = min(max(columns, 1), Self.mostColumns, Self.mostPlaces / rows)
    let cells = cells.map { cell in
      var cell = cell
      (cell.row, cell.column) = (min(cell.row, rows - 1), min(cell.column, columns - 1))
      cell.rowSpan = min(cell.rowSpan, rows - cell.row)
      cell.columnSpan = min(cell.columnSpan, columns - cell.column)
      return cell
    }
    return Table(rows: rows, columns: columns, cells: cells, span: span)
  }
}
