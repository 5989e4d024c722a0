import CPage
import Synchronization

/// Reads PDF files, whole or a range of pages.
enum PDFReader {
  /// Poppler shares tables of characters between documents, without a lock of its own: one thread at a time.
  private static let turn = Mutex(())

  /// The pages `range` of a file, 1-based; pages beyond the last are left out.
  static func read(
    _ bytes: UnsafeRawBufferPointer, pages range: ClosedRange<Int>, limits: ReadingLimits
  ) throws(ExtractionIssue) -> (document: ExtractedDocument, pageCount: Int) {
    try turn.withLock { _ throws(ExtractionIssue) in try readAlone(bytes, pages: range, limits: limits) }
  }

  private static func readAlone(
    _ bytes: UnsafeRawBufferPointer, pages range: ClosedRange<Int>, limits: ReadingLimits
  ) throws(ExtractionIssue) -> (document: ExtractedDocument, pageCount: Int) {
    let pdf = try PDFDocument(bytes)
    let count = pdf.pageCount
    guard count > 0 else {
      throw ExtractionIssue(.damaged, "PDF 里没有可以读取的页;请重新导出或者重新扫描")
    }
    guard count <= limits.pages else {
      throw ExtractionIssue(.overLimit, "共 \(count) 页,超过 \(limits.pages) 页的限制;请按文书拆分后重试")
    }
    var builder = DocumentBuilder(isPlaced: true)
    var metadata = pdf.metadata
    if range.lowerBound == 1 { examineSignatures(of: pdf, bytes, &builder, &metadata) }
    let enclosed = pdf.attachments(on: range)
    builder.attachments = enclosed.files
    if enclosed.isCut {
      builder.issues.append(ExtractionIssue(.attachment, "附件太多或者清单有误,没有全部列出;请用 PDF 软件核对"))
    }
    if range.lowerBound <= count {
      for number in range.lowerBound...min(count, range.upperBound) {
        PDFPageReader(pdf: pdf, number: number).read(into: &builder, &metadata)
      }
    }
    if pdf.wasRepaired { note(repairOf: bytes, range, count, &builder) }
    return (builder.document(format: .pdf, metadata: metadata), count)
  }

  private static func examineSignatures(
    of pdf: PDFDocument, _ bytes: UnsafeRawBufferPointer, _ builder: inout DocumentBuilder, _ metadata: inout Metadata
  ) {
    builder.signatures = PDFSignatures(pdf.signatures, in: bytes).examined()
    builder.issues += builder.signatures.flatMap(\.issues)
    metadata.isSigned = !builder.signatures.isEmpty
  }

  /// A file whose end is missing may have lost pages, and the last one left may have lost words; one whose table was
  /// merely wrong has lost nothing.
  private static func note(
    repairOf bytes: UnsafeRawBufferPointer, _ range: ClosedRange<Int>, _ count: Int, _ builder: inout DocumentBuilder
  ) {
    let tail = bytes.suffix(2048)
    let mark = Array("%%EOF".utf8)
    let isWhole = tail.indices.contains { tail[$0...].starts(with: mark) }
    let issue =
      isWhole
      ? ExtractionIssue(.repaired, "文件的对象表有误,已按内容重建;请核对页数,必要时重新导出")
      : ExtractionIssue(.truncated, "文件不完整(缺少结尾),只读取了还能读到的部分;请重新复制或者重新导出")
    builder.issues.insert(issue, at: 0)
    if !isWhole, range.contains(count), let last = builder.pages.indices.last {
      builder.pages[last].state = .unread(because: "文件缺少结尾,第\(count)页及以后可能有内容没有读到")
    }
  }
}

/// Reads one page of a PDF file.
private struct PDFPageReader {
  let pdf: PDFDocument
  let number: Int

