import Testing

@testable import CaseReading
@testable import Checks
@testable import DocExtract

/// Doubtful words of a scan, confirmed by what other documents of the case say.
@Suite("识别:他处印证") struct RepeatedWordsTests {
  /// A recognized document; `doubt` of every letter, in 255ths.
  private static func source(_ text: String, doubt: UInt8) -> ExtractedSource {
    var document = ExtractedDocument(plain: text)
    document.pages = [
      Page(number: 1, width: 595, height: 842, span: TextSpan(start: 0, end: text.utf8.count), state: .read)
    ]
    document.certainty = Certainty(
      doubts: [UInt8](repeating: doubt, count: text.unicodeScalars.count), of: text.unicodeScalars.count)
    return ExtractedSource(
      file: SourceFile(path: "卷.pdf", location: "/卷.pdf", bytes: 1), status: .read, document: document)
  }

  /// Whether words of the first document, which is doubtful, are confirmed by the others.
  private func isConfirmed(_ words: String, by count: Int = 1, doubt: UInt8 = 26, _ others: [(String, UInt8)]) -> Bool {
    let sources = [Self.source(words, doubt: doubt)] + others.map { Self.source($0.0, doubt: $0.1) }
    let documents = sources.indices.map { index in
      let text = sources[index].document?.text ?? ""
      return CaseDocument(
        id: "d\(index)", kind: "unknown", source: index, span: TextSpan(start: 0, end: text.utf8.count),
        text: ReadingText(plain: ""))
    }
    let file = CaseFile(path: "卷", sources: sources, documents: documents)
    let evidence = Evidence(document: "d0", source: 0, span: TextSpan(start: 0, end: words.utf8.count))
    return RepeatedWords(file: file).confirm(evidence, by: count)
  }

  @Test func aDayIsConfirmedHoweverItIsWritten() {
    #expect(isConfirmed("2024年2月20日", [("于2024 年2月 20日作出", 0)]))
    #expect(isConfirmed("2024年2月20日", [("2024.2.20", 0)]))
    #expect(!isConfirmed("2024年2月20日", [("2024年2月2日", 0)]))
    #expect(!isConfirmed("2024年2月2日", [("2024.2.20", 0)]))
  }

  @Test func doubtfulWordsConfirmNothing() {
    #expect(!isConfirmed("2024年2月20日", [("2024年2月20日", 26)]))
    #expect(!isConfirmed("2024年2月20日", []))
    // Guesses are not confirmed at all.
    #expect(!isConfirmed("2024年2月20日", doubt: 120, [("2024年2月20日", 0)]))
  }

  @Test func gravePointsNeedTwo() {
    #expect(!isConfirmed("洮水罚告〔2025〕3号", by: 2, [("洮水罚告〔2025〕3号", 0)]))
    #expect(isConfirmed("洮水罚告〔2025〕3号", by: 2, [("洮水罚告〔2025〕3号", 0), ("(洮水罚告〔2025〕3号)", 0)]))
  }

  @Test func shortNumbersProveNothing() {
    #expect(!isConfirmed("500元", [("罚款500元", 0)]))
    #expect(isConfirmed("康建国", [("负责人:康建国", 0)]))
  }
}
