/// Tells a format by its first bytes, never by its name.
enum FormatSniffer {
  /// What the bytes are; packages are looked into as far as their list of entries.
  static func format(of bytes: UnsafeRawBufferPointer) -> FileFormat {
    let head = bytes.prefix(1024)
    if contains(head, "%PDF-") { return .pdf }
    if starts(head, [0x50, 0x4B, 0x03, 0x04]) || starts(head, [0x50, 0x4B, 0x05, 0x06]) {
      return packageFormat(bytes)
    }
    if starts(head, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .doc }
    if starts(head, Array("{\\rtf".utf8)) { return .rtf }
    if isPicture(head) { return .picture }
    if isArchive(head) { return .archive }
    if isHTML(head) { return .html }
    return PlainTextReader.mayBeText(bytes) ? .text : .unknown
  }

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

  private static func isHTML(_ head: Slice<UnsafeRawBufferPointer>) -> Bool {
    let lower = head.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    let text = String(
      decoding: lower.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 0x20 }.prefix(64), as: UTF8.self)
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
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
    return .archive
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
    return holds("word/") || holds("[Content_Types].xml") ? .docx : .archive
  }
}
