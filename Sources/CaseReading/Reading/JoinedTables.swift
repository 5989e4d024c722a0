import DocExtract

/// The tables of one document as grids; a table that page breaks cut is one grid.
///
/// Rows go on below those of the page before, under the same borders; a head that is printed again is left out; a row
/// that the break cuts is one row, and a merged cell reaches down over the break.
struct JoinedTables {
  typealias Cell = DocumentLayout.Cell

  private(set) var grids: [DocumentLayout.Grid] = []
  /// For each table: its grid, and for each of its cells the cell of the grid.
  private var places: [Int: (grid: Int, cells: [Int])] = [:]

  init(_ document: ExtractedDocument, in span: TextSpan) {
    var chain: [Int] = []
    for number in document.tables.indices where document.tables[number].span.overlaps(span) {
      if let last = chain.last, !Self.continues(last, number, in: document) {
        add(chain, of: document)
        chain = []
      }
      chain.append(number)
    }
    add(chain, of: document)
  }

  /// Where a cell of the document stands.
  func place(of cell: CellReference) -> (grid: Int, cell: Int)? {
    guard let place = places[cell.table], place.cells.indices.contains(cell.cell) else { return nil }
    return (place.grid, place.cells[cell.cell])
  }

  private mutating func add(_ chain: [Int], of document: ExtractedDocument) {
    guard let first = chain.first else { return }
    guard chain.count > 1 else {
      let table = document.tables[first]
      let cells = table.cells.map {
        Cell(
          range: nil, row: $0.row, column: $0.column, rowSpan: $0.rowSpan, columnSpan: $0.columnSpan, span: $0.span)
      }
      places[first] = (grids.count, Array(cells.indices))
      return grids.append(DocumentLayout.Grid(cells: cells, rows: table.rows, columns: table.columns))
    }
    var joint = TableJoint(chain.map { document.tables[$0] }, document.text)
    for number in chain { places[number] = (grids.count, joint.append(document.tables[number])) }
    grids.append(joint.grid)
  }

  /// Whether table `next` begins the page behind the one that table `last` ends, between the same outer borders.
  private static func continues(_ last: Int, _ next: Int, in document: ExtractedDocument) -> Bool {
    let (above, below) = (document.tables[last], document.tables[next])
    guard let page = above.cells.first?.page, below.cells.first?.page == page + 1,
      let (left, right) = TableJoint.sides(of: above), let (otherLeft, otherRight) = TableJoint.sides(of: below),
      abs(left - otherLeft) < TableJoint.tolerance, abs(right - otherRight) < TableJoint.tolerance
    else { return false }
    // Nothing but what runs along the edges of the pages stands between.
    let start = document.paragraphs.partition { $0.span.start >= above.span.end }
    return document.paragraphs[start...].prefix { $0.span.start < below.span.start }
      .allSatisfy { $0.role == .header || $0.role == .footer || $0.span.isEmpty }
  }
}

/// Puts the parts of a table together.
private struct TableJoint {
  /// Borders of one column lie this close on all pages, in points.
  static let tolerance = 3.0

  private let text: String
  private let borders: [Double]
  private let first: Table
  private var cells: [DocumentLayout.Cell] = []
  private var rows = 0
  /// Cells of heads that are printed again, and of rows and merged cells that go on: they are no place of the grid.
  private var absent: [Int] = []

  init(_ tables: [Table], _ text: String) {
    self.text = text
    first = tables[0]
    let edges = tables.flatMap(\.cells).compactMap(\.box).flatMap { [$0.x, $0.maxX] }.sorted()
    borders = edges.reduce(into: []) { found, edge in
      if found.last.map({ edge - $0 >= Self.tolerance }) ?? true { found.append(edge) }
    }
  }

  static func sides(of table: Table) -> (left: Double, right: Double)? {
    let boxes = table.cells.compactMap(\.box)
    guard let left = boxes.map(\.x).min(), let right = boxes.map(\.maxX).max() else { return nil }
    return (left, right)
  }

  var grid: DocumentLayout.Grid {
    var cells = cells
    for index in absent {
      cells[index].row = rows
      cells[index].rowSpan = 0
    }
    return DocumentLayout.Grid(cells: cells, rows: rows, columns: max(1, borders.count - 1))
  }

