/// Which cells of a sheet do not show: those of hidden rows and columns.
///
/// Rows that a filter hides are read: its arrows are there to be seen, and the rows are a part of the list.
struct HiddenCells {
  private var columns: [ClosedRange<Int>] = []
  private var rows: Set<Int> = []
  /// Corners of merged cells, by their first place.
  private var merged: [Int: CellPlace] = [:]
  /// Whether the sheet has a filter with conditions, or a table that may have one.
  let isFiltered: Bool
  private(set) var hasFilteredRows = false

  /// As many as a sheet has columns.
  private static let mostRanges = 1 << 14

  init(_ root: XMLElement) {
    let filter = root.child(.autoFilter)
    isFiltered = filter?.child(.filterColumn) != nil || root.child(.tableParts) != nil
    for column in root.child(.cols)?.children.map({ $0 }) ?? [] where column.name == .col {
      guard Self.isHidden(column, size: .columnWidth), columns.count < Self.mostRanges,
        let first = column.int(.firstColumn), let last = column.int(.lastColumn), 1...last ~= first
      else { continue }
      columns.append(first - 1...last - 1)
    }
    for area in root.child(.mergeCells)?.children.map({ $0 }) ?? [] where area.name == .mergeCell {
      guard let (first, last) = area.attribute(.area).flatMap({ CellPlace.area($0) }) else { continue }
      merged[first.row * CellPlace.mostColumns + first.column] = last
    }
  }

  /// Takes in what a row says of itself; rows come in order.
  mutating func add(_ row: XMLElement, number: Int) {
    guard Self.isHidden(row, size: .rowHeight) else { return }
    if isFiltered { hasFilteredRows = true } else { rows.insert(number) }
  }

  private static func isHidden(_ element: XMLElement, size: XMLName) -> Bool {
    element.isOn(.hidden) || element.attribute(size).flatMap { Double($0) } == 0
  }

  /// Whether nothing shows of a cell; one that reaches into what shows is seen.
  func contains(row: Int, column: Int) -> Bool {
    guard !columns.isEmpty || !rows.isEmpty else { return false }
    guard rows.contains(row) || isHidden(column: column) else { return false }
    guard let last = merged[row * CellPlace.mostColumns + column] else { return true }
    // Hidden places are few, or the answer is found soon.
    return (row...last.row).allSatisfy { rows.contains($0) }
      || (column...last.column).allSatisfy { isHidden(column: $0) }
  }

  private func isHidden(column: Int) -> Bool { columns.contains { $0.contains(column) } }
}
