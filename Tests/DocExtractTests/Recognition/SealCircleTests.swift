import Testing

@testable import DocExtract

@Suite("识别:印章、框线") struct SealCircleTests {
  private func picture(_ drawn: MiniPicture) throws -> ColourPicture {
    var bytes: [UInt8] = []
    for pixel in stride(from: 0, to: drawn.pixels.count, by: 4) { bytes += drawn.pixels[pixel..<pixel + 3] }
    return try #require(ColourPicture(width: drawn.width, height: drawn.height, bytes: bytes))
  }

  /// At 75 pixels to the inch a seal of 40 mm has a radius of 59.
  private static func sealed() -> MiniPicture {
    var page = MiniPicture(420, 400)
    page.seal(x: 250, y: 200, radius: 59)
    page.fill(200..<300, 180..<186, MiniPicture.black)
    // The head of a document: red, and no seal.
    page.fill(40..<380, 30..<50, MiniPicture.red)
    return page
  }

  @Test func ringsAreFoundAndHeadsAreNot() throws {
    let circles = SealCircleFinder(try picture(Self.sealed()), resolution: 75).circles
    #expect(circles.count == 1)
    let circle = try #require(circles.first)
    #expect(circle.centre.distance(to: PlanePoint(x: 250, y: 200)) < 4 && abs(circle.radius - 59) < 4)
    var head = MiniPicture(420, 400)
    head.fill(40..<380, 30..<50, MiniPicture.red)
    #expect(SealCircleFinder(try picture(head), resolution: 75).circles.isEmpty)
  }

  @Test func sealsAreTakenOffAndNothingElseIs() throws {
    var page = try picture(Self.sealed())
    page.clean([SealCircle(centre: PlanePoint(x: 250, y: 200), radius: 59)])
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(page.bytes[(y * 420 + x) * 3..<(y * 420 + x) * 3 + 3]) }
    // The ring is paper, the line below it is not, the head is as red as before.
    #expect(pixel(250, 143).allSatisfy { $0 > 240 })
    #expect(pixel(220, 183).allSatisfy { $0 < 60 })
    #expect(pixel(100, 40) == [220, 20, 30])
  }

  private func text(_ line: RecognizedLine) -> String {
    String(String.UnicodeScalarView(line.characters.compactMap { Unicode.Scalar($0.scalar) }))
  }

  /// The star of a seal hides a letter; the model reads on as if there were none, or a space.
  @Test func lettersThatASealHidesAreUnreadable() {
    let seal = SealCircle(centre: PlanePoint(x: 170, y: 100), radius: 60)
    for hidden in ["勐川县林业和草原局", "勐川县林业 草原局"] {
      var line = RecognizedPageTests.line("勐川县林业和草原局", x: 60, y: 90)
      line.characters[5].scalar = 0x20
      if !hidden.contains(" ") { line.characters.remove(at: 5) }
      #expect(text(line.doubted(under: [seal])) == "勐川县林业\u{FFFD}草原局")
      #expect(text(line.doubted(under: [])) == text(line))
      // Elsewhere a gap is a gap.
      let far = SealCircle(centre: PlanePoint(x: 400, y: 300), radius: 60)
      #expect(line.doubted(under: [far]) == line)
    }
  }

  @Test func lettersBelowAGreySealAreDoubtful() {
    let seal = SealCircle(centre: PlanePoint(x: 100, y: 100), radius: 35, isGrey: true)
    let line = RecognizedPageTests.line("二〇二四年三月十五日", x: 60, y: 90).doubted(under: [seal])
    #expect(
      line.characters.map { $0.confidence < 0.97 } == [true, true, true, true]
        + Array(repeating: false, count: 6))
  }

  @Test func aPageAllRedHasNoRings() throws {
    let page = MiniPicture(300, 300, paper: MiniPicture.red)
    #expect(SealCircleFinder(try picture(page), resolution: 75).circles.isEmpty)
  }

  @Test func longThinStrokesAreRules() throws {
    var page = MiniPicture(420, 400)
    page.fill(50..<350, 100..<102, MiniPicture.black)
    page.fill(50..<350, 200..<202, MiniPicture.black)
    page.fill(50..<52, 100..<202, MiniPicture.black)
    page.fill(349..<351, 100..<202, MiniPicture.black)
    // A thick bar and a dash are none.
    page.fill(50..<350, 300..<320, MiniPicture.black)
    page.fill(60..<80, 150..<152, MiniPicture.black)
    let rules = PictureRules(try picture(page), resolution: 100, skew: 0).rules
    #expect(rules.count { $0.isHorizontal } == 2 && rules.count { !$0.isHorizontal } == 2)
    let top = try #require(rules.first { $0.isHorizontal })
    #expect(abs(top.from.x - 50) < 3 && abs(top.to.x - 350) < 3 && abs(top.from.y - 101) < 3)
  }
}
