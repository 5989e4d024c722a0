import Checks
import Foundation
import Testing

@testable import Reporting

/// What other programs read; `scripts/exchange-check` lets them read it.
@Suite("给其他程序的报告") struct ExchangeTests {
  private static let writers: [(name: String, writer: any ReportWriter)] = [
    ("result.sarif", SARIFReportWriter(header: MadeCase.header)),
    ("result.xml", JUnitReportWriter(header: MadeCase.header)),
    ("result.csv", CSVReportWriter(header: MadeCase.header)),
    ("annotations.txt", AnnotationReportWriter(header: MadeCase.header)),
    ("quality.json", QualityReportWriter(header: MadeCase.header)),
  ]

  private func text(_ writer: any ReportWriter, _ results: [ResultCase]) throws -> String {
    String(decoding: try writer.bytes(of: results), as: UTF8.self)
  }

  /// One finding of each state: sure, unsure, waived, in the baseline, and a hint of a rule that passed.
  private var result: ResultCase {
    var result = MadeCase.result()
    var waived = result.rules[0].findings[0]
    waived.isWaived = true
    waived.fingerprint = "00000000000000aa"
    var known = waived
    (known.isWaived, known.isBaselined, known.isSure, known.severity) = (false, true, false, .minor)
    result.rules[0].findings += [waived, known]
    var hint = known
    (hint.isBaselined, hint.severity, hint.message) = (false, .info, "请核对文号")
    result.rules[4].findings = [hint]
    return result
  }

  @Test(arguments: writers.indices) func asItWas(_ index: Int) throws {
    let (name, writer) = Self.writers[index]
    // Foundation drops a byte order mark when it reads a file.
    let text = try text(writer, [result]).unicodeScalars.drop { $0 == "\u{FEFF}" }
    try expectSnapshot(String(text), name)
  }

  @Test(arguments: writers.indices) func emptyResultsAreWellFormed(_ index: Int) throws {
    let (name, writer) = Self.writers[index]
    let text = try text(writer, [])
    if name.hasSuffix("json") || name.hasSuffix("sarif") {
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
  }

  @Test(arguments: [
    ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"),
    (" =1", "' =1"), ("＝1", "'＝1"), ("甲,乙", "\"甲,乙\""), ("甲", "甲"), ("a=1", "a=1"),
  ]) func noFormulaGetsIntoCSV(_ text: String, _ cell: String) {
    #expect(String(decoding: CSVText.line([text]), as: UTF8.self).hasPrefix(cell))
  }

  @Test func pathsAreEncoded() {
    #expect(CaseURI.encoded("案/a b#%.pdf") == "%E6%A1%88/a%20b%23%25.pdf")
    #expect(CaseURI.path(of: "决定.pdf", in: "决定.pdf") == "决定.pdf")
    #expect(CaseURI.path(of: "卷.zip/一.pdf", in: "卷.zip") == "卷.zip/一.pdf")
    #expect(CaseURI.path(of: "一.pdf", in: "案卷") == "案卷/一.pdf")
  }

  @Test func hostileWordsStayWords() throws {
    var result = result
    result.rules[0].findings[0].message = "]]></failure>\n::error::\u{1B}[2J\u{202E}<b>&\""
    let xml = try text(JUnitReportWriter(header: MadeCase.header), [result])
    #expect(!xml.contains("\u{1B}") && !xml.contains("\u{202E}") && xml.contains("]]&gt;&lt;/failure&gt;"))
    let lines = try text(AnnotationReportWriter(header: MadeCase.header), [result])
    #expect(!lines.split(separator: "\n").contains { $0.hasPrefix("::error::") })
  }
}
