/// Writes what a browser would show of a page: paragraphs and tables.
struct HTMLWriter {
  private let page: HTMLEvents
  private let tables: HTMLTables
  private var builder: DocumentBuilder
  private var path: [Element] = []
  /// The line being written: paragraph text outside of tables of data, or the text of a cell.
  private var line = HTMLLine()
  private var isBold = false
  private var grid: HTMLGrid?
  private(set) var title = ""
  private var unseen = UnseenText()

  /// An element that is open, with what holds inside it.
  private struct Element {
    var tag: HTMLTag
    var isHidden = false
    /// Its letters keep their place and do not show.
    var isInvisible = false
    var isTiny = false
    /// What no page shows, so that nothing is to be said of it: scripts, options not chosen.
    var isMachinery = false
    var isPreformatted = false
    var isTitle = false
    var role = Paragraph.Role.body
    var alignment = Paragraph.Alignment.unknown
    /// A table of data opened here.
    var opensTable = false
    /// A select shows the chosen option only.
    var isRowOrCellOfTable = false

    /// Why its letters are not seen; `nil` when they are.
    var unseen: UnseenText.Reason? { isHidden || isInvisible ? .hidden : isTiny ? .tiny : nil }
  }

  init(_ page: HTMLEvents, limits: ReadingLimits) {
    builder = DocumentBuilder(isPlaced: false, limits: limits)
    self.page = page
    tables = HTMLTables(page)
  }

  consuming func document(_ issues: [ExtractionIssue]) -> ExtractedDocument {
    builder.issues = issues
    for (index, event) in page.events.enumerated() {
      switch event {
      case .open(let tag, let attributes): open(tag, page.attributes[attributes], at: index)
      case .close: close()
      case .text(let range): write(page.bytes[range])
      }
    }
    endParagraph()
    if let issue = unseen.issue { builder.issues.append(issue) }
    PrintedSigns.mark(0..<builder.offset, firstScalar: 0, page: nil, in: &builder)
    var metadata = Metadata()
    metadata.title = title.isEmpty ? nil : title
    return builder.document(format: .html, metadata: metadata)
  }

  private mutating func open(_ tag: HTMLTag, _ attributes: HTMLAttributes, at index: Int) {
    let outer = path.last ?? Element(tag: .block)
    var element = outer
    element.tag = tag
    element.opensTable = false
    element.isRowOrCellOfTable = false
    element.isMachinery = outer.isMachinery || tag == .hidden || (tag == .option && !attributes.isChecked)
    element.isHidden = outer.isHidden || element.isMachinery || attributes.isHidden
    if let isVisible = attributes.isVisible { element.isInvisible = !isVisible }
    if let isTiny = attributes.isTiny { element.isTiny = isTiny }
    element.isTitle = tag == .title
    if tag == .preformatted { element.isPreformatted = true }
    if attributes.alignment != .unknown { element.alignment = attributes.alignment }
    if outer.role == .body { element.role = Self.role(tag, attributes) }
    defer { path.append(element) }
    guard !element.isHidden else { return }
    switch tag {
    case .table:
      endParagraph()
      guard grid == nil, tables.isData[index] ?? false else { return }
      grid = HTMLGrid()
      element.opensTable = true
    case .row:
      if grid != nil { grid?.openRow(); element.isRowOrCellOfTable = true } else { endParagraph() }
    case .cell:
      if grid != nil {
        line.clear()
        grid?.openCell(attributes)
        element.isRowOrCellOfTable = true
      } else {
        endParagraph()
      }
    case .lineBreak: endParagraph()
    case .input: write(input: attributes)
    case .inline, .option, .title, .hidden: break
    default: endParagraph()
    }
  }

  private static func role(_ tag: HTMLTag, _ attributes: HTMLAttributes) -> Paragraph.Role {
    switch tag {
    case .furniture: .header
    case .footer: .footer
    case .block, .table: attributes.role ?? .body
    default: .body
    }
  }

  private mutating func close() {
    guard let element = path.last else { return }
    defer { _ = path.popLast() }
    guard !element.isHidden else { return }
    switch element.tag {
    case .table:
      endParagraph()
      guard element.opensTable, let done = grid?.finished else { return }
      grid = nil
      write(table: done)
    case .cell where element.isRowOrCellOfTable:
      endParagraph()
      grid?.closeCell()
    case .inline, .option, .title, .hidden, .lineBreak, .input: break
    default: endParagraph()
    }
  }

  private mutating func write(table: PlainGrid) {
    var table = table
    if table.write(to: &builder) > 0 {
      builder.issues.append(ExtractionIssue(.unreadPart, "网页里的表格过大,只读取了前面的部分;请拆分后重试"))
    }
  }

  /// What a form of a web system holds: words typed in, boxes ticked.
  private mutating func write(input attributes: HTMLAttributes) {
    guard attributes.isVisible ?? !(path.last?.isInvisible ?? false) else { return }
    switch attributes.type {
    case "checkbox", "radio": line.append(Array((attributes.isChecked ? "☑" : "☐").utf8)[...], isPreformatted: false)
    case "", "text", "number", "date", "datetime-local", "time", "month", "tel", "email", "url":
      line.append(Array(attributes.value.utf8)[...], isPreformatted: false)
    default: break
    }
  }

  private mutating func write(_ text: ArraySlice<UInt8>) {
    guard let element = path.last else { return }
    if let reason = element.unseen {
      if !element.isMachinery { unseen.add(text, reason) }
      return
    }
    if element.isTitle {
      var words = HTMLLine()
      words.append(text, isPreformatted: false)
      if title.isEmpty { title = String(decoding: words.taken(), as: UTF8.self) }
      return
    }
    guard element.isPreformatted else { return line.append(text, isPreformatted: false) }
    for (index, part) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { endParagraph() }
      line.append(part, isPreformatted: true)
    }
  }

  /// Ends a line: of a cell, or a paragraph of the page.
  private mutating func endParagraph() {
    let text = line.taken()
    guard !text.isEmpty else { return }
    if grid != nil {
      grid?.append(line: text)
      return
    }
    let start = builder.offset
    builder.append(valid: text)
    let span = builder.span(from: start)
    let element = path.last ?? Element(tag: .block)
    builder.lines.append(TextLine(span: span, isBold: element.tag == .heading))
    builder.paragraphs.append(Paragraph(span: span, role: element.role, alignment: element.alignment))
    builder.appendSeparator(0x0A)
  }
}
