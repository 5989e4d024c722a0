import CPage
import Synchronization

@testable import DocExtract

extension OFDMaker {
  /// The same pages as those of a PDF file: letters, ruling lines, pictures and red rings where they stand there.
  init(pdf bytes: [UInt8], variant: Variant = Variant()) throws {
    let pages = try bytes.withUnsafeBytes { bytes in
      // Poppler serves one thread at a time.
      try PDFReader.turn.withLock { _ in
        let pdf = try PDFDocument(bytes)
        return (1...max(1, pdf.pageCount)).compactMap { pdf.page($0).map { Page($0) } }
      }
    }
    self.init(pages: pages, variant: variant)
  }
}

extension OFDMaker.Page {
  init(_ page: casecheck_page) {
    self.init(width: Double(page.width), height: Double(page.height))
    for glyph in UnsafeBufferPointer(start: page.glyphs, count: page.glyph_count) { add(glyph) }
    for rule in UnsafeBufferPointer(start: page.rules, count: page.rule_count) {
      raw += Self.path(
        Double(rule.x0), Double(rule.y0), Double(rule.x1 - rule.x0), Double(rule.y1 - rule.y0),
        "Stroke=\"false\" Fill=\"true\"><ofd:FillColor Value=\"0 0 0\"/",
        { w, h in "M 0 0 L \(w) 0 L \(w) \(h) L 0 \(h) C" })
    }
    for picture in UnsafeBufferPointer(start: page.pictures, count: page.picture_count) {
      let box = [picture.x, picture.y, picture.width, picture.height].map(Double.init)
      if picture.kind == UInt32(CASECHECK_PICTURE) {
        pictures.append(box)
      } else {
        raw += Self.path(box[0], box[1], box[2], box[3], "LineWidth=\"0.1\"><ofd:StrokeColor Value=\"220 0 0\"/") {
          w, h in
          "M 0 0 B 0 0 \(w) 0 \(w) 0 B \(w) \(h) \(w) \(h) 0 \(h) C"
        }
      }
    }
  }

  private static func path(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String,
    _ data: (_ width: String, _ height: String) -> String
  ) -> String {
    let mm = [x, y, width, height].map(OFDMaker.millimetres)
    return "<ofd:PathObject ID=\"1\" Boundary=\"\(mm.joined(separator: " "))\" \(attributes)><ofd:AbbreviatedData>"
      + "\(data(mm[2], mm[3]))</ofd:AbbreviatedData></ofd:PathObject>"
  }

  private mutating func add(_ glyph: casecheck_glyph) {
    guard let scalar = Unicode.Scalar(glyph.scalar) else { return }
    let (x, width) = (Double(glyph.x), Double(glyph.width))
    guard glyph.rotation == 0, glyph.flags & UInt8(CASECHECK_GLYPH_VERTICAL) == 0 else {
      return add(turned: glyph, scalar)
    }
    let isBold = glyph.flags & UInt8(CASECHECK_GLYPH_BOLD) != 0
    var letters = [OFDMaker.Letter(scalar: scalar, x: x, width: width)]
    let space = glyph.flags & UInt8(CASECHECK_GLYPH_AFTER_SPACE) != 0
    let last = lines.last
    let end = last?.letters.last.map { $0.x + $0.width } ?? 0
    let runsOn =
      last.map { $0.baseline == Double(glyph.baseline) && $0.size == Double(glyph.size) && $0.isBold == isBold } == true
      && x >= end - 0.3 * Double(glyph.size) && x < end + 40
    if space { letters.insert(OFDMaker.Letter(scalar: " ", x: runsOn ? min(end, x) : x, width: 0), at: 0) }
    if runsOn {
      lines[lines.count - 1].letters += letters
    } else {
      lines.append(
        OFDMaker.Line(letters: letters, baseline: Double(glyph.baseline), size: Double(glyph.size), isBold: isBold))
    }
  }

  private mutating func add(turned glyph: casecheck_glyph, _ scalar: Unicode.Scalar) {
    let mm = OFDMaker.millimetres
    let size = Double(glyph.size)
    let (x, y) = (Double(glyph.x), Double(glyph.y))
    var place = (x, y)
    var attributes = "CharDirection=\"\(Int(glyph.rotation) * 90)\""
    switch glyph.rotation {
    case 1: place = (Double(glyph.baseline), y)
    case 2: place = (x + Double(glyph.width), Double(glyph.baseline))
    case 3: place = (Double(glyph.baseline), y + Double(glyph.height))
    default: (place, attributes) = ((x, y + 0.88 * size), "ReadDirection=\"90\"")
    }
    raw +=
      "<ofd:TextObject ID=\"1\" Font=\"1\" Size=\"\(mm(size))\" Boundary=\"\(mm(place.0)) \(mm(place.1)) 1 1\" \(attributes)>"
      + "<ofd:TextCode X=\"0\" Y=\"0\">\(scalar)</ofd:TextCode></ofd:TextObject>"
  }
}
