import TestSupport
import Testing

@testable import DocExtract

/// What becomes of signatures in copies with notes: it is said, and the signed bytes stay.
@Suite("有签名的批注副本") struct SignedCopyTests {
  private func annotated(_ bytes: [UInt8], _ note: FileNote) throws -> (copy: AnnotatedCopy, issues: [ExtractionIssue])
  {
    let part = bytes.withUnsafeBytes { FileAnnotator.part(annotating: $0, [note], limits: ReadingLimits()) }
    return (try #require(part.copy), part.issues)
  }

  private static let note = FileNote(
    place: .page(1, [Box(x: 60, y: 70, width: 120, height: 14)]), tone: .grave, words: "PRO-05 超过期限")

  @Test func theSignedPartOfAPDFStillHolds() throws {
    let signed = SignedPDF(by: try #require(TestSigner("张三"))).bytes
    let (copy, issues) = try annotated(signed, Self.note)
    #expect(copy.kept == signed.count && copy.placed == 1)
    #expect(issues.map(\.code) == ["signature-not-whole"] && issues[0].message.contains("副本不代替有签名的原件"))
    let source = read(signed + copy.bytes)
    let signature = try #require(source.document?.signatures.first)
    // What was signed is unchanged, and what was added behind it is told.
    #expect(signature.value == .holds && signature.digests == .holds && signature.coverage != .holds)
    #expect(source.issues.map(\.code) == ["signature-not-whole"])
    #expect(source.document?.text.contains("PRO-05") == true && source.document?.text.contains("行政处罚决定书") == true)
  }

  @Test func bothSignaturesOfAPDFStillHold() throws {
    var pdf = SignedPDF(by: try #require(TestSigner("张三")))
    pdf.addSignature(by: try #require(TestSigner("某某市市场监督管理局")))
    let (copy, _) = try annotated(pdf.bytes, Self.note)
    let signatures = try #require(read(pdf.bytes + copy.bytes).document?.signatures)
    #expect(signatures.count == 2 && signatures.allSatisfy { $0.value == .holds && $0.digests == .holds })
  }

  @Test func aSignedWordFileKeepsItsSignatureAndSaysThatItFitsNoMore() throws {
    let signature = Array("<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>".utf8)
    let signed = MiniZip.package(MiniWord(MiniWord.p("同意立案")).entries + [("_xmlsignatures/sig1.xml", signature)])
    let before = signed
    let (copy, issues) = try annotated(
      signed, FileNote(place: .line(1, quote: "同意"), tone: .plain, words: "PRO-03 缺日期"))
    #expect(signed == before && copy.kept == 0 && copy.placed == 1)
    #expect(issues.map(\.code) == ["signature-not-whole"] && issues[0].message.contains("不再符合这个签名"))
    let package = try OfficePackage(copy.bytes, limits: ReadingLimits())
    #expect(package.parts.first { $0.name == "_xmlsignatures/sig1.xml" }?.bytes == signature)
  }
}
