import CaseReading
import Checks
import DocExtract
import Foundation
import Testing

@testable import Reporting

@Suite("HTML 报告") struct HTMLReportTests {
  private func html(_ cases: [ResultCase], folder: String? = nil) throws -> String {
    let writer = HTMLReportWriter(header: MadeCase.header, name: "报告.html", folder: folder)
    return String(decoding: try writer.bytes(of: cases), as: UTF8.self)
  }

  @Test func showsProblemsBesideTheirPage() throws {
    var result = MadeCase.result()
    let box = Box(x: 0, y: 0, width: 595, height: 200)
    result.pages.pictures[CasePages.Key(source: "09处罚决定书.pdf", page: 2)] = PagePicture(
      box: box, width: 10, height: 10, kind: .png, bytes: [1, 2, 3])
    let page = try html([result])
    for words in [
      "案卷一", "某某有限公司", "◆ 否决候选", "没有法制审核意见", "PRO-05", "已查 2 份文书 2 页,最相近:《立案审批表》", "data:image/png;base64,AQID",
      "<use href=\"#c1-i0\"", "class=\"box\"", "<mark>2023年4月11日</mark>", "期满 2023-04-10,实际 2023-04-11,晚 1 天",
      "1101************38", "✕ 缺", "文件有密码", "不能判断 1 项",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("110101199003070038"))
  }

  @Test func twoReportsOfTheSameAreTheSame() throws {
    #expect(try html([MadeCase.result(), MadeCase.result()]) == html([MadeCase.result(), MadeCase.result()]))
  }

  /// Words that would be markup, script, or turn the direction of writing.
  @Test func hostileWordsAreText() throws {
    let bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u{202E}\u{0007}\u{0085}]]>&lt;<!--"
    var result = MadeCase.result()
    result.path = bad
    result.parties = [Party(name: bad, kind: .unknown)]
    result.sources[0].path = bad
    result.sources[0].issues.append(ExtractionIssue(code: "damaged", message: bad))
    for index in result.documents.indices {
      result.documents[index].title = bad
      result.documents[index].source = bad
      result.documents[index].reasons = [bad]
      for field in result.documents[index].fields.keys {
        for place in result.documents[index].fields[field, default: []].indices {
          result.documents[index].fields[field]?[place].text = bad
          result.documents[index].fields[field]?[place].value = .text(bad)
        }
      }
    }
    for index in result.rules.indices {
      result.rules[index].because = bad
      for place in result.rules[index].findings.indices {
        result.rules[index].findings[place].message = bad
        result.rules[index].findings[place].advice = bad
        result.rules[index].findings[place].basis = [bad]
        result.rules[index].findings[place].about = bad
        for number in result.rules[index].findings[place].evidence.indices {
          result.rules[index].findings[place].evidence[number].quote = bad
          result.rules[index].findings[place].evidence[number].before = bad
          result.rules[index].findings[place].evidence[number].source = bad
        }
      }
    }
    let page = try html([result])
    let plain = try html([MadeCase.result()])
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;"))
    #expect(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("<!--"))
    for tag in ["<script", "</script", "<style", "<svg", "<a ", "<input"] {
      #expect(page.components(separatedBy: tag).count == plain.components(separatedBy: tag).count, "\(tag)")
    }
    #expect(!page.unicodeScalars.contains { TextWidth.isControl($0) && $0 != "\n" })
  }

  @Test func nothingComesFromOutside() throws {
    let page = try html([MadeCase.result()])
    for word in ["http:", "https:", "//", "src=", "url(", "@import", " style=", " on"] where word != "//" {
      let markup = page.replacing(/<script>.*<\/script>/.dotMatchesNewlines(), with: "")
      #expect(word == " on" ? !markup.contains(/\son[a-z]+=/) : !markup.contains(word), "\(word)")
    }
    let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.1)
    #expect(policy.hasPrefix("default-src &#39;none&#39;; style-src &#39;sha256-"))
    // The hashes are those of what stands in the page.
    for (tag, name) in [("style", "style-src"), ("script", "script-src")] {
      let start = try #require(page.range(of: "<\(tag)>")).upperBound
      let end = try #require(page.range(of: "</\(tag)>")).lowerBound
      let hex = Array(SHA256.hex(of: Array(page[start..<end].utf8)))
      let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(hex[$0...$0 + 1]), radix: 16) }
      #expect(policy.contains("\(name) &#39;sha256-\(Data(bytes).base64EncodedString())&#39;"))
    }
  }

  @Test func manyCasesHaveAFileEach() throws {
    var writer = HTMLReportWriter(header: MadeCase.header, name: "报告 1.html", folder: "报告 1-案卷")
    var pages: [ReportPage] = []
    for number in 1...60 {
      var result = MadeCase.result()
      result.path = "案卷\(number)"
      #expect(writer.add(result) == [])
      pages += writer.takePages()
      if number == HTMLReportWriter.mostInOne { #expect(pages.isEmpty) }
    }
    let index = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(pages.map(\.name) == (1...60).map { "000\($0 < 10 ? "0" : "")\($0).html" })
    #expect(index.contains("href=\"%E6%8A%A5%E5%91%8A%201-%E6%A1%88%E5%8D%B7/00060.html\""))
    #expect(!index.contains("<section class=\"case\""))
    let last = String(decoding: pages[59].bytes, as: UTF8.self)
    #expect(last.contains("案卷 案卷60") && last.contains("id=\"c60\""))
    #expect(last.contains("href=\"../%E6%8A%A5%E5%91%8A%201.html\""))
  }

  @Test func manyCasesOnStandardOutputAreOneFile() throws {
    let page = try html((1...51).map { _ in MadeCase.result() })
    #expect(page.components(separatedBy: "<section class=\"case\"").count == 52)
  }

  @Test func aReportThatHidesNothingSaysSo() throws {
    var header = MadeCase.header
    #expect(try !html([MadeCase.result()]).contains("没有遮盖个人信息"))
    header.isRedacted = false
    let page = String(decoding: try HTMLReportWriter(header: header).bytes(of: [MadeCase.result()]), as: UTF8.self)
    #expect(page.contains("没有遮盖个人信息"))
  }

  @Test func emptyAndOddTimelinesAreDrawn() throws {
    var result = MadeCase.result()
    result.timeline = []
    #expect(try !html([result]).contains("class=\"line-drawing\""))
    let day = TimelineEvent(event: "decided", date: MadeCase.date("2023-04-11"), document: "d09", field: "decided-on")
    result.rules = []
    result.timeline = [day]
    #expect(try html([result]).contains("2023-04-11 决定"))
    result.timeline =
      (0..<40).map { _ in day } + [
        TimelineEvent(event: "filed", date: MadeCase.date("1900-01-01"), document: "", field: "")
      ]
    #expect(try html([result]).contains("1900-01-01 立案"))
  }
}

