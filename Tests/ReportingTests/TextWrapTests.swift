import Testing

@testable import Reporting

@Suite("折行") struct TextWrapTests {
  @Test(arguments: [("a案", 3), ("〔2024〕", 8), ("⟦x⟧", 3), ("e\u{301}", 1), ("\u{1B}[1m案\u{1B}[0m", 2)])
  func countsColumns(_ text: String, _ width: Int) { #expect(TextWidth.of(text) == width) }

  @Test func keepsWordsWholeAndMarksAtTheEnd() {
    let lines = TextWrap.lines(of: "超过九十日,procedure/decided-out-of-time 期满", width: 14, rest: "  ")
    #expect(lines == ["超过九十日,", "  procedure/decided-out-of-time", "  期满"])
  }

  @Test func noLineIsWiderThanAskedUnlessAWordIs() {
    let text = String(repeating: "依据《中华人民共和国行政处罚法》(2021年修订)第六十条,", count: 9)
    for width in 20...60 {
      for line in TextWrap.lines(of: text, width: width) { #expect(TextWidth.of(line) <= width) }
      #expect(TextWrap.lines(of: text, width: width, rest: "").joined() == text)
    }
  }

  @Test func cutsWithAnEllipsis() {
    #expect(TextWidth.padded("案卷一二三", to: 7) == "案卷一…")
    #expect(TextWidth.padded("案卷", to: 6) == "案卷  ")
  }

  @Test(arguments: [
    "\u{7F}", "\u{9B}", "\u{61C}", "\u{200F}", "\u{2028}", "\u{202E}", "\u{2067}", "\u{FFF9}", "\r", "\0",
  ])
  func whatTurnsTheDirectionOrMovesTheCursorIsShown(_ scalar: String) {
    #expect(TextWidth.plain("甲\(scalar)乙") == "甲\u{FFFD}乙")
  }

  @Test func hidesControlCharacters() {
    #expect(TextWidth.plain("a\u{1B}[31mb\u{202E}c\n") == "a\u{FFFD}[31mb\u{FFFD}c ")
  }
}
