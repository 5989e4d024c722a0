import Testing

@testable import DocExtract

@Suite("重复的文件和页") struct DuplicateTests {
  private func page(_ text: String, y: Double = 700) -> MiniPDF.Page {
    var page = MiniPDF.Page()
    page.text(text, x: 60, y: y)
    return page
  }

  @Test func pagesWithTheSameWordsAtTheSamePlacesAreTold() {
    let words = "当事人应当自收到本决定书之日起十五日内缴纳罚款"
    let pdf = MiniPDF(pages: [page(words), page("第二页" + words), page(words), page(words, y: 600), page("短"), page("短")])
    let source = read(pdf.bytes)
    #expect(source.status == .read && source.document?.pages.count == 6)
    #expect(source.issues.map(\.code) == ["duplicate-page"])
    #expect(source.issues.first?.page == 3 && source.issues.first?.message.contains("第3页与第1页相同") == true)
  }

  @Test func filesWithTheSameBytesAreTold() {
    var sources = ["甲", "乙", "甲"].enumerated().map { read(Array($1.utf8), as: "0\($0).txt") }
    ExtractedSource.noteDuplicates(in: &sources)
    #expect(sources.map { $0.issues.map(\.code) } == [[], [], ["duplicate-file"]])
    #expect(sources[2].issues.first?.message.contains("00.txt") == true && sources[2].status == .read)
  }
}
