/// Tells a format by its first bytes, never by its name.
enum FormatSniffer {
  /// What the bytes are; packages are looked into as far as their list of entries.
  static func format(of bytes: UnsafeRawBufferPointer) -> FileFormat {
    let head = bytes.prefix(1024)
    if starts(head, [0x50, 0x4B, 0x03, 0x04]) || starts(head, [0x50, 0x4B, 0x05, 0x06]) {
      return packageFormat(bytes)
    }
    if starts(head, CompoundFile.magic) { return OfficeContent.format(ofCompound: bytes) }
    if starts(head, Array("{\\rtf".utf8)) { return .rtf }
    if isPicture(head) { return .picture }
    if isArchive(head) { return .archive }
    // Anywhere in the first kilobyte (PDF reference 1.7, appendix H), behind what other formats begin with: an archive may
    // hold a PDF that it did not compress.
    if contains(head, "%PDF-") { return .pdf }
    if isWordXML(head) { return .wordXML }
    return textFormat(bytes)
  }

  /// Text by what it is written in: a web page, a table, or plain.
  private static func textFormat(_ bytes: UnsafeRawBufferPointer) -> FileFormat {
    guard let head = PlainTextReader.head(of: bytes) else { return .unknown }
    if HTMLSniffer.isHTML(head) || MIMEPage.isPage(head) { return .html }
    return CSVReader.isTable(head, isWhole: bytes.count <= PlainTextReader.headLength) ? .csv : .text
  }

  /// Whether a file that begins so may be an archive: a guess, which costs one look more when it is wrong.
  ///
  /// Documents that are packages name their own parts first.
  static func mayBeArchive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let head = bytes.prefix(1024)
    if isArchive(head) { return true }
    if starts(head, [0x50, 0x4B, 0x05, 0x06]) { return true }
    guard starts(head, [0x50, 0x4B, 0x03, 0x04]) else { return false }
    // The name of the first entry begins at byte 30 (APPNOTE.TXT §4.3.7).
    let name = head.dropFirst(30)
    return !packageParts.contains { name.starts(with: $0.utf8) }
  }

  private static let packageParts = [
    "[Content_Types].xml", "_rels/", "word/", "docProps/", "xl/", "customXml/", "mimetype", "OFD.xml", "Doc_",
  ]

  private static func starts(_ head: Slice<UnsafeRawBufferPointer>, _ magic: [UInt8]) -> Bool {
    head.starts(with: magic)
  }

  private static func contains(_ head: Slice<UnsafeRawBufferPointer>, _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard head.count >= word.count else { return false }
    return (0...(head.count - word.count)).contains { head.dropFirst($0).starts(with: word) }
  }

  private static func isPicture(_ head: Slice<UnsafeRawBufferPointer>) -> Bool {
    let magics: [[UInt8]] = [
      [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8), [0x49, 0x49, 0x2A, 0x00],
      [0x4D, 0x4D, 0x00, 0x2A],
    ]
    // `BM` alone is also how a sentence may start: a bitmap's header has a known length at byte 14.
    let isBitmap = starts(head, Array("BM".utf8)) && head.count > 18 && [12, 40, 56, 108, 124].contains(head[14])
    let isWebP = starts(head, Array("RIFF".utf8)) && head.dropFirst(8).starts(with: Array("WEBP".utf8))
    let isHEIF = head.dropFirst(4).starts(with: Array("ftyphei".utf8))
    return isBitmap || isWebP || isHEIF || magics.contains { starts(head, $0) }
  }

  private static func isArchive(_ head: Slice<UnsafeRawBufferPointer>) -> Bool {
    let magics: [[UInt8]] = [
      [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Array("Rar!".utf8), [0x1F, 0x8B], Array("BZh".utf8),
      [0xFD, 0x37, 0x7A, 0x58, 0x5A],
    ]
    return magics.contains { starts(head, $0) } || head.dropFirst(257).starts(with: Array("ustar".utf8))
  }

  /// Word 2003 XML, or the package of a later Word in one file: what programs that fill in templates often write as `.doc`.
  private static func isWordXML(_ head: Slice<UnsafeRawBufferPointer>) -> Bool {
    let text = String(decoding: head.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 0x20 }, as: UTF8.self)
    guard text.hasPrefix("<?xml") || text.hasPrefix("<w:wordDocument") || text.hasPrefix("<pkg:package") else {
      return false
    }
    return ["progid=\"Word.Document\"", "office/word/2003/wordml", "office/2006/xmlPackage"].contains(
      where: text.contains)
  }

  /// `OFD.xml`, in the spellings of writers.
  private static func isOFDRoot(_ name: String) -> Bool {
    name.utf8.count <= 10 && OFDLocation.path(name, from: "")?.lowercased() == "ofd.xml"
  }

  /// A ZIP file by the names inside: a Word document, another package, or an archive.
  private static func packageFormat(_ bytes: UnsafeRawBufferPointer) -> FileFormat {
    guard let names = ZipPackage.names(in: bytes) else { return .docxIfNamed(in: bytes) }
    if names.contains(where: { $0.hasPrefix("word/document") || $0.hasPrefix("word/Document") }) { return .docx }
    if names.contains(where: isOFDRoot) { return .ofd }
    if names.contains(where: { $0.hasPrefix("xl/workbook") }) { return .xlsx }
    return names.contains("mimetype") ? openDocumentFormat(bytes) : .archive
  }

  /// OpenDocument part 2, §3.3: the entry `mimetype` names the kind; templates are read like what they make.
  private static func openDocumentFormat(_ bytes: UnsafeRawBufferPointer) -> FileFormat {
    let type = (try? ZipPackage(bytes, limits: ReadingLimits()).head(of: "mimetype")) ?? ""
    let family = "application/vnd.oasis.opendocument."
    if type.hasPrefix(family + "text") { return .odt }
    return type.hasPrefix(family + "spreadsheet") ? .ods : .archive
  }
}

extension FileFormat {
  /// A damaged package still tells what it was by the names in its local headers.
  fileprivate static func docxIfNamed(in bytes: UnsafeRawBufferPointer) -> FileFormat {
    let head = bytes.prefix(1 << 16)
    func holds(_ word: String) -> Bool {
      let word = Array(word.utf8)
      guard let first = word.first, head.count > word.count else { return false }
      return (0..<(head.count - word.count)).contains { head[$0] == first && head.dropFirst($0).starts(with: word) }
    }
    if holds("OFD.xml") { return .ofd }
    if holds("xl/workbook") { return .xlsx }
    if holds("opendocument.text") { return .odt }
    if holds("opendocument.spreadsheet") { return .ods }
    return holds("word/") || holds("[Content_Types].xml") ? .docx : .archive
  }
}
