/// Reads tables in delimited text, CSV: ledgers as other systems write them.
enum CSVReader {
  /// Whether the bytes, which are text, are such a table.
  static func isTable(_ head: [UInt8], isWhole: Bool) -> Bool { DelimitedLayout(head: head, isWhole: isWhole) != nil }

  /// The records as one table.
  static func read(
    _ bytes: UnsafeRawBufferPointer, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedDocument {
    let text = try PlainTextReader.decoded(bytes, limits: limits)
    guard
      let layout = DelimitedLayout(
        head: Array(text.bytes.prefix(PlainTextReader.headLength)),
        isWhole: text.bytes.count <= PlainTextReader.headLength)
    else { return try PlainTextReader.read(bytes, limits: limits) }
    var builder = DocumentBuilder(isPlaced: false, limits: limits)
    builder.issues = text.issues
    var grid = PlainGrid()
    var isCut = false
    for (row, record) in DelimitedText(text.bytes, separator: layout.separator, from: layout.start).enumerated() {
      guard grid.cells.count + record.count <= mostCells else {
        isCut = true
        break
      }
      for (column, field) in record.enumerated() where !field.isEmpty {
        grid.cells.append(PlainGrid.Cell(row: row, column: column, text: field))
      }
    }
    if grid.write(to: &builder) > 0 || isCut {
      builder.issues.append(ExtractionIssue(.unreadPart, "表格过大,只读取了前面的部分;请拆分后重试"))
    }
    return builder.document(format: .csv, metadata: Metadata())
  }

  /// Fields of one file; each costs about two hundred bytes of memory.
  private static let mostCells = 1 << 20
}
