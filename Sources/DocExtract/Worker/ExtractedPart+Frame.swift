extension ExtractedPart {
  /// The message, header included.
  public func encoded() -> [UInt8] {
    Frame.wrap { writer in
      writer.put(case: format)
      writer.put(sha256)
      writer.put(count: pageCount)
      writer.put(issues) { $0.put($1) }
      writer.put(document) { $0.put($1) }
      writer.put(members) { $0.put($1) }
      writer.put(conversion) { $0.put(case: $1) }
      writer.put(picture) { $0.put($1) }
      writer.put(copy) { $0.put($1) }
      writer.put(template) { $0.put($1) }
    }
  }

  /// Reads what a worker answered; whatever the bytes are, the result can be used without a trap.
  ///
  /// - Parameter payload: the message without its header.
  public init(decoding payload: UnsafeRawBufferPointer) throws(FrameError) {
    self = try Frame.unwrap(payload) { reader throws(FrameError) in
      let format = try reader.enumeration(FileFormat.self)
      let sha256 = try reader.string()
      let pageCount = try reader.count()
      let issues = try reader.array(size: 10) { reader throws(FrameError) in try reader.issue() }
      let document = try reader.optional { reader throws(FrameError) in try reader.document(format) }
      var part = ExtractedPart(
        format: format, sha256: sha256, pageCount: pageCount, document: document, issues: issues)
      part.members = try reader.array(size: 15) { reader throws(FrameError) in try reader.member() }
      part.conversion = try reader.optional { reader throws(FrameError) in try reader.enumeration(OfficeFilter.self) }
      part.picture = try reader.optional { reader throws(FrameError) in try reader.picture() }
      part.copy = try reader.optional { reader throws(FrameError) in try reader.copy() }
      part.template = try reader.optional { reader throws(FrameError) in try reader.octets() }
      return part
    }
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ member: ArchiveMember) {
    put(member.path)
    put(member.bytes)
    put(case: member.status)
    put(member.issue) { $0.put($1) }
    put(member.isArchive)
  }

  fileprivate mutating func put(_ issue: ExtractionIssue) {
    put(issue.code)
    put(count: issue.page ?? 0)
    put(issue.message)
  }

  fileprivate mutating func put(_ span: TextSpan) {
    put(count: span.start)
    put(count: span.end)
  }

  mutating func put(_ box: Box) {
    put(box.x)
    put(box.y)
    put(box.width)
    put(box.height)
  }

  fileprivate mutating func put(_ document: ExtractedDocument) {
    put(document.text)
    put(document.pages) { $0.put($1) }
    put(document.lines) { writer, line in
      writer.put(line.span)
      writer.put(count: line.page ?? 0)
      writer.put(line.box) { $0.put($1) }
      writer.put(line.fontSize) { $0.put($1) }
      writer.put(line.isBold)
    }
    put(document.paragraphs) { writer, paragraph in
      writer.put(paragraph.span)
      writer.put(case: paragraph.role)
      writer.put(case: paragraph.alignment)
      writer.put(paragraph.opensPage)
      writer.put(paragraph.cell) { writer, cell in
        writer.put(count: cell.table)
        writer.put(count: cell.cell)
      }
    }
    put(document.tables) { $0.put($1) }
    put(document.marks) { $0.put($1) }
    put(document.signatures) { $0.put($1) }
    put(document.attachments) { $0.put($1) }
    put(document.metadata)
    put(document.issues) { $0.put($1) }
    put(document.boxes.x)
    put(document.boxes.y)
    put(document.boxes.width)
    put(document.boxes.height)
    put(document.certainty.doubts)
  }

  private mutating func put(_ page: Page) {
    put(count: page.number)
    put(page.width)
    put(page.height)
    put(page.span)
    put(count: page.firstScalar)
    put(page.digest)
    put(page.isRecognizable)
    put(page.likeness)
    switch page.state {
    case .read: put(UInt8(0))
    case .blank: put(UInt8(1))
    case .unread(let reason):
      put(UInt8(2))
      put(reason)
    }
  }

  private mutating func put(_ table: Table) {
    put(count: table.rows)
    put(count: table.columns)
    put(table.span)
    put(table.cells) { writer, cell in
      writer.put(count: cell.row)
      writer.put(count: cell.column)
      writer.put(count: cell.rowSpan)
      writer.put(count: cell.columnSpan)
      writer.put(cell.span)
      writer.put(count: cell.page ?? 0)
      writer.put(cell.box) { $0.put($1) }
    }
  }

  private mutating func put(_ mark: Mark) {
    put(case: mark.kind)
    put(count: mark.page ?? 0)
    put(mark.box) { $0.put($1) }
    put(mark.offset) { $0.put(count: $1) }
    put(mark.text)
    put(mark.confidence)
    put(mark.textConfidence) { $0.put($1) }
  }

  private mutating func put(_ metadata: Metadata) {
    for text in [metadata.title, metadata.author, metadata.producer, metadata.created, metadata.modified] {
      put(text) { $0.put($1) }
    }
    for fact in [metadata.hasTrackedChanges, metadata.hasComments, metadata.isSigned, metadata.isEncrypted] {
      put(fact)
    }
  }
}

extension ByteReader {
  mutating func page() throws(FrameError) -> Int? {
    let number = try count()
    return number == 0 ? nil : number
  }

  fileprivate mutating func issue() throws(FrameError) -> ExtractionIssue {
    let code = try string()
    let page = try page()
    return ExtractionIssue(code: code, page: page, message: try string())
  }