  func read(into builder: inout DocumentBuilder, _ metadata: inout Metadata) {
    let start = builder.offset
    let firstScalar = builder.scalars
    guard let page = pdf.page(number) else {
      let reason = "第\(number)页已损坏,无法读取"
      builder.issues.append(ExtractionIssue(.damagedPage, page: number, "\(reason);请重新导出或者重新扫描这一页"))
      builder.pages.append(
        Page(
          number: number, width: 0, height: 0, span: builder.span(from: start), state: .unread(because: reason),
          firstScalar: firstScalar))
      return
    }
    let firstLine = builder.lines.count
    PageLayout(page, number: number).write(to: &builder)
    let fields = PageFields(page: page, number: number, lines: firstLine..<builder.lines.count)
    fields.write(to: &builder, &metadata)
    let end = max(start, builder.offset - 1)
    PrintedSigns.mark(start..<end, firstScalar: firstScalar, page: number, in: &builder)
    let state = PageJudge(page: page, number: number).state(&builder.issues)
    builder.pages.append(
      Page(
        number: number, width: Double(page.width), height: Double(page.height), span: TextSpan(start: start, end: end),
        state: state, firstScalar: firstScalar))
  }
}

/// Decides whether what a page shows is in its text.
struct PageJudge {
  let page: casecheck_page
  let number: Int

  func state(_ issues: inout [ExtractionIssue]) -> PageState {
    let glyphs = UnsafeBufferPointer(start: page.glyphs, count: page.glyph_count)
    let covered = pictureShare
    if page.is_cut {
      return unread(.overLimit, "第\(number)页的内容超过限制,没有读完", "请拆分或者重新导出这一页", &issues)
    }
    if glyphs.isEmpty {
      if covered > 0.02 {
        return unread(.pageWithoutText, "第\(number)页是图片,没有文字层,需要文字识别", "请人工查看", &issues)
      }
      if page.has_drawing {
        return unread(.pageWithoutText, "第\(number)页只有图形,没有文字层,需要文字识别", "请人工查看", &issues)
      }
      if page.has_lost_data {
        return unread(.damagedPage, "第\(number)页已损坏,无法读取", "请重新导出或者重新扫描这一页", &issues)
      }
      return .blank
    }
    if page.has_lost_data {
      return unread(.damagedPage, "第\(number)页的数据已损坏,只读到一部分", "请重新导出或者重新扫描这一页", &issues)
    }
    let garbled = glyphs.count {
      $0.scalar == 0xFFFD || (Self.isPrivate($0.scalar) && PrintedSigns.wingding($0.scalar) == nil)
    }
    if garbled >= 3, garbled * 10 >= glyphs.count * 3 {
      return unread(.garbledText, "第\(number)页的文字层是乱码,需要文字识别", "请人工查看,或者由原文件重新导出", &issues)
    }
    let invisible = glyphs.count { $0.flags & UInt8(CASECHECK_GLYPH_INVISIBLE) != 0 }
    if covered > 0.6, glyphs.count - invisible < 40, invisible < 10 {
      return unread(.pageWithoutText, "第\(number)页是图片,只有少量文字,需要文字识别", "请人工查看", &issues)
    }
    if covered > 0.6, invisible * 2 > glyphs.count {
      issues.append(
        ExtractionIssue(.textBehindPicture, page: number, "第\(number)页是扫描件,文字来自它所附的识别结果,可能有误;请对照图片"))
    }
    return .read
  }

  private func unread(
    _ code: IssueCode, _ reason: String, _ advice: String, _ issues: inout [ExtractionIssue]
  ) -> PageState {
    issues.append(ExtractionIssue(code, page: number, "\(reason);\(advice)"))
    return .unread(because: reason)
  }

  private static func isPrivate(_ scalar: UInt32) -> Bool { 0xE000...0xF8FF ~= scalar || scalar >= 0xF0000 }

  /// How much of the page pictures cover, at most 1; overlaps count twice.
  private var pictureShare: Float {
    let area = max(1, page.width * page.height)
    let pictures = UnsafeBufferPointer(start: page.pictures, count: page.picture_count)
    return min(1, pictures.reduce(0) { $0 + visibleArea($1) } / area)
  }

  private func visibleArea(_ picture: casecheck_picture) -> Float {
    guard picture.kind != UInt32(CASECHECK_RED_RING) else { return 0 }
    let width = min(picture.x + picture.width, page.width) - max(picture.x, 0)
    let height = min(picture.y + picture.height, page.height) - max(picture.y, 0)
    return max(0, width) * max(0, height)
  }
}
