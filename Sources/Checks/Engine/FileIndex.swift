import CaseReading
import DocExtract

/// The rows of a 卷内目录.
struct FileIndex {
  struct Entry {
    /// Without brackets of its own file's number, as printed.
    let name: String
    /// 文号
    let number: DocumentNumber?
    /// Of the volume.
    let pages: ClosedRange<Int>?
    let evidence: Evidence
  }
  let document: CaseDocument
  let entries: [Entry]

  private static let nameHeads = ["题名", "文件名", "文书名", "材料名", "标题", "名称", "内容"]
  private static let numberHeads = ["文号", "文件号", "发文号"]
  private static let pageHeads = ["页号", "页码", "页次", "所在页", "起止页"]
  private static let mostRows = 500

  /// - Parameter document: of the kind `file-index`.
  init(_ document: CaseDocument, in file: CaseFile) {
    self.document = document
    let source = file.sources.indices.contains(document.source) ? file.sources[document.source].document : nil
    let listed = source.map { source in
      source.tables.filter { document.span.start <= $0.span.start && $0.span.end <= document.span.end }
        .flatMap { Self.entries(of: $0, document, source) }
    }
    let rows = listed ?? []
    entries = rows.count >= 2 ? rows : Self.entries(inFieldsOf: document)
  }

  private static func entries(inFieldsOf document: CaseDocument) -> [Entry] {
    (document.fields["index-entries"] ?? []).filter { $0.state == .found }.map { occurrence in
      let place = Place(document: document, field: "index-entries", occurrence: occurrence)
      let text = String(decoding: ReadingText(plain: place.text).bytes, as: UTF8.self)
      var name = text.replacing(/^\d{1,3}[.、 ]+/, with: "")
      var pages: ClosedRange<Int>?
      if let match = name.firstMatch(of: /[ .…·]+(\d{1,4})(?:[-~—至](\d{1,4}))?$/), let first = Int(match.1) {
        let last = match.2.flatMap { Int($0) } ?? first
        pages = first <= last ? first...last : nil
        name.removeSubrange(match.range)
      }
      return Entry(name: name, number: nil, pages: pages, evidence: place.evidence)
    }
  }

  private static func entries(of table: Table, _ document: CaseDocument, _ source: ExtractedDocument) -> [Entry] {
    let bytes = Array(source.text.utf8)
    func words(_ cell: Table.Cell?) -> String {
      guard let cell, !cell.span.isEmpty else { return "" }
      let plain = String(decoding: bytes[cell.span.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
      return String(decoding: ReadingText(plain: plain).bytes, as: UTF8.self).filter { !$0.isWhitespace }
    }
    var grid: [Int: [Int: Table.Cell]] = [:]
    for cell in table.cells { grid[cell.row, default: [:]][cell.column] = cell }
    func column(_ heads: [String], _ row: Int) -> Int? {
      (grid[row] ?? [:]).sorted { $0.key < $1.key }.first { entry in
        let text = words(entry.value)
        return text.count <= 10 && heads.contains(where: text.contains)
      }?.key
    }
    for row in 0..<min(table.rows, 6) {
      guard let name = column(nameHeads, row) else { continue }
      let number = column(numberHeads, row), page = column(pageHeads, row)
      return ((row + 1)..<max(row + 1, min(table.rows, mostRows))).compactMap { row in
        guard let cell = grid[row]?[name] else { return nil }
        let title = words(cell)
        guard !title.isEmpty, title.contains(where: { !$0.isNumber }) else { return nil }
        return Entry(
          name: title, number: number.flatMap { DocumentNumberReader.parse(words(grid[row]?[$0]))?.value.number },
          pages: page.flatMap { pages(words(grid[row]?[$0])) },
          evidence: Evidence(
            document: document.id, source: document.source, span: cell.span, confidence: document.confidence))
      }
    }
    return []
  }

  /// `3`, `3-5`, `3~5`
  private static func pages(_ words: String) -> ClosedRange<Int>? {
    let numbers = words.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    guard let first = numbers.first, first >= 1, numbers.count <= 2, numbers.allSatisfy({ $0 < 10_000 }) else {
      return nil
    }
    return first...max(first, numbers.last ?? first)
  }
}

extension FileIndex.Entry {
  /// 行政处罚决定书及送达回证 names two kinds; empty when a part of it names none.
  func kinds(_ titles: TitleTable) -> [[String]] {
    let parts = name.split { "及和与、,;/".contains($0) }.map { titles.kinds(of: String($0)) }
    if !parts.isEmpty, !parts.contains(where: \.isEmpty) { return parts }
    let whole = titles.kinds(of: name)
    return whole.isEmpty ? [] : [whole]
  }
}

/// How many items or pages a cover or a note says there are.
enum StatedCount {
  /// - Parameters:
  ///   - text: `38`, `38页`, `共28件30页`.
  ///   - units: what is counted, 件 or 页, as covers call it.
  /// - Returns: `nil` when the text names several numbers and none with the unit.
  static func value(_ text: String, units: String) -> Int? {
    let plain = String(decoding: ReadingText(plain: text).bytes, as: UTF8.self).filter { !$0.isWhitespace }
    let numbers = plain.split { !$0.isASCII || !$0.isNumber }
    if numbers.count == 1 { return Int(numbers[0]) }
    let own = numbers.filter { $0.endIndex < plain.endIndex && units.contains(plain[$0.endIndex]) }
    return own.count == 1 ? Int(own[0]) : nil
  }
}
