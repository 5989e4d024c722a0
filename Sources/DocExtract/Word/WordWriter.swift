/// Writes the blocks of a Word document as text; see `+Runs`, `+Tables` and `+Pictures` for the parts.
final class WordWriter {
  var builder: DocumentBuilder
  let relations: [String: WordPackage.Relation]
  let colours: PackagedPictures
  var styles: WordStyles
  var numbering: WordNumbering
  /// Whether LibreOffice made the document: the dates of its fields are those of today.
  let isConverted: Bool
  var hasTrackedChanges = false
  var unseen = UnseenText()
  /// Whether a cell or a text box with a colour of its own is being written.
  var isOnGround = false
  private let main: XMLElement
  /// Whether something lies below the text of the whole page; looked up only for white letters.
  lazy var hasBackdrop = Self.hasBackdrop(main)
  private var notedIssues: Set<IssueCode> = []
  /// For each line the paragraph of the main part that it stands in, by its place among the elements of the part; -1 for
  /// a line of another part.
  private(set) var paragraphOfLine: [Int32] = []

  /// The role of what is being written, and the cell it stands in.
  var role = Paragraph.Role.body
  var cell: CellReference?
  /// A page was broken, and nothing has been written since.
  var isPageBroken = false
  /// The paragraph being written; kept open across a paragraph mark that was deleted.
  var open: OpenParagraph?

  final class OpenParagraph {
    let start: Int
    var lineStart: Int
    let format: WordFormat
    /// The largest font of the line, and how many of its letters are bold.
    var size: Double?
    var letters = 0
    var boldLetters = 0
    /// Text boxes anchored in it, written when it is done.
    var boxes: [XMLElement] = []
    /// Where a run of underlined spaces began.
    var blank: Int?
    /// Fields around the current run, the outermost first.
    var fields: [WordField] = []
    /// The fields that ended last, a few of them.
    var echoes: [FieldEcho] = []
    /// Whether it begins a page.
    var opensPage = false
    /// Whether its tabs draw a line.
    let hasLeader: Bool
    /// See ``WordWriter/paragraphOfLine``.
    let element: Int32

    init(start: Int, format: WordFormat, hasLeader: Bool, element: Int32) {
      self.element = element
      self.start = start
      lineStart = start
      self.format = format
      self.hasLeader = hasLeader
    }
  }

  init(
    _ main: XMLElement, relations: [String: WordPackage.Relation], styles: WordStyles, numbering: WordNumbering,
    colours: PackagedPictures,
    isConverted: Bool, limits: ReadingLimits
  ) {
    builder = DocumentBuilder(isPlaced: false, limits: limits)
    self.main = main
    self.isConverted = isConverted
    self.relations = relations
    self.colours = colours
    self.styles = styles
    self.numbering = numbering
  }

  func document(_ metadata: Metadata) -> ExtractedDocument {
    PrintedSigns.mark(0..<builder.offset, firstScalar: 0, page: nil, in: &builder)
    builder.marks.sort { ($0.offset ?? 0) < ($1.offset ?? 0) }
    if hasTrackedChanges {
      note(.trackedChanges, "文件含有修订记录,已按接受全部修订后的文字读取;归档前请接受或者拒绝修订")
    }
    if let issue = unseen.issue { builder.issues.append(issue) }
    return builder.document(format: .docx, metadata: metadata)
  }

  /// Notes something once.
  func note(_ code: IssueCode, _ message: String) {
    if notedIssues.insert(code).inserted { builder.issues.append(ExtractionIssue(code, message)) }
  }

  /// Writes everything inside `parent` in a role of its own.
  func write(blocks parent: XMLElement, role: Paragraph.Role) {
    let (outerRole, outerCell, outerOpen, outerGround) = (self.role, cell, open, isOnGround)
    // The colour of a text box is not worked out: white letters in it may be seen.
    (self.role, cell, open, isOnGround) = (role, role == .textBox ? outerCell : nil, nil, role == .textBox)
    write(blocks: parent)
    closeParagraph()
    (self.role, cell, open, isOnGround) = (outerRole, outerCell, outerOpen, outerGround)
  }

