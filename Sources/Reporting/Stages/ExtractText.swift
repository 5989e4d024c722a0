public import DocExtract

/// What one file says, for reading: pages, lines with their boxes, tables, marks, issues.
public struct ExtractText {
  private let source: ExtractedSource
  private let redactor: Redactor

  public init(_ source: ExtractedSource, redactor: Redactor) {
    self.source = source
    self.redactor = redactor
  }

  public func lines() -> [String] {
    guard let document = source.document else { return [head] + issues }
    let tables = document.tables.enumerated().flatMap { table($1, number: $0 + 1, in: document) }
    let extras = SignatureText(redactor: redactor)
    return [head] + metadata(document.metadata) + issues + content(of: document) + tables + marks(document.marks)
      + extras.lines(document.signatures) + extras.lines(document.attachments)
  }

  private var head: String {
    let document = source.document
    let pages = document.map { $0.pages.isEmpty ? "" : ",\($0.pages.count) 页" } ?? ""
    let format = (document?.format ?? source.format).rawValue
    return TextWidth.plain(
      "\(source.file.path): \(CaseWords.status(source.status)),\(format)\(pages),\(source.file.bytes) 字节")
  }

  private var issues: [String] {
    source.allIssues.map { issue in
      let words = IssueWords(
        ExtractionIssue(code: issue.code, page: issue.page, message: redactor.masked(issue.message)))
      let place = issue.page.map { "第\($0)页 " } ?? ""
      return "  \(place)\(TextWidth.plain(words.shared + words.details)) (\(issue.code))"
    }
  }

  private func metadata(_ data: Metadata) -> [String] {
    let facts = [
      data.title.map { "标题:\($0)" }, data.author.map { "作者:\($0)" }, data.producer.map { "软件:\($0)" },
      data.created.map { "创建:\($0)" }, data.modified.map { "修改:\($0)" },
      data.hasTrackedChanges ? "有修订" : nil, data.hasComments ? "有批注" : nil, data.isSigned ? "有电子签名" : nil,
    ].compactMap(\.self)
    return facts.isEmpty ? [] : ["  " + TextWidth.plain(redactor.masked(facts.joined(separator: ";")))]
  }

  // MARK: Lines

  private func content(of document: ExtractedDocument) -> [String] {
    var result: [String] = []
    var page: Int?
    var number = 0
    for line in document.lines {
      if line.page != page {
        page = line.page
        number = 0
        if let page { result.append("── 第\(page)页 " + state(of: page, in: document)) }
      }
      number += 1
      let text = redactor.masked(Quotation.slice(document.text.utf8, line.span.start, line.span.end))
      let place = line.box.map(words(for:)) ?? ""
      result.append(
        TextWidth.padded("\(number)", to: 4) + TextWidth.padded(place, to: place.isEmpty ? 0 : 24)
          + TextWidth.plain(text))
    }
    let silent = document.pages.filter { page in !document.lines.contains { $0.page == page.number } }
    return result + silent.map { "── 第\($0.number)页 " + state(of: $0.number, in: document) }
  }

  private func state(of number: Int, in document: ExtractedDocument) -> String {
    guard let page = document.pages.first(where: { $0.number == number }) else { return "" }
    let size = "\(Int(page.width.rounded()))×\(Int(page.height.rounded()))"
    switch page.state {
    case .read: return size
    case .blank: return "\(size) 空白"
    case .unread(let reason): return "\(size) 未读:\(reason)"
    }
  }

  private func words(for box: Box) -> String {
    let numbers = [box.x, box.y, box.width, box.height].map { "\(Int($0.rounded()))" }
    return "[\(numbers.joined(separator: " "))]"
  }

  // MARK: Tables and marks

  private func table(_ table: Table, number: Int, in document: ExtractedDocument) -> [String] {
    let cells = table.cells.map { cell in
      let text = Quotation.closedUp(Quotation.slice(document.text.utf8, cell.span.start, cell.span.end))
      let extent = cell.rowSpan * cell.columnSpan > 1 ? "(跨\(cell.rowSpan)行\(cell.columnSpan)列)" : ""
      return "  第\(cell.row + 1)行第\(cell.column + 1)列\(extent):\(TextWidth.plain(redactor.masked(text)))"
    }
    return ["── 表\(number):\(table.rows) 行 \(table.columns) 列"] + cells
  }

  private func marks(_ marks: [Mark]) -> [String] {
    guard !marks.isEmpty else { return [] }
    return ["── 印章、签名、图片等 \(marks.count) 处"]
      + marks.map { mark in
        let place = [mark.page.map { "第\($0)页" }, mark.box.map(words(for:)), mark.offset.map { "字节\($0)" }]
        return TextWidth.plain(
          "  \(mark.kind.rawValue) \(place.compactMap(\.self).joined(separator: " ")) \(redactor.masked(mark.text))")
      }
  }
}
