import TestSupport
import Testing

@testable import DocExtract

@Suite("PDF 数字签名") struct PDFSignatureTests {
  private let signer: TestSigner

  init() throws { signer = try #require(TestSigner("张三")) }

  @Test func aSignatureHoldsOverTheWholeFile() throws {
    let source = read(SignedPDF(by: signer).bytes)
    let signature = try #require(source.document?.signatures.first)
    #expect(signature.signer == "张三" && signature.places.map(\.page) == [1])
    #expect(signature.validFrom == "2020-01-01T00:00:00Z" && signature.signedAt != nil)
    #expect(signature.places.first?.box == Box(x: 100, y: 342, width: 100, height: 20))
    for fact in [signature.value, signature.digests, signature.coverage, signature.structure] {
      #expect(fact == .holds)
    }
    #expect(signature.chain == .withoutAnchors)
    #expect(source.issues.isEmpty && source.document?.metadata.isSigned == true)
  }

  /// A signature without a box, with one of a point, hidden, or beside the page is a fact and no mark.
  @Test(arguments: [
    "/Rect [0 0 0 0]", "/Rect [100 480 101 481]", "", "/Rect [100 480 200 500] /F 2", "/Rect [100 480 200 500] /F 32",
    "/Rect [900 480 990 500]",
  ]) func anInvisibleSignatureIsNoMark(_ place: String) throws {
    var pdf = MiniPDF.page("/Annots [20 0 R]") { $0.text("某某局", x: 60, y: 700) }
    pdf.objects = [
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /V 21 0 R \(place) >>",
      "<< /Type /Sig /Name (x) /ByteRange [0 10 20 30] /Contents <00> >>",
    ]
    pdf.catalog = "/AcroForm << /Fields [20 0 R] >>"
    let document = try #require(read(pdf.bytes).document)
    #expect(document.signatures.count == 1 && document.metadata.isSigned && document.marks.isEmpty)
  }

  @Test func changedContentIsFound() throws {
    var bytes = SignedPDF(by: signer).bytes
    let place = try #require(bytes.lastPlace(of: "/MediaBox [0 0 595"))
    bytes[place + 15] = UInt8(ascii: "6")
    let source = read(bytes)
    let signature = try #require(source.document?.signatures.first)
    #expect(signature.value == .holds && signature.coverage == .holds)
    guard case .fails = signature.digests else { return #expect(Bool(false), "\(signature.digests)") }
    #expect(source.issues.map(\.code) == ["content-changed"])
  }

  @Test func aLaterSignatureIsNoAlteration() throws {
    var pdf = SignedPDF(by: signer)
    pdf.addSignature(by: try #require(TestSigner("某某市市场监督管理局")))
    let source = read(pdf.bytes)
    let signatures = try #require(source.document?.signatures)
    #expect(signatures.map(\.signer) == ["张三", "某某市市场监督管理局"])
    #expect(signatures.allSatisfy { $0.digests == .holds && $0.value == .holds })
    #expect(signatures[0].coverage == .unverified(because: "追加签名:其后追加的内容由后来的签名覆盖"))
    #expect(signatures[1].coverage == .holds && source.issues.isEmpty)
  }

  @Test func anAdditionThatNobodySignedIsTold() throws {
    var pdf = SignedPDF(by: signer)
    pdf.addObject()
    let source = read(pdf.bytes)
    #expect(source.document?.signatures.first?.digests == .holds)
    #expect(source.issues.map(\.code) == ["signature-not-whole"])
  }

  @Test func aSignatureOfAnotherKeyIsWrong() throws {
    var bytes = SignedPDF(by: signer).bytes
    // The last digits of the signature that are no filling belong to its value.
    let start = try #require(bytes.lastPlace(of: "/Contents <30")) + 11
    let end = try #require(bytes[start...].firstIndex(of: UInt8(ascii: ">")))
    let last = try #require(bytes[start..<end].lastIndex { $0 != UInt8(ascii: "0") })
    bytes[last - 9] = bytes[last - 9] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
    let source = read(bytes)
    let signature = try #require(source.document?.signatures.first)
    #expect(signature.value != .holds && signature.digests == .holds)
  }

  @Test(arguments: [
    ("[0 10 20", "签名范围之间不只是签名本身"), ("[5 10 20", "签名范围不从文件开头开始"), ("[0 30 20", "签名范围的两段重叠"),
    ("[0 10 999999999", "ByteRange 超出了文件"), ("[0 -1 20", "ByteRange 超出了文件"),
  ])
  func wrongRangesAreNamed(_ numbers: String, _ reason: String) throws {
    var pdf = MiniPDF.page("/Annots [20 0 R]") { $0.text("已签", x: 60, y: 700) }
    pdf.objects = [
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [100 480 200 500] /V 21 0 R >>",
      "<< /Type /Sig /ByteRange \(numbers) 30] /Contents <00> >>",
    ]
    pdf.catalog = "/AcroForm << /Fields [20 0 R] >>"
    let signature = try #require(read(pdf.bytes).document?.signatures.first)
    #expect(signature.structure == .fails(because: reason) && signature.digests == .unverified(because: reason))
  }

  @Test func changedBytesNeverTrap() {
    let bytes = SignedPDF(by: signer).bytes
    var random = SeededRandom(seed: 11)
    for _ in 0..<150 {
      let source = read(bytes.mutated(using: &random))
      #expect(source.document != nil || !source.issues.isEmpty)
    }
  }
}
