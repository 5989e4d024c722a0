/// Builds the text of a document with everything that points into it.
///
/// Text is kept as bytes until the end: appending to a `String` and asking for its length are both slower.
struct DocumentBuilder {
  private(set) var bytes: [UInt8] = []
  private(set) var scalars = 0
  var boxes = ScalarBoxes()
  private var doubts: [UInt8] = []
  var lines: [TextLine] = []
  var paragraphs: [Paragraph] = []
  var tables: [Table] = []
  var marks: [Mark] = []
  var signatures: [DigitalSignature] = []
  var attachments: [Attachment] = []
  var pages: [Page] = []
  var issues: [ExtractionIssue] = []
  /// Whether every scalar gets a box.
  let isPlaced: Bool
  /// Bytes of text and boxes beyond which nothing more is taken.
  private let most: Int

  /// - Parameter limits: a document that reaches ``ReadingLimits/textBytes`` grows no further, and is not handed over: a few
  ///   bytes of a file can ask for the same words a million times.
  init(isPlaced: Bool, limits: ReadingLimits) {
    self.isPlaced = isPlaced
    most = limits.textBytes
    bytes.reserveCapacity(1 << 14)
  }

  var offset: Int { bytes.count }

  /// Whether there is more than the program takes: what is left of the file need not be read.
  @inline(__always)
  var isFull: Bool { bytes.count + boxes.count * 16 > most }

  /// Appends one scalar; what is no printable character becomes U+FFFD.
  @inline(__always)
  mutating func append(_ scalar: UInt32) {
    guard !isFull else { return }
    scalars += 1
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case 0x800..<0xD800, 0xE000..<0x10000:
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case 0x10000..<0x110000:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    default: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
    }
  }

  mutating func append(_ scalar: UInt32, x: Float, y: Float, width: Float, height: Float, doubt: UInt8 = 0) {
    guard !isFull else { return }
    append(scalar)
    boxes.append(x: x, y: y, width: width, height: height)
    guard doubt > 0 else { return }
    // All before was read without doubt.
    doubts += repeatElement(0, count: max(0, scalars - 1 - doubts.count))
    doubts.append(doubt)
  }

  /// Doubt about a scalar, 0 to 1.
  func doubt(of scalar: Int) -> Float { doubts.indices.contains(scalar) ? Float(doubts[scalar]) / 255 : 0 }

  /// Makes a scalar that was written before at least so doubtful, 0 to 1.
  mutating func doubt(_ scalar: Int, atLeast doubt: Float) {
    guard scalar < scalars else { return }
    doubts += repeatElement(0, count: max(0, scalar + 1 - doubts.count))
    doubts[scalar] = max(doubts[scalar], Certainty.doubt(ofConfidence: 1 - doubt))
  }

  /// Appends a separator or an invented space, which takes no place on the page.
  mutating func appendSeparator(_ byte: UInt8) {
    guard !isFull else { return }
    bytes.append(byte)
    scalars += 1
    guard isPlaced else { return }
    if let last = boxes.x.indices.last {
      boxes.append(x: boxes.x[last] + boxes.width[last], y: boxes.y[last], width: 0, height: boxes.height[last])
    } else {
      boxes.append(x: 0, y: 0, width: 0, height: 0)
    }
  }

  /// Appends valid UTF-8, without control characters.
  mutating func append(valid text: some Sequence<UInt8>) {
    guard !isFull else { return }
    for byte in text {
      bytes.append(byte)
      if byte & 0xC0 != 0x80 { scalars += 1 }
    }
  }

  /// Takes back the last separator.
  mutating func removeSeparator() {
    guard !isFull, let last = bytes.last, last < 0x80 else { return }
    bytes.removeLast()
    scalars -= 1
    doubts.removeLast(max(0, doubts.count - scalars))
    if isPlaced { boxes.removeLast() }
  }

  /// Takes back what was written after offset `end`, which is the border of a scalar; boxes are for callers without any.
  mutating func truncate(to end: Int) {
    guard end < bytes.count, !isPlaced else { return }
    scalars -= bytes[end...].count { $0 & 0xC0 != 0x80 }
    bytes.removeSubrange(end...)
  }

  /// Overwrites the ASCII bytes from `start` to the end.
  mutating func replaceBytes(from start: Int, with byte: UInt8) {
    for index in start..<max(start, bytes.count) where bytes[index] < 0x80 { bytes[index] = byte }
  }

  func span(from start: Int) -> TextSpan { TextSpan(start: start, end: max(start, bytes.count)) }

  /// What was built; tables fit the limits that the program has for what workers answer.
  func document(format: FileFormat, metadata: Metadata) -> ExtractedDocument {
    var document = ExtractedDocument(
      format: format, text: String(decoding: bytes, as: UTF8.self), pages: pages, lines: lines,
      paragraphs: paragraphs, tables: tables.map { $0.fitted() }, marks: marks, metadata: metadata, issues: issues,
      boxes: boxes)
    document.signatures = signatures
    document.attachments = attachments
    document.certainty = Certainty(doubts: doubts, of: scalars)
    return document
  }
}
