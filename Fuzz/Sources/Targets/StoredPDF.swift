/// Makes a PDF file whose one page is drawn by what the fuzzer invents.
enum StoredPDF {
  private static let before = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 10 0 R /Resources 4 0 R >>",
    """
    << /Font << /F1 5 0 R /F2 8 0 R >> /ExtGState << /G1 << /ca 0 >> /G2 << /ca 1 /CA 1 >> >> /XObject << /X1 9 0 R >> \
    /Properties << /P1 << /ActualText <6CD5> >> >> >>
    """,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
    """
    << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /DW 1000 \
    /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>
    """,
    """
    << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 \
    /Descent -120 /CapHeight 880 /StemV 93 >>
    """,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    """
    << /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 4 >>
    stream
    0Az~
    endstream
    """,
  ]

  static func page(_ content: UnsafeRawBufferPointer) -> [UInt8] {
    var out = Array("%PDF-1.4\n".utf8)
    var places: [Int] = []
    for (index, object) in before.enumerated() {
      places.append(out.count)
      out += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    places.append(out.count)
    out += Array("\(places.count) 0 obj\n<< /Length \(content.count) >>\nstream\n".utf8)
    out += content
    out += Array("\nendstream\nendobj\n".utf8)
    let start = out.count
    out += Array("xref\n0 \(places.count + 1)\n0000000000 65535 f \n".utf8)
    for place in places {
      let digits = String(place)
      out += Array(String(repeating: "0", count: 10 - digits.count).utf8) + Array("\(digits) 00000 n \n".utf8)
    }
    return out + Array("trailer\n<< /Size \(places.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
  }
}
