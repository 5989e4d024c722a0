import CPage
import Testing

@testable import DocExtract

@Suite("识别:行、跨页、方框") struct PageShapeTests {
  /// Rows of a bar from `left` to `right`, falling by `slope`.
  private func bar(_ left: Int, _ right: Int, _ rows: Range<Int>, slope: Float = 0) -> [LineShape.Run] {
    let columns = (left..<right).map { column in
      rows.map { LineShape.Run(row: $0 + Int(slope * Float(column)), first: column, last: column) }
    }
    return columns.flatMap { $0 }
  }

  @Test func aLabelIsCutFromTheFingerPrintBesideIt() {
    let shape = LineShape(runs: bar(100, 250, 200..<208) + bar(250, 290, 180..<230))
    let parts = shape.parts(slope: 0)
    #expect(parts.count == 2)
    #expect(parts.first?.runs.map(\.last).max() == 249)
    #expect(parts.last?.runs.map(\.first).min() == 250)
  }

  @Test(arguments: [Float(0), 0.03, -0.05]) func aLineStaysWhole(_ slope: Float) {
    let shape = LineShape(runs: bar(100, 500, 200..<210, slope: slope))
    #expect(abs(LineShape.slope(of: [shape]) - slope) < 0.01)
    #expect(shape.parts(slope: slope).count == 1)
  }

  private func lines(_ lefts: [Double]) -> [Box] {
    lefts.flatMap { left in (0..<5).map { Box(x: left, y: 100 + 20 * Double($0), width: 400, height: 12) } }
  }

  @Test func twoPagesOnASheetAreDivided() throws {
    let both = lines([85, 680])
    let gutter = try #require(PageSpread.gutter(of: both, rules: [], width: 1_190, height: 842))
    #expect(485...680 ~= gutter)
    // A page on its end, a line across, and half a sheet that is empty.
    #expect(PageSpread.gutter(of: both, rules: [], width: 1_190, height: 1_684) == nil)
    let across = Box(x: 60, y: 90, width: 1_000, height: 1)
    #expect(PageSpread.gutter(of: both, rules: [across], width: 1_190, height: 842) == nil)
    #expect(PageSpread.gutter(of: lines([85]), rules: [], width: 1_190, height: 842) == nil)
  }

  private func boxes(_ draw: (inout MiniPicture) -> Void) throws -> [PictureBox] {
    var drawn = MiniPicture(300, 200)
    draw(&drawn)
    var bytes: [UInt8] = []
    for pixel in stride(from: 0, to: drawn.pixels.count, by: 4) { bytes += drawn.pixels[pixel..<pixel + 3] }
    let picture = try #require(ColourPicture(width: drawn.width, height: drawn.height, bytes: bytes))
    return PictureRules(picture, resolution: 100, skew: 0).boxes
  }

  private func square(_ page: inout MiniPicture, _ x: Int, _ y: Int, _ side: Int) {
    page.fill(x..<(x + side), y..<(y + 1), MiniPicture.black)
    page.fill(x..<(x + side), (y + side - 1)..<(y + side), MiniPicture.black)
    page.fill(x..<(x + 1), y..<(y + side), MiniPicture.black)
    page.fill((x + side - 1)..<(x + side), y..<(y + side), MiniPicture.black)
  }

  @Test func boxesAreSeenAndWhetherTheyAreTicked() throws {
    let boxes = try boxes { page in
      square(&page, 50, 60, 14)
      square(&page, 150, 60, 14)
      for step in 0..<16 { page.fill((152 + step)..<(154 + step), (72 - step)..<(74 - step), MiniPicture.black) }
      // A cell of a table is no box: its lines go on.
      page.fill(20..<280, 120..<121, MiniPicture.black)
      page.fill(20..<280, 134..<135, MiniPicture.black)
      for x in stride(from: 20, to: 280, by: 14) { page.fill(x..<(x + 1), 120..<135, MiniPicture.black) }
    }
    #expect(boxes.map(\.isTicked) == [false, true])
    #expect(boxes.allSatisfy { abs($0.corner.y - 60) < 3 && abs($0.side - 14) < 4 })
  }

