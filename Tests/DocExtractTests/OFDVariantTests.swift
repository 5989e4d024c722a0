import Testing

@testable import DocExtract

@Suite("OFD 写法") struct OFDVariantTests {
  private typealias Variant = OFDMaker.Variant

  static let variants: [OFDMaker.Variant] = [
    OFDMaker.Variant(),
    OFDMaker.Variant(name: "grouped", deltas: .grouped),
    OFDMaker.Variant(name: "absent", deltas: .absent),
    OFDMaker.Variant(name: "codes", units: .code),
    OFDMaker.Variant(name: "objects", units: .object, rules: .filled),
    OFDMaker.Variant(name: "scaled", deltas: .grouped, scale: 0.3528),
    OFDMaker.Variant(name: "scaled codes", units: .code, scale: 2.5),
    OFDMaker.Variant(name: "glyphs", hasGlyphs: true),
    OFDMaker.Variant(name: "glyphs by object", units: .object, hasGlyphs: true),
    OFDMaker.Variant(name: "template", hasTemplate: true),
    OFDMaker.Variant(name: "layers", rules: .rectangles, hasLayers: true),
    OFDMaker.Variant(name: "blocks", hasBlocks: true, isIndented: true),
    OFDMaker.Variant(name: "origin", origin: 12),
    OFDMaker.Variant(name: "absolute", locations: .absolute),
    OFDMaker.Variant(name: "back slashes", locations: .backSlashed),
    OFDMaker.Variant(name: "other case", locations: .otherCase),
    OFDMaker.Variant(name: "dots", locations: .dotted),
    OFDMaker.Variant(name: "default namespace", names: .plain),
    OFDMaker.Variant(name: "no namespace", names: .none),
    OFDMaker.Variant(name: "foreign namespace", names: .foreign),
    OFDMaker.Variant(name: "GBK", encoding: "GBK"),
    OFDMaker.Variant(name: "UTF-16", encoding: "UTF-16"),
    OFDMaker.Variant(
      name: "everything", units: .code, deltas: .grouped, locations: .absolute, rules: .filled, scale: 0.5,
      hasGlyphs: true, hasTemplate: true, hasLayers: true, hasBlocks: true, origin: 5, isIndented: true),
  ]

  /// Two pages of a decision with a form, as a writer would set them.
  static let pages: [OFDMaker.Page] = (0..<2).map { index in
    var page = OFDMaker.Page()
    page.text("行政处罚决定书", x: 220, y: 90, size: 22)
    page.text("测市监罚〔2024〕\(index + 7)号", x: 225, y: 120, size: 14)
    let words = "当事人于2023年12月1日起,在A & B路18号销售超过保质期的<散装>食品,货值金额1260.50元。"
    for row in 0..<12 { page.text(String(words.dropFirst(row)), x: 60, y: 160 + 24 * Double(row)) }
    page.grid(xs: [60, 160, 520], ys: [500, 530, 560, 620])
    page.text("案件名称", x: 70, y: 520)
    page.text("销售超过保质期食品案", x: 170, y: 520)
    page.text("当事人", x: 70, y: 550)
    page.text("示例食品店", x: 170, y: 550)
    page.text("承办人意见", x: 70, y: 580)
    page.text("建议立案调查。", x: 170, y: 580)
    page.text("2024年1月5日", x: 420, y: 610)
    return page
  }

  @Test(arguments: variants) func lettersAndBoxesAreRight(_ variant: OFDMaker.Variant) throws {
    let maker = OFDMaker(pages: Self.pages, variant: variant)
    let source = read(maker.bytes, as: "决定书.ofd")
    let document = try #require(source.document)
    #expect(source.issues == [] && source.status == .read)
    let score = OFDScore(document, Self.pages)
    #expect(score.letters >= 0.99, "letters \(score.letters)")
    #expect(score.boxes >= 0.99, "boxes \(score.boxes)")
    #expect(document.tables.count == 2 && document.cells(1).count == 6)
    #expect(document.cells().contains("0,1 1×1 销售超过保质期食品案"))
    #expect(document.metadata.title == "测试")
  }
}

/// How much of what was written is read back, 0 to 1.
struct OFDScore {
  var letters = 0.0
  var boxes = 0.0

  /// Letters are looked up by what they are and where they stand; a box may be off by half a point.
  init(_ document: ExtractedDocument, _ pages: [OFDMaker.Page]) {
    var written = 0
    var (rightLetters, rightBoxes) = (0, 0)
    let scalars = Array(document.text.unicodeScalars)
    for (index, page) in pages.enumerated() {
      let start = document.pages[index].firstScalar
      let end = index + 1 < document.pages.count ? document.pages[index + 1].firstScalar : scalars.count
      let expected = page.lines.flatMap { line in line.letters.filter { $0.scalar != " " }.map { (line, $0) } }
      written += expected.count
      var counts: [Unicode.Scalar: Int] = [:]
      for scalar in scalars[start..<end] { counts[scalar, default: 0] += 1 }
      for (line, letter) in expected {
        if let left = counts[letter.scalar], left > 0 {
          counts[letter.scalar] = left - 1
          rightLetters += 1
        }
        let isPlaced = (start..<end).contains { place in
          guard scalars[place] == letter.scalar else { return false }
          let box = document.boxes[place]
          return abs(box.x - letter.x) < 0.5 && abs(box.width - letter.width) < 0.5
            && abs(box.y - (line.baseline - 0.88 * line.size)) < 0.5 && abs(box.height - line.size) < 0.5
        }
        if isPlaced { rightBoxes += 1 }
      }
    }
    letters = Double(rightLetters) / Double(max(1, written))
    boxes = Double(rightBoxes) / Double(max(1, written))
  }
}
