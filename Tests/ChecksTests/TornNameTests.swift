import Testing

@testable import CaseReading
@testable import Checks
@testable import DocExtract

/// Names that differ because a picture was read in part accuse nobody; names that are printed differently do.
@Suite("当事人名称:识别不全的") struct TornNameTests {
  private static let whole = "云州市青川停车管理有限公司"

  private static func source(_ text: String, isRecognized: Bool) -> ExtractedSource {
    var document = ExtractedDocument(plain: text)
    document.pages = [
      Page(number: 1, width: 595, height: 842, span: TextSpan(start: 0, end: text.utf8.count), state: .read)
    ]
    if isRecognized {
      let count = text.unicodeScalars.count
      document.certainty = Certainty(doubts: [UInt8](repeating: 2, count: count), of: count)
    }
    return ExtractedSource(
      file: SourceFile(path: "\(text).pdf", location: "/\(text).pdf", bytes: 1), status: .read, document: document)
  }

  private func outcome(_ name: String, isRecognized: Bool) -> Outcome? {
    let names = [("case-filing-approval", name), ("penalty-decision", Self.whole)]
    let sources = names.map { Self.source($0.1, isRecognized: isRecognized) }
    let documents = names.enumerated().map { index, entry in
      let span = TextSpan(start: 0, end: entry.1.utf8.count)
      var document = CaseDocument(
        id: "d\(index)", kind: entry.0, source: index, span: span, text: ReadingText(plain: entry.1))
      document.fields["party-name"] = [FieldOccurrence(value: .text(entry.1), text: entry.1, span: span)]
      return document
    }
    let file = CaseFile(
      path: "卷", sources: sources, documents: documents, kind: "penalty", procedure: "ordinary")
    let results = Fixture.engine.run(file, settings: CheckSettings(asOf: day("2024-06-30")))
    return results.first { $0.code == "PTY-01" }?.outcome
  }

  @Test(arguments: ["云州市青川停车管理有", "青川停车管理有限公司", "云9"]) func accusesNobody(_ part: String) {
    #expect(outcome(part, isRecognized: true) != .failed)
  }

  @Test func accusesOnPrintedPages() {
    #expect(outcome("云州市白川停车管理有限公司", isRecognized: false) == .failed)
    #expect(outcome("望津市锦盛物业服务有限公司", isRecognized: false) == .failed)
    // Another name altogether was not misread.
    #expect(outcome("望津市锦盛物业服务有限公司", isRecognized: true) == .failed)
  }
}
