import DocExtract
import Testing

@testable import Reporting

@Suite struct SourceNotesTests {
  private func source(_ path: String, _ issues: [ExtractionIssue], _ status: SourceStatus = .unread) -> ResultSource {
    let file = SourceFile(path: path, location: "/" + path, bytes: 1)
    return ResultSource(ExtractedSource(file: file, status: status, issues: issues), redactor: Redactor())
  }

  @Test func aReasonOfManyFilesStandsOnce() {
    let locked = ExtractionIssue(code: "encrypted", message: "需要密码")
    let few = ["甲.pdf", "乙.pdf"].map { source($0, [locked]) }
    #expect(SourceNotes().lines(of: few) == ["甲.pdf: 需要密码", "乙.pdf: 需要密码"])
    let many = (1...5).map { source("\($0).pdf", [locked]) } + [source("坏.pdf", [])]
    #expect(
      SourceNotes().lines(of: many) == ["需要密码(5 个文件):1.pdf、2.pdf、3.pdf、4.pdf、5.pdf", "坏.pdf: 未读"])
    let names = SourceNotes().lines(of: (1...100).map { source("\($0)", [locked]) })
    #expect(names.count == 1 && names[0].hasPrefix("需要密码(100 个文件):1、2、") && names[0].hasSuffix("、20 ……"))
  }

  @Test func pagesOfOneReasonStandTogether() {
    let issues = [7, 3, 5, 6].map { ExtractionIssue(code: "page-without-text", page: $0, message: "没有文字层") }
    let other = ExtractionIssue(code: "extension-mismatch", message: "扩展名不符")
    #expect(
      SourceNotes().lines(of: [source("卷.pdf", [other] + issues, .partial)])
        == ["卷.pdf: 扩展名不符", "卷.pdf 第3、5–7页: 没有文字层"])
  }

  @Test func whatOnlyTheNumberOrABracketTellsApartStandsTogether() {
    func note(_ page: Int, _ details: String) -> ExtractionIssue {
      ExtractionIssue(code: "recognized-page", page: page, message: "第\(page)页的文字是从图片识别的;请对照图片\(details)")
    }
    let twin = ExtractionIssue(code: "duplicate-page", page: 3, message: "第3页与第1页相同;请核对")
    let issues = [note(1, ""), note(2, "(40 行里有 3 行把握不大)"), twin, note(3, "(9 行里有 1 行把握不大)")]
    #expect(
      SourceNotes().lines(of: [source("卷.pdf", issues, .partial)])
        == ["卷.pdf 第1–3页: 文字是从图片识别的;请对照图片", "卷.pdf 第3页: 与第1页相同;请核对"])
    #expect(
      SourceNotes().lines(of: [source("卷.pdf", [issues[1]], .read)])
        == ["卷.pdf 第2页: 文字是从图片识别的;请对照图片(40 行里有 3 行把握不大)"])
  }

  @Test func notesAreMaskedPlainAndNoEndlessList() {
    let notes = SourceNotes()
    let line = notes.lines(of: [
      source("a\n.pdf", [ExtractionIssue(code: "damaged", message: "与“11010519491231002X.pdf”相同")])
    ])
    #expect(line.count == 1 && !line[0].contains("\n") && !line[0].contains("19491231"))
    let different = (1...200).map { source("\($0)", [ExtractionIssue(code: "damaged", message: "理由\($0)")]) }
    #expect(notes.lines(of: different).count == 61 && notes.lines(of: different).last == "……其余 140 条见 JSON 报告")
  }
}
