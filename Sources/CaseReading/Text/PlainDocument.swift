public import DocExtract

extension ExtractedDocument {
  /// A document made of plain text, as examples and text files give it.
  ///
  /// Lines that begin and end with `|` are the rows of a table; `<br>` breaks a line within a cell, `^` continues the
  /// cell above, and the last cell of a short row reaches to the right edge. A line that fills the width of the text
  /// and does not end a sentence goes on in the next one.
  public init(plain source: String) {
    self.init(format: .text)
    var builder = PlainBuilder()
    builder.add(source)
    text = String(decoding: builder.bytes, as: UTF8.self)
    lines = builder.lines
    paragraphs = builder.paragraphs
    tables = builder.tables
  }
}

/// Collects lines, paragraphs and tables of a plain text.
private struct PlainBuilder {
  var bytes: [UInt8] = []
  var lines: [TextLine] = []
  var paragraphs: [Paragraph] = []
  var tables: [Table] = []

  mutating func add(_ source: String) {
    var rows: [[String]] = []
    var running: [Substring] = []
    for raw in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = raw.drop { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
      let trimmed = line.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
      if trimmed.count >= 2, trimmed.first == "|", trimmed.last == "|" {
        flush(&running)
        let inner = String(trimmed.dropFirst().dropLast())
        rows.append(inner.split(separator: "|", omittingEmptySubsequences: false).map { PlainBuilder.trim($0) })
      } else {
        flush(&rows)
        running.append(raw)
      }
    }
    flush(&running)
    flush(&rows)
  }

  private static func trim(_ text: Substring) -> String {
    var rest = text
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }

  private mutating func flush(_ running: inout [Substring]) {
    guard !running.isEmpty else { return }
    let from = bytes.count
    for line in running {
      bytes.append(contentsOf: line.utf8)
      bytes.append(10)
    }
    running = []
    let block = from..<bytes.count
    bytes.withUnsafeBufferPointer { buffer in
      let layout = PlainTextLayout(buffer, block)
      for (number, line) in layout.lines.enumerated() where line.contains(where: { !Self.isBlank(buffer[$0]) }) {
        let span = TextSpan(start: line.lowerBound, end: line.upperBound)
        lines.append(TextLine(span: span))
        if layout.continues(at: number), let last = paragraphs.indices.last, paragraphs[last].span.start >= from {
          paragraphs[last].span = paragraphs[last].span.union(span)
        } else {
          paragraphs.append(Paragraph(span: span))
        }
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private mutating func flush(_ rows: inout [[String]]) {
    guard !rows.isEmpty else { return }
    defer { rows = [] }
    let columns = rows.map(\.count).max() ?? 0
    var cells: [Table.Cell] = []
    let tableStart = bytes.count
    var above = [Int](repeating: -1, count: columns)
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        if text == "^", above[column] >= 0 {
          if cells[above[column]].row + cells[above[column]].rowSpan <= row { cells[above[column]].rowSpan += 1 }
          continue
        }
        let start = bytes.count
        let reach = column == texts.count - 1 ? columns - column : 1
        let reference = CellReference(table: tables.count, cell: cells.count)
        for (number, piece) in Self.pieces(text).enumerated() {
          if number > 0 { bytes.append(10) }
          let from = bytes.count
          bytes.append(contentsOf: piece.utf8)
          guard !piece.isEmpty else { continue }
          let span = TextSpan(start: from, end: bytes.count)
          lines.append(TextLine(span: span))
          paragraphs.append(Paragraph(span: span, cell: reference))
        }
        for covered in column..<(column + reach) { above[covered] = cells.count }
        cells.append(
          Table.Cell(row: row, column: column, columnSpan: reach, span: TextSpan(start: start, end: bytes.count)))
        bytes.append(column == texts.count - 1 ? 10 : 9)
      }
    }
    tables.append(
      Table(
        rows: rows.count, columns: columns, cells: cells, span: TextSpan(start: tableStart, end: bytes.count)))
  }

  private static func pieces(_ text: String) -> [String] {
    var result: [String] = []
    var rest = Substring(text)
    while let range = rest.firstRange(of: "<br>") {
      result.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    result.append(String(rest))
    return result.map { trim(Substring($0)) }
  }
}
