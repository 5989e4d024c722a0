import Testing

@testable import DocExtract

@Suite("页面的图片") struct PageDrawingTests {
  /// A page of 595 × 842 points with a black square near its top left corner.
  private static func pdf(_ entries: String = "") -> [UInt8] {
    var pdf = MiniPDF()
    pdf.pages.append(MiniPDF.Page(content: "0 0 0 rg 50 742 50 50 re f", entries: entries))
    return pdf.bytes
  }

  private func draw(_ bytes: [UInt8], _ area: PageArea) throws -> PagePicture? {
    try bytes.withUnsafeBytes { try PageDrawer.part(drawing: $0, area, limits: ReadingLimits()) }.picture
  }

  /// Whether the pixel at a point of the page is dark.
  private func isDark(_ picture: PagePicture, _ x: Double, _ y: Double) throws -> Bool {
    let raster = try picture.bytes.withUnsafeBytes { bytes -> Raster in
      let header = try #require(PictureHeader(bytes))
      let frame = try #require(header.frames.first)
      #expect(frame.width == picture.width && frame.height == picture.height)
      guard case .decoded(let raster, _) = PictureDecoder.decode(bytes, header.kind, frame, side: 5_000) else {
        throw ExtractionIssue(.damaged, "")
      }
      return raster
    }
    let column = Int((x - picture.box.x) * Double(picture.width) / picture.box.width)
    let row = Int((y - picture.box.y) * Double(picture.height) / picture.box.height)
    return raster.pixels[row * raster.width + column] >> 24 < 100
  }

  private static let area = Box(x: 0, y: 20, width: 600, height: 200)

  @Test func aPartOfAPageIsDrawnWhereItStands() throws {
    let picture = try #require(try draw(Self.pdf(), PageArea(page: 1, box: Self.area)))
    #expect(picture.kind == .png && abs(picture.box.y - 20) < 1 && abs(picture.box.width - 595) < 2)
    #expect(try isDark(picture, 75, 75) && !isDark(picture, 120, 75) && !isDark(picture, 75, 150))
    #expect(try draw(Self.pdf(), PageArea(page: 1, box: Self.area)) == picture)
  }

  @Test func aTurnedPageIsDrawnAsItIsShown() throws {
    let area = PageArea(page: 1, box: Box(x: 500, y: 0, width: 342, height: 300))
    let picture = try #require(try draw(Self.pdf("/Rotate 90"), area))
    #expect(try isDark(picture, 767, 75) && !isDark(picture, 767, 150))
  }

  @Test func whatNobodyMaySeeIsBlack() throws {
    let box = Box(x: 200, y: 100, width: 60, height: 12)
    let picture = try #require(try draw(Self.pdf(), PageArea(page: 1, box: Self.area, blackened: [box])))
    #expect(try isDark(picture, 230, 106) && !isDark(picture, 190, 106) && !isDark(picture, 230, 120))
  }

  @Test func scansAreCutFromTheirPicture() throws {
    var page = MiniPicture(420, 594)
    page.fill(40..<80, 60..<100, [0, 0, 0, 255])
    let size = Box(x: 0, y: 0, width: 600, height: 842)
    for bytes in [page.png, page.bmp, MiniPicture.tiff([page])] {
      let picture = try #require(try draw(bytes, PageArea(page: 1, box: size)))
      let scale = picture.box.width / 420
      #expect(try isDark(picture, 60 * scale, 80 * scale) && !isDark(picture, 100 * scale, 80 * scale))
    }
  }

  @Test func aScanInAnOFDIsCutFromItsPicture() throws {
    var page = MiniPicture(420, 594)
    page.fill(40..<80, 60..<100, [0, 0, 0, 255])
    var maker = OFDMaker.page { $0.pictures = [[0.0, 0, 595, 842]] }
    maker.extra = [("Doc_0/Res/picture.jpg", page.png)]
    let picture = try #require(try draw(maker.bytes, PageArea(page: 1, box: Box(x: 0, y: 0, width: 595, height: 300))))
    #expect(try isDark(picture, 85, 113) && !isDark(picture, 140, 113))
  }

  @Test(arguments: [
    PageArea(page: 9, box: area), PageArea(page: 1, box: Box(x: 0, y: 0, width: 1e9, height: 1e9)),
    PageArea(page: 1, box: Box(x: -1e9, y: 5e8, width: 0, height: 0), resolution: 1_000_000),
    PageArea(
      page: 1, box: Box(x: 9_000, y: 9_000, width: -5, height: -5),
      blackened: [Box(x: -9, y: 1e9, width: 1e9, height: -1)]),
  ]) func oddAreasDoNoHarm(_ area: PageArea) {
    for bytes in [Self.pdf(), MiniPicture(420, 594).png, Array("没有页面".utf8), []] {
      if let picture = try? draw(bytes, area) { #expect(picture.width * picture.height <= 13_000_000) }
    }
  }

  @Test func anAreaAndItsPictureComeBackAsTheyWent() throws {
    var request = ReadRequest(location: "甲.pdf", pages: 3...3)
    request.area = PageArea(page: 3, box: Self.area, blackened: [Self.area])
    var part = ExtractedPart(format: .pdf)
    part.picture = PagePicture(box: Self.area, width: 3, height: 4, kind: .jpeg, bytes: [1, 2, 3])
    let (asked, answered) = (request.encoded(), part.encoded())
    func payload(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(rebasing: bytes[Frame.headerSize...])
    }
    #expect(try asked.withUnsafeBytes { try ReadRequest(decoding: payload($0)) } == request)
    #expect(try answered.withUnsafeBytes { try ExtractedPart(decoding: payload($0)) } == part)
  }
}
