import CPage

/// A grid of ruling lines, with the cells that merged where lines are missing.
struct RuledGrid {
  struct Cell {
    var row, column, rowSpan, columnSpan: Int
    var x0, y0, x1, y1: Float
  }

  /// Ascending; the borders of rows and columns.
  var xs: [Float], ys: [Float]
  /// In row order.
  var cells: [Cell]
  /// For every place of the grid, row by row, the index of its cell.
  var owner: [Int]

  var rows: Int { ys.count - 1 }
  var columns: Int { xs.count - 1 }
  var area: Float { ((xs.last ?? 0) - (xs.first ?? 0)) * ((ys.last ?? 0) - (ys.first ?? 0)) }

  /// The cell around a point; `nil` outside.
  func cell(x: Float, y: Float) -> Int? {
    guard let column = Self.interval(x, in: xs), let row = Self.interval(y, in: ys) else { return nil }
    return owner[row * columns + column]
  }

  private static func interval(_ value: Float, in borders: [Float]) -> Int? {
    guard let first = borders.first, let last = borders.last, value >= first, value < last else { return nil }
    var low = 0
    var high = borders.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if borders[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}

/// A straight line between two points of one axis, at one place of the other.
struct Stroke {
  /// Place on the other axis.
  var at: Float
  var from, to: Float
  var length: Float { to - from }
}

/// Finds grids among the ruling lines of a page.
struct GridFinder {
  /// Lines closer than this are one; borders are often drawn twice, cell by cell.
  static let tolerance: Float = 2.5

  private(set) var grids: [RuledGrid] = []
  /// Horizontal lines that belong to no grid.
  private(set) var loose: [Stroke] = []

  init(_ rules: UnsafeBufferPointer<casecheck_rule>) {
    var horizontal: [Stroke] = []
    var vertical: [Stroke] = []
    for rule in rules {
      if rule.is_horizontal {
        horizontal.append(Stroke(at: (rule.y0 + rule.y1) / 2, from: rule.x0, to: rule.x1))
      } else {
        vertical.append(Stroke(at: (rule.x0 + rule.x1) / 2, from: rule.y0, to: rule.y1))
      }
    }
    horizontal = Self.merged(horizontal)
    vertical = Self.merged(vertical)
    guard !vertical.isEmpty, horizontal.count + vertical.count <= 4_000 else {
      loose = horizontal
      return
    }
    find(horizontal, vertical)
  }

  /// Joins pieces of one line: dashes, borders drawn cell by cell, double strokes.
  private static func merged(_ strokes: [Stroke]) -> [Stroke] {
    var groups: [(at: Float, members: [Stroke])] = []
    for stroke in strokes.sorted(by: { $0.at < $1.at }) {
      if let last = groups.last, stroke.at - last.at < 1.6 {
        groups[groups.count - 1].members.append(stroke)
      } else {
        groups.append((stroke.at, [stroke]))
      }
    }
    var result: [Stroke] = []
    for group in groups {
      var open: Stroke?
      for stroke in group.members.sorted(by: { $0.from < $1.from }) {
        if var current = open, stroke.from - current.to < tolerance {
          current.to = max(current.to, stroke.to)
          open = current
        } else {
          if let open { result.append(open) }
          open = stroke
        }
      }
      if let open { result.append(open) }
    }
    return result
  }

  private mutating func find(_ horizontal: [Stroke], _ vertical: [Stroke]) {
    var parent = Array(0..<(horizontal.count + vertical.count))
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index {
        parent[index] = parent[parent[index]]
        index = parent[index]
      }
      return index
    }
    let reach = Self.tolerance
    for (h, across) in horizontal.enumerated() {
      for (v, down) in vertical.enumerated() {
        let touches =
          down.at >= across.from - reach && down.at <= across.to + reach && across.at >= down.from - reach
          && across.at <= down.to + reach
        if touches { parent[root(h)] = root(horizontal.count + v) }
      }
    }
    var groups: [Int: (across: [Stroke], down: [Stroke])] = [:]
    var order: [Int] = []
    for (h, stroke) in horizontal.enumerated() {
      let key = root(h)
      if groups[key] == nil { order.append(key) }
      groups[key, default: ([], [])].across.append(stroke)
    }
    for (v, stroke) in vertical.enumerated() {
      groups[root(horizontal.count + v), default: ([], [])].down.append(stroke)
    }
    for key in order {
      guard let group = groups[key] else { continue }
      if let grid = Self.grid(group.across, group.down) {
        grids.append(grid)
      } else {
        loose.append(contentsOf: group.across)
      }
    }
  }

  private static func borders(_ strokes: [Stroke]) -> [Float] {
    var result: [Float] = []
    for at in strokes.map(\.at).sorted() where result.last.map({ at - $0 >= tolerance }) ?? true { result.append(at) }
    return result
  }

  /// Adds the borders of a table whose outer sides are not drawn: most lines of the other direction end there.
  private static func openEnds(_ borders: [Float], of lines: [Stroke]) -> [Float] {
    guard let first = borders.first, let last = borders.last else { return borders }
    let starts = lines.map(\.from).filter { $0 < first - 8 }
    let ends = lines.map(\.to).filter { $0 > last + 8 }
    var result = borders
    if starts.count * 2 > lines.count, starts.count > 1, let start = starts.min() { result.insert(start, at: 0) }
    if ends.count * 2 > lines.count, ends.count > 1, let end = ends.max() { result.append(end) }
    return result
  }

  private static func grid(_ across: [Stroke], _ down: [Stroke]) -> RuledGrid? {
    let ys = openEnds(borders(across), of: down)
    let xs = openEnds(borders(down), of: across)
    guard ys.count >= 2, xs.count >= 2, (ys.count - 1) * (xs.count - 1) <= 20_000 else { return nil }
    let borders = Borders(xs: xs, ys: ys, across: across, down: down)
    let grid = borders.grid()
    // A frame around something is no table.
    return grid.cells.count >= 2 ? grid : nil
  }
}

/// Which sides of the places of a grid are drawn.
private struct Borders {
  let xs: [Float], ys: [Float]
  /// `below[r * columns + c]`: a line under place (r, c).
  var below: [Bool]
  /// `after[r * columns + c]`: a line to the right of place (r, c).
  var after: [Bool]

