import TestSupport
import Testing

@testable import DocExtract

@Suite("图片") struct PictureReaderTests {
  private static func page(seal: Bool = false) -> MiniPicture {
    var page = MiniPicture(420, 594)
    page.text(lines: 12)
    if seal { page.seal(x: 300, y: 430, radius: 40) }
    return page
  }

  private func part(_ bytes: [UInt8], pages: ClosedRange<Int> = 1...9) -> ExtractedPart {
    bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: pages, limits: ReadingLimits()) }
  }

  @Test(arguments: [page().png, page().bmp, MiniPicture.tiff([page()])]) func aPictureIsAPageThatWaitsToBeRead(
    _ bytes: [UInt8]
  ) throws {
    let part = part(bytes)
    #expect(part.pageCount == 1 && part.format == .picture)
    #expect(part.document?.pages.first?.state == .unread(because: "第1页是图片,没有文字层,需要文字识别"))
    #expect(read(bytes).issues.map(\.code) == ["page-without-text"])
  }

  @Test func pagesHaveTheirSizeInPoints() throws {
    let tiff = try #require(part(MiniPicture.tiff([Self.page()])).document?.pages.first)
    #expect(abs(tiff.width - 302.4) < 0.1 && abs(tiff.height - 427.7) < 0.1)
    let unknown = try #require(part(Self.page().png).document?.pages.first)
    #expect(abs(unknown.width - 151.2) < 0.1)
  }

  @Test func everyDirectoryIsAPage() throws {
    let bytes = MiniPicture.tiff([Self.page(), MiniPicture(420, 594), Self.page()])
    let part = part(bytes)
    #expect(part.pageCount == 3)
    #expect(part.document?.pages.map { $0.state == .blank } == [false, true, false])
    #expect(read(bytes).issues.map(\.code) == ["page-without-text", "page-without-text", "duplicate-page"])
    #expect(self.part(bytes, pages: 3...4).document?.pages.map(\.number) == [3])
    #expect(self.part(bytes, pages: 7...9).document?.pages.isEmpty == true)
  }

  @Test func directoriesThatTurnBackEnd() {
    let source = read(MiniPicture.tiff([Self.page()], lastNext: 8))
    #expect(source.issues.map(\.code).contains("truncated"))
  }

  @Test func redRingsOnAPageAreMarked() throws {
    let document = try #require(part(Self.page(seal: true).bmp).document)
    let box = try #require(document.marks.first { $0.kind == .seal }?.box)
    // At 100 pixels to the inch.
    #expect(abs(box.x - 260 * 0.72) < 3 && abs(box.width - 81 * 0.72) < 3)
    #expect(try #require(part(Self.page().bmp).document).marks.isEmpty)
  }

  @Test func tooLargePicturesAreNamedBeforeTheyAreDecoded() {
    let source = read(MiniPicture.emptyPNG(30_000, 30_000))
    #expect(source.issues.first?.code == "over-limit" && source.issues.first?.message.contains("100 百万像素") == true)
  }

  @Test(arguments: 1...9) func truncatedPicturesAreDamaged(_ tenth: Int) {
    for bytes in [Self.page().png, Self.page().bmp] {
      let source = read(Array(bytes.prefix(bytes.count * tenth / 10)))
      #expect(source.status == .unread && ["damaged", "damaged-page"].contains(source.issues.first?.code))
    }
  }

  @Test func picturesOfTelephonesSayWhatToDo() {
    let source = read([0, 0, 0, 24] + Array("ftypheic".utf8) + [UInt8](repeating: 0, count: 20))
    #expect(source.issues.first?.code == "unsupported-format" && source.issues.first?.message.contains("JPEG") == true)
  }

  @Test func changedPicturesNeverTrap() {
    var small = MiniPicture(40, 30)
    small.strokes()
    var random = SeededRandom(seed: 9)
    for bytes in [small.png, small.bmp, MiniPicture.tiff([small, small])] {
      for _ in 0..<400 {
        var changed = bytes
        for _ in 0..<4 {
          changed[Int.random(in: 0..<min(300, changed.count), using: &random)] = .random(in: 0...255, using: &random)
        }
        let source = read(changed)
        #expect(source.document != nil || !source.issues.isEmpty)
      }
    }
  }

  // MARK: Colours

  private func verdict(_ picture: MiniPicture) -> PictureColours.Verdict? {
    picture.png.withUnsafeBytes { PictureColours.judge($0)?.verdict }
  }

  @Test func sealsAreRedRings() {
    var plain = MiniPicture(240, 240)
    plain.seal(x: 120, y: 120, radius: 110)
    #expect(verdict(plain) == .seal)
    var clear = MiniPicture(300, 260, paper: [0, 0, 0, 0])
    clear.seal(x: 150, y: 130, radius: 100)
    #expect(verdict(clear) == .seal)
    var pale = MiniPicture(240, 240, paper: [214, 212, 208, 255])
    pale.seal(x: 120, y: 120, radius: 100, [205, 130, 130, 255])
    #expect(verdict(pale) == .seal)
    var square = MiniPicture(120, 120)
    square.fill(4..<116, 4..<116, MiniPicture.red)
    square.fill(12..<108, 12..<108, [255, 255, 255, 255])
    square.fill(30..<50, 30..<90, MiniPicture.red)
    #expect(verdict(square) == .seal)
  }

  @Test func otherRedThingsAreNoSeals() {
    var disc = MiniPicture(200, 200)
    disc.fill(20..<180, 20..<180, MiniPicture.red)
    #expect(verdict(disc) == .other)
    var heading = MiniPicture(400, 60)
    for x in stride(from: 10, to: 390, by: 48) { heading.fill(x..<x + 30, 10..<50, MiniPicture.red) }
    #expect(verdict(heading) == .other)
  }

  @Test func strokesAreInk() {
    var name = MiniPicture(300, 120)
    name.strokes()
    #expect(verdict(name) == .ink)
    var blue = MiniPicture(300, 120, paper: [0, 0, 0, 0])
    blue.strokes([30, 40, 150, 255])
    #expect(verdict(blue) == .ink)
    #expect(verdict(Self.page()) == .other)
    #expect(verdict(MiniPicture(200, 100)) == .blank)
    var photograph = MiniPicture(200, 150)
    for y in 0..<150 { for x in 0..<200 { photograph.set(x, y, [UInt8(x), UInt8(y), UInt8((x + y) / 2), 255]) } }
    #expect(verdict(photograph) == .other)
  }

  // MARK: Pictures of Word files

  private func marks(_ picture: [UInt8], name: String = "图片 1", points: Int = 120) throws -> [Mark.Kind] {
    let drawing =
      "<w:p><w:r><w:t>执法人员:</w:t></w:r><w:r><w:drawing><wp:inline><wp:extent cx=\"\(points * 12_700)\" "
      + "cy=\"\(points * 12_700)\"/><wp:docPr id=\"1\" name=\"\(name)\"/><a:blip r:embed=\"rId1\"/></wp:inline>"
      + "</w:drawing></w:r></w:p>"
    var word = MiniWord(drawing)
    word.parts = [(path: "media/image1.png", type: "image", xml: "")]
    let bytes = word.bytes(replacing: "word/media/image1.png", with: picture)
    return try #require(read(bytes).document).marks.map(\.kind)
  }

  @Test func smallPicturesOfWordFilesAreToldByColour() throws {
    var seal = MiniPicture(240, 240)
    seal.seal(x: 120, y: 120, radius: 110)
    var name = MiniPicture(240, 100)
    name.strokes()
    #expect(try marks(seal.png) == [.seal])
    #expect(try marks(name.png) == [.ink])
    #expect(try marks(MiniPicture(100, 100).png) == [])
    #expect(try marks(Array("EMF".utf8)) == [.picture])
    #expect(try marks(Array("EMF".utf8), name: "电子公章") == [.seal])
    #expect(try marks(name.png, points: 400) == [.picture])
  }
}
