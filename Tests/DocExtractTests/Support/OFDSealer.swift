@testable import DocExtract

/// Signs the entries of an OFD package as an office would, in any of the structures.
struct OFDSealer {
  enum Structure: String, CaseIterable, Sendable { case v1, v4, v5, cms, cmsWithoutAttributes, bare, raw }

  var entries: [(name: String, bytes: [UInt8])]
  private var count = 0
  var structure = Structure.v4
  var signer: SealKey
  var sealMaker: SealKey
  var validUntil = "20291231235959Z"
  var signedAt = "20240105093000Z"
  /// Page ids and boundaries, in millimetres.
  var stamps = ["PageRef=\"100\" Boundary=\"120 200 40 40\""]
  var type: String? = "Seal"
  var checkMethod = "1.2.156.10197.1.401"
  var method = DigestMethod.sm3
  /// Entries that no Reference names.
  var uncovered: Set<String> = []

  static let list = "Doc_0/Signs/Signatures.xml"

  init(_ maker: OFDMaker, signer: SealKey, sealMaker: SealKey) {
    var maker = maker
    maker.body += "<ofd:Signatures>/\(Self.list)</ofd:Signatures>"
    entries = maker.entries
    self.signer = signer
    self.sealMaker = sealMaker
  }

  var bytes: [UInt8] { MiniZip.package(entries) }

