import CPage
import TestSupport
import Testing

@testable import DocExtract

@Suite("PDF 文字是否可信") struct PDFTrustTests {
  private static let honest = "当事人在未取得食品经营许可证的情况下从事食品经营活动,以上事实有现场笔录、询问笔录等证据证明。"

  private func codes(_ draw: (inout MiniPDF.Page) -> Void) -> [String] {
    read(MiniPDF.page(draw: draw).bytes).issues.map(\.code)
  }

  @Test func unseenTextIsLeftOut() throws {
    let document = try printed {
      $0.text("正文", x: 60, y: 700)
      $0.content += "1 g\n"
      $0.text("白色的字", x: 60, y: 650)
      $0.content += "0 g\n"
      $0.text("极小的字", x: 60, y: 600, size: 0.8)
      $0.text("不显示的字", x: 60, y: 550, mode: 3)
      $0.text("被遮住的字", x: 60, y: 500)
      $0.content += "0 g 50 490 200 40 re f\n"
    }
    #expect(document.text == "正文\n")
    #expect(document.pages.first?.state == .read)
    #expect(document.issues.map(\.code) == ["hidden-text"])
    #expect(document.issues.first?.message.contains("白色或者透明 4 字、极小 4 字、被遮住 5 字、不显示 5 字") == true)
  }

  @Test func whiteOnADarkGroundIsSeen() throws {
    let document = try printed {
      $0.content += "0 0 0.5 rg 50 640 400 40 re f 1 g\n"
      $0.text("表头的字", x: 60, y: 650)
    }
    #expect(document.text == "表头的字\n" && document.issues.isEmpty)
  }

  @Test func pagesMostlyCoveredAreUnread() {
    let source = read(
      MiniPDF.page {
        $0.text(String(repeating: "甲", count: 40), x: 60, y: 500)
        $0.content += "1 g 50 490 500 40 re f 0 g\n"
        $0.text("改过的字", x: 60, y: 500)
      }.bytes)
    #expect(source.status == .unread && source.issues.map(\.code) == ["hidden-text"])
  }

