/// Writes the sheets of a workbook as tables.
final class SpreadsheetWriter {
  private var builder: DocumentBuilder
  private let texts: SharedTexts
  private let styles: SheetStyles
  private let is1904: Bool
  private(set) var hasComments = false
  private var hasFilteredRows = false
  private var hiddenCells = 0
  private var unseen = UnseenText()
  private var uncomputed = 0
  private var lostCells = 0

  init(texts: SharedTexts, styles: SheetStyles, is1904: Bool, limits: ReadingLimits) {
    builder = DocumentBuilder(isPlaced: false, limits: limits)
    (self.texts, self.styles, self.is1904) = (texts, styles, is1904)
  }

  func note(_ code: IssueCode, _ message: String) { builder.issues.append(ExtractionIssue(code, message)) }

  func document(_ metadata: Metadata) -> ExtractedDocument {
    if hiddenCells > 0 {
      note(.hiddenContent, "表格有隐藏的行或者列,其中 \(hiddenCells) 个单元格没有作为正文;属于案卷的,取消隐藏后重试")
    }
    if hasFilteredRows { note(.hiddenContent, "表格有被筛选隐藏的行,已照常读取;请核对是否应当归档") }
    if let issue = unseen.issue { builder.issues.append(issue) }
    if uncomputed > 0 { note(.unreadPart, "有 \(uncomputed) 个公式没有保存计算结果;请用表格软件打开并保存一次后重试") }
    if lostCells > 0 { note(.unreadPart, "表格过大,有 \(lostCells) 个单元格没有读取;请拆分后重试") }
    PrintedSigns.mark(0..<builder.offset, firstScalar: 0, page: nil, in: &builder)
    return builder.document(format: .xlsx, metadata: metadata)
  }

  /// - Parameter name: written as a paragraph before the table, unless empty.
  func write(sheet root: XMLElement, named name: String) {
    var grid = PlainGrid()
    var hidden = HiddenCells(root)
    // What colours cells by rule may give white letters a ground.
    let isPlain = root.child(.conditionalFormatting) == nil && root.child(.tableParts) == nil
    var row = -1
    for element in root.child(.sheetData)?.children.map({ $0 }) ?? [] where element.name == .row {
      row = Self.number(element.int(.place)) ?? row + 1
      guard row < CellPlace.mostRows else { break }
      hidden.add(element, number: row)
      write(cellsOf: element, row, hidden, isPlain: isPlain, &grid)
    }
    hasFilteredRows = hasFilteredRows || hidden.hasFilteredRows
    merge(root.child(.mergeCells), &grid)
    guard grid.cells.contains(where: { !$0.text.isEmpty }) else { return }
    write(paragraph: Array(name.utf8), role: .body)
    lostCells += grid.write(to: &builder)
  }

  /// A row's number, 0-based; `nil` for one that cannot be.
  private static func number(_ written: Int?) -> Int? {
    written.flatMap { 1...CellPlace.mostRows ~= $0 ? $0 - 1 : nil }
  }

  private func write(
    cellsOf element: XMLElement, _ row: Int, _ hidden: HiddenCells, isPlain: Bool, _ grid: inout PlainGrid
  ) {
    var column = -1
    for cell in element.children where cell.name == .cell {
      column = cell.attribute(.place).flatMap { CellPlace($0) }?.column ?? column + 1
      guard column < CellPlace.mostColumns else { return }
      let text = text(of: cell, isPlain: isPlain)
      if text.isEmpty { continue }
      if hidden.contains(row: row, column: column) {
        hiddenCells += 1
      } else {
        grid.cells.append(PlainGrid.Cell(row: row, column: column, text: text))
      }
    }
  }

  /// What the cell shows; what its format or its colour hides is counted.
  private func text(of cell: XMLElement, isPlain: Bool) -> [UInt8] {
    let style = styles[cell.int(.formatIndex) ?? 0]
    let value = value(of: cell)
    let shown = value.number.map { Array(style.format.text($0, is1904: is1904).utf8) } ?? style.format.text(value.text)
    if shown.isEmpty {
      // Many formats leave zeros out.
      if value.number != 0 { unseen.add(value.text, .hidden) }
    } else if style.isTiny || (style.isWhite && isPlain) {
      unseen.add(shown, style.isTiny ? .tiny : .colourless)
      return []
    }
    return shown
  }

