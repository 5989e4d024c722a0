/// What stands in `SignedValue.dat`, told by its shape: vendors do not say which structure they use.
struct SignedValue {
  enum Structure: String {
    case cms = "CMS"
    case bare = "单独的签名值"
    case sealV1 = "电子签章 V1(GM/T 0031)"
    case sealV4 = "电子签章 V4(GB/T 38540)"
    case sealV5 = "电子签章 V5"
  }

  var structure: Structure
  var seal: ElectronicSeal?
  /// DER of the certificate of whoever signed.
  var certificate: ArraySlice<UInt8>?
  var algorithm: String?
  var signature: ArraySlice<UInt8>
  /// What was signed, where the structure holds it; `nil` when the file itself, or its digest, was signed.
  var signed: [UInt8]?
  /// The digest of `Signature.xml` that the structure holds.
  var dataHash: ArraySlice<UInt8>?
  var time: SigningTime?

  /// `nil` when the bytes are none of the known structures.
  init?(_ bytes: [UInt8]) {
    if bytes.count == 64 {
      self.init(structure: .bare, signature: SM2.encoded(raw: bytes[...])[...])
      return
    }
    guard let top = DERElement(bytes), top.isSequence else { return nil }
    let parts = top.children
    switch parts.count {
    case 2 where parts[0].tag == DERElement.Tag.integer && parts[1].tag == DERElement.Tag.integer:
      self.init(structure: .bare, signature: top.whole)
    case 2... where parts[0].tag == DERElement.Tag.identifier: self.init(cms: parts[1])
    case 2 where parts[0].isSequence: self.init(v1: parts)
    case 4...5 where parts[0].isSequence: self.init(v4: parts)
    default: return nil
    }
  }

  private init(structure: Structure, signature: ArraySlice<UInt8>) {
    self.structure = structure
    self.signature = signature
  }

  /// `SEQUENCE { toSign, signature }`, with certificate and algorithm inside of `toSign`.
  private init?(v1 parts: [DERElement]) {
    let fields = parts[0].children
    guard fields.count >= 7, let seal = ElectronicSeal(fields[1]), let signature = parts[1].octets else { return nil }
    self.init(structure: .sealV1, signature: signature)
    self.seal = seal
    time = SigningTime(fields[2])
    dataHash = fields[3].octets
    certificate = fields[5].octets
    algorithm = fields[6].identifier
    signed = Array(parts[0].whole)
  }

  /// `SEQUENCE { toSign, cert, signatureAlgID, signature, timeStamp OPTIONAL }`.
  private init?(v4 parts: [DERElement]) {
    let fields = parts[0].children
    guard fields.count >= 4, let seal = ElectronicSeal(fields[1]), let signature = parts[3].octets else { return nil }
    self.init(structure: seal.version == 5 ? .sealV5 : .sealV4, signature: signature)
    self.seal = seal
    time = SigningTime(fields[2])
    dataHash = fields[3].octets
    certificate = parts[1].octets
    algorithm = parts[2].identifier
    signed = Array(parts[0].whole)
  }

  /// `SignedData` of CMS (RFC 5652, GM/T 0010), its first signer.
  private init?(cms wrapper: DERElement) {
    guard wrapper.tag == DERElement.Tag.context0, let data = wrapper.children.first, data.isSequence else { return nil }
    let fields = data.children
    guard let signers = fields.last, signers.tag == DERElement.Tag.set, let signer = signers.children.first else {
      return nil
    }
    let facts = signer.children
    guard let signature = facts.last(where: { $0.tag == DERElement.Tag.octets })?.octets else { return nil }
    self.init(structure: .cms, signature: signature)
    let certificates = fields.first { $0.tag == DERElement.Tag.context0 }?.children ?? []
    let serial = facts.first { $0.isSequence }?.children.last?.content
    certificate = (certificates.first { Certificate.serial($0) == serial } ?? certificates.first)?.whole
    // The algorithm of the signature often names the key alone; that of the digest stands before it.
    algorithm = facts.filter(\.isSequence).dropLast().last?.children.first?.identifier
    guard let attributes = facts.first(where: { $0.tag == DERElement.Tag.context0 }) else { return }
    signed = [DERElement.Tag.set] + attributes.whole.dropFirst()
    for attribute in attributes.children {
      let pair = attribute.children
      guard pair.count == 2, let value = pair[1].children.first else { continue }
      switch pair[0].identifier {
      case "1.2.840.113549.1.9.4": dataHash = value.octets
      case "1.2.840.113549.1.9.5": time = SigningTime(value)
      default: break
      }
    }
  }
}