  @Test func textOutsideThePageIsTold() {
    #expect(
      codes {
        $0.text("正文", x: 60, y: 700)
        $0.text(String(repeating: "外", count: 12), x: 60, y: 900)
      } == ["hidden-text"])
  }

  @Test(arguments: [
    // UTF-8 read as GBK, and as Latin-1.
    "褰撲簨浜哄湪鏈彇寰楅鍝佺粡钀ヨ鍙瘉鐨勬儏鍐典笅锛屼粠浜嬮鍝佺粡钀ユ椿鍔ㄣ€", "å½“äº‹äººåœ¨æœªå–å¾—é£Ÿå“ç»è¥è®¸å¯è¯çš„æƒ…å†µä¸‹",
    // A table of letters that is off.
    "㐀㐁㐂㐃㐄㐅㐆㐇㐈㐉㐊㐋㐌㐍㐎㐏㐐㐑㐒㐓", "(cid:12)(cid:13)(cid:14)(cid:15)",
  ]) func garbledTextIsUnread(_ text: String) {
    var sanity = [Glyph]()
    for scalar in text.unicodeScalars { sanity.append(Glyph.of(scalar.value)) }
    #expect(TextSanity(sanity).flaw != nil)
  }

  @Test(arguments: [
    honest, "The quick brown fox jumps over the lazy dog 12345.",
    "1,234.56 7,890.12 3,456.78 (9,012.34) 5,678.90 1,234.56 78%",
    "王镕 李喆 张堃 刘珺 陈玥 杨晗 赵璟 黄煜 周昱 吴骞 徐昕 孙皓", "乙酰氨基酚、氯霉素、孔雀石绿、硝基呋喃、喹诺酮、吡啶、嘧啶、噻吩",
    "當事人於民國九十年間未經許可從事食品經營活動,違反規定,應予處罰。", "涞源县、涿州市、蠡县、盱眙县、邳州市、睢宁县、溧阳市、歙县、黟县、郯城县、莒南县、鄄城县",
    "Café déjà vu, naïve façade, München, Ångström, Größe", "Постановление о назначении административного наказания",
    "●√×±℃㎡③Ⅳ①②『』【】〔2024〕〇",
  ]) func ordinaryTextPasses(_ text: String) {
    let sanity = TextSanity(text.unicodeScalars.filter { $0 != " " }.map { Glyph.of($0.value) })
    #expect(sanity.flaw == nil && sanity.partialFlaw == nil && sanity.note == nil)
  }

  @Test func partOfAPageMayBeGarbled() throws {
    let source = read(
      MiniPDF.page {
        $0.text(Self.honest, x: 60, y: 700, size: 9)
        $0.text("\u{E012}\u{E013}\u{E014}\u{E015}", x: 60, y: 650)
      }.bytes)
    #expect(source.issues.map(\.code) == ["garbled-text"])
  }

  /// A page with a signature whose appearance is as wide as its field, and prints letters far beyond it.
  private func signed(_ letters: String, draw: (inout MiniPDF.Page) -> Void) -> ExtractedSource {
    var pdf = MiniPDF.page("/Annots [20 0 R]", draw: draw)
    var look = MiniPDF.Page()
    look.text(letters, x: 0, y: 5, size: 6)
    pdf.objects = [
      "<< /Type /Annot /Subtype /Widget /Parent 23 0 R /Rect [100 480 160 500] /F 4 /AP << /N 22 0 R >> >>",
      "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>",
      "<< /Type /XObject /Subtype /Form /BBox [0 0 60 20] /Resources << /Font << /F1 3 0 R >> >> "
        + "/Length \(look.content.utf8.count) >>\nstream\n\(look.content)\nendstream",
      "<< /FT /Sig /T (s) /V 21 0 R /Kids [20 0 R] >>",
    ]
    pdf.catalog = "/AcroForm << /Fields [23 0 R] /SigFlags 3 >>"
    return read(pdf.bytes)
  }

  @Test func brokenLettersOfASignatureBeyondItsFieldDoNotSpoilThePage() {
    let broken = String(repeating: "\u{E012}\u{E013}\u{E014}", count: 10)
    let source = signed(broken) { $0.text(Self.honest, x: 60, y: 700, size: 9) }
    #expect(source.document?.pages.first?.state == .read && !source.issues.map(\.code).contains("garbled-text"))
    let spoiled = signed(broken) {
      $0.text(Self.honest, x: 60, y: 700, size: 9)
      $0.text(broken, x: 60, y: 600, size: 9)
    }
    #expect(spoiled.issues.map(\.code).contains("garbled-text"))
  }

  @Test func theWordsOfASignatureDoNotMakeAScanAPageOfText() {
    let words = String(repeating: "签名人某某局二〇二三年一月十日", count: 4)
    let source = signed(words) {
      $0.content += "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{40} EI Q\n"
    }
    #expect(source.status == .unread && source.issues.map(\.code).contains("page-without-text"))
  }

  @Test func lettersAsShapesAreNoText() {
    let source = read(
      MiniPDF.page { page in
        page.text("第1页", x: 280, y: 30)
        for place in 0..<100 {
          let (x, y) = (60 + place % 10 * 40, 700 - place / 10 * 40)
          page.content += "\(x) \(y) m \(x + 5) \(y + 12) \(x + 9) \(y + 3) \(x + 10) \(y + 10) c f\n"
        }
      }.bytes)
    #expect(source.status == .unread && source.issues.map(\.code) == ["page-without-text"])
  }

  @Test func unitsOfThePageScaleItsBoxes() throws {
    let document = try #require(
      read(MiniPDF.page("/UserUnit 2") { $0.text("大页", x: 60, y: 700, size: 6) }.bytes).document)
    #expect(document.pages.first?.width == 1190 && document.box(of: "大页").map { abs($0.x - 120) < 0.1 } == true)
    #expect(document.lines.first?.fontSize == 12)
  }

  @Test func cropBoxesMoveTheOrigin() throws {
    let document = try #require(
      read(MiniPDF.page("/CropBox [50 100 550 800]") { $0.text("左上", x: 60, y: 780) }.bytes).document)
    #expect(document.pages.first?.width == 500 && document.pages.first?.height == 700)
    #expect(document.box(of: "左上").map { abs($0.x - 10) < 0.1 && $0.y < 20 } == true)
  }
}

extension Glyph {
  fileprivate static func of(_ scalar: UInt32) -> Glyph {
    var glyph = Glyph()
    glyph.scalar = scalar
    return glyph
  }
}
