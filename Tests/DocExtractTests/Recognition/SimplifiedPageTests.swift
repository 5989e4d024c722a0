import Testing

@testable import DocExtract

@Suite("识别:简体页上的繁体字") struct SimplifiedPageTests {
  private func read(_ lines: [String], _ confidence: Float = 0.99) -> SimplifiedPage {
    let point = PlanePoint(x: 0, y: 0)
    let quad = Quad(topLeft: point, topRight: point, bottomRight: point, bottomLeft: point)
    return SimplifiedPage(
      lines.map { line in
        RecognizedLine(
          quad: quad,
          characters: line.unicodeScalars.map {
            RecognizedCharacter(scalar: $0.value, confidence: confidence, place: 0)
          })
      })
  }

  private func text(_ line: RecognizedLine) -> String {
    String(String.UnicodeScalarView(line.characters.compactMap { Unicode.Scalar($0.scalar) }))
  }

  private let page = "执法人员对当事人的经营场所进行检查,发现违反规定的产品,处罚决定书送达"

  @Test func singleLettersAreSimplified() {
    let lines = read([page, "执法证号:粵Z97011215", "黎志強"]).lines
    #expect(lines.map(text) == [page, "执法证号:粤Z97011215", "黎志强"])
    #expect(lines.map(\.repairs) == [0, 1, 1])
  }

  @Test func aNameWrittenSoStays() {
    #expect(text(read([page, "香港達來貨運公司"]).lines[1]) == "香港達來貨運公司")
    #expect(text(read([page, "香港達來貨運公司"], 0.9).lines[1]) == "香港达来货运公司")
  }

  @Test func pagesInTraditionalLettersStay() {
    let traditional = "執法人員對當事人的經營場所進行檢查,發現違反規定的產品"
    #expect(text(read([traditional, "处罚"]).lines[0]) == traditional)
    #expect(text(read(["粵Z97011215"]).lines[0]) == "粵Z97011215")
  }
}
