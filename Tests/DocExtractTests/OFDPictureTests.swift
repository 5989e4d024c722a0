import TestSupport
import Testing

@testable import DocExtract

@Suite("OFD 图片") struct OFDPictureTests {
  private static func picture(_ width: Int, _ height: Int, _ draw: (inout MiniPicture) -> Void = { _ in }) -> [UInt8] {
    var picture = MiniPicture(width, height)
    draw(&picture)
    return picture.png
  }

  private static let seal = picture(240, 240) { $0.seal(x: 120, y: 120, radius: 110) }
  private static let name = picture(240, 100) { $0.strokes() }
  private static let photograph = picture(200, 150) { picture in
    for y in 0..<150 { picture.fill(0..<200, y..<y + 1, [UInt8(y), 90, UInt8(200 - y), 255]) }
  }

  /// What is read from a page that shows one picture, with or without words.
  private func read(_ picture: [UInt8], at box: [Double], text: String? = "测试市市场监督管理局") -> ExtractedPart {
    var maker = OFDMaker.page { page in
      page.pictures = [box]
      if let text { page.text(text, x: 60, y: 100) }
    }
    maker.extra = [("Doc_0/Res/picture.jpg", picture)]
    return maker.bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: 1...9, limits: ReadingLimits()) }
  }

  @Test func smallPicturesAreToldByColour() throws {
    let box = [300.0, 600, 120, 120]
    let seal = try #require(read(Self.seal, at: box).document)
    #expect(seal.marks.map(\.kind) == [.seal])
    #expect(seal.marks.first?.box.map { abs($0.x - 300) < 0.1 && abs($0.width - 120) < 0.1 } == true)
    #expect(read(Self.name, at: [300, 600, 120, 50]).document?.marks.map(\.kind) == [.ink])
    #expect(read(Self.photograph, at: box).document?.marks.map(\.kind) == [.picture])
    #expect(read(Self.picture(80, 80), at: box).document?.marks.isEmpty == true)
  }

  @Test func largePicturesAndDamagedOnesAreMerePictures() {
    #expect(read(Self.seal, at: [100, 300, 300, 300]).document?.marks.map(\.kind) == [.picture])
    #expect(read(Array(Self.seal.prefix(300)), at: [300, 600, 120, 120]).document?.marks.map(\.kind) == [.picture])
  }

  // MARK: Scans

  private static let page = [0.0, 0, 595, 842]

  @Test func anEmptySheetIsABlankPage() {
    let part = read(Self.picture(420, 594), at: Self.page, text: nil)
    #expect(part.document?.issues.isEmpty == true)
    #expect(part.document?.pages.first?.state == .blank && part.document?.marks.isEmpty == true)
  }

  @Test func aScanWithASealWaitsToBeReadAndShowsTheSeal() throws {
    let scan = Self.picture(420, 594) { picture in
      picture.text(lines: 12)
      picture.seal(x: 300, y: 500, radius: 42)
    }
    let document = try #require(read(scan, at: Self.page, text: nil).document)
    #expect(document.issues.map(\.code) == ["page-without-text"])
    let mark = try #require(document.marks.first { $0.kind == .seal }?.box)
    #expect(abs(mark.x + mark.width / 2 - 425) < 6 && abs(mark.y + mark.height / 2 - 708) < 8)
  }

  @Test func aSheetBesideTheWordsOfAPageChangesNothing() {
    let words = String(repeating: "当事人于二〇二三年一月十日", count: 3)
    let document = read(Self.picture(420, 594), at: Self.page, text: words + "到场").document
    #expect(document?.pages.first?.state == .read && document?.text.hasPrefix("当事人") == true)
  }

  @Test func stretchedSpecksAndBrokenScansAreNotBlank() {
    #expect(read(Self.picture(3, 3), at: Self.page, text: nil).document?.issues.map(\.code) == ["page-without-text"])
    let broken = Array(Self.picture(420, 594).dropLast(200_000))
    #expect(read(broken, at: Self.page, text: nil).document?.issues.map(\.code) == ["page-without-text"])
  }

  @Test func changedPicturesNeverTrap() {
    var random = SeededRandom(seed: 20_240_201)
    for _ in 0..<60 {
      var bytes = Self.name
      for _ in 0..<4 { bytes[Int.random(in: 0..<200, using: &random)] = UInt8.random(in: 0...255, using: &random) }
      let box = Bool.random(using: &random) ? Self.page : [300, 600, 120, 50]
      #expect(read(bytes, at: box, text: nil).document?.pages.count == 1)
    }
  }
}
