import Testing

@testable import DocExtract

/// Whether somebody wrote beside a label, on small drawn maps.
@Suite("识别:手写字迹") struct InkTests {
  /// Printed letters of 16 pixels, on a map of 600 by 200.
  private struct Sheet {
    var letters: [PlacedLetter] = []
    var ink = [UInt8](repeating: 0, count: 600 * 200)

    mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ kind: InkMap.Ink = .dark) {
      for row in rows.clamped(to: 0..<200) {
        for column in columns.clamped(to: 0..<600) { ink[row * 600 + column] = kind.rawValue }
      }
    }

    /// A letter of two upright strokes and one across.
    mutating func print(
      _ text: String, x: Int, y: Int = 100, size: Int = 16, _ confidence: Float = 1, isDrawn: Bool = true
    ) {
      for (index, scalar) in text.unicodeScalars.enumerated() {
        let left = x + index * (size + 2)
        letters.append(
          PlacedLetter(
            scalar: scalar.value, offset: letters.count * 3, index: letters.count,
            columns: left..<(left + size), rows: (y - size / 2)..<(y + size / 2), confidence: confidence))
        guard isDrawn, scalar.value > 0x20 else { continue }
        for column in [left + 2, left + size - 4] { fill(column..<(column + 2), (y - size / 2)..<(y + size / 2)) }
        fill((left + 2)..<(left + size - 2), (y - 1)..<(y + 1))
      }
    }

    /// Strokes of a pen: large, thick and slanting.
    mutating func write(_ columns: Range<Int>, y: Int = 100, height: Int = 28, _ kind: InkMap.Ink = .dark) {
      for column in columns {
        let phase = (column - columns.lowerBound) * 3 % (height * 2)
        let row = y - height / 2 + (phase < height ? phase : height * 2 - phase)
        fill(column..<(column + 4), row..<(row + 3), kind)
      }
    }

