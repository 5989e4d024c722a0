import Testing

@testable import DocExtract

@Suite("识别:找行、读字") struct DetectionTests {
  private func rectangles(_ width: Int, _ height: Int, _ inked: [(ClosedRange<Int>, ClosedRange<Int>, Float)])
    -> [TurnedRectangle]
  {
    var map = [Float](repeating: 0.05, count: width * height)
    for (columns, rows, value) in inked {
      for row in rows { for column in columns { map[row * width + column] = value } }
    }
    return map.withUnsafeBufferPointer { DetectionMap(probabilities: $0, width: width, height: height).rectangles }
  }

  @Test func probableAreasAreLines() throws {
    let found = rectangles(200, 80, [(20...120, 10...19, 0.9), (20...60, 50...59, 0.8)])
    #expect(found.count == 2)
    let first = try #require(found.first)
    #expect(abs(first.centre.x - 70.5) < 1 && abs(first.centre.y - 15) < 1)
    // It grows on all sides to hold the letters, of which only the middle was marked.
    #expect(first.width > 110 && first.height > 20)
  }

  @Test func specksAndDoubtfulAreasAreNoLines() {
    #expect(rectangles(100, 50, [(10...11, 10...10, 0.9)]).isEmpty)
    #expect(rectangles(100, 50, [(10...60, 10...20, 0.35)]).isEmpty)
    #expect(rectangles(100, 50, []).isEmpty)
  }

  @Test func areasThatTouchAtACornerAreOne() {
    #expect(rectangles(100, 60, [(0...99, 0...59, 0.29), (10...30, 10...20, 0.9), (32...60, 22...30, 0.9)]).count == 1)
  }

  private static func decoder() -> LetterDecoder {
    Array("甲\r\n乙\r\n丙\r\n".utf8).withUnsafeBytes { LetterDecoder(dictionary: $0) }
  }

  private func letters(_ steps: [[Float]]) -> [LetterDecoder.Letter] {
    steps.flatMap(\.self).withUnsafeBufferPointer { Self.decoder().letters($0, steps: steps.count) }
  }

  @Test func aDictionaryHasNoneInFrontAndASpaceBehind() {
    #expect(Self.decoder().letters == [0, 0x7532, 0x4E59, 0x4E19, 0x20])
  }

  @Test func repetitionsAndGapsAreTakenAway() {
    let none: [Float] = [0.9, 0.1, 0, 0, 0]
    let a: [Float] = [0.1, 0.8, 0.1, 0, 0]
    let clearer: [Float] = [0, 0.95, 0.05, 0, 0]
    let b: [Float] = [0.2, 0.1, 0.6, 0.1, 0]
    let found = letters([none, a, clearer, none, a, b, none])
    #expect(found.map(\.scalar) == [0x7532, 0x7532, 0x4E59])
    // Where the letter is clearest, with the confidence of its first step.
    #expect(found.map(\.step) == [2, 4, 5])
    #expect(found.map(\.confidence) == [0.8, 0.8, 0.6])
    #expect(letters([none, none]).isEmpty)
  }

  @Test func tooFewNumbersAreNoLetters() {
    let few = [Float](repeating: 0, count: 7)
    #expect(few.withUnsafeBufferPointer { Self.decoder().letters($0, steps: 2) }.isEmpty)
  }

  @Test func stripsAreAsHighAsTheModelWants() throws {
    let picture = ColourPicture(paperOf: 300, by: 100)
    let quad = try #require(
      Quad(unordered: [(10, 10), (210, 10), (210, 30), (10, 30)].map { PlanePoint(x: $0.0, y: $0.1) }))
    let strip = TextStrip(quad, of: picture)
    #expect(strip.width == 480 && strip.paddedWidth == 480)
    #expect(strip.values.count == 3 * 48 * 480 && strip.values.allSatisfy { abs($0 - 1) < 1e-4 })
    // Beyond the picture is what lies at its border.
    let outside = Quad(
      topLeft: PlanePoint(x: -50, y: -5), topRight: PlanePoint(x: 900, y: -5),
      bottomRight: PlanePoint(x: 900, y: 2), bottomLeft: PlanePoint(x: -50, y: 2))
    #expect(TextStrip(outside, of: picture).values.count % (3 * 48 * 32) == 0)
  }
}