  init(xs: [Float], ys: [Float], across: [Stroke], down: [Stroke]) {
    self.xs = xs
    self.ys = ys
    let (rows, columns) = (ys.count - 1, xs.count - 1)
    below = Array(repeating: false, count: rows * columns)
    after = below
    func covers(_ strokes: [Stroke], _ at: Float, _ from: Float, _ to: Float) -> Bool {
      var covered: Float = 0
      for stroke in strokes where abs(stroke.at - at) < GridFinder.tolerance {
        covered += max(0, min(stroke.to, to) - max(stroke.from, from))
      }
      return covered >= 0.6 * (to - from)
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let place = row * columns + column
        below[place] = row + 1 == rows || covers(across, ys[row + 1], xs[column], xs[column + 1])
        after[place] = column + 1 == columns || covers(down, xs[column + 1], ys[row], ys[row + 1])
      }
    }
  }

  /// Grows each cell to the right and then down as far as no line stands in the way.
  func grid() -> RuledGrid {
    let (rows, columns) = (ys.count - 1, xs.count - 1)
    var owner = Array(repeating: -1, count: rows * columns)
    var cells: [RuledGrid.Cell] = []
    for row in 0..<rows {
      for column in 0..<columns where owner[row * columns + column] < 0 {
        var right = column
        while right + 1 < columns, !after[row * columns + right], owner[row * columns + right + 1] < 0 { right += 1 }
        var bottom = row
        while bottom + 1 < rows, isOpen(bottom, column...right, owner) { bottom += 1 }
        for r in row...bottom {
          for c in column...right { owner[r * columns + c] = cells.count }
        }
        cells.append(
          RuledGrid.Cell(
            row: row, column: column, rowSpan: bottom - row + 1, columnSpan: right - column + 1, x0: xs[column],
            y0: ys[row], x1: xs[right + 1], y1: ys[bottom + 1]))
      }
    }
    return RuledGrid(xs: xs, ys: ys, cells: cells, owner: owner)
  }

  /// Whether the places of `row` and those below them are one area.
  private func isOpen(_ row: Int, _ span: ClosedRange<Int>, _ owner: [Int]) -> Bool {
    let columns = xs.count - 1
    return span.allSatisfy { column in
      let next = (row + 1) * columns + column
      return !below[row * columns + column] && owner[next] < 0 && (column == span.upperBound || !after[next])
    }
  }
}