  func write(blocks parent: XMLElement) {
    for block in parent.children {
      switch block.name {
      case .p: write(paragraph: block)
      case .tbl:
        closeParagraph()
        write(table: block)
      case .sdt:
        if let content = block.child(.sdtContent) { write(blocks: content) }
      case .ins, .moveTo:
        hasTrackedChanges = true
        write(blocks: block)
      case .customXml, .smartTag, .sect, .subSection, .borderGroup: write(blocks: block)
      case .annotation:
        if let content = accepted(block) { write(blocks: content) }
      case .alternateContent:
        if let choice = block.alternative { write(blocks: choice) }
      case .del, .moveFrom: hasTrackedChanges = true
      case .altChunk: note(.unreadPart, "文件内嵌了其他格式的正文,没有读取;请在 Word 中另存一次后重试")
      default: break
      }
    }
  }

  /// What is left of a change of Word 2003 when it is accepted; `nil` for a deletion, a comment or a bookmark.
  func accepted(_ annotation: XMLElement) -> XMLElement? {
    let type = annotation.attribute(.type)
    if type == "Word.Deletion" || type == "Word.Insertion" { hasTrackedChanges = true }
    return type == "Word.Insertion" ? annotation.child(.annotated) : nil
  }

  func write(paragraph: XMLElement) {
    let properties = paragraph.child(.pPr)
    if open == nil { openParagraph(properties, paragraph.tree === main.tree ? paragraph.index : -1) }
    write(runs: paragraph)
    endBlank()
    defer { if let section = properties?.child(.sectPr), Self.breaksPage(section) { isPageBroken = true } }
    // A deleted paragraph mark joins this paragraph with the next.
    let mark = properties?.child(.rPr)
    if mark?.child(.ins) != nil { hasTrackedChanges = true }
    if mark?.child(.del) != nil || mark?.child(.moveFrom) != nil {
      hasTrackedChanges = true
    } else {
      closeParagraph()
    }
  }

  /// The next section begins a page, unless it says that it goes on.
  private static func breaksPage(_ section: XMLElement) -> Bool {
    section.child(.sectionType)?.attribute(.val) != "continuous"
  }

  private func openParagraph(_ properties: XMLElement?, _ element: Int32) {
    let style = properties?.child(.pStyle)?.attribute(.val)
    var format = styles.paragraph(style)
    let inherited = format.numbering
    format.apply(.paragraph(properties))
    // A paragraph may name the level only, and its style the list.
    if format.numbering?.list == nil { format.numbering?.list = inherited?.list }
    if format.numbering?.level == nil { format.numbering?.level = inherited?.level }
    let hasLeader = properties?.child(.tabs)?.children.contains { $0.attribute(.leader) == "underscore" } ?? false
    if properties?.child(.pPrChange) != nil { hasTrackedChanges = true }
    open = OpenParagraph(start: builder.offset, format: format, hasLeader: hasLeader, element: element)
    // The number of a hidden paragraph is hidden like the rest.
    if properties?.child(.rPr)?.child(.vanish).map(WordFormat.isOn) ?? format.isHidden ?? false { return }
    if properties?.child(.pageBreakBefore).map(WordFormat.isOn) ?? false { isPageBroken = true }
    if let label = properties?.child(.listPr)?.child(.listText)?.attribute(.val) {
      builder.append(valid: label.utf8.lazy.map { $0 < 0x20 ? 0x20 : $0 }.filter { $0 != 0x7F })
    } else if let reference = format.numbering, let label = numbering.label(for: reference) {
      builder.append(valid: label.utf8)
    }
  }

  func closeParagraph() {
    guard let paragraph = open else { return }
    endLine()
    open = nil
    if builder.offset > paragraph.start {
      let span = TextSpan(start: paragraph.start, end: builder.offset - 1)
      if !span.isEmpty {
        builder.paragraphs.append(
          Paragraph(
            span: span, role: role, alignment: paragraph.format.alignment ?? .left, cell: cell,
            opensPage: paragraph.opensPage))
      }
    }
    for box in paragraph.boxes { write(blocks: box, role: .textBox) }
  }

  /// Ends a line of the open paragraph, unless nothing stands on it.
  func endLine() {
    guard let paragraph = open, builder.offset > paragraph.lineStart else { return }
    if isPageBroken, role == .body {
      if paragraph.lineStart == paragraph.start { paragraph.opensPage = true }
      isPageBroken = false
    }
    let span = builder.span(from: paragraph.lineStart)
    paragraphOfLine.append(paragraph.element)
    builder.lines.append(
      TextLine(
        span: span, fontSize: paragraph.size ?? paragraph.format.size,
        isBold: paragraph.letters > 0 && paragraph.boldLetters * 2 > paragraph.letters))
    builder.appendSeparator(0x0A)
    open?.lineStart = builder.offset
    open?.size = nil
    open?.letters = 0
    open?.boldLetters = 0
  }
}
