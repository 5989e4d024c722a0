import CPage
import Synchronization

/// Reads PDF files, whole or a range of pages.
enum PDFReader {
  /// Poppler shares tables of characters between documents, without a lock of its own: one thread at a time.
  static let turn = Mutex(())

  /// The pages `range` of a file, 1-based; pages beyond the last are left out.
  static func read(
    _ bytes: UnsafeRawBufferPointer, pages range: ClosedRange<Int>, limits: ReadingLimits,
    recognition: PageRecognition = .none
  ) throws(ExtractionIssue) -> (document: ExtractedDocument, pageCount: Int) {
    try turn.withLock { _ throws(ExtractionIssue) in
      try readAlone(bytes, pages: range, limits: limits, recognition)
    }
  }

  private static func readAlone(
    _ bytes: UnsafeRawBufferPointer, pages range: ClosedRange<Int>, limits: ReadingLimits,
    _ recognition: PageRecognition
  ) throws(ExtractionIssue) -> (document: ExtractedDocument, pageCount: Int) {
    let pdf = try PDFDocument(bytes)
    let count = pdf.pageCount
    guard count > 0 else {
      throw ExtractionIssue(.damaged, "PDF 里没有可以读取的页;请重新导出或者重新扫描")
    }
    guard count <= limits.pages else {
      throw ExtractionIssue.over(.pages, "共 \(count) 页,超过 \(limits.pages) 页的限制;请按文书拆分")
    }
    var builder = DocumentBuilder(isPlaced: true, limits: limits)
    var metadata = pdf.metadata
    if range.lowerBound == 1 { examineSignatures(of: pdf, bytes, &builder, &metadata) }
    let enclosed = pdf.attachments(on: range)
    builder.attachments = enclosed.files
    if enclosed.isCut {
      builder.issues.append(ExtractionIssue(.attachment, "附件太多或者清单有误,没有全部列出;请用 PDF 软件核对"))
    }
    if range.lowerBound <= count {
      for number in range.lowerBound...min(count, range.upperBound) where !builder.isFull {
        PDFPageReader(pdf: pdf, number: number, limits: limits, recognition: recognition)
          .read(into: &builder, &metadata)
      }
    }
    if pdf.wasRepaired || !isWhole(bytes) { note(repairOf: bytes, range, count, &builder) }
    return (builder.document(format: .pdf, metadata: metadata), count)
  }

  /// Whether the end is marked, and no object follows the mark: an addition that breaks off leaves the old end in place.
  private static func isWhole(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let (mark, object) = (Array("%%EOF".utf8), Array(" obj".utf8))
    let tail = bytes.suffix(1 << 16)
    guard let end = tail.indices.last(where: { tail[$0] == 0x25 && tail[$0...].starts(with: mark) }) else {
      return false
    }
    return !tail[end...].indices.contains { tail[$0] == 0x20 && tail[$0...].starts(with: object) }
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
    let isWhole = isWhole(bytes)
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
