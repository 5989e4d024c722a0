/// Reads plain text, 纯文本: notes, logs, JSON, XML, in any encoding of ``TextEncoding``.
enum PlainTextReader {
  /// Whether the bytes begin like text: few control characters, a known encoding, nearly nothing lost.
  static func mayBeText(_ bytes: UnsafeRawBufferPointer) -> Bool { head(of: bytes) != nil }

  /// Bytes by which a format is told.
  static let headLength = 1 << 16

  /// The beginning of a file as text; `nil` when it is none.
  static func head(of bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(headLength))
    guard var text = DecodedText(head) else { return nil }
    // The last character of the head may be cut.
    if head.count < bytes.count { text.bytes = text.bytes.withoutCutEnd }
    let controls = text.bytes.count { $0 < 0x20 && !(0x09...0x0D ~= $0) && $0 != 0x1A && $0 != 0x1B }
    return controls * 50 <= text.bytes.count ? text.bytes : nil
  }

  /// Each line of the file is a paragraph.
  static func read(
    _ bytes: UnsafeRawBufferPointer, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedDocument {
    let text = try decoded(bytes, limits: limits)
    var builder = DocumentBuilder(isPlaced: false, limits: limits)
    for line in TextLines(text.bytes) {
      let start = builder.offset
      builder.append(valid: line.lazy.map { $0 == 0x09 ? 0x20 : $0 }.filter { $0 >= 0x20 && $0 != 0x7F })
      let span = builder.span(from: start)
      guard !span.isEmpty else { continue }
      builder.lines.append(TextLine(span: span))
      builder.paragraphs.append(Paragraph(span: span))
      builder.appendSeparator(0x0A)
    }
    builder.issues = text.issues
    return builder.document(format: .text, metadata: Metadata())
  }

  /// The whole file as text.
  static func decoded(
    _ bytes: UnsafeRawBufferPointer, hint: TextEncoding? = nil, limits: ReadingLimits
  ) throws(ExtractionIssue) -> DecodedText {
    guard bytes.count <= limits.entryBytes else {
      throw ExtractionIssue.over(
        .entry, "文本文件有 \(ByteSize.words(bytes.count)),超过 \(ByteSize.words(limits.entryBytes)) 的限制")
    }
    guard let text = DecodedText(bytes, hint: hint) else {
      throw ExtractionIssue(.damaged, "文字编码无法识别(不是 UTF-8、UTF-16、GB 18030 或者 Big5);请另存为 UTF-8 后重试")
    }
    return text
  }
}

extension DecodedText {
  /// What a user should know about characters that are gone.
  var issues: [ExtractionIssue] {
    guard lost > 0 else { return [] }
    return [ExtractionIssue(.lostCharacters, "有 \(lost) 处字节不是有效的文字,已用“\u{FFFD}”代替;请核对原文件,或者重新导出")]
  }
}

/// The lines of a text: separated by LF, CR, CR LF, form feed, NEL, U+2028 or U+2029.
struct TextLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ArraySlice<UInt8>? {
    guard offset < bytes.count else { return nil }
    let start = offset
    while offset < bytes.count {
      let length = separator(at: offset)
      if length > 0 {
        defer { offset += length }
        return bytes[start..<offset]
      }
      offset += 1
    }
    return bytes[start...]
  }

  /// The length of the separator at `offset`; 0 where there is none.
  private func separator(at offset: Int) -> Int {
    func follows(_ distance: Int, _ byte: UInt8) -> Bool {
      offset + distance < bytes.count && bytes[offset + distance] == byte
    }
    switch bytes[offset] {
    case 0x0A, 0x0C: return 1
    case 0x0D: return follows(1, 0x0A) ? 2 : 1
    case 0xC2: return follows(1, 0x85) ? 2 : 0
    case 0xE2: return follows(1, 0x80) && (follows(2, 0xA8) || follows(2, 0xA9)) ? 3 : 0
    default: return 0
    }
  }
}

extension [UInt8] {
  /// Without the replaced characters at the end that cutting a text has made.
  fileprivate var withoutCutEnd: [UInt8] {
    var end = self[...]
    for _ in 0..<4 where end.suffix(3).elementsEqual([0xEF, 0xBF, 0xBD]) { end.removeLast(3) }
    return Array(end)
  }
}
