import TestSupport
import Testing

@testable import DocExtract

/// Forms whose rules a copier has all but eaten, drawn small.
@Suite("识别:磨损的表格线") struct WornFormTests {
  private static let side = 700

  /// Grey paper with grain, and rules that are a little darker than it.
  private struct Paper {
    var light = [UInt8](repeating: 0, count: side * side)

    init() {
      var random = SeededRandom(seed: 20240701)
      for place in light.indices { light[place] = UInt8(205 + Int.random(in: -9...9, using: &random)) }
    }

    mutating func rule(x: ClosedRange<Int>, y: ClosedRange<Int>, darker: Int = 8) {
      for row in y { for column in x { light[row * side + column] -= UInt8(darker) } }
    }

    var picture: ColourPicture? {
      ColourPicture(width: side, height: side, bytes: light.flatMap { [$0, $0, $0] })
    }
  }

  private func line(_ text: String, x: Float, y: Float, pitch: Float = 16) -> RecognizedLine {
    let width = pitch * Float(text.unicodeScalars.count)
    let quad = Quad(
      topLeft: PlanePoint(x: x, y: y - 11), topRight: PlanePoint(x: x + width, y: y - 11),
      bottomRight: PlanePoint(x: x + width, y: y + 11), bottomLeft: PlanePoint(x: x, y: y + 11))
    let characters = text.unicodeScalars.enumerated().map {
      RecognizedCharacter(scalar: $1.value, confidence: 1, place: (Float($0) + 0.5) * pitch / width)
    }
    return RecognizedLine(quad: quad, characters: characters)
  }

  /// A form of four rows and two columns, parts of its rules gone altogether.
  private var worn: Paper {
    var paper = Paper()
    for y in [100, 200, 300, 400, 500] { paper.rule(x: (y / 100 % 2 == 0 ? 60...420 : 250...640), y: y...y) }
    for x in [60, 220, 640] { paper.rule(x: x...x, y: 100...(x == 220 ? 380 : 500)) }
    return paper
  }

  private func form(_ paper: Paper, _ lines: [RecognizedLine]) throws -> [PictureRule] {
    let picture = try #require(paper.picture)
    return WornForm(picture, resolution: 100, skew: 0, lines: lines, seen: []).rules
  }

  @Test func piecesOfRulesAreAForm() throws {
    let rules = try form(worn, [line("当事人", x: 90, y: 150), line("某某商贸有限公司", x: 260, y: 150)])
    let level = Set(rules.filter(\.isHorizontal).map { Int($0.from.y) })
    #expect(level.count == 5)
    // The lower end of the middle line is gone: it was one of all other rows.
    let middle = rules.filter { !$0.isHorizontal && abs($0.from.x - 220) < 4 }
    #expect(middle.map(\.to.y).max().map { $0 > 480 } == true)
  }

  @Test func textThatStandsOnLinesIsNoForm() throws {
    let lines = stride(from: Float(120), to: 500, by: 36).map {
      line("当事人的上述行为违反了有关法律法规的规定应当予以处罚依据裁量", x: 70, y: $0)
    }
    #expect(try form(worn, lines).isEmpty)
  }

  @Test func grainIsNoForm() throws {
    #expect(try form(Paper(), [line("当事人", x: 90, y: 150)]).isEmpty)
  }

  @Test func wordsApartAreWords() {
    var row = line("法定代表人", x: 60, y: 100)
    row.quad.topRight.x = 460
    row.quad.bottomRight.x = 460
    // Two of the letters stand at the end.
    for (index, place) in [Float(0.02), 0.06, 0.10, 0.90, 0.94].enumerated() { row.characters[index].place = place }
    #expect(row.words.count == 2)
  }
}

@Suite("识别:竖排的行首") struct StackedLettersTests {
  private func quad(_ x: Float, _ y: Float, _ width: Float, _ height: Float) -> Quad {
    Quad(
      topLeft: PlanePoint(x: x, y: y), topRight: PlanePoint(x: x + width, y: y),
      bottomRight: PlanePoint(x: x + width, y: y + height), bottomLeft: PlanePoint(x: x, y: y + height))
  }

  @Test func firstLettersOfTwoLinesGoBackToThem() {
    let joined = StackedLetters.joined([quad(100, 100, 20, 44), quad(124, 100, 300, 20), quad(124, 124, 200, 20)])
    #expect(joined.map(\.topLeft.x) == [100, 100])
  }

  @Test func whatIsWrittenDownwardsStays() {
    let quads = [quad(100, 100, 20, 120), quad(124, 100, 300, 20), quad(124, 124, 200, 20)]
    #expect(StackedLetters.joined(quads) == quads)
  }
}
