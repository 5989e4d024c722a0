/// What one task of reading brought: a whole file, or a range of the pages of one.
public struct ExtractedPart: Sendable, Equatable {
  public var format: FileFormat
  /// Of the whole file, hexadecimal; empty for a range that does not hold page 1, and when the file could not be opened.
  public var sha256: String
  /// Of the whole file; 0 for a format without pages.
  public var pageCount: Int
  /// `nil` when the file could not be read; the first of ``issues`` says why.
  public var document: ExtractedDocument?
  public var issues: [ExtractionIssue]
  /// Of an archive, those of archives inside included; the number of a member is its place here.
  public var members: [ArchiveMember] = []
  /// How LibreOffice has to convert the file before it can be read; then ``document`` is `nil`, without an issue.
  public var conversion: OfficeFilter?
  /// What was drawn, where that was asked for.
  public var picture: PagePicture?
  /// The copy with notes, where that was asked for; ``issues`` then say what has to be known of it.
  public var copy: AnnotatedCopy?
  /// What was made of a template of a paper, where that was asked for; only who asked knows what it means.
  public var template: [UInt8]?

  public init(
    format: FileFormat, sha256: String = "", pageCount: Int = 0, document: ExtractedDocument? = nil,
    issues: [ExtractionIssue] = []
  ) {
    self.format = format
    self.sha256 = sha256
    self.pageCount = pageCount
    self.document = document
    self.issues = issues
  }
}

extension ExtractedPart {
  /// Takes over what was read from a file that LibreOffice made of this one.
  public mutating func take(_ converted: ExtractedPart) {
    issues = converted.issues
    document = converted.document
    document?.format = format
    document?.issues.insert(
      ExtractionIssue(.converted, "由 LibreOffice 转换后读取,文字照原样,排版可能有出入;要紧处请核对原文件"), at: 0)
  }
}

extension ExtractedSource {
  /// Puts the parts of a file together, in the order of their pages.
  ///
  /// The result is the same however the pages were shared out: whatever looks at several pages happens here.
  public init(_ file: SourceFile, parts: [ExtractedPart]) {
    let digest = parts.first?.sha256 ?? ""
    if let failed = parts.first(where: { $0.document == nil }) {
      let isReport = failed.issues.contains { $0.code == IssueCode.ownReport.rawValue }
      let piece = isReport ? nil : SplitVolume.issue(file.path, isKnown: failed.format != .unknown)
      let issues = piece.map { [$0] } ?? (failed.issues.isEmpty ? [ExtractionIssue.unopened(failed)] : failed.issues)
      self.init(
        file: file, format: failed.format, status: isReport ? .skipped : .unread, sha256: digest, issues: issues)
      return
    }
    var parts = parts[...]
    guard var document = parts.popFirst()?.document else {
      self.init(file: file, status: .unread, sha256: digest)
      return
    }
    for part in parts { if let next = part.document { document.append(next) } }
    RunningLines.mark(in: &document)
    PageBreaks.mark(in: &document)
    DuplicatePages.note(in: &document)
    var issues = document.issues
    if let attached = Attachment.issue(document.attachments) {
      document.issues.append(attached)
      issues.append(attached)
    }
    if let mismatch = ExtensionCheck.issue(file.path, document.format) { issues.insert(mismatch, at: 0) }
    var status = document.status
    if status == .read, document.text.utf8.allSatisfy({ $0 <= 0x20 }) {
      // A scanner's empty feed, or a Word file that holds a picture: whatever it was to be, it is not there.
      status = .unread
      issues.insert(ExtractionIssue(.blankFile, "没有文字:页面空白,或者只有图片;请核对是否漏扫、漏传"), at: 0)
    }
    document.issues = issues
    self.init(file: file, status: status, sha256: digest, document: document, issues: issues)
    if status == .unread { self.document = nil }
  }
}

extension ExtractedDocument {
  /// Read, or how far: a file whose every page is unread says nothing, unless it merely breaks off.
  var status: SourceStatus {
    let unread = pages.count {
      if case .unread = $0.state { true } else { false }
    }
    let cuts: [IssueCode] = [.truncated, .unreadPart, .lostCharacters]
    let isCut = issues.contains { issue in cuts.contains { $0.rawValue == issue.code } }
    if unread > 0, !pages.contains(where: { $0.state == .read }) { return isCut && !text.isEmpty ? .partial : .unread }
    return unread > 0 || isCut ? .partial : .read
  }

  /// Appends the pages that follow.
  mutating func append(_ next: ExtractedDocument) {
    let offset = text.utf8.count
    let scalar = boxes.count
    let table = tables.count
    text += next.text
    pages += next.pages.map { page in
      var page = page
      page.span = page.span.moved(by: offset)
      page.firstScalar += scalar
      return page
    }
    lines += next.lines.map { line in
      var line = line
      line.span = line.span.moved(by: offset)
      return line
    }
    paragraphs += next.paragraphs.map { paragraph in
      var paragraph = paragraph
      paragraph.span = paragraph.span.moved(by: offset)
      paragraph.cell?.table += table
      return paragraph
    }
    tables += next.tables.map { $0.moved(by: offset) }
    marks += next.marks.map { mark in
      var mark = mark
      mark.offset = mark.offset.map { $0 + offset }
      return mark
    }
    signatures += next.signatures
    attachments += next.attachments
    // What is said of the whole file every part says.
    issues += next.issues.filter { $0.page != nil || !issues.contains($0) }
    certainty.append(next.certainty, after: scalar, of: scalar + next.boxes.count)
    boxes.append(next.boxes)
    metadata.hasComments = metadata.hasComments || next.metadata.hasComments
    metadata.isSigned = metadata.isSigned || next.metadata.isSigned
  }
}

extension TextSpan {
  func moved(by distance: Int) -> TextSpan { TextSpan(start: start + distance, end: end + distance) }
}

extension Table {
  func moved(by distance: Int) -> Table {
    var table = self
    table.span = span.moved(by: distance)
    table.cells = cells.map { cell in
      var cell = cell
      cell.span = cell.span.moved(by: distance)
      return cell
    }
    return table
  }
}

extension ExtractionIssue {
  /// A file that nobody opened, although it is known how: its name promised something else.
  static func unopened(_ part: ExtractedPart) -> ExtractionIssue {
    guard part.format == .archive else { return .needsLibreOffice(part.format) }
    guard !part.members.isEmpty else { return ExtractionIssue(.emptyFolder, "压缩包是空的,没有文书;请确认是否漏放") }
    return ExtractionIssue(.unsupportedFormat, "是压缩包,但没有作为文件夹打开;请解压后重试,或者把扩展名改为 .zip")
  }
}
