import TestSupport
import Testing

@testable import DocExtract

@Suite("OFD 签名与印章") struct OFDSignatureTests {
  private static let maker = OFDMaker(
    pages: (0..<2).map { index in
      var page = OFDMaker.Page()
      page.text("行政处罚决定书(第\(index + 1)页)", x: 200, y: 90, size: 16)
      page.text("测试市市场监督管理局", x: 330, y: 620)
      page.text("2024年1月5日", x: 350, y: 650)
      return page
    })

  private static func sealer(_ structure: OFDSealer.Structure = .v4) throws -> OFDSealer {
    var sealer = OFDSealer(
      maker, signer: try #require(SealKey.agency), sealMaker: try #require(SealKey.sealMaker))
    sealer.structure = structure
    return sealer
  }

  private static func signed(_ structure: OFDSealer.Structure = .v4) throws -> OFDSealer {
    var sealer = try sealer(structure)
    sealer.sign()
    return sealer
  }

  private func signature(_ sealer: OFDSealer) throws -> DigitalSignature {
    try #require(read(sealer.bytes, as: "决定书.ofd").document?.signatures.first)
  }

  @Test(arguments: OFDSealer.Structure.allCases) func anUntouchedFileHolds(_ structure: OFDSealer.Structure) throws {
    let source = read(try Self.signed(structure).bytes, as: "决定书.ofd")
    let document = try #require(source.document)
    let signature = try #require(document.signatures.first)
    #expect(source.issues == [] && document.signatures.count == 1)
    #expect(signature.signer == "测试市市场监督管理局" && signature.signedAt == "2024-01-05T09:30:00")
    #expect(signature.value == .holds && signature.digests == .holds && signature.validity == .holds)
    #expect(signature.structure == .holds)
    #expect(signature.coverage == .holds)
    guard case .unverified = signature.chain else { throw NotExpected() }
    #expect(document.metadata.isSigned)
  }

  private struct NotExpected: Error {}

  @Test func theSealIsAMarkAtItsPlace() throws {
    let document = try #require(read(try Self.signed().bytes).document)
    let seal = try #require(document.marks.first { $0.kind == .seal })
    let mark = try #require(document.marks.first { $0.kind == .digitalSignature })
    #expect(seal.text == "测试市市场监督管理局" && seal.confidence == 1 && seal.page == 1 && mark.box == seal.box)
    #expect(seal.box.map { abs($0.x - 340.16) < 0.1 && abs($0.width - 113.39) < 0.1 } == true)
    let offset = try #require(seal.offset)
    #expect(document.lines.contains { $0.span.start == offset && document.string($0.span).contains("管理局") })
    #expect(document.signatures.first?.sealName == "测试市市场监督管理局")
    #expect(document.signatures.first?.places.map(\.page) == [1])
    let told = DigitalSignature.Seal(id: "SEAL-0001", maker: "测试厂商", picture: "png", width: 40, height: 40)
    #expect(document.signatures.first?.seal == told)
  }

  @Test func aSignatureWithoutSealLeavesNone() throws {
    var sealer = try Self.sealer(.cms)
    sealer.type = "Sign"
    sealer.sign()
    let document = try #require(read(sealer.bytes).document)
    #expect(document.marks.map(\.kind) == [.digitalSignature] && document.signatures.first?.sealName == nil)
  }

  @Test func aRidingSealHasAPlaceOnEachPage() throws {
    var sealer = try Self.sealer()
    sealer.type = nil
    sealer.stamps = [
      "PageRef=\"100\" Boundary=\"190 120 40 40\" Clip=\"0 0 20 40\"",
      "PageRef=\"101\" Boundary=\"170 120 40 40\" Clip=\"20 0 20 40\"",
    ]
    sealer.sign()
    let document = try #require(read(sealer.bytes).document)
    #expect(document.signatures.count == 1 && document.signatures[0].places.map(\.page) == [1, 2])
    #expect(document.signatures[0].places.allSatisfy { $0.box.map { abs($0.width - 56.69) < 0.1 } == true })
    #expect(document.marks.filter { $0.kind == .seal }.map(\.page) == [1, 2])
  }

  // MARK: Each fact can fail

  @Test(arguments: OFDSealer.Structure.allCases) func aChangedPageIsAChange(_ structure: OFDSealer.Structure) throws {
    var sealer = try Self.signed(structure)
    var text = String(decoding: sealer.bytes(of: "Doc_0/Pages/Page_1/Content.xml"), as: UTF8.self)
    text.replace("2024年1月5日", with: "2024年1月6日")
    sealer.put("Doc_0/Pages/Page_1/Content.xml", Array(text.utf8))
    let source = read(sealer.bytes)
    let signature = try #require(source.document?.signatures.first)
    #expect(signature.digests == .fails(because: "签名后有改动:Doc_0/Pages/Page_1/Content.xml"))
    #expect(signature.value == .holds)
    #expect(source.issues.contains { $0.code == "content-changed" })
  }

  @Test(arguments: OFDSealer.Structure.allCases) func aChangedDescriptionIsFound(_ structure: OFDSealer.Structure)
    throws
  {
    var sealer = try Self.signed(structure)
    var text = String(decoding: sealer.bytes(of: "Doc_0/Signs/Sign_0/Signature.xml"), as: UTF8.self)
    text.replace("120 200 40 40", with: "120 100 40 40")
    sealer.put("Doc_0/Signs/Sign_0/Signature.xml", Array(text.utf8))
    let signature = try signature(sealer)
    switch structure {
    case .bare, .raw, .cmsWithoutAttributes: #expect(signature.value == .fails(because: "签名值与证书不符"))
    default: #expect(signature.digests == .fails(because: "签名描述文件在签名后被改动(摘要不符)"))
    }
  }

  @Test(arguments: [OFDSealer.Structure.v1, .v4, .v5, .cms, .bare, .raw]) func aFlippedSignatureFails(
    _ structure: OFDSealer.Structure
  ) throws {
    var sealer = try Self.signed(structure)
    let name = "Doc_0/Signs/Sign_0/SignedValue.dat"
    sealer.flip(name, at: sealer.bytes(of: name).count - 1)
    #expect(try signature(sealer).value != .holds)
    #expect(read(sealer.bytes).issues.contains { $0.code == "signature-invalid" })
  }

  /// A byte of what was signed: the name of the seal, inside of the structure.
  @Test(arguments: [OFDSealer.Structure.v1, .v4, .v5]) func aFlippedSealFails(_ structure: OFDSealer.Structure) throws {
    var sealer = try Self.signed(structure)
    let name = "Doc_0/Signs/Sign_0/SignedValue.dat"
    let place = try #require(sealer.bytes(of: name).firstRange(of: Array("SEAL-0001".utf8)))
    sealer.flip(name, at: place.lowerBound)
    let changed = try signature(sealer)
    #expect(changed.value == .fails(because: "签名值与证书不符"))
    #expect(changed.structure == .fails(because: "Doc_0/Signs/Sign_0/Seal.esl 与签名里的印章不一致"))
    sealer.entries.removeAll { $0.name.hasSuffix("Seal.esl") }
    #expect(try signature(sealer).structure == .fails(because: "制章者的签名与印章不符,印章数据可能被改动"))
  }

  @Test func anExpiredSealIsTold() throws {
    var sealer = try Self.sealer()
    sealer.validUntil = "20231231235959Z"
    sealer.sign()
    let source = read(sealer.bytes)
    let expected = "签名时间 2024-01-05T09:30:00 晚于印章到期 2023-12-31T23:59:59"
    #expect(source.document?.signatures.first?.validity == .fails(because: expected))
    #expect(source.issues.map(\.code) == ["signature-expired"])
    sealer = try Self.sealer()
    sealer.signer = try #require(SealKey(.sm2, name: "旧证书", until: "20211231000000Z"))
    sealer.sign()
    #expect(
      try signature(sealer).validity == .fails(because: "签名时间 2024-01-05T09:30:00 晚于证书到期 2021-12-31T00:00:00"))
  }

