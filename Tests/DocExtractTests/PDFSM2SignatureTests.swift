import TestSupport
import Testing

@testable import DocExtract

@Suite("PDF 国密签名") struct PDFSM2SignatureTests {
  /// How programs write a message of SM2 and SM3.
  struct Form: Sendable, CustomTestStringConvertible {
    var isChinese, hasAttributes: Bool
    var testDescription: String { "\(isChinese ? "GM/T 0010" : "RFC 5652") \(hasAttributes ? "有属性" : "无属性")" }
    static let all = [true, false].flatMap { name in [true, false].map { Form(isChinese: name, hasAttributes: $0) } }
  }

  private let key: SealKey

  init() throws { key = try #require(SealKey.agency) }

  private func maker(_ form: Form) -> MessageMaker {
    var maker = MessageMaker(key)
    (maker.isChinese, maker.hasAttributes) = (form.isChinese, form.hasAttributes)
    return maker
  }

  private func signature(in bytes: [UInt8]) throws -> DigitalSignature {
    try #require(read(bytes).document?.signatures.first)
  }

  private func fails(_ fact: DigitalSignature.Fact) -> Bool {
    if case .fails = fact { true } else { false }
  }

  @Test(arguments: Form.all) func valueAndDigestsHold(_ form: Form) throws {
    let source = read(SignedPDF(by: maker(form)).bytes)
    let signature = try #require(source.document?.signatures.first)
    #expect(signature.signer == "测试市市场监督管理局" && signature.validUntil == "2030-01-01T00:00:00Z")
    #expect(signature.value == .holds && signature.digests == .holds)
    #expect(signature.coverage == .holds && signature.structure == .holds && source.issues.isEmpty)
    if form.hasAttributes { #expect(signature.signedAt == "2024-01-05T09:30:00Z" && signature.validity == .holds) }
  }

  @Test(arguments: Form.all) func changedContentIsFound(_ form: Form) throws {
    var bytes = SignedPDF(by: maker(form)).bytes
    let place = try #require(bytes.lastPlace(of: "/MediaBox [0 0 595"))
    bytes[place + 15] = UInt8(ascii: "6")
    let signature = try signature(in: bytes)
    if form.hasAttributes {
      #expect(signature.value == .holds && fails(signature.digests))
    } else {
      // The value alone binds the content: that it is wrong does not tell why.
      #expect(fails(signature.value) && signature.digests != .holds && !fails(signature.digests))
    }
  }

  @Test(arguments: Form.all) func aFlippedValueIsWrong(_ form: Form) throws {
    var bytes = SignedPDF(by: maker(form)).bytes
    let start = try #require(bytes.lastPlace(of: "/Contents <30")) + 11
    let end = try #require(bytes[start...].firstIndex(of: UInt8(ascii: ">")))
    // The value closes the message; zeros fill up its place.
    let last = try #require(bytes[start..<end].lastIndex { $0 != UInt8(ascii: "0") })
    bytes[last - 9] = bytes[last - 9] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
    let signature = try signature(in: bytes)
    #expect(fails(signature.value) && signature.coverage == .holds)
  }

  @Test func aMessageOfAnotherKeyIsWrong() throws {
    var maker = MessageMaker(key)
    maker.certificate = try #require(SealKey.sealMaker).certificate
    let source = read(SignedPDF(by: maker).bytes)
    let signature = try #require(source.document?.signatures.first)
    #expect(fails(signature.value) && signature.digests == .holds)
    #expect(source.issues.map(\.code) == ["signature-invalid"])
  }

  @Test func changedMessagesNeverTrap() {
    let bytes = SignedPDF(by: MessageMaker(key)).bytes
    var random = SeededRandom(seed: 33)
    for _ in 0..<100 {
      let source = read(bytes.mutated(using: &random))
      #expect(source.document != nil || !source.issues.isEmpty)
    }
  }
}
