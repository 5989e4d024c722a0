import Testing

@testable import DocExtract

@Suite("识别:把握") struct CertaintyTests {
  private static func document(_ confidences: [Float]) -> ExtractedDocument {
    var builder = DocumentBuilder(isPlaced: true, limits: ReadingLimits())
    for (scalar, confidence) in zip("立案审批表甲乙丙丁戊".unicodeScalars, confidences) {
      builder.append(
        scalar.value, x: 0, y: 0, width: 10, height: 10, doubt: Certainty.doubt(ofConfidence: confidence))
    }
    builder.pages = [
      Page(number: 1, width: 100, height: 100, span: builder.span(from: 0), state: .read)
    ]
    return builder.document(format: .pdf, metadata: Metadata())
  }

  @Test func whatTheFileSaysIsSure() {
    let document = Self.document([1, 1, 1])
    #expect(document.certainty.isFull && document.isSure(of: TextSpan(start: 0, end: 9)))
  }

  @Test func doubtStaysWithItsLetters() {
    let document = Self.document([1, 1, 0.6, 1, 0.99, 0.99])
    #expect(document.isSure(of: TextSpan(start: 0, end: 6)))
    #expect(!document.isSure(of: TextSpan(start: 3, end: 9)))
    #expect(document.isSure(of: TextSpan(start: 9, end: 18)))
    #expect(!document.isSure(of: TextSpan(start: 6, end: 999)))
  }

  @Test func everyLetterHasItsOwn() {
    let shares = Self.document([1, 0.6, 1]).confidences(in: TextSpan(start: 0, end: 9))
    #expect(shares?.map { ($0 * 100).rounded() } == [100, 60, 100])
    #expect(Self.document([1, 1]).confidences(in: TextSpan(start: 0, end: 6)) == nil)
  }

  @Test func aLetterThatMayBeAnyIsNeverSure() {
    let certainty = Certainty(doubts: [UInt8](repeating: 1, count: 99) + [200], of: 100)
    #expect(certainty.confidence(of: 0..<100) > 0.97 && !certainty.isSure(of: 0..<100))
  }

  @Test func partsKeepTheirDoubt() {
    var whole = Self.document([1, 1, 1])
    whole.append(Self.document([0.5, 1]))
    whole.append(Self.document([1, 1]))
    #expect(whole.certainty.doubts == [0, 0, 0, 128, 0, 0, 0])
  }
}