  @Test func filesThatNobodySignedAreNamed() throws {
    var sealer = try Self.sealer()
    sealer.uncovered = ["OFD.xml", "Doc_0/PublicRes.xml"]
    sealer.sign()
    #expect(try signature(sealer).coverage == .fails(because: "签名没有覆盖 OFD.xml、Doc_0/PublicRes.xml"))
    #expect(try signature(sealer).digests == .holds)
  }

  @Test func anAddedSignatureIsNoChange() throws {
    var sealer = try Self.signed()
    sealer.sign()
    let source = read(sealer.bytes)
    let signatures = try #require(source.document?.signatures)
    #expect(signatures.map(\.digests) == [.holds, .holds])
    #expect(signatures[0].coverage == .unverified(because: "追加签名:其后又加了签名,签名列表因此不同"))
    #expect(signatures[1].coverage == .holds)
    #expect(!source.issues.contains { $0.code == "content-changed" })
  }

  @Test func whatCannotBeVerifiedIsSaidToBeUnverified() throws {
    var sealer = try Self.signed(.bare)
    sealer.entries.removeAll { $0.name.hasSuffix(".cer") }
    #expect(try signature(sealer).value == .unverified(because: "单独的签名值里没有可以读取的证书"))
    sealer = try Self.signed()
    sealer.put("Doc_0/Signs/Sign_0/SignedValue.dat", Array("不是签名".utf8))
    let unknown = try signature(sealer)
    #expect(unknown.value == .unverified(because: "没有可以识别的签名值"))
    #expect(unknown.structure == .unverified(because: "Doc_0/Signs/Sign_0/SignedValue.dat 不是已知的签名结构"))
    sealer = try Self.sealer()
    sealer.checkMethod = "1.2.3.4"
    sealer.sign()
    #expect(try signature(sealer).digests == .unverified(because: "不支持的摘要算法 1.2.3.4"))
  }

