import CCrypto

@testable import DocExtract

/// A key made for a test, with a certificate that it signed itself.
final class SealKey: @unchecked Sendable {
  enum Kind: Sendable { case sm2, rsa }

  let kind: Kind
  private let key: OpaquePointer
  private(set) var certificate: [UInt8] = []

  /// Keys take a while: those of all tests.
  static let agency = SealKey(.sm2, name: "测试市市场监督管理局")
  static let sealMaker = SealKey(.sm2, name: "测试印章中心")
  static let company = SealKey(.rsa, name: "测试有限公司")

  init?(_ kind: Kind, name: String, from: String = "20200101000000Z", until: String = "20300101000000Z") {
    self.kind = kind
    guard let context = EVP_PKEY_CTX_new_from_name(nil, kind == .sm2 ? "SM2" : "RSA", nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    var made: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_generate(context, &made) == 1, let made else { return nil }
    key = made
    guard let certificate = makeCertificate(name, from, until) else { return nil }
    self.certificate = certificate
  }

  deinit { EVP_PKEY_free(key) }

  private func makeCertificate(_ name: String, _ from: String, _ until: String) -> [UInt8]? {
    guard let x509 = X509_new() else { return nil }
    defer { X509_free(x509) }
    X509_set_version(x509, 2)
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 20_240_105)
    ASN1_TIME_set_string(X509_getm_notBefore(x509), from)
    ASN1_TIME_set_string(X509_getm_notAfter(x509), until)
    let subject = X509_get_subject_name(x509)
    let words = Array(name.utf8)
    X509_NAME_add_entry_by_txt(subject, "CN", 0x1000, words, Int32(words.count), -1, 0)
    X509_set_issuer_name(x509, subject)
    guard X509_set_pubkey(x509, key) == 1, X509_sign(x509, key, kind == .sm2 ? EVP_sm3() : EVP_sha256()) > 0 else {
      return nil
    }
    var bytes: UnsafeMutablePointer<UInt8>?
    let length = i2d_X509(x509, &bytes)
    guard length > 0, let bytes else { return nil }
    defer { casecheck_OPENSSL_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(length)))
  }

  /// The signature over `data`, with SM3 or SHA-256.
  func sign(_ data: [UInt8]) -> [UInt8] {
    guard let context = EVP_MD_CTX_new() else { return [] }
    defer { EVP_MD_CTX_free(context) }
    let parameters = EVP_PKEY_CTX_new(key, nil)
    defer { EVP_PKEY_CTX_free(parameters) }
    if kind == .sm2 {
      EVP_PKEY_CTX_set1_id(parameters, Array("1234567812345678".utf8), 16)
      EVP_MD_CTX_set_pkey_ctx(context, parameters)
    }
    var length = 0
    guard EVP_DigestSignInit(context, nil, kind == .sm2 ? EVP_sm3() : EVP_sha256(), nil, key) == 1,
      EVP_DigestSign(context, nil, &length, data, data.count) == 1
    else { return [] }
    var signature = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSign(context, &signature, &length, data, data.count) == 1 else { return [] }
    return Array(signature.prefix(length))
  }

  var algorithm: [UInt8] {
    kind == .sm2 ? DER.sm2WithSM3 : DER.identifier([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01])
  }

  var digest: (method: DigestMethod, algorithm: [UInt8]) {
    kind == .sm2
      ? (.sm3, DER.sm3) : (.sha256, DER.identifier([0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]))
  }
}

/// Writes ASN.1.
enum DER {
  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    let length: [UInt8] =
      count < 0x80
      ? [UInt8(count)]
      : count < 0x1_0000
        ? [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
        : [0x83, UInt8(count >> 16), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF)]
    return [tag] + length + content
  }

  static func sequence(_ parts: [UInt8]...) -> [UInt8] { element(0x30, parts.flatMap(\.self)) }
  static func set(_ parts: [UInt8]...) -> [UInt8] { element(0x31, parts.flatMap(\.self)) }
  static func integer(_ value: UInt8) -> [UInt8] { element(0x02, [value]) }
  static func octets(_ bytes: [UInt8]) -> [UInt8] { element(0x04, bytes) }
  static func bits(_ bytes: [UInt8]) -> [UInt8] { element(0x03, [0] + bytes) }
  static func utf8(_ text: String) -> [UInt8] { element(0x0C, Array(text.utf8)) }
  static func ia5(_ text: String) -> [UInt8] { element(0x16, Array(text.utf8)) }
  static func time(_ text: String) -> [UInt8] { element(0x18, Array(text.utf8)) }
  static func utcTime(_ text: String) -> [UInt8] { element(0x17, Array(text.utf8)) }
  static func identifier(_ bytes: [UInt8]) -> [UInt8] { element(0x06, bytes) }
  /// 1.2.156.10197.1.501
  static let sm2WithSM3 = identifier([0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x75])
  /// 1.2.156.10197.1.401
  static let sm3 = identifier([0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x11])
}