  /// Adds a signature over all entries that are there, the list of signatures among them.
  mutating func sign() {
    let folder = "Doc_0/Signs/Sign_\(count)"
    count += 1
    let lines = (0..<count).map {
      "<ofd:Signature ID=\"\($0 + 1)\"\(type.map { " Type=\"\($0)\"" } ?? "") BaseLoc=\"Sign_\($0)/Signature.xml\"/>"
    }
    put(
      Self.list,
      Array(
        ("<ofd:Signatures xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:MaxSignId>\(count)</ofd:MaxSignId>"
          + "\(lines.joined())</ofd:Signatures>").utf8))
    let references = entries.filter { !uncovered.contains($0.name) && !$0.name.contains("/Sign_") }.map { entry in
      "<ofd:Reference FileRef=\"/\(entry.name)\"><ofd:CheckValue>\(Self.base64(method.digest(of: entry.bytes)))"
        + "</ofd:CheckValue></ofd:Reference>"
    }
    let xml = Array(
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:Signature xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:SignedInfo>"
        + "<ofd:Provider ProviderName=\"测试签章\" Version=\"1.0\"/><ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod>"
        + "<ofd:SignatureDateTime>2024-01-05 09:30:00</ofd:SignatureDateTime><ofd:References CheckMethod=\"\(checkMethod)\">"
        + references.joined() + "</ofd:References>"
        + stamps.enumerated().map { "<ofd:StampAnnot ID=\"\($0 + 1)\" \($1)/>" }.joined()
        + (isSealed ? "<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>" : "")
        + "</ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>").utf8)
    put("\(folder)/Signature.xml", xml)
    let seal = madeSeal
    if isSealed { put("\(folder)/Seal.esl", seal) }
    if structure == .bare || structure == .raw { put("\(folder)/signer.cer", signer.certificate) }
    put("\(folder)/SignedValue.dat", value(of: xml, seal))
  }

  private var isSealed: Bool { structure == .v1 || structure == .v4 || structure == .v5 }

  mutating func put(_ name: String, _ bytes: [UInt8]) {
    if let place = entries.firstIndex(where: { $0.name == name }) {
      entries[place].bytes = bytes
    } else {
      entries.append((name, bytes))
    }
  }

  func bytes(of name: String) -> [UInt8] { entries.first { $0.name == name }?.bytes ?? [] }

  /// Changes one byte of an entry.
  mutating func flip(_ name: String, at place: Int) {
    var bytes = bytes(of: name)
    guard bytes.indices.contains(place) else { return }
    bytes[place] ^= 1
    put(name, bytes)
  }

  // MARK: Structures

  private var sealInfo: [UInt8] {
    let version: UInt8 = structure == .v1 ? 1 : structure == .v4 ? 4 : 5
    let isOld = structure == .v1
    func time(_ text: String) -> [UInt8] { isOld ? DER.utcTime(String(text.dropFirst(2))) : DER.time(text) }
    let list = isOld ? [] : DER.integer(1)
    return DER.sequence(
      DER.sequence(DER.ia5("ES"), DER.integer(version), DER.ia5("测试厂商")), DER.ia5("SEAL-0001"),
      DER.sequence(
        DER.integer(1), DER.utf8("测试市市场监督管理局"), list, DER.sequence(DER.octets(signer.certificate)),
        time("20200101000000Z"), time("20200101000000Z"), time(validUntil)),
      DER.sequence(DER.ia5("PNG"), DER.octets([0x89, 0x50, 0x4E, 0x47]), DER.integer(40), DER.integer(40)))
  }

  private var madeSeal: [UInt8] {
    let certificate = DER.octets(sealMaker.certificate)
    let algorithm = sealMaker.algorithm
    if structure == .v1 {
      let signature = sealMaker.sign(DER.sequence(sealInfo, certificate, algorithm))
      return DER.sequence(sealInfo, DER.sequence(certificate, algorithm, DER.bits(signature)))
    }
    return DER.sequence(sealInfo, certificate, algorithm, DER.bits(sealMaker.sign(sealInfo)))
  }

  private func value(of xml: [UInt8], _ seal: [UInt8]) -> [UInt8] {
    let hash = signer.digest.method.digest(of: xml)
    let certificate = DER.octets(signer.certificate)
    switch structure {
    case .v1:
      let signed = DER.sequence(
        DER.integer(1), seal, DER.bits(Array(signedAt.utf8)), DER.bits(hash), DER.ia5("/Signature.xml"), certificate,
        signer.algorithm)
      return DER.sequence(signed, DER.bits(signer.sign(signed)))
    case .v4, .v5:
      let version: UInt8 = structure == .v4 ? 4 : 5
      let signed = DER.sequence(
        DER.integer(version), seal, DER.time(signedAt), DER.bits(hash), DER.ia5("/Doc_0/Signs/Sign_0/Signature.xml"))
      return DER.sequence(signed, certificate, signer.algorithm, DER.bits(signer.sign(signed)))
    case .bare: return signer.sign(hash)
    case .raw: return Self.raw(signer.sign(hash))
    case .cms, .cmsWithoutAttributes: return message(hash)
    }
  }

  /// r and s of a signature in DER, 32 bytes each.
  private static func raw(_ signature: [UInt8]) -> [UInt8] {
    (DERElement(signature)?.children ?? []).flatMap { number in
      let digits = number.content.drop { $0 == 0 }
      return Array(repeating: 0, count: max(0, 32 - digits.count)) + digits
    }
  }

  private func message(_ hash: [UInt8]) -> [UInt8] {
    let issuer = DER.sequence(DER.sequence(), DER.element(0x02, [0x01, 0x34, 0xD6, 0x09]))
    var attributes: [UInt8] = []
    if structure == .cms {
      let digest = DER.sequence(
        DER.identifier([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04]), DER.set(DER.octets(hash)))
      let time = DER.sequence(
        DER.identifier([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x05]),
        DER.set(DER.utcTime(String(signedAt.dropFirst(2)))))
      attributes = time + digest
    }
    let signature = signer.sign(attributes.isEmpty ? hash : DER.element(0x31, attributes))
    let person = DER.sequence(
      DER.integer(1), issuer, DER.sequence(signer.digest.algorithm),
      attributes.isEmpty ? [] : DER.element(0xA0, attributes), DER.sequence(signer.algorithm), DER.octets(signature))
    // 1.2.156.10197.6.1.4.2.2, signed data of GM/T 0010.
    let kind = DER.identifier([0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, 0x02])
    let data = DER.sequence(
      DER.integer(1), DER.set(DER.sequence(signer.digest.algorithm)),
      DER.sequence(DER.identifier([0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, 0x01])),
      DER.element(0xA0, signer.certificate), DER.set(person))
    return DER.sequence(kind, DER.element(0xA0, data))
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let value = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        text.append(place <= part.count ? letters[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