  /// - Returns: for each cell of the table, the cell of the grid that its words belong to.
  mutating func append(_ table: Table) -> [Int] {
    let head = rows == 0 ? 0 : repeatedRows(table)
    let cut = rows == 0 ? nil : cutCell(of: table, row: head)
    let base = rows - head - (cut == nil ? 0 : 1)
    var targets: [Int] = []
    for (index, cell) in table.cells.enumerated() {
      let (column, columnSpan) = columns(of: cell)
      let above = rows == 0 || cell.row != head ? nil : self.above(column, columnSpan)
      targets.append(cells.count)
      if cell.row < head {
        absent.append(cells.count)
      } else if let cut, cell.row == head {
        if index == cut.cell { targets[index] = cut.above }
        if let above, cell.rowSpan > 1 { cells[above].rowSpan += cell.rowSpan - 1 }
        absent.append(cells.count)
      } else if let above, cell.span.isEmpty, !cells[above].span.isEmpty, cell.rowSpan > 1 || cells[above].rowSpan > 1 {
        cells[above].rowSpan += cell.rowSpan
        absent.append(cells.count)
      }
      cells.append(
        DocumentLayout.Cell(
          range: nil, row: base + cell.row, column: column, rowSpan: cell.rowSpan, columnSpan: columnSpan,
          span: cell.span))
    }
    rows = base + table.rows
    return targets
  }

  private func columns(of cell: Table.Cell) -> (column: Int, span: Int) {
    guard let box = cell.box else { return (cell.column, cell.columnSpan) }
    let column = min(border(at: box.x), max(0, borders.count - 2))
    return (column, max(1, border(at: box.maxX) - column))
  }

  private func border(at x: Double) -> Int {
    borders.indices.min { abs(borders[$0] - x) < abs(borders[$1] - x) } ?? 0
  }

  /// The cell that ends the rows so far in the same columns.
  private func above(_ column: Int, _ span: Int) -> Int? {
    let gone = Set(absent)
    return cells.indices.last {
      !gone.contains($0) && cells[$0].column == column && cells[$0].columnSpan == span
        && cells[$0].row + cells[$0].rowSpan == rows
    }
  }

  /// The only words of a row, when they go on with the last words above them while the label beside them is empty.
  private func cutCell(of table: Table, row: Int) -> (cell: Int, above: Int)? {
    let here = table.cells.indices.filter { table.cells[$0].row == row }
    let written = here.filter { !table.cells[$0].span.isEmpty }
    guard written.count == 1, let cell = written.first, here.count > 1 else { return nil }
    let (column, span) = columns(of: table.cells[cell])
    guard let above = above(column, span), !cells[above].span.isEmpty, column > 0,
      !cells.contains(where: { !$0.span.isEmpty && $0.span.start > cells[above].span.start })
    else { return nil }
    let hasLabel = here.contains { other in
      guard other < cell else { return false }
      let (column, span) = columns(of: table.cells[other])
      return self.above(column, span).map { !cells[$0].span.isEmpty } ?? false
    }
    return hasLabel ? (cell, above) : nil
  }

  // MARK: Heads

  /// Rows of a head; what is longer is a form that was filled in twice.
  private static let mostHeadRows = 3

  /// How many rows at the top repeat those of the first page.
  private func repeatedRows(_ table: Table) -> Int {
    let most = min(Self.mostHeadRows + 1, first.rows - 1, table.rows - 1)
    guard most > 0 else { return 0 }
    let count = (0..<most).prefix { isSame($0, in: table) }.count
    return count <= Self.mostHeadRows ? count : 0
  }

  private func isSame(_ row: Int, in table: Table) -> Bool {
    let (old, new) = (first.cells.filter { $0.row == row }, table.cells.filter { $0.row == row })
    // A row that only goes on under merged cells of the head has none of its own.
    return old.count == new.count && old.contains { !$0.span.isEmpty }
      && zip(old, new).allSatisfy { a, b in
        columns(of: a) == columns(of: b) && a.rowSpan == b.rowSpan && words(a.span) == words(b.span)
      }
  }

  private func words(_ span: TextSpan) -> [UInt8] {
    Array(text.utf8.dropFirst(span.start).prefix(span.end - span.start)).filter { $0 > 0x20 }
  }
}
