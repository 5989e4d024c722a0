public import DocExtract

/// Where words stand, as a reader of the report looks them up.
public struct Place: Sendable, Equatable {
  /// The file, where the document goes on in another one than its source.
  public var file: String?
  /// 1-based page of the file; `nil` in formats without pages.
  public var page: Int?
  /// 1-based line on its page, or of the file in formats without pages.
  public var line: Int?
  /// One for each line the words touch on `page`, in reading order; empty in formats without pages.
  public var boxes: [Box] = []
  /// 1-based; only in formats without pages, and only outside of tables.
  public var paragraph: Int?
  /// 1-based table, row and column; only in formats without pages.
  public var cell: [Int]?
  /// 1-based place of the cell among those that its row shows: a merged cell counts once. `nil` where `cell` is.
  public var cellInRow: Int?

  /// The union of `boxes`.
  public var box: Box? {
    guard let first = boxes.first else { return nil }
    return boxes.dropFirst().reduce(first) { $0.union($1) }
  }

  /// `第3页第12行`, `第8段`, `表1第2行第2格`, `第5行`; empty when nothing is known.
  public var words: String {
    if let page { return "第\(page)页" + (line.map { "第\($0)行" } ?? "") }
    if let cell, cell.count == 3 { return "表\(cell[0])第\(cell[1])行第\(cellInRow ?? cell[2])格" }
    if let paragraph { return "第\(paragraph)段" }
    return line.map { "第\($0)行" } ?? ""
  }
}
