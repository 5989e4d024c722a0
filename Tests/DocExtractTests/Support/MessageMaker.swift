@testable import DocExtract

/// Writes CMS messages of SM2 keys element by element: libcrypto verifies them, but does not make them.
struct MessageMaker: MessageSigner {
  let key: SealKey
  /// The certificate that goes along; another one than the key's makes the value wrong.
  var certificate: [UInt8]
  /// The names of GM/T 0010 for signed data and data, instead of those of RFC 5652.
  var isChinese = true
  var hasAttributes = true

  init(_ key: SealKey) {
    self.key = key
    certificate = key.certificate
  }

  func sign(_ bytes: [UInt8]) -> [UInt8] {
    let attributes = hasAttributes ? attributes(of: key.digest.method.digest(of: bytes)) : []
    let value = key.sign(hasAttributes ? DER.element(0x31, attributes) : bytes)
    let person = DER.sequence(
      DER.integer(1), issuerAndSerial, DER.sequence(key.digest.algorithm),
      hasAttributes ? DER.element(0xA0, attributes) : [], DER.sequence(key.algorithm), DER.octets(value))
    let data = DER.sequence(
      DER.integer(1), DER.set(DER.sequence(key.digest.algorithm)), DER.sequence(dataName),
      DER.element(0xA0, certificate), DER.set(person))
    return DER.sequence(signedDataName, DER.element(0xA0, data))
  }

  /// As DER sorts them: by their bytes.
  private func attributes(of digest: [UInt8]) -> [UInt8] {
    func attribute(_ kind: UInt8, _ value: [UInt8]) -> [UInt8] {
      DER.sequence(DER.identifier([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, kind]), DER.set(value))
    }
    return [attribute(3, dataName), attribute(4, DER.octets(digest)), attribute(5, DER.utcTime("240105093000Z"))]
      .sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self)
  }

  /// Version, serial number, algorithm and issuer open a certificate.
  private var issuerAndSerial: [UInt8] {
    let fields = DERElement(certificate)?.children.first?.children ?? []
    guard fields.count > 3 else { return [] }
    return DER.sequence(Array(fields[3].whole), Array(fields[1].whole))
  }

  private var dataName: [UInt8] { name(1) }
  private var signedDataName: [UInt8] { name(2) }

  private func name(_ kind: UInt8) -> [UInt8] {
    DER.identifier(
      isChinese
        ? [0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, kind]
        : [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, kind])
  }
}
