import CPage

/// Writes what one page shows as text: lines in reading order, tables from ruling lines, paragraphs from geometry.
struct PageLayout {
  let number: Int
  let width: Float
  let height: Float
  /// All upright glyphs, those that stand for empty ruled blanks included.
  private let glyphs: [Glyph]
  private let turned: [TurnedGlyphs]
  private let grids: [RuledGrid]
  /// From the layout to the page as it is shown, when they differ.
  private let placing: PlaneMap?

  /// A part of the page that is laid out by itself: the page, or one cell.
  struct Region {
    var glyphs: [Int32] = []
    /// Indices of the grids that stand directly inside.
    var grids: [Int] = []
  }

  /// - Parameter placing: leads from where the glyphs stand to where they are shown: on a page that lies turned or askew.
  init(_ page: casecheck_page, number: Int, placing: PlaneMap? = nil) {
    self.number = number
    self.placing = placing
    width = page.width
    height = page.height
    let found = GridFinder(UnsafeBufferPointer(start: page.rules, count: page.rule_count))
    grids = found.grids
    var upright: [Glyph] = []
    upright.reserveCapacity(page.glyph_count + 64)
    var others: [TurnedGlyphs.Direction: [Glyph]] = [:]
    for glyph in UnsafeBufferPointer(start: page.glyphs, count: page.glyph_count) {
      if let direction = TurnedGlyphs.Direction(glyph) {
        others[direction, default: []].append(glyph)
      } else {
        upright.append(glyph)
      }
    }
    TickedBoxes.merge(&upright)
    upright.append(contentsOf: BlankLines(found.loose, among: upright).glyphs)
    glyphs = upright
    turned = others.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { TurnedGlyphs(direction: $0.key, glyphs: $0.value, width: page.width, height: page.height) }
  }

  /// Appends the page's text and everything that points into it.
  func write(to builder: inout DocumentBuilder) {
    let (root, cells) = regions()
    let shown = placing.map { placing in glyphs.map { $0.placed(by: placing) } } ?? glyphs
    glyphs.withUnsafeBufferPointer { glyphs in
      shown.withUnsafeBufferPointer { shown in
        let writer = RegionWriter(
          page: number, glyphs: glyphs, origins: shown, grids: grids, cells: cells, maker: LineMaker(glyphs: glyphs),
          placing: placing)
        writer.write(root, bounds: nil, width: width, cell: nil, to: &builder)
      }
    }
    for group in turned { group.write(page: number, to: &builder) }
  }

  /// Gives every glyph and every grid to the smallest cell around it.
  private func regions() -> (Region, [[Region]]) {
    var root = Region()
    var cells = grids.map { Array(repeating: Region(), count: $0.cells.count) }
    let bySize = grids.indices.sorted { (grids[$0].area, $0) < (grids[$1].area, $1) }
    for (place, index) in bySize.enumerated() {
      let grid = grids[index]
      let x = ((grid.xs.first ?? 0) + (grid.xs.last ?? 0)) / 2
      let y = ((grid.ys.first ?? 0) + (grid.ys.last ?? 0)) / 2
      let outer = bySize[(place + 1)...].first { grids[$0].cell(x: x, y: y) != nil }
      if let outer, let cell = grids[outer].cell(x: x, y: y) {
        cells[outer][cell].grids.append(index)
      } else {
        root.grids.append(index)
      }
    }
    for (index, glyph) in glyphs.enumerated() {
      let x = glyph.x + glyph.width / 2
      let y = glyph.baseline - 0.35 * glyph.size
      var isHome = false
      for grid in bySize {
        if let cell = grids[grid].cell(x: x, y: y) {
          cells[grid][cell].glyphs.append(Int32(index))
          isHome = true
          break
        }
      }
      if !isHome { root.glyphs.append(Int32(index)) }
    }
    return (root, cells)
  }
}

/// Writes regions: lines, paragraphs and, recursively, tables.
struct RegionWriter {
  let page: Int
  let glyphs: UnsafeBufferPointer<Glyph>
  /// Where each glyph really stands, when ``glyphs`` were turned.
  let origins: UnsafeBufferPointer<Glyph>
  let grids: [RuledGrid]
  let cells: [[PageLayout.Region]]
  let maker: LineMaker
  /// As for ``PageLayout``; borders of cells follow it.
  var placing: PlaneMap?

  private enum Item {
    case line(PrintedLine)
    case grid(Int)

    func top(_ grids: [RuledGrid]) -> Float {
      switch self {
      case .line(let line): line.middle
      case .grid(let index): grids[index].ys.first ?? 0
      }
    }
  }

  func write(
    _ region: PageLayout.Region, bounds: ClosedRange<Float>?, width: Float, cell: CellReference?,
    to builder: inout DocumentBuilder
  ) {
    let lines = maker.lines(of: region.glyphs)
    // Columns of text are looked for on pages without tables only: beside a table they are a form's.
    let parts = cell == nil && region.grids.isEmpty ? Columns.split(lines, maker: maker) : [lines]
    for part in parts { write(part, grids: region.grids, bounds, width, cell, &builder) }
  }

