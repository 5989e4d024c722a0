/// What one file says: its text with a place for every word.
///
/// `text` holds the lines of all pages in reading order, separated by `\n`; the cells of a table stand in row
/// order, each followed by `\t` (the last of a row by `\n`), and a cell of several lines holds `\n` itself.
/// Spans of lines, paragraphs and cells never include those separators. The text is as printed: widths, spaces
/// and line breaks are left alone; control characters other than `\n` and `\t` are removed, invalid bytes replaced.
public struct ExtractedDocument: Sendable, Equatable {
  public var format: FileFormat
  public var text: String
  /// In order; empty for formats without pages (DOCX, XLSX, CSV, web pages, plain text).
  public var pages: [Page]
  /// Sorted by `span.start`, not overlapping. For PDF one line as printed, for DOCX one paragraph or manual line.
  public var lines: [TextLine]
  /// Sorted by `span.start`, not overlapping; each covers one line or several. A paragraph inside a cell belongs to it.
  public var paragraphs: [Paragraph]
  /// In reading order; a table inside a cell is a table of its own.
  public var tables: [Table]
  public var marks: [Mark]
  /// In the order in which they were made; a field left unsigned is a mark only.
  public var signatures: [DigitalSignature] = []
  public var attachments: [Attachment] = []
  public var metadata: Metadata
  /// What was noticed while reading; never a judgement of the case.
  public var issues: [ExtractionIssue]
  /// A box for every Unicode scalar of `text`; empty for formats without pages.
  public var boxes: ScalarBoxes
  /// How surely each Unicode scalar of `text` was recognized.
  public var certainty = Certainty()
  /// Files whose pages follow, in order; see ``join(_:named:)``.
  public internal(set) var continuations: [Continuation] = []

  public init(
    format: FileFormat, text: String = "", pages: [Page] = [], lines: [TextLine] = [], paragraphs: [Paragraph] = [],
    tables: [Table] = [], marks: [Mark] = [], metadata: Metadata = Metadata(), issues: [ExtractionIssue] = [],
    boxes: ScalarBoxes = ScalarBoxes()
  ) {
    self.format = format
    self.text = text
    self.pages = pages
    self.lines = lines
    self.paragraphs = paragraphs
    self.tables = tables
    self.marks = marks
    self.metadata = metadata
    self.issues = issues
    self.boxes = boxes
  }
}

extension ExtractedDocument {
  /// Whether the page that an offset of the text lies on was recognized from its picture.
  public func isRecognized(at offset: Int) -> Bool {
    guard !certainty.isFull, let page = pages.last(where: { $0.span.start <= offset }) else { return false }
    return issues.contains { $0.page == page.number && $0.code == IssueCode.recognizedPage.rawValue }
  }
}

/// The formats told apart by their content.
public enum FileFormat: String, Sendable, Codable, CaseIterable {
  case pdf, ofd, docx, text, csv, xlsx, html, picture
  /// A Word document as one XML file, of 2003 or of a later version.
  case wordXML = "word-xml"
  /// Converted by LibreOffice, where that is installed, and then read.
  case doc, rtf, odt, xls, ods
  /// Opened like a folder.
  case archive
  case unknown
}

/// One page of a paginated file.
public struct Page: Sendable, Equatable {
  /// 1-based.
  public var number: Int
  /// In points, as shown (rotation applied).
  public var width, height: Double
  /// The text of this page.
  public var span: TextSpan
  public var state: PageState
  /// Number of Unicode scalars before this page in the whole text.
  public var firstScalar: Int
  /// Of what a page that is a picture shows: the same for the same picture; empty for other pages.
  public var digest = ""
  /// Whether recognition could read what the text does not hold; only while the page is unread.
  public internal(set) var isRecognizable = false
  /// The same for pages, in whatever files, of which recognition would make the same; empty when that is not known.
  public internal(set) var likeness = ""

  public init(number: Int, width: Double, height: Double, span: TextSpan, state: PageState, firstScalar: Int = 0) {
    self.number = number
    self.width = width
    self.height = height
    self.span = span
    self.state = state
    self.firstScalar = firstScalar
  }
}

/// Whether what a page shows is in the text.
public enum PageState: Sendable, Equatable {
  /// The text layer was read.
  case read
  /// Nothing is printed on the page.
  case blank
  /// The page shows something that the text does not hold, such as a scan; `because` says what, in Chinese.
  case unread(because: String)
}

/// One printed line.
public struct TextLine: Sendable, Equatable {
  public var span: TextSpan
  /// 1-based; `nil` in formats without pages.
  public var page: Int?
  public var box: Box?
  /// The largest font on the line, in points; `nil` when unknown.
  public var fontSize: Double?
  public var isBold: Bool

  public init(span: TextSpan, page: Int? = nil, box: Box? = nil, fontSize: Double? = nil, isBold: Bool = false) {
    self.span = span
    self.page = page
    self.box = box
    self.fontSize = fontSize
    self.isBold = isBold
  }
}

