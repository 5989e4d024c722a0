import TestSupport
import Testing

@testable import DocExtract

@Suite("网页") struct HTMLReaderTests {
  private func document(_ html: String) throws -> ExtractedDocument {
    let document = try #require(read(Array(html.utf8)).document)
    #expect(document.format == .html)
    return document
  }

  @Test func paragraphsAreWhatABrowserShows() throws {
    let document = try document(
      """
      <!DOCTYPE html><html><head><title> 决定书 </title><style>p{}</style><script>"<p>暗"</script></head>
      <body><h1 align=center>某某局<br>行政处罚决定书</h1><p>当事人&#65306;某
      店&nbsp;<b>经查</b></p><div style="display: none">暗</div><p hidden>暗</p>x  y<p>末</body>
      """)
    #expect(document.paragraphs() == ["某某局", "行政处罚决定书", "当事人\u{FF1A}某店\u{A0}经查", "x y", "末"])
    #expect(document.metadata.title == "决定书" && document.paragraphs.first?.alignment == .center)
  }

  @Test func furnitureKeepsItsRole() throws {
    let document = try document(
      "<html><nav>首页</nav><div class='left nav'>栏目</div><p>正文</p><div id=footer>版权</div><footer>地址</footer>")
    #expect(document.paragraphs() == ["正文"] && document.paragraphs(.header) == ["首页", "栏目"])
    #expect(document.paragraphs(.footer) == ["版权", "地址"])
  }

  @Test func tablesKeepTheirMergedCells() throws {
    let document = try document(
      "<table><tr><th rowspan=2>名称<th colspan=2>数量</tr><tr><td>甲<td>乙</tr><tr><td>面粉<td>1<td><p>2</p><p>3</p></table>")
    #expect(
      document.cells() == [
        "0,0 2×1 名称", "0,1 1×2 数量", "1,1 1×1 甲", "1,2 1×1 乙", "2,0 1×1 面粉", "2,1 1×1 1", "2,2 1×1 2\n3",
      ])
  }

  @Test func tablesThatArrangeThePageAreNone() throws {
    let document = try document(
      "<html><table><tr><td>左</td><td><p>正文</p><table><tr><td>甲<td>乙</table></td></tr></table><table><tr><td>框</table>")
    #expect(document.tables.count == 1 && document.cells() == ["0,0 1×1 甲", "0,1 1×1 乙"])
    #expect(document.paragraphs() == ["左", "正文", "框"])
  }

  @Test func formsShowWhatIsFilledIn() throws {
    let document = try document(
      "<html><p>案号<input value='1号'><input type=hidden value='暗'><input type=checkbox checked>是<input type=radio>否"
        + "<select><option>甲<option selected>乙</select>")
    #expect(document.text == "案号1号☑是☐否\n乙\n")
    #expect(document.marks.map(\.text) == ["checked", "unchecked"])
  }

  @Test func theCharsetOfThePageIsBelieved() throws {
    let gbk: [UInt8] = [0xC1, 0xA2, 0xB0, 0xB8]
    let page = Array("<html><meta charset=\"gb2312\"><p>".utf8) + gbk
    #expect(read(page).document?.text == "立案\n")
    let wide = "<html><p>立案</p></html>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(read(wide).document?.text == "立案\n")
  }

  @Test(arguments: ["quoted-printable", "base64", "8bit"]) func archivesHoldTheirPage(_ coding: String) {
    let body =
      switch coding {
      case "quoted-printable": "<html><p>=E7=AB=8B=\r\n=E6=A1=88</p></html>"
      case "base64": "PGh0bWw+PHA+56uL5qGIPC9w\r\nPjwvaHRtbD4="
      default: "<html><p>立案</p></html>"
      }
    let page = """
      From: <Saved>\r
      MIME-Version: 1.0\r
      Content-Type: multipart/related;\r
      \tboundary="--=_x"\r
      \r
      ----=_x\r
      Content-Type: image/png\r
      \r
      AAAA\r
      ----=_x\r
      Content-Type: text/html; charset="utf-8"\r
      Content-Transfer-Encoding: \(coding)\r
      \r
      \(body)\r
      ----=_x--\r

      """
    let source = read(Array(page.utf8))
    #expect(source.document?.format == .html && source.document?.text == "立案\n")
  }

  @Test(arguments: ["<?xml version='1.0'?><Workbook/>", "<a>", "<处罚>", "说明 <html>"])
  func otherTextsAreNoPages(_ text: String) { #expect(read(Array(text.utf8)).document?.format == .text) }

  @Test(.timeLimit(.minutes(1)), arguments: ["div", "b", "table><tr><td", "ul><li"]) func deepNestingIsRead(
    _ tag: String
  ) {
    let source = read(Array(("<html>" + String(repeating: "<\(tag)>", count: 5_000) + "底").utf8))
    #expect(source.document?.text == "底\n")
  }

  @Test func hostileSpansAreCut() throws {
    let document = try document(
      "<table><tr><td rowspan=999999999999 colspan=99999>甲<td colspan=-1>乙<tr><td>丙</table>")
    let payload = Array(ExtractedPart(format: .html, document: document).encoded()[Frame.headerSize...])
    #expect(throws: Never.self) { try payload.withUnsafeBytes { try ExtractedPart(decoding: $0) } }
    #expect(document.text.contains("丙"))
  }

  @Test func changedPagesNeverTrap() {
    let page = Array(
      "<html><table><tr><th rowspan=2>名称<th colspan=2>数量</tr><tr><td>甲</table><pre>a\nb</pre>&amp;&#x4e00;".utf8)
    var random = SeededRandom(seed: 7)
    for _ in 0..<3_000 {
      let source = read(page.mutated(using: &random))
      #expect(source.document != nil || !source.issues.isEmpty)
    }
  }
}
