import Testing

@testable import DocExtract

/// Small files that ask for the same words again and again: what is read stops growing at the limit.
@Suite("越读越大的文件") struct HostileGrowthTests {
  private let limits: ReadingLimits = {
    var limits = ReadingLimits()
    limits.textBytes = 200_000
    return limits
  }()

  private func grows(_ bytes: [UInt8], as name: String) throws {
    let document = try #require(read(bytes, as: name, limits: limits).document)
    #expect(document.text.utf8.count > 200_000 && document.text.utf8.count < 400_000)
    // The worker refuses it, because it is over the limit still.
    #expect(ExtractedPart(format: document.format, document: document).encoded().count > 200_000)
  }

  @Test func aSharedTextInManyCells() throws {
    let rows = (1...500).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c></row>" }.joined()
    var book = MiniWorkbook(rows)
    book.texts = "<si><t>\(String(repeating: "长", count: 30_000))</t></si>"
    try grows(book.bytes, as: "台账.xlsx")
  }

  @Test func onePageManyTimes() throws {
    var maker = OFDMaker.page { page in
      for row in 0..<30 { page.text(String(repeating: "长", count: 40), x: 40, y: 60 + 24 * Double(row)) }
    }
    maker.pages += [OFDMaker.Page](repeating: maker.pages[0], count: 20)
    let document = try #require(read(maker.bytes, as: "长.ofd", limits: limits).document)
    #expect(document.text.utf8.count + document.boxes.count * 16 < 220_000)
    #expect(ExtractedPart(format: .ofd, document: document).encoded().count > 200_000)
  }

  /// Every letter is a run of its own, and is compared with the others of its line.
  @Test func lettersOnTopOfEachOtherDoNotTakeForever() throws {
    let letters = (0..<20_000).map { OFDMaker.Letter(scalar: "字", x: 20 + Double($0) * 0.02, width: 12) }
    let maker = OFDMaker.page { $0.lines = [OFDMaker.Line(letters: letters, baseline: 90, size: 12)] }
    let clock = ContinuousClock()
    let start = clock.now
    #expect(read(maker.bytes, as: "叠.ofd").status != .skipped)
    #expect(clock.now - start < .seconds(20))
  }

  @Test func withinTheLimitNothingIsLost() throws {
    let text = String(repeating: "立案\n", count: 5_000)
    #expect(try #require(read(Array(text.utf8), as: "长.txt", limits: limits).document).text.utf8.count == 35_000)
  }
}
