import Foundation
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

  private func stamps(_ draw: (inout MiniPicture) -> Void) throws -> Stamps {
    var page = MiniPicture(560, 400)
    draw(&page)
    let picture = try picture(page)
    return StampFinder(picture, resolution: 100).stamps(
      besides: SealCircleFinder(picture, resolution: 100).circles)
  }

  /// At 100 pixels to the inch 12 by 17 mm are 47 by 67 pixels.
  private static func finger(_ page: inout MiniPicture, x: Int, y: Int) {
    for row in -33..<33 {
      for column in -23..<23 where row * row * 529 + column * column * 1089 < 529 * 1089 {
        if (row * row + column * column * 2) / 120 % 2 == 0 { page.set(x + column, y + row, MiniPicture.red) }
      }
    }
  }

  @Test func shapesInRedAreToldApart() throws {
    let head = try stamps { page in
      for letter in 0..<6 { page.fill(40 + letter * 60..<85 + letter * 60, 30..<75, MiniPicture.red) }
    }
    #expect(head == Stamps())
    let square = try stamps { page in
      page.fill(100..<180, 100..<180, MiniPicture.red)
      page.fill(108..<172, 108..<172, [255, 255, 255, 255])
      page.fill(120..<160, 118..<124, MiniPicture.red)
    }
    #expect(square.seals.map(\.shape) == [.square] && square.fingers.isEmpty)
    let finger = try stamps { Self.finger(&$0, x: 300, y: 200) }
    #expect(finger.fingers.count == 1 && finger.seals.isEmpty)
    let oval = try stamps { page in
      for row in -59..<59 {
        for column in -79..<79 {
          let share = row * row * 100 / (59 * 59) + column * column * 100 / (79 * 79)
          if 80..<100 ~= share { page.set(250 + column, 200 + row, MiniPicture.red) }
        }
      }
    }
    #expect(oval.seals.map(\.shape) == [.oval])
  }

  /// What rides on the edge of the page (骑缝章) is a seal whose words are not whole.
  @Test func aSealOnTheEdgeIsCut() throws {
    let edge = try stamps { $0.seal(x: 540, y: 200, radius: 79) }
    #expect(edge.seals.map(\.isCut) == [true])
    let whole = try stamps { $0.seal(x: 300, y: 200, radius: 79) }
    #expect(whole.seals.map(\.isCut) == [false])
  }

  /// Where no letters stand its text begins, however it was set down.
  @Test(arguments: [Float.pi / 2, .pi / 2 - 0.5, .pi]) func theRingIsCutInItsGap(_ gap: Float) throws {
    var page = MiniPicture(420, 400)
    page.seal(x: 200, y: 200, radius: 100)
    for step in 0..<360 {
      let angle = Float(step) * .pi / 180
      guard abs(atan2f(sinf(angle - gap), cosf(angle - gap))) > 0.6, step % 12 < 8 else { continue }
      for reach in 66..<88 {
        page.set(200 + Int(cosf(angle) * Float(reach)), 200 + Int(sinf(angle) * Float(reach)), MiniPicture.red)
      }
    }
    let face = SealFace(SealCircle(centre: PlanePoint(x: 200, y: 200), radius: 100), of: try picture(page))
    #expect(abs(atan2f(sinf(face.gap - gap), cosf(face.gap - gap))) < 0.2)
  }

  /// A seal made for this test, of an agency that does not exist.
  @Test(.enabled(if: RecognitionFolder.installed != nil)) func theWordsOfASealAreRead() throws {
    let folder = try #require(RecognitionFolder.installed)
    let bytes = try Data(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages/seal.png"))
    let page = try #require(
      bytes.withUnsafeBytes { bytes -> ColourPicture? in
        guard let header = PictureHeader(bytes), let frame = header.frames.first else { return nil }
        return PictureDecoder.picture(bytes, header.kind, frame)
      })
    let circle = try #require(SealCircleFinder(page, resolution: 200).circles.first)
    let words = try NeuralEngine.reader(in: folder).words(of: circle, on: page)
    #expect(words.text.hasPrefix("勐川县林业和草原局") && words.confidence > 0.8)
    #expect(words.text.contains("专用"))
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