    var findings: [InkReader.Finding] {
      InkReader(map: InkMap(width: 600, height: 200, inks: ink), page: 1, letters: letters, cells: [], seals: [])
        .findings
    }
  }

  private func verdict(_ draw: (inout Sheet) -> Void) -> InkReader.Verdict? {
    var sheet = Sheet()
    sheet.print("当事人签名:", x: 60)
    draw(&sheet)
    return sheet.findings.first { $0.place.kind == .signature }?.verdict
  }

  @Test func twoNamesBehindOneLabelAreTwo() {
    var sheet = Sheet()
    sheet.print("执法人员签名:", x: 30)
    sheet.write(180..<230)
    sheet.write(260..<310)
    let signed = sheet.findings.first { $0.place.kind == .signature }
    #expect(signed?.verdict == .hand)
    #expect(signed?.names.count == 2)
  }

  @Test func anEmptyDateIsAllOfItsGaps() {
    var sheet = Sheet()
    sheet.print("年", x: 200)
    sheet.print("月", x: 260)
    sheet.print("日", x: 320)
    let date = sheet.findings.first { $0.place.kind == .date }
    #expect(date?.verdict == .blank)
    #expect(date.map { $0.columns.lowerBound < 200 && $0.columns.upperBound > 300 } == true)
  }

  @Test func strokesThatNobodyReadAreInk() {
    #expect(verdict { $0.write(170..<230) } == .hand)
    #expect(verdict { $0.write(170..<230, .blue) } == .hand)
  }

  @Test func paperSpecksAndUnderlinesAreNone() {
    #expect(verdict { _ in } == .blank)
    #expect(verdict { $0.fill(200..<202, 100..<102) } == .blank)
    #expect(verdict { $0.fill(160..<290, 107..<109) } == .blank)
    // Of the line above only the feet hang in.
    #expect(verdict { $0.write(170..<230, y: 60) } == .blank)
  }

  @Test func aLittleInkIsUnclear() {
    #expect(verdict { $0.fill(200..<205, 92..<100) } == .unclear)
  }

  @Test func printIsPrint() {
    #expect(verdict { $0.print("王小红", x: 170) } == .print)
  }

  @Test func lettersOfAHandAreTold() {
    let hand = verdict {
      $0.print("王小红", x: 170, 0.7, isDrawn: false)
      $0.write(170..<230)
    }
    #expect(hand == .hand)
  }

  /// The next label on the line has a place of its own.
  @Test func labelsOnOneLineArePlacesOfTheirOwn() {
    var sheet = Sheet()
    sheet.print("当事人:", x: 20)
    sheet.print("见证人:", x: 220)
    sheet.write(100..<160)
    #expect(sheet.findings.map(\.verdict) == [.hand, .blank])
  }

  @Test(arguments: [(false, InkReader.Verdict.blank), (true, .hand)])
  func datesAreWrittenIntoTheirGaps(_ isWritten: Bool, _ verdict: InkReader.Verdict) {
    var sheet = Sheet()
    sheet.print("年", x: 200)
    sheet.print("月", x: 260)
    sheet.print("日", x: 320)
    if isWritten {
      sheet.write(160..<190, height: 20)
      sheet.write(225..<250, height: 20)
      sheet.write(285..<310, height: 20)
    }
    #expect(sheet.findings.map(\.verdict) == [verdict])
    #expect(sheet.findings.first?.place.kind == .date)
    // The mark belongs to 年.
    #expect(sheet.findings.first?.place.label == 0)
  }

  @Test func theMapSeesInkInAnyLightAndNoRed() throws {
    var bytes: [UInt8] = []
    for row in 0..<120 {
      for column in 0..<240 {
        // The light falls off to the right.
        let paper = UInt8(240 - column / 2)
        switch (row, column) {
        case (40..<60, 20..<40): bytes += [30, 30, 40]
        case (40..<60, 200..<220): bytes += [40, 40, 110]
        case (80..<100, 100..<140): bytes += [210, 40, 50]
        default: bytes += [paper, paper, paper]
        }
      }
    }
    let picture = try #require(ColourPicture(width: 240, height: 120, bytes: bytes))
    let map = InkMap(picture, resolution: 120, skew: 0)
    #expect(map.width == 240 && map.height == 120)
    #expect(map.ink(at: 30, 50) == .dark && map.ink(at: 210, 50) == .blue)
    #expect(map.ink(at: 120, 90) == .none && map.ink(at: 120, 20) == .none && map.ink(at: -1, 500) == .none)
  }

  @Test func marksGoToThePage() throws {
    var page = RecognizedPage(width: 420, height: 594)
    page.lines = [RecognizedPageTests.line("当事人签名:", x: 40, y: 100), RecognizedPageTests.line("张三", x: 160, y: 100)]
    var inks = [UInt8](repeating: 0, count: 420 * 594)
    for row in 92..<130 { for column in 165..<205 where (row + column) % 9 < 5 { inks[row * 420 + column] = 2 } }
    for row in 102..<118 { for column in 42..<128 where column % 6 < 2 { inks[row * 420 + column] = 1 } }
    page.ink = InkMap(width: 420, height: 594, inks: inks)
    page.stamps.seals = [
      SeenSeal(shape: .round, box: Box(x: 200, y: 300, width: 110, height: 110), text: "某县某局", confidence: 0.9),
      SeenSeal(
        shape: .round, box: Box(x: 380, y: 300, width: 110, height: 110), text: "半个", confidence: 0.9, isCut: true),
    ]
    page.stamps.fingers = [FingerPrint(box: Box(x: 220, y: 90, width: 30, height: 40))]
    let document = try RecognizedPageTests.read(.success(page))
    let ink = document.marks.filter { $0.kind == .ink }
    #expect(ink.map(\.text).sorted() == ["指印", "签名"])
    let signature = try #require(ink.first { $0.text == "签名" })
    #expect(signature.offset == "当事人签".utf8.count && signature.confidence > 0.6)
    #expect(abs((signature.box?.x ?? 0) - 165 * 0.36) < 3)
    // Whatever was read there is unsure, and the label is not.
    let name = "当事人签名:".utf8.count
    #expect(document.isSure(of: TextSpan(start: 0, end: name)))
    #expect(!document.isSure(of: TextSpan(start: name, end: document.text.utf8.count)))
    let seals = document.marks.filter { $0.kind == .seal }
    #expect(seals.map(\.text) == ["某县某局", ""] && seals[0].textConfidence.map { abs($0 - 0.9) < 0.01 } == true)
  }

  /// A row of a form: `送达人` in one cell, what the pen left in the next.
  private func cell(_ words: String, _ draw: (inout Sheet) -> Void) -> [InkReader.Finding] {
    var sheet = Sheet()
    sheet.print(words, x: 20)
    let end = sheet.letters.count * 3
    draw(&sheet)
    let cells = [
      InkCell(
        table: 0, row: 1, column: 0, rowSpan: 1, columnSpan: 1, columns: 10..<180, rows: 70..<130,
        span: TextSpan(start: 0, end: end)),
      InkCell(
        table: 0, row: 1, column: 1, rowSpan: 1, columnSpan: 1, columns: 180..<560, rows: 70..<130,
        span: TextSpan(start: end, end: end + 60)),
    ]
    return InkReader(
      map: InkMap(width: 600, height: 200, inks: sheet.ink), page: 1, letters: sheet.letters, cells: cells, seals: []
    ).findings
  }

  @Test func cellsBesideWhoSignsArePlaces() {
    #expect(cell("送达人") { $0.write(200..<260) }.map(\.verdict) == [.hand])
    #expect(cell("收件人签名或盖章") { _ in }.map(\.verdict) == [.blank])
    #expect(cell("受送达人") { $0.write(200..<260) }.isEmpty)
    #expect(cell("送达地点") { $0.write(200..<260) }.isEmpty)
  }
}