  /// Forms whose words are all short tell by their lines how they lie.
  @Test func rulesTellHowAFormLies() throws {
    func slope(_ fall: Float) throws -> Float? {
      var drawn = MiniPicture(600, 300)
      for top in [50, 110, 170, 230] {
        for x in 20..<580 {
          let y = top + Int(fall * Float(x))
          drawn.fill(x..<(x + 1), y..<(y + 2), MiniPicture.black)
        }
      }
      var bytes: [UInt8] = []
      for pixel in stride(from: 0, to: drawn.pixels.count, by: 4) { bytes += drawn.pixels[pixel..<pixel + 3] }
      let picture = try #require(ColourPicture(width: drawn.width, height: drawn.height, bytes: bytes))
      return PictureRules(picture, resolution: 100, skew: 0).slope
    }
    let falling = try #require(try slope(0.035)), rising = try #require(try slope(-0.035))
    #expect(abs(falling - 0.035) < 0.004 && abs(rising + 0.035) < 0.004)
    #expect(try slope(0) == nil)
  }

  @Test func faintRulesAreSeenAndWhatShinesThroughIsNot() throws {
    func rules(_ grey: UInt8) throws -> [PictureRule] {
      var drawn = MiniPicture(400, 300)
      for y in [60, 120, 180] { drawn.fill(40..<360, y..<(y + 1), [grey, grey, grey, 255]) }
      for x in [40, 200, 359] { drawn.fill(x..<(x + 1), 60..<181, [grey, grey, grey, 255]) }
      var bytes: [UInt8] = []
      for pixel in stride(from: 0, to: drawn.pixels.count, by: 4) { bytes += drawn.pixels[pixel..<pixel + 3] }
      let picture = try #require(ColourPicture(width: drawn.width, height: drawn.height, bytes: bytes))
      return PictureRules(picture, resolution: 100, skew: 0).rules
    }
    let faint = try rules(215)
    #expect(faint.count { $0.isHorizontal } == 3 && faint.count { !$0.isHorizontal } == 3)
    #expect(faint.filter(\.isHorizontal).allSatisfy { abs($0.from.x - 40) < 8 && abs($0.to.x - 360) < 8 })
    #expect(try rules(245).isEmpty)
  }

  @Test func boxesStandAmongTheLetters() throws {
    func glyph(_ scalar: Unicode.Scalar, _ x: Float) -> Glyph {
      var glyph = Glyph()
      (glyph.x, glyph.y, glyph.width, glyph.height, glyph.size) = (x, 100, 10, 10, 10)
      glyph.scalar = scalar.value
      return glyph
    }
    var glyphs = [glyph("同", 62), glyph("意", 72), glyph("□", 90), glyph("否", 102), glyph("回", 130)]
    RecognizedBoxes.put(
      [
        .init(x: 50, y: 101, side: 9, isTicked: true), .init(x: 90, y: 101, side: 9, isTicked: false),
        // A word that is a square, and a square without words.
        .init(x: 130, y: 101, side: 9, isTicked: true), .init(x: 300, y: 300, side: 9, isTicked: true),
      ], into: &glyphs)
    let text = glyphs.sorted { $0.x < $1.x }.compactMap { Unicode.Scalar($0.scalar).map(String.init) }.joined()
    #expect(text == "☑同意□否回")
    // ☑是 □否, the second box read as a word, and not quite where it is.
    var choices = [glyph("☑", 50), glyph("是", 62), glyph("口", 83), glyph("否", 93), glyph("口", 150), glyph("头", 160)]
    RecognizedBoxes.put(
      [.init(x: 50, y: 101, side: 9, isTicked: true), .init(x: 76, y: 101, side: 9, isTicked: false)], into: &choices)
    #expect(choices.compactMap { Unicode.Scalar($0.scalar).map(String.init) }.joined() == "☑是□否口头")
  }

  @Test func specksInABoxAreNoTick() throws {
    let boxes = try boxes { page in
      square(&page, 50, 60, 20)
      for x in stride(from: 54, to: 67, by: 4) {
        for y in stride(from: 64, to: 77, by: 4) { page.fill(x..<(x + 1), y..<(y + 1), MiniPicture.black) }
      }
    }
    #expect(boxes.map(\.isTicked) == [false])
  }
}