@Suite("页面的哪些部分") struct PicturePlanTests {
  @Test func pagesWithFindingsAreShownAndNumbersBlackened() throws {
    let plan = PicturePlan(MadeCase.report, redactor: Redactor())
    let strip = try #require(plan.strips.first)
    #expect(plan.strips.count == 1 && strip.source == "09处罚决定书.pdf" && strip.area.page == 2)
    #expect(strip.area.box == Box(x: 0, y: 0, width: 595, height: 142))
    #expect(strip.area.blackened.isEmpty)
    var report = MadeCase.report
    report.results[0].findings[0].evidence[0].span = MadeCase.span("法定代表人", in: MadeCase.decision)
    let first = try #require(PicturePlan(report, redactor: Redactor()).strips.first)
    // 法定代表人张某,身份证号:1101 come first, letters are ten points wide.
    #expect(first.area.page == 1 && first.area.blackened == [Box(x: 220, y: 40, width: 120, height: 12)])
    // A photograph may show anything; a scan is the page.
    var photographed = report
    for size in [100.0, 590] {
      photographed.file.sources[1].document?.marks.append(
        Mark(kind: .picture, page: 1, box: Box(x: 0, y: 0, width: size, height: size)))
    }
    let shown = PicturePlan(photographed, redactor: Redactor()).strips.first?.area.blackened
    #expect(shown?.contains(Box(x: 0, y: 0, width: 100, height: 100)) == true && shown?.count == 2)
    #expect(PicturePlan(report, redactor: Redactor(isOn: false)).strips.first?.area.blackened == [])
    #expect(PicturePlan(report, redactor: Redactor(audience: .public)).strips == [])
  }
}
