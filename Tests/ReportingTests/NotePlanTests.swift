import CaseReading
import Checks
import DocExtract
import Testing

@testable import Reporting

@Suite("批注的内容") struct NotePlanTests {
  @Test func everyPlaceOfAFindingGetsANote() throws {
    let result = MadeCase.result(isRedacted: false)
    let plan = NotePlan(result, names: MadeCase.header.names)
    let places = result.findings.flatMap(\.evidence).count { $0.place.page != nil || $0.place.line != nil }
    #expect(plan.notes.values.joined().count == places && places > 0)
    #expect(plan.unplaced.count == result.findings.count { $0.evidence.isEmpty })
    for note in plan.notes.values.joined() { #expect(note.words.hasPrefix("【")) }
  }

  @Test func wordsAreHarmlessAndLongOnesAreCut() throws {
    var result = MadeCase.result(isRedacted: false)
    let rule = try #require(result.rules.firstIndex { $0.findings.contains { !$0.evidence.isEmpty } })
    result.rules[rule].findings[0].message = "甲\u{202E}\u{1B}[31m" + String(repeating: "长", count: 5_000)
    let words = NotePlan(result, names: MadeCase.header.names).notes.values.joined().map(\.words)
    #expect(words.allSatisfy { $0.count < 1_300 && !$0.contains("\u{202E}") && !$0.contains("\u{1B}") })
  }

  @Test func nobodyReadsMoreThanFiveHundred() throws {
    var result = MadeCase.result(isRedacted: false)
    let rule = try #require(result.rules.firstIndex { $0.findings.contains { !$0.evidence.isEmpty } })
    let finding = try #require(result.rules[rule].findings.first { !$0.evidence.isEmpty })
    result.rules[rule].findings = Array(repeating: finding, count: 700)
    let plan = NotePlan(result, names: MadeCase.header.names)
    let source = finding.evidence[0].source
    #expect(plan.notes[source]?.count == NotePlan.most && (plan.leftOut[source] ?? 0) >= 200)
  }
}

@Suite("豁免、基线、排序、期限") struct AcceptedAndRankedTests {
  /// The made case with one finding waived and one known.
  private func accepted() throws -> ResultCase {
    var result = MadeCase.result(isRedacted: false)
    let rules = result.rules.indices.filter { !result.rules[$0].findings.isEmpty }
    let (first, second) = (try #require(rules.first), try #require(rules.dropFirst().first))
    result.rules[first].findings[0].isWaived = true
    result.rules[first].findings[0].waivedBecause = "已经批准,赵敏"
    result.rules[second].findings[0].isBaselined = true
    return result
  }

  private var open: ResultHeader {
    var header = MadeCase.header
    header.isRedacted = false
    return header
  }

  @Test func everyFormatSaysWhatIsAcceptedAndThatNothingIsHidden() throws {
    let result = try accepted()
    let writers: [any ReportWriter] = [
      TextReportWriter(header: open), CSVReportWriter(header: open), SARIFReportWriter(header: open),
      HTMLReportWriter(header: open, name: "报告.html", folder: nil), JUnitReportWriter(header: open),
    ]
    for writer in writers {
      let text = String(decoding: try writer.bytes(of: [result]), as: UTF8.self)
      #expect(text.contains("--no-redact"), "\(type(of: writer))")
      #expect(text.contains("豁免"), "\(type(of: writer))")
    }
    let sarif = String(decoding: try SARIFReportWriter(header: open).bytes(of: [result]), as: UTF8.self)
    #expect(sarif.contains("已豁免:已经批准,赵敏") && sarif.contains("\"waived\": 1") && sarif.contains("\"baselined\": 1"))
    let csv = String(decoding: try CSVReportWriter(header: open).bytes(of: [result]), as: UTF8.self)
    #expect(csv.contains("已豁免 1 处,已在基线 1 处,不计入"))
  }

  @Test func papersSayIt() throws {
    for paper in Paper.allCases {
      let bytes = try PaperReportWriter(header: open, paper: paper).bytes(of: [accepted()])
      let package = try OfficePackage(bytes, limits: ReadingLimits())
      let main = try #require(package.parts.first { $0.name == "word/document.xml" })
      let text = String(decoding: main.bytes, as: UTF8.self)
      #expect(text.contains("--no-redact") && text.contains("已豁免 1 个,已在基线 1 个"), "\(paper)")
      #expect(!text.contains("{{"))
    }
  }

  @Test func agenciesAreRanked() throws {
    var ranking = AgencyRanking()
    var result = MadeCase.result(isRedacted: false)
    ranking.add(result)
    #expect(ranking.sheet == nil && ranking.ranked.map(\.rank) == [1])
    for index in result.rules.indices { result.rules[index].findings = [] }
    var occurrence = try #require(result.documents.flatMap { $0.fields.values.joined() }.first)
    occurrence.value = .text("乙局")
    for index in result.documents.indices { result.documents[index].fields["agency-name"] = [occurrence] }
    ranking.add(result)
    #expect(ranking.ranked.map(\.agency).first == "乙局" && ranking.ranked.map(\.rank) == [1, 2])
    #expect(ranking.sheet?.rows.count == 2)
  }

  @Test func keptPeriodsAreDrawnCalmly() throws {
    var result = MadeCase.result()
    let (from, last) = (MadeCase.date("2023-01-10"), MadeCase.date("2023-04-10"))
    let period = CountedPeriod(
      label: "D12", limit: "90日", from: from, lastDay: last, end: MadeCase.date("2023-03-01"),
      suspended: [.init(first: MadeCase.date("2023-02-01"), last: MadeCase.date("2023-02-05"))])
    var running = period
    (running.end, running.isMinimum) = (nil, true)
    result.timeline = ["2023-01-10", "2023-05-10"].map {
      TimelineEvent(event: "filed", date: MadeCase.date($0), document: "d01", field: "approved-on")
    }
    result.rules[0].findings = []
    result.rules[0].periods = [period, running]
    var page = HTMLBytes()
    HTMLTimeline(result: result, header: MadeCase.header, id: "c1").write(to: &page)
    let html = String(decoding: page.bytes, as: UTF8.self)
    #expect(html.contains("90日,期满 2023-04-10,实际 2023-03-01,不计入 2023-02-01至2023-02-05"))
    #expect(html.contains("… ") && html.contains("不少于90日") && html.contains("未届满"))
    #expect(html.contains("class=\"off\"") && html.contains("class=\"kept\""))
  }
}

@Suite("模板的往来") struct CompiledTemplateTests {
  @Test(arguments: Paper.allCases) func aTemplateComesBackAsItWent(_ paper: Paper) throws {
    let bytes = try DefaultPaper.bytes(of: paper)
    let compiled = try PaperTemplate.compiled(bytes, paper.rawValue)
    #expect(try PaperTemplate(compiled: compiled) == PaperTemplate(bytes, for: paper))
  }

  @Test func changedBytesNeverTrap() throws {
    let compiled = try PaperTemplate.compiled(DefaultPaper.bytes(of: .opinion), Paper.opinion.rawValue)
    for place in stride(from: 0, to: compiled.count, by: max(1, compiled.count / 400)) {
      var bytes = compiled
      bytes[place] ^= 0xFF
      _ = try? PaperTemplate(compiled: bytes)
    }
    #expect(throws: FrameError.self) { try PaperTemplate(compiled: Array(compiled.dropLast())) }
  }

  @Test func mistakesAreToldInTheWordsOfTheTemplate() {
    let error = #expect(throws: ExtractionIssue.self) {
      try PaperTemplate.compiled(Array("不是".utf8), Paper.opinion.rawValue)
    }
    #expect(error?.message.contains("模板读不出") == true)
  }
}
