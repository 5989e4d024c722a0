public import DocExtract

/// Turns spans of a source's text into places.
///
/// Everything is looked up by binary search in what the reader of the format recorded; nothing searches for words.
public struct EvidenceLocator: Sendable {
  private let document: ExtractedDocument

  public init(_ document: ExtractedDocument) { self.document = document }

  public func place(of span: TextSpan) -> Place {
    document.pages.isEmpty ? placeInFlow(span) : placeOnPage(span)
  }

  // MARK: Pages

  private func placeOnPage(_ span: TextSpan) -> Place {
    let page = document.pages[document.pages.lastIndex(startingAtOrBefore: span.start, \.span.start)]
    let origin = document.origin(ofPage: page.number)
    guard let line = lineIndex(at: span.start) else { return Place(file: origin.file, page: origin.page) }
    let first = document.lines.firstIndex(startingAtOrAfter: page.span.start, \.span.start)
    return Place(
      file: origin.file, page: origin.page, line: max(1, line - first + 1), boxes: boxes(of: span, on: page, from: line)
    )
  }

  private func boxes(of span: TextSpan, on page: Page, from firstLine: Int) -> [Box] {
    var boxes: [Box] = []
    var index = firstLine
    var cursor = ScalarCursor(text: document.text, offset: page.span.start, scalar: page.firstScalar)
    while index < document.lines.count {
      let line = document.lines[index]
      guard line.span.start < max(span.end, span.start + 1), line.page ?? page.number == page.number else { break }
      let start = max(span.start, line.span.start)
      let end = max(start, min(span.end, line.span.end))
      let scalars = cursor.scalar(at: start)..<cursor.scalar(at: end)
      if let box = union(of: scalars) ?? line.box { boxes.append(box) }
      index += 1
    }
    return boxes
  }

  /// The box around those scalars that take place.
  private func union(of scalars: Range<Int>) -> Box? {
    var result: Box?
    for scalar in scalars.clamped(to: 0..<document.boxes.count) {
      let box = document.boxes[scalar]
      guard box.width > 0 else { continue }
      result = result.map { $0.union(box) } ?? box
    }
    return result
  }

  // MARK: Formats without pages

  private func placeInFlow(_ span: TextSpan) -> Place {
    var place = Place(line: lineIndex(at: span.start).map { $0 + 1 })
    place.cell = cell(at: span.start)
    place.cellInRow = place.cell.flatMap(ordinal)
    guard place.cell == nil, !document.paragraphs.isEmpty else { return place }
    let index = document.paragraphs.lastIndex(startingAtOrBefore: span.start, \.span.start)
    if document.format != .text { place.paragraph = index + 1 }
    return place
  }

  private func cell(at offset: Int) -> [Int]? {
    if !document.paragraphs.isEmpty {
      let paragraph = document.paragraphs[document.paragraphs.lastIndex(startingAtOrBefore: offset, \.span.start)]
      if let cell = paragraph.cell, paragraph.span.start <= offset, offset <= paragraph.span.end {
        return position(of: cell)
      }
    }
    // The innermost table whose cell holds the offset comes last.
    for (index, table) in document.tables.enumerated().reversed() {
      guard table.span.start <= offset, offset <= table.span.end else { continue }
      if let cell = table.cells.first(where: { $0.span.start <= offset && offset <= $0.span.end }) {
        return [index + 1, cell.row + 1, cell.column + 1]
      }
    }
    return nil
  }

  /// How many cells of its row begin at or before it: what a person counts, whatever was merged above.
  private func ordinal(of place: [Int]) -> Int? {
    guard place.count == 3, document.tables.indices.contains(place[0] - 1) else { return nil }
    return document.tables[place[0] - 1].cells.count { $0.row == place[1] - 1 && $0.column <= place[2] - 1 }
  }

  private func position(of reference: CellReference) -> [Int]? {
    guard document.tables.indices.contains(reference.table) else { return nil }
    let cells = document.tables[reference.table].cells
    guard cells.indices.contains(reference.cell) else { return nil }
    return [reference.table + 1, cells[reference.cell].row + 1, cells[reference.cell].column + 1]
  }

  private func lineIndex(at offset: Int) -> Int? {
    guard !document.lines.isEmpty else { return nil }
    let index = document.lines.lastIndex(startingAtOrBefore: offset, \.span.start)
    // An offset in the separators after a line belongs to the next one.
    return document.lines[index].span.end < offset && index + 1 < document.lines.count ? index + 1 : index
  }
}

/// Counts scalars from a known place onwards; offsets must not go back.
private struct ScalarCursor {
  private let text: String.UTF8View
  private var offset: Int
  private var scalar: Int

  init(text: String, offset: Int, scalar: Int) {
    self.text = text.utf8
    self.offset = offset
    self.scalar = scalar
  }

  mutating func scalar(at target: Int) -> Int {
    let end = min(target, text.count)
    guard offset < end else { return scalar }
    let range = text.index(text.startIndex, offsetBy: offset)..<text.index(text.startIndex, offsetBy: end)
    scalar += text[range].lazy.filter { $0 & 0xC0 != 0x80 }.count
    offset = end
    return scalar
  }
}

extension Array {
  /// The last element whose start is not after `offset`; 0 when all are. The array is sorted and not empty.
  fileprivate func lastIndex(startingAtOrBefore offset: Int, _ start: (Element) -> Int) -> Int {
    Swift.max(0, firstIndex(startingAtOrAfter: offset + 1, start) - 1)
  }

  /// The first element whose start is not before `offset`; `count` when there is none.
  fileprivate func firstIndex(startingAtOrAfter offset: Int, _ start: (Element) -> Int) -> Int {
    partition { start($0) >= offset }
  }
}
