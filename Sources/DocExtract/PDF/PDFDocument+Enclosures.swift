import CPoppler

/// A signature field with a value, as the file tells it.
struct PDFSignatureRecord {
  var name, filter, time: String?
  var contents: [UInt8]
  /// `ByteRange`; -1 for what is no whole number.
  var range: [Int]
  /// How many numbers the file gives.
  var rangeCount: Int
  var places: [DigitalSignature.Place]

  fileprivate init(_ found: casecheck_pdf_signature) {
    name = found.name.map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    filter = found.sub_filter.map { String(cString: $0) }
    time = found.time.map { PDFDocument.isoDate(String(cString: $0)) }
    contents = Array(UnsafeBufferPointer(start: found.contents, count: found.contents_length))
    range = [found.range.0, found.range.1, found.range.2, found.range.3].map { Int(truncatingIfNeeded: $0) }
    rangeCount = found.range_count
    let box = Box(
      x: Double(found.x), y: Double(found.y), width: Double(found.width), height: Double(found.height))
    places = found.page > 0 ? [DigitalSignature.Place(page: Int(found.page), box: box)] : []
  }
}

extension PDFDocument {
  /// The signatures of the whole document, in the order of its form.
  var signatures: [PDFSignatureRecord] {
    var first: UnsafePointer<casecheck_pdf_signature>?
    let count = casecheck_pdf_signatures(handle, &first)
    return UnsafeBufferPointer(start: first, count: count).map(PDFSignatureRecord.init)
  }

  /// The files inside: those of the document, when page 1 is among `pages`, and those pinned to one of `pages`.
  func attachments(on pages: ClosedRange<Int>) -> (files: [Attachment], isCut: Bool) {
    var first: UnsafePointer<casecheck_pdf_attachment>?
    var isCut = false
    let count = casecheck_pdf_attachments(
      handle, Int32(clamping: pages.lowerBound), Int32(clamping: pages.upperBound), &first, &isCut)
    let isCollection = casecheck_pdf_is_collection(handle)
    let files = UnsafeBufferPointer(start: first, count: count).map { file in
      let kind: Attachment.Kind =
        switch Int(file.kind) {
        case CASECHECK_ATTACHED_TO_PAGE: .annotation
        case CASECHECK_ASSOCIATED: .associated
        default: isCollection ? .collection : .document
        }
      return Attachment(
        name: Attachment.printable(file.name.map { String(cString: $0) } ?? ""),
        bytes: file.bytes < 0 ? nil : Int(file.bytes), kind: kind, page: file.page > 0 ? Int(file.page) : nil)
    }
    return (files, isCut)
  }
}