  @Test func keysOfRSAAndDigestsOfSHAAreExamined() throws {
    var sealer = try Self.sealer(.cms)
    sealer.signer = try #require(SealKey.company)
    sealer.checkMethod = "2.16.840.1.101.3.4.2.1"
    sealer.method = .sha256
    sealer.sign()
    let holds = try signature(sealer)
    #expect(holds.value == .holds && holds.digests == .holds && holds.signer == "测试有限公司")
    sealer.flip("Doc_0/Pages/Page_0/Content.xml", at: 60)
    #expect(try signature(sealer).digests != .holds)
  }

  @Test func aWrongPlaceOfTheDescriptionIsFoundBesideIt() throws {
    var sealer = try Self.signed()
    var text = String(decoding: sealer.bytes(of: "Doc_0/Signs/Sign_0/Signature.xml"), as: UTF8.self)
    text.replace(">SignedValue.dat<", with: ">/Signs/SignedValue.dat<")
    sealer.put("Doc_0/Signs/Sign_0/Signature.xml", Array(text.utf8))
    #expect(try signature(sealer).value == .holds)
  }

  @Test func aLostListOrDescriptionIsTold() throws {
    var sealer = try Self.signed()
    sealer.entries.removeAll { $0.name.hasSuffix("Signature.xml") }
    #expect(try signature(sealer).structure == .fails(because: "签名描述文件缺失或者损坏"))
    sealer.entries.removeAll { $0.name.hasSuffix("Signatures.xml") }
    #expect(read(sealer.bytes).issues.map(\.code) == ["signature-invalid"])
  }

  @Test func changedSignaturesNeverTrap() throws {
    var random = SeededRandom(seed: 2024)
    for structure in OFDSealer.Structure.allCases {
      let whole = try Self.signed(structure)
      let value = whole.bytes(of: "Doc_0/Signs/Sign_0/SignedValue.dat")
      for round in 0..<60 {
        var sealer = whole
        let changed = round % 3 == 0 ? Array(value.prefix(round * value.count / 60)) : value.mutated(using: &random)
        sealer.put("Doc_0/Signs/Sign_0/SignedValue.dat", changed)
        let signature = try signature(sealer)
        #expect(changed == value || signature.value != .holds || signature.digests == .holds)
      }
    }
  }
}