/// Lines that belong together: they are read without the breaks between them.
public struct Paragraph: Sendable, Equatable {
  /// Where on the page or in the file a paragraph stands.
  public enum Role: String, Sendable, Codable, CaseIterable {
    case body, header, footer, note, textBox, comment, formField, annotation
  }
  public enum Alignment: String, Sendable, Codable, CaseIterable { case left, center, right, justified, unknown }

  public var span: TextSpan
  public var role: Role
  public var alignment: Alignment
  /// Index into ``ExtractedDocument/tables`` and into that table's cells, when the paragraph stands in a cell.
  public var cell: CellReference?
  /// Whether its text runs on in the next body paragraph: a page ended in the middle of it.
  public var continues: Bool
  /// Whether its author let it begin a page (Word's page breaks); files with pages of their own tell by their lines.
  public var opensPage: Bool

  public init(
    span: TextSpan, role: Role = .body, alignment: Alignment = .unknown, cell: CellReference? = nil,
    continues: Bool = false, opensPage: Bool = false
  ) {
    self.span = span
    self.role = role
    self.alignment = alignment
    self.cell = cell
    self.continues = continues
    self.opensPage = opensPage
  }
}

/// Indices, 0-based, of a table and of a cell in its list.
public struct CellReference: Hashable, Sendable {
  public var table, cell: Int
  public init(table: Int, cell: Int) {
    self.table = table
    self.cell = cell
  }
}

/// A table: a form's grid or a list of items.
public struct Table: Sendable, Equatable {
  public struct Cell: Sendable, Equatable {
    /// 0-based position of the top left corner.
    public var row, column: Int
    /// At least 1.
    public var rowSpan, columnSpan: Int
    public var span: TextSpan
    public var page: Int?
    public var box: Box?

    public init(
      row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, span: TextSpan, page: Int? = nil, box: Box? = nil
    ) {
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.span = span
      self.page = page
      self.box = box
    }
  }

  public var rows, columns: Int
  /// In row order; merged cells once.
  public var cells: [Cell]
  public var span: TextSpan

  public init(rows: Int, columns: Int, cells: [Cell], span: TextSpan) {
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.span = span
  }
}

/// Something on the page that is not text but says something.
public struct Mark: Sendable, Equatable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A seal: red ring, digital signature, or a picture placed over the agency's name; `text` is what it says, where
    /// that is known.
    case seal
    /// Handwriting, or a picture of it; on recognized pages `text` says in which place: `签名`, `日期`, `意见`, or
    /// `指印` for the print of a finger; below a confidence of 0.6 it may be none.
    case ink
    /// A box, ticked or not: `text` is `checked` or `unchecked`.
    case checkbox
    /// A place left to be filled: underscores or an empty field.
    case blank
    /// A picture of unknown meaning.
    case picture
    /// A digital signature field: `text` names the signer, empty when the field is unsigned.
    case digitalSignature
  }
  public var kind: Kind
  public var page: Int?
  public var box: Box?
  /// Offset into the text where the mark stands, when it has a place there.
  public var offset: Int?
  public var text: String
  /// How surely it is there, 0 to 1.
  public var confidence: Double
  /// How surely ``text`` was read where that was recognized on a picture, 0 to 1; `nil` where the file says it, and
  /// where there is none.
  public var textConfidence: Double?

  public init(
    kind: Kind, page: Int? = nil, box: Box? = nil, offset: Int? = nil, text: String = "", confidence: Double = 1,
    textConfidence: Double? = nil
  ) {
    self.kind = kind
    self.page = page
    self.box = box
    self.offset = offset
    self.text = text
    self.confidence = confidence
    self.textConfidence = textConfidence
  }
}

/// What the file says about itself.
public struct Metadata: Sendable, Equatable {
  public var title, author, producer: String?
  /// As written in the file, ISO 8601 where it could be read.
  public var created, modified: String?
  public var hasTrackedChanges, hasComments, isSigned, isEncrypted: Bool

  public init(
    title: String? = nil, author: String? = nil, producer: String? = nil, created: String? = nil,
    modified: String? = nil,
    hasTrackedChanges: Bool = false, hasComments: Bool = false, isSigned: Bool = false, isEncrypted: Bool = false
  ) {
    self.title = title
    self.author = author
    self.producer = producer
    self.created = created
    self.modified = modified
    self.hasTrackedChanges = hasTrackedChanges
    self.hasComments = hasComments
    self.isSigned = isSigned
    self.isEncrypted = isEncrypted
  }
}

/// Something a person should know about how a file was read.
public struct ExtractionIssue: Sendable, Hashable, Codable {
  /// From a closed list, `docs/issues.md`: `page-without-text`, `encrypted`, `damaged`, `over-limit` …
  public var code: String
  /// 1-based; `nil` when the whole file is meant.
  public var page: Int?
  /// In Chinese: what, and what to do.
  public var message: String

  public init(code: String, page: Int? = nil, message: String) {
    self.code = code
    self.page = page
    self.message = message
  }
}
