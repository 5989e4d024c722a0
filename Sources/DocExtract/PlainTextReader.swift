import Glibc

/// Reads plain text: UTF-8, UTF-16 with a mark, or GB 18030.
enum PlainTextReader {
  /// Whether the bytes begin like text: no NUL (unless UTF-16 says so), few control characters, a known encoding.
  static func mayBeText(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(4096))
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
    let controls = head.count { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 && $0 != 0x0C }
    guard !head.contains(0), controls * 50 <= head.count else { return false }
    // The last character of the head may be cut.
    let cuts = bytes.count > head.count ? 0...3 : 0...0
    return cuts.contains { decoded(UnsafeRawBufferPointer(rebasing: head.dropLast($0))) != nil }
  }

  /// Each line of the file is a paragraph.
  static func read(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(ExtractionIssue) -> ExtractedDocument
  {
    guard bytes.count <= limits.entryBytes else {
      throw ExtractionIssue.over(
        .entry, "文本文件有 \(ByteSize.words(bytes.count)),超过 \(ByteSize.words(limits.entryBytes)) 的限制")
    }
    guard let text = decoded(bytes) else {
      throw ExtractionIssue(.damaged, "文字编码无法识别(既不是 UTF-8,也不是 GB 18030);请另存为 UTF-8 后重试")
    }
    var builder = DocumentBuilder(isPlaced: false)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
      let start = builder.offset
      builder.append(valid: line.lazy.map { $0 == 0x09 ? 0x20 : $0 }.filter { $0 >= 0x20 && $0 != 0x7F })
      let span = builder.span(from: start)
      guard !span.isEmpty else { continue }
      builder.lines.append(TextLine(span: span))
      builder.paragraphs.append(Paragraph(span: span))
      builder.appendSeparator(0x0A)
    }
    return builder.document(format: .text, metadata: Metadata())
  }

  private static func decoded(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes, from: "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes, from: "UTF-16BE") }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if String(validating: body, as: UTF8.self) != nil { return Array(body) }
    return converted(bytes, from: "GB18030")
  }

  private static func converted(_ bytes: UnsafeRawBufferPointer, from encoding: String) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var output = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
    var input = UnsafeMutablePointer<CChar>(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
    var left = bytes.count
    let written = output.withUnsafeMutableBytes { buffer -> Int? in
      var target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      var room = buffer.count
      guard iconv(converter, &input, &left, &target, &room) != -1, left == 0 else { return nil }
      return buffer.count - room
    }
    guard let written else { return nil }
    let text = output.prefix(written)
    return Array(text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text)
  }
}
