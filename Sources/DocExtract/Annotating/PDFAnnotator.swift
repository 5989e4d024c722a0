import CPoppler
import Synchronization

/// Adds notes to a PDF as an incremental update (ISO 32000-1 §7.5.6): every byte of the file stays where it is, and what was
/// signed stays as it was signed.
enum PDFAnnotator {
  /// The copy, and what has to be said of it.
  static func copy(
    of bytes: UnsafeRawBufferPointer, _ notes: [FileNote], limits: ReadingLimits
  ) throws(ExtractionIssue) -> (AnnotatedCopy, [ExtractionIssue]) {
    try PDFReader.turn.withLock { _ throws(ExtractionIssue) in
      let pdf = try PDFDocument(bytes)
      guard !pdf.isEncrypted else { throw ExtractionIssue(.encrypted, "PDF 设有加密或者权限限制,不能加批注;请解除后重试") }
      guard bytes.starts(with: Array("%PDF-".utf8)), let previous = PDFTail(bytes), !pdf.wasRepaired else {
        throw Self.repaired
      }
      let copy = try annotated(pdf, bytes, notes, previous)
      guard !pdf.wasRepaired else { throw Self.repaired }
      try check(copy, of: bytes, pages: pdf.pageCount)
      return (copy, pdf.signatures.isEmpty ? [] : [Self.signed])
    }
  }

  private static let repaired = ExtractionIssue(.repaired, "PDF 的结构有误,加了批注也可能打不开;请重新导出后重试")
  private static let signed = ExtractionIssue(.signatureNotWhole, "文件有电子签名:批注加在签名以后,签名的部分没有改动;副本不代替有签名的原件")

  private static func annotated(
    _ pdf: PDFDocument, _ bytes: UnsafeRawBufferPointer, _ notes: [FileNote], _ previous: PDFTail
  ) throws(ExtractionIssue) -> AnnotatedCopy {
    guard let trailer = pdf.trailer else { throw repaired }
    var update = PDFUpdate(after: bytes.count, objects: trailer.objects)
    var placed = 0
    for (number, notes) in notes.byPage {
      guard let page = pdf.object(ofPage: number) else { continue }
      var references = ""
      var pinned = 0
      for note in notes {
        let annotation = PDFNote(note, on: page, pinned: &pinned)
        references += " \(update.add(annotation)) 0 R"
        placed += 1
      }
      update.add(page, annotations: references)
    }
    update.close(trailer.entries, after: previous)
    return AnnotatedCopy(kept: bytes.count, bytes: update.bytes, placed: placed)
  }

  /// Beyond this no second copy is kept in memory to look at.
  private static let mostChecked = 256 << 20

  /// What was made opens, without a repair, and has the same pages.
  private static func check(
    _ copy: AnnotatedCopy, of bytes: UnsafeRawBufferPointer, pages: Int
  ) throws(ExtractionIssue) {
    guard bytes.count <= mostChecked else { return }
    let whole = Array(bytes) + copy.bytes
    let isWhole = whole.withUnsafeBytes { whole in
      guard let again = try? PDFDocument(whole) else { return false }
      return again.pageCount == pages && again.object(ofPage: 1) != nil && !again.wasRepaired
    }
    guard isWhole else { throw repaired }
  }
}

extension [FileNote] {
  /// By page, in order; those of a page in their own order.
  fileprivate var byPage: [(Int, [FileNote])] {
    var pages: [Int: [FileNote]] = [:]
    for note in self { if case .page(let number, _) = note.place { pages[number, default: []].append(note) } }
    return pages.sorted { $0.key < $1.key }
  }
}

/// A page as an object of its file.
struct PDFPageObject {
  var number: Int
  var generation: Int
  /// What stands between `<<` and `>>`, without its annotations.
  var entries: [UInt8]
  /// What stands between `[` and `]` of the list of annotations.
  var annotations: [UInt8]
  var left, bottom, right, top: Double
  /// 0, 90, 180 or 270.
  var rotation: Int
  /// Points to one unit of the page's own measures.
  var unit: Double

  /// A point of the page as it is shown, in points from its top left, in the page's own measures.
  func own(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let (x, y) = (x / unit, y / unit)
    switch rotation {
    case 90: return (left + y, bottom + x)
    case 180: return (right - x, bottom + y)
    case 270: return (right - y, top - x)
    default: return (left + x, top - y)
    }
  }
}

extension PDFDocument {
  /// Page `number`, 1-based; `nil` when the file does not have it as an object that can be written again.
  func object(ofPage number: Int) -> PDFPageObject? {
    var page = casecheck_pdf_page()
    guard let number = Int32(exactly: number), casecheck_pdf_page_object(handle, number, &page) == 0, page.unit > 0
    else { return nil }
    return PDFPageObject(
      number: Int(page.number), generation: Int(page.generation),
      entries: Array(UnsafeRawBufferPointer(start: page.entries, count: page.entries_length)),
      annotations: Array(UnsafeRawBufferPointer(start: page.annotations, count: page.annotations_length)),
      left: page.left, bottom: page.bottom, right: page.right, top: page.top, rotation: Int(page.rotation),
      unit: page.unit)
  }

  /// What an addition repeats of the trailer, and how many objects there are.
  var trailer: (entries: [UInt8], objects: Int)? {
    var (entries, length, size): (UnsafePointer<CChar>?, Int, Int32) = (nil, 0, 0)
    guard casecheck_pdf_trailer(handle, &entries, &length, &size) == 0 else { return nil }
    return (Array(UnsafeRawBufferPointer(start: entries, count: length)), Int(size))
  }
}
