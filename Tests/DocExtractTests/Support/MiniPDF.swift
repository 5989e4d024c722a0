/// Makes small PDF files for tests: Chinese text in a font that is named, not embedded.
struct MiniPDF {
  struct Page {
    var content = ""
    /// Further entries of the page's dictionary, such as `/Rotate 90` or `/Annots [20 0 R]`.
    var entries = ""

    /// Text whose baseline starts at `x`, `y` from the bottom left; `matrix` turns it.
    mutating func text(
      _ text: String, x: Double, y: Double, size: Double = 12, matrix: String = "1 0 0 1", mode: Int = 0
    ) {
      let hex = text.utf16.map { unit in
        let digits = String(unit, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }
      content += "BT /F1 \(size) Tf \(mode) Tr \(matrix) \(x) \(y) Tm <\(hex.joined())> Tj ET\n"
    }

    mutating func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
      content += "0.5 w \(x0) \(y0) m \(x1) \(y1) l S\n"
    }

    /// A grid with borders at `xs` and `ys`, each line in one stroke.
    mutating func grid(xs: [Double], ys: [Double]) {
      guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else { return }
      for y in ys { line(left, y, right, y) }
      for x in xs { line(x, low, x, high) }
    }
  }

  var pages: [Page] = []
  /// Objects from number 20 on, without `obj` and `endobj`.
  var objects: [String] = []
  /// Further entries of the catalogue and the trailer.
  var catalog = ""
  var trailer = ""

  /// One page of A4 with what `draw` puts on it.
  static func page(_ entries: String = "", draw: (inout Page) -> Void) -> MiniPDF {
    var page = Page(entries: entries)
    draw(&page)
    return MiniPDF(pages: [page])
  }

  var bytes: [UInt8] {
    var numbered: [(Int, String)] = []
    let first = 20 + objects.count
    let kids = pages.indices.map { "\(first + 2 * $0) 0 R" }.joined(separator: " ")
    numbered.append((1, "<< /Type /Catalog /Pages 2 0 R \(catalog) >>"))
    numbered.append((2, "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>"))
    numbered.append(
      (3, "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>"))
    numbered.append(
      (
        4,
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 "
          + "/W [1 95 500 814 939 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
      ))
    numbered.append(
      (
        5,
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
          + "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
      ))
    for (index, object) in objects.enumerated() { numbered.append((20 + index, object)) }
    for (index, page) in pages.enumerated() {
      numbered.append(
        (
          first + 2 * index,
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + "/Contents \(first + 2 * index + 1) 0 R \(page.entries) >>"
        ))
      numbered.append(
        (first + 2 * index + 1, "<< /Length \(page.content.utf8.count) >>\nstream\n\(page.content)\nendstream"))
    }
    var out = Array("%PDF-1.4\n".utf8)
    var places: [Int: Int] = [:]
    for (number, body) in numbered {
      places[number] = out.count
      out += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
    }
    let start = out.count
    let size = (places.keys.max() ?? 0) + 1
    out += Array("xref\n0 \(size)\n".utf8)
    for number in 0..<size {
      let place = String(places[number] ?? 0)
      let padded = String(repeating: "0", count: 10 - place.count) + place
      out += Array("\(padded) \(places[number] == nil ? "65535 f" : "00000 n") \n".utf8)
    }
    out += Array("trailer\n<< /Size \(size) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    return out
  }
}
