import CPage

/// What stands on a page beside its drawn text: pictures, form fields, signatures and annotations.
struct PageFields {
  let page: casecheck_page
  let number: Int
  /// The lines of this page in the builder.
  let lines: Range<Int>
  private let bands: [Int: [casecheck_glyph]]

  init(page: casecheck_page, number: Int, lines: Range<Int>) {
    self.page = page
    self.number = number
    self.lines = lines
    bands = Self.bands(of: page)
  }

  func write(to builder: inout DocumentBuilder, _ metadata: inout Metadata) {
    writePictures(to: &builder)
    for field in UnsafeBufferPointer(start: page.fields, count: page.field_count) {
      let text = field.text.map { String(cString: $0) } ?? ""
      let box = Box(
        x: Double(field.x), y: Double(field.y), width: Double(field.width), height: Double(field.height))
      switch Int(field.kind) {
      case CASECHECK_FIELD_CHECKED, CASECHECK_FIELD_UNCHECKED:
        let isChecked = Int(field.kind) == CASECHECK_FIELD_CHECKED
        mark(.checkbox, box, text: isChecked ? "checked" : "unchecked", in: &builder)
      case CASECHECK_FIELD_SIGNED:
        metadata.isSigned = true
        let signer = field.signature.flatMap {
          Signer.name(in: UnsafeRawBufferPointer(start: $0, count: field.signature_length))
        }
        let name = signer ?? (text.isEmpty ? "未注明签名人" : text)
        // A signature that shows nowhere is a fact about the file, not a seal on the page.
        guard shows(box) else { continue }
        mark(.digitalSignature, box, text: name, in: &builder)
      case CASECHECK_FIELD_IN_TEXT: break
      case CASECHECK_FIELD_UNSIGNED where !shows(box): break
      case CASECHECK_FIELD_UNSIGNED: mark(.digitalSignature, box, text: "", in: &builder)
      case CASECHECK_ANNOTATION:
        metadata.hasComments = true
        write(text, role: .annotation, box: box, to: &builder)
      case CASECHECK_DRAWN_ANNOTATION:
        if !isDrawn(in: box) {
          metadata.hasComments = true
          write(text, role: .annotation, box: box, to: &builder)
        }
      case CASECHECK_INK:
        mark(.ink, box, text: "", in: &builder)
        write(text, role: .annotation, box: box, to: &builder)
      default: writeText(text, box, to: &builder)
      }
    }
  }

  /// Whether a box has a size and lies on the page; signing programs give a point to what is to stay unseen.
  private func shows(_ box: Box) -> Bool {
    min(box.width, box.height) >= 2 && box.maxX > 0 && box.maxY > 0 && box.x < Double(page.width)
      && box.y < Double(page.height)
  }

  /// A filled field is drawn and read as text already, unless its appearance is missing.
  private func writeText(_ text: String, _ box: Box, to builder: inout DocumentBuilder) {
    if isDrawn(in: box) { return }
    if text.isEmpty {
      mark(.blank, box, text: "", in: &builder)
    } else {
      write(text, role: .formField, box: box, to: &builder)
    }
  }

  /// Whether letters stand in `box`; a question mark takes the place of a letter that the font lacks.
  private func isDrawn(in box: Box) -> Bool {
    let reach =
      max(0, Int(max(-1e4, min(box.y, 1e4)) / Self.band))...max(0, Int(max(-1e4, min(box.maxY, 1e4)) / Self.band))
    return reach.contains { band in
      bands[band]?.contains {
        let (x, y) = (Double($0.x + $0.width / 2), Double($0.y + $0.height / 2))
        return x > box.x && x < box.maxX && y > box.y && y < box.maxY
      } ?? false
    }
  }

  /// Height of the bands in which letters are kept, in points: a page may hold thousands of fields and of letters.
  private static let band = 16.0

  private static func bands(of page: casecheck_page) -> [Int: [casecheck_glyph]] {
    guard page.field_count > 0 else { return [:] }
    let glyphs = UnsafeBufferPointer(start: page.glyphs, count: page.glyph_count).filter {
      $0.scalar != 0x3F && $0.scalar != 0xFFFD
    }
    return Dictionary(grouping: glyphs) { max(0, Int(max(-1e4, min(Double($0.y + $0.height / 2), 1e4)) / band)) }
  }

  /// Writes words that are no part of the page's own text, as paragraphs with all their letters in one box.
  func write(_ text: String, role: Paragraph.Role, box: Box, to builder: inout DocumentBuilder) {
    let start = builder.offset
    var end = start
    for line in text.split(whereSeparator: \.isNewline) {
      let from = builder.offset
      for scalar in line.unicodeScalars where scalar.value >= 0x20 && !(0x7F...0x9F ~= scalar.value) {
        builder.append(
          scalar.value, x: Float(box.x), y: Float(box.y), width: Float(box.width), height: Float(box.height))
      }
      let span = builder.span(from: from)
      guard !span.isEmpty else { continue }
      builder.lines.append(TextLine(span: span, page: number, box: box))
      end = span.end
      builder.appendSeparator(0x0A)
    }
    guard end > start else { return }
    builder.paragraphs.append(Paragraph(span: TextSpan(start: start, end: end), role: role))
  }

  private func writePictures(to builder: inout DocumentBuilder) {
    var seals: [Box] = []
    for picture in UnsafeBufferPointer(start: page.pictures, count: page.picture_count) {
      let box = Box(
        x: Double(picture.x), y: Double(picture.y), width: Double(picture.width), height: Double(picture.height))
      switch Int(picture.kind) {
      case CASECHECK_PICTURE: if box.width >= 8, box.height >= 8 { mark(.picture, box, text: "", in: &builder) }
      case CASECHECK_PICTURE_INK: mark(.ink, box, text: "", confidence: 0.8, in: &builder)
      case CASECHECK_PICTURE_BLANK: break
      default:
        // Ring, star and letters of one seal are painted one by one.
        if let same = seals.firstIndex(where: { Self.overlap($0, box) }) {
          seals[same] = seals[same].union(box)
        } else {
          seals.append(box)
        }
      }
    }
    // Recognition saw some of them, and knows more of those.
    let known = builder.marks.filter { $0.kind == .seal && $0.page == number }.compactMap(\.box)
    for seal in seals where !known.contains(where: { Self.overlap($0, seal) }) {
      mark(.seal, seal, text: "", confidence: 0.9, in: &builder)
    }
  }

  private static func overlap(_ a: Box, _ b: Box) -> Bool {
    let width = min(a.maxX, b.maxX) - max(a.x, b.x)
    let height = min(a.maxY, b.maxY) - max(a.y, b.y)
    return width > 0 && height > 0 && width * height > 0.5 * min(a.width * a.height, b.width * b.height)
  }

  func mark(
    _ kind: Mark.Kind, _ box: Box, text: String, confidence: Double = 1, in builder: inout DocumentBuilder
  ) {
    builder.marks.append(
      Mark(
        kind: kind, page: number, box: box, offset: builder.offset(near: box, lines: lines), text: text,
        confidence: confidence))
  }
}