  /// What a cell holds: a text, or a number with its digits.
  private func value(of cell: XMLElement) -> (text: [UInt8], number: Double?) {
    switch cell.attribute(.cellType) {
    case "s", "inlineStr", "b", "str", "e", "d": return (text(in: cell), nil)
    default: break
    }
    guard let value = cell.child(.cellValue), !value.text.isEmpty else {
      if cell.child(.formula) != nil { uncomputed += 1 }
      return ([], nil)
    }
    return (Array(value.text), Double(value.string).flatMap { $0.isFinite ? $0 : nil })
  }

  private func text(in cell: XMLElement) -> [UInt8] {
    let value = cell.child(.cellValue)
    switch cell.attribute(.cellType) {
    case "s": return value.flatMap { Int($0.string) }.flatMap { texts[$0] } ?? []
    case "inlineStr": return cell.child(.inlineText).map { SharedTexts.text(of: $0) } ?? []
    case "b": return value.map { Array(($0.string == "1" || $0.string == "true" ? "TRUE" : "FALSE").utf8) } ?? []
    default: return value.map { Array($0.text) } ?? []
    }
  }

  // MARK: Merged cells

  /// Places that merged cells may cover in all; beyond that they stay apart.
  private static let mostMerged = 1 << 20

  private func merge(_ list: XMLElement?, _ grid: inout PlainGrid) {
    let rows = (grid.cells.map(\.row).max() ?? -1) + 1
    let columns = (grid.cells.map(\.column).max() ?? -1) + 1
    var places: [Int: Int] = [:]
    for (index, cell) in grid.cells.enumerated() { places[cell.row * CellPlace.mostColumns + cell.column] = index }
    var covered = 0
    for element in list?.children.map({ $0 }) ?? [] where element.name == .mergeCell {
      guard let (first, last) = element.attribute(.area).flatMap({ CellPlace.area($0) }), first.row < rows,
        first.column < columns
      else { continue }
      let height = min(last.row, rows - 1) - first.row + 1
      let width = min(last.column, columns - 1) - first.column + 1
      covered += height * width
      guard covered <= Self.mostMerged else { return }
      let place = first.row * CellPlace.mostColumns + first.column
      if let index = places[place] {
        (grid.cells[index].rowSpan, grid.cells[index].columnSpan) = (height, width)
      } else {
        places[place] = grid.cells.count
        grid.cells.append(
          PlainGrid.Cell(row: first.row, column: first.column, rowSpan: height, columnSpan: width, text: []))
      }
    }
  }

  // MARK: What stands beside the cells

  /// Notes on cells, 批注.
  func write(comments root: XMLElement) {
    for comment in root.child(.commentList)?.children.map({ $0 }) ?? [] where comment.name == .sheetComment {
      hasComments = true
      if let text = comment.child(.commentText) { write(paragraph: SharedTexts.text(of: text), role: .comment) }
    }
  }

  /// Text boxes and shapes that float over the cells.
  func write(drawing root: XMLElement) {
    for paragraph in root.descendants(.drawingParagraph) {
      write(paragraph: paragraph.descendants(.drawingText).flatMap { Array($0.text) }, role: .textBox)
    }
    let pictures = root.descendants(.blip).count
    for _ in 0..<min(pictures, 1_000) { builder.marks.append(Mark(kind: .picture, confidence: 0.9)) }
  }

  private func write(paragraph text: [UInt8], role: Paragraph.Role) {
    for line in TextLines(text) where line.contains(where: { $0 > 0x20 }) {
      let start = builder.offset
      builder.append(valid: line.lazy.map { $0 < 0x20 ? 0x20 : $0 }.filter { $0 != 0x7F })
      let span = builder.span(from: start)
      builder.lines.append(TextLine(span: span))
      builder.paragraphs.append(Paragraph(span: span, role: role))
      builder.appendSeparator(0x0A)
    }
  }
}