  private func write(
    _ lines: [PrintedLine], grids inside: [Int], _ bounds: ClosedRange<Float>?, _ width: Float, _ cell: CellReference?,
    _ builder: inout DocumentBuilder
  ) {
    let geometry =
      if let bounds {
        ParagraphGeometry(cell: lines, bounds: bounds, glyphs: glyphs)
      } else {
        ParagraphGeometry(
          page: lines, width: width, grids: inside.map { grids[$0] }, glyphs: glyphs, isRecognized: placing != nil)
      }
    var items = lines.map(Item.line) + inside.map(Item.grid)
    if !inside.isEmpty { items.sort { $0.top(grids) < $1.top(grids) } }
    var open: Range<Int>?
    var first: PrintedLine?
    var previous: PrintedLine?
    var alignment = Paragraph.Alignment.unknown
    func close(_ builder: inout DocumentBuilder) {
      guard let span = open else { return }
      builder.paragraphs.append(
        Paragraph(
          span: TextSpan(start: span.lowerBound, end: span.upperBound), alignment: alignment, cell: cell))
      open = nil
    }
    for item in items {
      switch item {
      case .line(let line):
        var joins = false
        if let previous, let first { joins = geometry.joins(previous, line, first: first) }
        if !joins { close(&builder) }
        guard let span = write(line, to: &builder) else { continue }
        if !joins || open == nil {
          alignment = geometry.alignment(of: line)
          first = line
        }
        open = (open?.lowerBound ?? span.start)..<span.end
        previous = line
      case .grid(let index):
        close(&builder)
        previous = nil
        write(grid: index, to: &builder)
      }
    }
    close(&builder)
  }

  /// Writes one line and the `\n` behind it; `nil` when nothing printable was left of it.
  private func write(_ line: PrintedLine, to builder: inout DocumentBuilder) -> TextSpan? {
    let start = builder.offset
    var previous: Glyph?
    var bold = 0
    for index in line.glyphs {
      let glyph = glyphs[Int(index)]
      let scalar = PrintedSigns.wingding(glyph.scalar) ?? Radicals.folded(glyph.scalar)
      guard scalar >= 0x20, !(0x7F...0x9F ~= scalar), scalar != 0xAD else { continue }
      if let previous, isSpaced(previous, glyph) { builder.appendSeparator(0x20) }
      let origin = origins[Int(index)]
      builder.append(
        scalar, x: origin.x, y: origin.y, width: origin.width, height: origin.height, doubt: glyph.doubt)
      if glyph.flags & UInt8(CASECHECK_GLYPH_BOLD) != 0 { bold += 1 }
      previous = glyph
    }
    let span = builder.span(from: start)
    guard !span.isEmpty, let first = line.glyphs.first else { return nil }
    var box = Self.box(origins[Int(first)])
    for index in line.glyphs.dropFirst() { box = box.union(Self.box(origins[Int(index)])) }
    builder.lines.append(
      TextLine(span: span, page: page, box: box, fontSize: Double(line.size), isBold: bold * 2 > line.glyphs.count))
    builder.appendSeparator(0x0A)
    return span
  }

  /// Whether a space shows between two neighbours of a line.
  private func isSpaced(_ left: Glyph, _ right: Glyph) -> Bool {
    let gap = right.x - left.x - left.width
    let size = max(left.size, right.size)
    if right.flags & UInt8(CASECHECK_GLYPH_AFTER_SPACE) != 0, gap > 0.08 * size { return true }
    let isWide = left.scalar >= 0x2E80 && right.scalar >= 0x2E80
    return gap > (isWide ? 0.6 : left.scalar >= 0x2E80 || right.scalar >= 0x2E80 ? 0.45 : 0.2) * size
  }

  static func box(_ glyph: Glyph) -> Box {
    Box(x: Double(glyph.x), y: Double(glyph.y), width: Double(glyph.width), height: Double(glyph.height))
  }

  private func write(grid index: Int, to builder: inout DocumentBuilder) {
    let grid = grids[index]
    let start = builder.offset
    let table = builder.tables.count
    builder.tables.append(Table(rows: grid.rows, columns: grid.columns, cells: [], span: builder.span(from: start)))
    var written: [Table.Cell] = []
    for (place, cell) in grid.cells.enumerated() {
      let from = builder.offset
      write(
        cells[index][place], bounds: cell.x0...max(cell.x0, cell.x1), width: cell.x1 - cell.x0,
        cell: CellReference(table: table, cell: place), to: &builder)
      let isLast = place + 1 == grid.cells.count || grid.cells[place + 1].row != cell.row
      // The break behind the cell's last line gives way to the cell's own separator.
      if builder.offset > from { builder.removeSeparator() }
      let box = Box(
        x: Double(cell.x0), y: Double(cell.y0), width: Double(cell.x1 - cell.x0), height: Double(cell.y1 - cell.y0))
      written.append(
        Table.Cell(
          row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
          span: builder.span(from: from), page: page, box: placing?.bounds(of: box) ?? box))
      builder.appendSeparator(isLast ? 0x0A : 0x09)
    }
    let span = TextSpan(start: start, end: max(start, builder.offset - 1))
    builder.tables[table] = Table(rows: grid.rows, columns: grid.columns, cells: written, span: span)
  }
}

extension Glyph {
  /// With its box where it is shown; nothing else of it is asked for there.
  fileprivate func placed(by placing: PlaneMap) -> Glyph {
    var placed = self
    let box = placing.bounds(of: RegionWriter.box(self))
    (placed.x, placed.y, placed.width, placed.height) = (
      Float(box.x), Float(box.y), Float(box.width), Float(box.height)
    )
    return placed
  }
}
