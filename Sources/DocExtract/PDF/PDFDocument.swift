import CPage
import CPoppler
import Glibc

/// A PDF file that is open; the handle never leaves this folder.
final class PDFDocument {
  let handle: OpaquePointer

  /// - Throws: `encrypted`, `damaged` or `over-memory`.
  init(_ bytes: UnsafeRawBufferPointer) throws(ExtractionIssue) {
    var status: Int32 = 0
    guard let opened = casecheck_pdf_open(bytes.baseAddress, bytes.count, &status) else {
      switch Int(status) {
      case CASECHECK_PDF_ENCRYPTED:
        throw ExtractionIssue(.encrypted, "文件已加密,需要打开密码;请解除密码后重新放入案卷")
      case CASECHECK_PDF_NO_MEMORY:
        throw ExtractionIssue(.overMemory, "读取时内存不足;请拆分后重试")
      default:
        throw ExtractionIssue(.damaged, "PDF 已损坏或者不完整,无法打开;请重新导出或者重新扫描")
      }
    }
    handle = opened
  }

  deinit { casecheck_pdf_close(handle) }

  var pageCount: Int { Int(casecheck_pdf_page_count(handle)) }
  var isEncrypted: Bool { casecheck_pdf_is_encrypted(handle) }
  /// Grows true while pages are read.
  var wasRepaired: Bool { casecheck_pdf_was_repaired(handle) }

  func info(_ key: String) -> String? {
    guard let text = casecheck_pdf_info(handle, key) else { return nil }
    defer { free(text) }
    let value = String(cString: text)
    return value.isEmpty ? nil : value
  }

  /// What page `number`, 1-based, shows; valid until the next call. `nil` when it cannot be read.
  func page(_ number: Int) -> casecheck_page? {
    var page = casecheck_page()
    guard let number = Int32(exactly: number), casecheck_pdf_read_page(handle, number, &page) == 0 else { return nil }
    return page
  }

  /// Page `number`, 1-based, as a picture.
  func picture(of number: Int, mostPixels: Int) throws(ExtractionIssue) -> ColourPicture {
    var drawing = casecheck_drawing()
    let status = Int32(exactly: number).map { casecheck_pdf_draw_page(handle, $0, Double(mostPixels), &drawing) }
    defer { casecheck_pdf_forget_drawing(handle) }
    if let status, Int(status) == CASECHECK_PDF_TOO_LARGE {
      throw ExtractionIssue(.overLimit, page: number, "第\(number)页或者它的图片太大,超过像素的限制,没有识别;请按页面大小重新导出")
    }
    let (width, height) = (Int(drawing.width), Int(drawing.height))
    let bytes = UnsafeBufferPointer(start: drawing.pixels, count: drawing.pixels == nil ? 0 : width * height * 3)
    guard status == 0, let picture = ColourPicture(width: width, height: height, bytes: Array(bytes)) else {
      throw ExtractionIssue(.damagedPage, page: number, "第\(number)页画不成图片,没有识别;请重新导出或者重新扫描这一页")
    }
    return picture
  }

  /// What is the same for every page that shows the same; empty when that cannot be told.
  func likeness(of number: Int) -> String {
    var bytes: UnsafePointer<UInt8>?
    var count = 0
    defer { casecheck_pdf_forget_drawing(handle) }
    guard let page = Int32(exactly: number), casecheck_pdf_page_bytes(handle, page, &bytes, &count) == 0 else {
      return ""
    }
    return Digest.sha256(of: UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// A part of page `number`, 1-based, as a picture; what the area has beyond the page is left out.
  func picture(of number: Int, _ wanted: PixelArea) throws(ExtractionIssue) -> DrawnArea {
    var drawing = casecheck_drawing()
    var pixels = casecheck_pixels(
      left: Int32(wanted.left), top: Int32(wanted.top), width: Int32(wanted.width), height: Int32(wanted.height))
    let status = Int32(exactly: number).map {
      casecheck_pdf_draw_area(handle, $0, wanted.scale * 72, &pixels, &drawing)
    }
    defer { casecheck_pdf_forget_drawing(handle) }
    let (width, height) = (Int(drawing.width), Int(drawing.height))
    let bytes = UnsafeBufferPointer(start: drawing.pixels, count: drawing.pixels == nil ? 0 : width * height * 3)
    guard status == 0, let picture = ColourPicture(width: width, height: height, bytes: Array(bytes)) else {
      throw ExtractionIssue(.damagedPage, page: number, "第\(number)页画不成图片")
    }
    var area = wanted
    (area.left, area.top, area.width, area.height) = (Int(pixels.left), Int(pixels.top), width, height)
    return DrawnArea(picture: picture, area: area)
  }

  /// What was left out of the page that was read last.
  var unseen: casecheck_unseen {
    var unseen = casecheck_unseen()
    casecheck_pdf_get_unseen(handle, &unseen)
    return unseen
  }

  var metadata: Metadata {
    Metadata(
      title: info("Title"), author: info("Author"), producer: info("Producer") ?? info("Creator"),
      created: info("CreationDate").map(Self.isoDate), modified: info("ModDate").map(Self.isoDate),
      isEncrypted: isEncrypted)
  }

  /// `D:20230110093000+08'00'` as `2023-01-10T09:30:00+08:00`; anything else as it is.
  static func isoDate(_ text: String) -> String {
    let body = Array((text.hasPrefix("D:") ? text.dropFirst(2) : text[...]).utf8)
    let digits = body.prefix { 0x30...0x39 ~= $0 }
    guard digits.count >= 8, digits.count <= 14 else { return text }
    func part(_ range: Range<Int>) -> String {
      range.upperBound <= digits.count ? String(decoding: digits[range], as: UTF8.self) : "00"
    }
    let day = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
    guard digits.count >= 12 else { return day }
    let zone = body[digits.count...].filter { $0 != 0x27 }
    var suffix = ""
    if zone.first == UInt8(ascii: "Z") { suffix = "Z" }
    if let sign = zone.first, sign == 0x2B || sign == 0x2D, zone.count >= 5 {
      suffix =
        "\(String(decoding: zone.prefix(3), as: UTF8.self)):\(String(decoding: zone.dropFirst(3).prefix(2), as: UTF8.self))"
    }
    return "\(day)T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))\(suffix)"
  }
}