  fileprivate mutating func member() throws(FrameError) -> ArchiveMember {
    let path = try string()
    let bytes = try int()
    guard bytes >= 0 else { throw .invalid }
    return ArchiveMember(
      path: path, bytes: bytes, status: try enumeration(SourceStatus.self),
      issue: try optional { reader throws(FrameError) in try reader.issue() }, isArchive: try bool())
  }

  /// A span within the first `limit` bytes.
  private mutating func span(_ limit: Int) throws(FrameError) -> TextSpan {
    let (start, end) = (try count(), try count())
    guard start <= end, end <= limit else { throw .invalid }
    return TextSpan(start: start, end: end)
  }

  mutating func box() throws(FrameError) -> Box {
    Box(x: try double(), y: try double(), width: try double(), height: try double())
  }

  mutating func optionalBox() throws(FrameError) -> Box? {
    try optional { reader throws(FrameError) in try reader.box() }
  }

  mutating func optionalString() throws(FrameError) -> String? {
    try optional { reader throws(FrameError) in try reader.string() }
  }

  fileprivate mutating func document(_ format: FileFormat) throws(FrameError) -> ExtractedDocument {
    var document = ExtractedDocument(format: format, text: try string())
    let length = document.text.utf8.count
    document.pages = try array(size: 33) { reader throws(FrameError) in try reader.printedPage(length) }
    document.lines = try array(size: 15) { reader throws(FrameError) in
      TextLine(
        span: try reader.span(length), page: try reader.page(), box: try reader.optionalBox(),
        fontSize: try reader.optional { reader throws(FrameError) in try reader.double() }, isBold: try reader.bool())
    }
    document.paragraphs = try array(size: 12) { reader throws(FrameError) in
      var paragraph = Paragraph(
        span: try reader.span(length), role: try reader.enumeration(Paragraph.Role.self),
        alignment: try reader.enumeration(Paragraph.Alignment.self))
      paragraph.opensPage = try reader.bool()
      paragraph.cell = try reader.optional { reader throws(FrameError) in
        CellReference(table: try reader.count(), cell: try reader.count())
      }
      return paragraph
    }
    document.tables = try array(size: 20) { reader throws(FrameError) in try reader.table(length) }
    document.marks = try array(size: 20) { reader throws(FrameError) in
      Mark(
        kind: try reader.enumeration(Mark.Kind.self), page: try reader.page(), box: try reader.optionalBox(),
        offset: try reader.optional { reader throws(FrameError) in try reader.count() }, text: try reader.string(),
        confidence: try reader.double(),
        textConfidence: try reader.optional { reader throws(FrameError) in try reader.double() })
    }
    document.signatures = try array(size: 15) { reader throws(FrameError) in try reader.signature() }
    document.attachments = try array(size: 10) { reader throws(FrameError) in try reader.attachment() }
    document.metadata = try metadata()
    document.issues = try array(size: 12) { reader throws(FrameError) in try reader.issue() }
    document.boxes.x = try floats()
    document.boxes.y = try floats()
    document.boxes.width = try floats()
    document.boxes.height = try floats()
    document.certainty.doubts = try octets()
    try check(document, length)
    return document
  }

  private mutating func printedPage(_ length: Int) throws(FrameError) -> Page {
    let number = try count()
    let (width, height) = (try double(), try double())
    let span = try span(length)
    let firstScalar = try count()
    let digest = try string()
    let isRecognizable = try bool()
    let likeness = try string()
    let state: PageState
    switch try byte() {
    case 0: state = .read
    case 1: state = .blank
    case 2: state = .unread(because: try string())
    default: throw .invalid
    }
    var page = Page(number: number, width: width, height: height, span: span, state: state, firstScalar: firstScalar)
    page.digest = digest
    page.isRecognizable = isRecognizable
    page.likeness = likeness
    return page
  }

  private mutating func table(_ length: Int) throws(FrameError) -> Table {
    let (rows, columns) = (try count(), try count())
    let span = try span(length)
    let cells = try array(size: 29) { reader throws(FrameError) in
      Table.Cell(
        row: try reader.count(), column: try reader.count(), rowSpan: try reader.count(),
        columnSpan: try reader.count(), span: try reader.span(length), page: try reader.page(),
        box: try reader.optionalBox())
    }
    return Table(rows: rows, columns: columns, cells: cells, span: span)
  }

  private mutating func metadata() throws(FrameError) -> Metadata {
    Metadata(
      title: try optionalString(), author: try optionalString(), producer: try optionalString(),
      created: try optionalString(), modified: try optionalString(), hasTrackedChanges: try bool(),
      hasComments: try bool(), isSigned: try bool(), isEncrypted: try bool())
  }

  /// What holds for every document that a reader makes, and later stages rely on.
  private func check(_ document: ExtractedDocument, _ length: Int) throws(FrameError) {
    let boxes = document.boxes
    guard boxes.x.count == boxes.y.count, boxes.x.count == boxes.width.count, boxes.x.count == boxes.height.count,
      boxes.isEmpty || boxes.count == document.text.unicodeScalars.count,
      document.certainty.isFull || document.certainty.doubts.count == boxes.count,
      document.pages.allSatisfy({ $0.firstScalar <= boxes.count }),
      document.pages.isEmpty
        || zip(document.pages, document.pages.dropFirst()).allSatisfy({ $0.number + 1 == $1.number }),
      zip(document.lines, document.lines.dropFirst()).allSatisfy({ $0.span.end <= $1.span.start }),
      document.paragraphs.allSatisfy({ paragraph in
        guard let cell = paragraph.cell else { return true }
        return document.tables.indices.contains(cell.table)
          && document.tables[cell.table].cells.indices.contains(cell.cell)
      }),
      document.tables.allSatisfy(\.isFitting),
      document.marks.allSatisfy({ $0.offset ?? 0 <= length })
    else { throw .invalid }
  }
}
