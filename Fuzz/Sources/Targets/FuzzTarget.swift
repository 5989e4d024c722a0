@testable import CaseReading
@testable import DocExtract

/// What reads bytes or words from outside.
enum FuzzTarget: String, CaseIterable {
  case zip, archive, xml, docx, wordxml, ofd, ses, xlsx, html, csv, text, office, picture, pdf, page, frame
  case notes, pdfnotes, paper
  case yaml, rule, standard, language, review, result

  /// Small: what a bomb would take is not what is looked for here.
  static let limits: ReadingLimits = {
    var limits = ReadingLimits()
    (limits.entryBytes, limits.totalBytes, limits.entries) = (1 << 22, 1 << 23, 200)
    limits.pixels = 1 << 20
    return limits
  }()

  /// Has to come back, whatever the bytes are.
  func run(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .zip, .archive:
      var reader = ArchiveReader(limits: Self.limits, store: nil)
      _ = reader.read(bytes, named: "包.gz")
    case .xml: readXML(bytes)
    case .docx: StoredZip.word(bytes).withUnsafeBytes { _ = try? WordReader.read($0, limits: Self.limits) }
    case .wordxml: _ = try? WordReader.read(xml: bytes, limits: Self.limits)
    case .ofd: StoredZip.ofd(bytes).withUnsafeBytes { _ = try? OFDReader.read($0, pages: 1...9, limits: Self.limits) }
    case .xlsx: StoredZip.workbook(bytes).withUnsafeBytes { _ = try? SpreadsheetReader.read($0, limits: Self.limits) }
    case .ses: readSignature(Array(bytes))
    case .html: _ = try? HTMLReader.read(bytes, limits: Self.limits)
    case .office: _ = try? OfficeContent.filter(bytes, FormatSniffer.format(of: bytes))
    case .csv: _ = try? CSVReader.read(bytes, limits: Self.limits)
    case .text: readText(bytes)
    case .picture: _ = try? PictureReader.read(bytes, pages: 1...3, limits: Self.limits)
    case .pdf: _ = try? PDFReader.read(bytes, pages: 1...3, limits: Self.limits)
    case .page: StoredPDF.page(bytes).withUnsafeBytes { _ = try? PDFReader.read($0, pages: 1...1, limits: Self.limits) }
    case .frame: readFrames(bytes)
    case .notes: NotesTarget.word(bytes)
    case .pdfnotes: NotesTarget.pdf(bytes)
    case .paper: NotesTarget.paper(bytes)
    case .yaml: _ = try? PackNode.parse(yaml: String(decoding: bytes, as: UTF8.self), path: "a.yaml")
    case .standard: StandardTarget.read(String(decoding: bytes, as: UTF8.self))
    case .rule: RuleTarget.read(String(decoding: bytes, as: UTF8.self))
    case .language: LanguageTarget.read(String(decoding: bytes, as: UTF8.self))
    case .review: ReviewTarget.read(bytes)
    case .result: ResultTarget.read(bytes)
    }
  }

  private func readXML(_ bytes: UnsafeRawBufferPointer) {
    let parser = XMLTreeParser(part: "a.xml", maxDepth: 256)
    guard (try? parser.feed(bytes)) != nil, let tree = try? parser.finish() else { return }
    _ = tree.root?.descendants(.t).map(\.string)
  }

  private func readSignature(_ bytes: [UInt8]) {
    _ = SignedValue(bytes)
    guard let message = SignedMessage(bytes) else { return }
    _ = (message.signerName, message.validity, message.claimedTime, message.timestamp)
  }

  private func readText(_ bytes: UnsafeRawBufferPointer) {
    let part = FileReader.part(reading: bytes, pages: 1...1, limits: Self.limits)
    precondition(
      part.document != nil || !part.issues.isEmpty || part.format == .archive || part.conversion != nil,
      "nothing is said")
  }

  /// What is accepted can be written again and says the same.
  private func readFrames(_ bytes: UnsafeRawBufferPointer) {
    if let part = try? ExtractedPart(decoding: bytes) {
      let again = part.encoded().dropFirst(Frame.headerSize)
      let read = Array(again).withUnsafeBytes { try? ExtractedPart(decoding: $0) }
      precondition(read == part, "a part that does not come back")
      _ = ExtractedSource(SourceFile(path: "a", location: "/a", bytes: 1), parts: [part])
    }
    _ = try? ReadRequest(decoding: bytes)
  }
}
