import DocExtract

extension HostileFile {
  /// Defects of the structure of a PDF file; those that only time stops stand in `HostileBatchTests`.
  static let pdf: [HostileFile] = [
    HostileFile("页树指向自己.pdf", .unread, .damagedPage) { pdf(pages: "/Kids [2 0 R 3 0 R 2 0 R] /Count 3") },
    HostileFile("页树成环.pdf", .unread, .damaged) {
      pdf(pages: "/Kids [5 0 R] /Count 9", ["<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 9 >>"])
    },
    HostileFile("页数二十亿.pdf", .unread, .damaged) { pdf(pages: "/Kids [3 0 R] /Count 2000000000") },
    HostileFile("页数为负.pdf", .unread, .damaged) { pdf(pages: "/Kids [3 0 R] /Count -5") },
    HostileFile("一万空页.pdf", .unread, .overLimit) {
      let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
      let kids = (5..<10_005).map { "\($0) 0 R" }.joined(separator: " ")
      return pdf(pages: "/Kids [\(kids)] /Count 10000", [String](repeating: page, count: 10_000))
    },
    HostileFile("页面无边.pdf", .unread, .blankFile) { pdf(page: "/MediaBox [0 0 1e30 1e30]") },
    HostileFile("单位无边.pdf", .unread, .blankFile) { pdf(page: "/MediaBox [0 0 595 842] /UserUnit 1e9") },
    HostileFile("页面为零.pdf", .unread, .blankFile) { pdf(page: "/MediaBox [0 0 0 0]") },
    HostileFile("表单套自己.pdf", .unread, .blankFile) {
      pdf(page: forms, [stream("/F Do"), stream("/F Do /F Do", "\(form) /Resources << /XObject << /F 6 0 R >> >>")])
    },
    HostileFile("数组五千层.pdf", .unread, .blankFile) {
      pdf(page: "/X \(String(repeating: "[", count: 5_000))\(String(repeating: "]", count: 5_000))")
    },
    HostileFile("字典五千层.pdf", .unread, .blankFile) {
      pdf(page: "/X \(String(repeating: "<</A ", count: 5_000)) 1 \(String(repeating: ">>", count: 5_000))")
    },
    HostileFile("内容五千层.pdf", .unread, .blankFile) {
      pdf(
        page: "/Contents 5 0 R", [stream(String(repeating: "[", count: 5_000) + String(repeating: "q ", count: 5_000))])
    },
    HostileFile("签名域成环.pdf", .unread, .blankFile) {
      pdf(
        catalog: "/AcroForm << /Fields [5 0 R] >>", page: "/Annots [5 0 R 6 0 R]",
        [
          "<< /FT /Sig /T (a) /Kids [6 0 R 5 0 R] /Parent 6 0 R >>",
          "<< /FT /Sig /T (b) /Kids [5 0 R] /Parent 5 0 R /Rect [0 0 1e300 5] "
            + "/V << /ByteRange [0 9223372036854775807 5 5] /Contents <00> >> >>",
        ])
    },
    HostileFile("附件名成环.pdf", .unread, .blankFile) {
      pdf(
        catalog: "/Names << /EmbeddedFiles 5 0 R >>", page: "",
        [
          "<< /Kids [5 0 R 6 0 R] >>", "<< /Kids [5 0 R 6 0 R] /Names [(a) 7 0 R] >>", "<< /EF << /F 7 0 R >> >>",
        ])
    },
    HostileFile("图片十亿见方.pdf", .unread, .blankFile) {
      pdf(
        page: "/Resources << /XObject << /I 6 0 R >> >> /Contents 5 0 R",
        [
          stream("100 0 0 100 50 50 cm /I Do"),
          stream(
            "00",
            "/Type /XObject /Subtype /Image /Width 1000000000 /Height 1000000000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
          ),
        ])
    },
    HostileFile("流长是假的.pdf", .unread, .blankFile) {
      pdf(page: "/Contents 5 0 R", ["<< /Length 99999999999 >>\nstream\n0 0 m\nendstream"])
    },
  ]

  private static let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
  private static let forms = "/Contents 5 0 R /Resources << /XObject << /F 6 0 R >> >>"

  private static func stream(_ content: String, _ entries: String = "") -> String {
    "<< /Length \(content.utf8.count) \(entries) >>\nstream\n\(content)\nendstream"
  }

  /// Objects 1, 2 and 3 are the catalogue, the tree of pages and a page; `objects` are those from 5 on.
  private static func pdf(
    catalog: String = "", pages: String = "/Kids [3 0 R] /Count 1", page: String = "", _ objects: [String] = []
  ) -> [UInt8] {
    let box = page.contains("/MediaBox") ? "" : "/MediaBox [0 0 595 842]"
    let all =
      [
        "<< /Type /Catalog /Pages 2 0 R \(catalog) >>", "<< /Type /Pages \(pages) >>",
        "<< /Type /Page /Parent 2 0 R \(box) \(page) >>", "null",
      ] + objects
    var out = "%PDF-1.5\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in all.enumerated() {
      let place = String(out.utf8.count)
      table += "\(String(repeating: "0", count: 10 - place.count))\(place) 00000 n \n"
      out += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = out.utf8.count
    let trailer = "trailer\n<< /Size \(all.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array((out + "xref\n0 \(all.count + 1)\n\(table)" + trailer).utf8)
  }
}
