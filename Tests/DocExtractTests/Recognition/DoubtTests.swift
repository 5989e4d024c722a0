import Testing

@testable import DocExtract

@Suite("识别:可疑的字") struct DoubtTests {
  private func letters(_ text: String, _ confidence: Float = 0.99, from start: Float = 0.05) -> [RecognizedCharacter] {
    text.unicodeScalars.enumerated().map {
      RecognizedCharacter(scalar: $1.value, confidence: confidence, place: start + 0.05 * Float($0))
    }
  }

  private func text(_ letters: [RecognizedCharacter]) -> String {
    String(String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0.scalar) }))
  }

  private func disputed(_ letters: [RecognizedCharacter]) -> String {
    text(letters.filter { $0.confidence <= RecognizedLine.mostOfDisputed })
  }

  @Test func twoLooksThatAgreeChangeNothing() {
    let merged = SecondLook(letters("罚款3000元"), letters("罚款3000元")).merged
    #expect(merged == letters("罚款3000元"))
  }

  @Test func whatTheyReadDifferentlyIsDoubtful() {
    let merged = SecondLook(letters("2024年4月1日", 0.95), letters("2024年4月4日", 0.98)).merged
    #expect(text(merged) == "2024年4月4日")
    #expect(disputed(merged) == "4")
  }

  @Test func aLetterThatOneLookMissedIsPutInWithDoubt() {
    let merged = SecondLook(letters("顺达殖专业"), letters("顺达养殖专业")).merged
    #expect(text(merged) == "顺达养殖专业")
    #expect(disputed(merged) == "养")
    #expect(disputed(SecondLook(letters("顺达养殖"), letters("顺达殖")).merged) == "养")
  }

  @Test func marksBetweenWordsAreNoMatter() {
    #expect(disputed(SecondLook(letters("经查,当事人"), letters("经查，当事人")).merged).isEmpty)
    #expect(text(SecondLook(letters("经查"), letters("经查。")).merged) == "经查")
  }

  @Test func spacesStay() {
    var first = letters("案由:违法")
    first.insert(RecognizedCharacter(scalar: 0x20, confidence: 1, place: 0.12), at: 2)
    #expect(text(SecondLook(first, letters("案由:违法")).merged) == "案由 :违法")
  }

  @Test func aRoomForALetterWithInkInItIsDoubtful() throws {
    var picture = ColourPicture(paperOf: 400, by: 40)
    let point = { (x: Float, y: Float) in PlanePoint(x: x, y: y) }
    let quad = Quad(
      topLeft: point(0, 0), topRight: point(400, 0), bottomRight: point(400, 40), bottomLeft: point(0, 40))
    let places: [Float] = [0.05, 0.15, 0.25, 0.45, 0.55, 0.65]
    let characters = zip("顺达养专业社".unicodeScalars, places).map {
      RecognizedCharacter(scalar: $0.value, confidence: 0.99, place: $1)
    }
    let line = RecognizedLine(quad: quad, characters: characters)
    #expect(line.wideGaps.map(\.before) == [3])
    #expect(!line.isDoubtful(on: picture))
    #expect(line.doubtedGaps(on: picture) == line)
    for y in 8..<32 {
      for x in 130..<150 { for part in 0..<3 { picture.bytes[(y * 400 + x) * 3 + part] = 0 } }
    }
    #expect(line.isDoubtful(on: picture))
    #expect(disputed(line.doubtedGaps(on: picture).characters) == "养专")
  }

  @Test func oneDoubtfulDigitDeservesASecondLook() {
    let picture = ColourPicture(paperOf: 40, by: 40)
    let quad = Quad(
      topLeft: PlanePoint(x: 0, y: 0), topRight: PlanePoint(x: 40, y: 0), bottomRight: PlanePoint(x: 40, y: 10),
      bottomLeft: PlanePoint(x: 0, y: 10))
    var line = RecognizedLine(quad: quad, characters: letters("共3袋", 0.97))
    #expect(line.isDoubtful(on: picture))
    line.characters[1].confidence = 0.99
    #expect(!line.isDoubtful(on: picture))
    let looser = quad.looser
    #expect(looser.width > quad.width && looser.height > quad.height)
  }
}
