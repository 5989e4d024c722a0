import DocExtract
import Testing

@testable import Reporting

@Suite("证据位置") struct EvidenceLocatorTests {
  let document = MadeCase.pdf([["行政处罚决定书", "当事人:某某"], ["第二页第一行", "某某局2023年4月11日"]])

  @Test func findsPageLineAndBox() {
    let place = EvidenceLocator(document).place(of: MadeCase.span("2023年4月11日", in: document))
    #expect(place == Place(page: 2, line: 2, boxes: [Box(x: 80, y: 20, width: 100, height: 12)]))
    #expect(place.words == "第2页第2行")
  }

  @Test func givesOneBoxForEachLine() {
    let place = EvidenceLocator(document).place(of: MadeCase.span("决定书\n当事", in: document))
    #expect(place.boxes == [Box(x: 90, y: 0, width: 30, height: 12), Box(x: 50, y: 20, width: 20, height: 12)])
    #expect(place.box == Box(x: 50, y: 0, width: 70, height: 32))
  }

  @Test func staysOnTheFirstPage() {
    let place = EvidenceLocator(document).place(of: MadeCase.span("某某\n第二页", in: document))
    #expect(place.page == 1 && place.boxes.count == 1)
  }

  @Test func spansBeyondTheTextDoNotTrap() {
    let end = document.text.utf8.count
    for span in [TextSpan(start: end, end: end), TextSpan(start: end + 5, end: end + 9)] {
      #expect(EvidenceLocator(document).place(of: span).page == 2)
    }
    #expect(EvidenceLocator(ExtractedDocument(format: .docx)).place(of: TextSpan(start: 0, end: 3)) == Place())
  }

  @Test func findsParagraphsAndCells() {
    let filing = MadeCase.filing
    let locator = EvidenceLocator(filing)
    #expect(locator.place(of: MadeCase.span("审批", in: filing)).paragraph == 1)
    let cell = locator.place(of: MadeCase.span("某某有限", in: filing))
    #expect(cell.cell == [1, 1, 2] && cell.paragraph == nil && cell.words == "表1第1行第2格")
  }

  @Test func everyScalarOfEveryLineLiesInItsOwnBox() {
    for line in document.lines {
      let text = Quotation.slice(document.text.utf8, line.span.start, line.span.end)
      var start = line.span.start
      for (index, scalar) in text.unicodeScalars.enumerated() {
        let end = start + String(scalar).utf8.count
        let place = EvidenceLocator(document).place(of: TextSpan(start: start, end: end))
        #expect(place.box?.x == 50 + Double(index) * 10 && place.page == line.page)
        start = end
      }
    }
  }
}
