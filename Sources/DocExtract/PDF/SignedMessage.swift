import CCrypto
import Glibc

/// A CMS message, RFC 5652, that signs bytes which stand elsewhere.
///
/// The Chinese variant, GM/T 0010, differs in its identifiers, and its SM2 keys want the usual name of the signer.
final class SignedMessage {
  private let cms: OpaquePointer
  /// The only signer, or the first of several.
  private let signer: OpaquePointer
  let signerCount: Int

  /// `nil` when the bytes are no such message; whatever follows it is ignored, for its place is filled up with zeros.
  init?(_ bytes: [UInt8]) {
    let message = Self.withInternationalName(bytes)
    let parsed = message.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      return d2i_CMS_ContentInfo(nil, &start, buffer.count)
    }
    guard let parsed else { return nil }
    guard let signers = CMS_get0_SignerInfos(parsed), let first = casecheck_sk_CMS_SignerInfo_first(signers) else {
      CMS_ContentInfo_free(parsed)
      return nil
    }
    cms = parsed
    signer = first
    signerCount = Int(casecheck_sk_CMS_SignerInfo_num(signers))
    CMS_set1_signers_certs(cms, nil, 0)
  }

  deinit { CMS_ContentInfo_free(cms) }

  /// Signed data of GM/T 0010, 1.2.156.10197.6.1.4.2.2, under the name that libcrypto knows.
  private static func withInternationalName(_ bytes: [UInt8]) -> [UInt8] {
    let chinese: [UInt8] = [0x06, 0x0A, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, 0x02]
    let known: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
    guard bytes.count > 6, bytes[0] == 0x30 else { return bytes }
    let header = bytes[1] < 0x80 ? 2 : 2 + Int(bytes[1] & 0x7F)
    guard header <= 6, bytes[header...].starts(with: chinese) else { return bytes }
    let length = bytes[1] < 0x80 ? Int(bytes[1]) : bytes[2..<header].reduce(0) { $0 << 8 | Int($1) }
    guard length >= chinese.count, header + length <= bytes.count else { return bytes }
    let body = known + bytes[(header + chinese.count)..<(header + length)]
    let size = (0..<4).map { UInt8(truncatingIfNeeded: body.count >> (24 - 8 * $0)) }
    return [0x30, 0x84] + size + body
  }

  // MARK: Who and when

  private var certificate: OpaquePointer? {
    var found: OpaquePointer?
    CMS_SignerInfo_get0_algs(signer, nil, &found, nil, nil)
    return found
  }

  var signerName: String? { certificate.flatMap(Signer.name(of:)) }

  /// The days on which the certificate begins and ends to be valid.
  var validity: (from: String?, until: String?) {
    guard let certificate else { return (nil, nil) }
    return (Self.iso(X509_get0_notBefore(certificate)), Self.iso(X509_get0_notAfter(certificate)))
  }

  /// What the signer's clock said; nobody has confirmed it.
  var claimedTime: String? {
    let object = OBJ_nid2obj(NID_pkcs9_signingTime)
    for tag in [V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME] {
      if let time = CMS_signed_get0_data_by_OBJ(signer, object, -3, tag) {
        return Self.iso(time.assumingMemoryBound(to: ASN1_STRING.self))
      }
    }
    return nil
  }

  /// The token of a time-stamping authority, RFC 3161, on this signature.
  var timestamp: SignedMessage? {
    let place = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1)
    guard place >= 0, let attribute = CMS_unsigned_get_attr(signer, place),
      let value = X509_ATTRIBUTE_get0_data(attribute, 0, V_ASN1_SEQUENCE, nil)
    else { return nil }
    return Self.bytes(value.assumingMemoryBound(to: ASN1_STRING.self)).flatMap { SignedMessage($0) }
  }

  /// What a time-stamping authority attests: the digest of the bytes, and when it saw it.
  var attestation: (digest: [UInt8], algorithm: OpaquePointer, time: String?)? {
    guard let content else { return nil }
    let info = content.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      return d2i_TS_TST_INFO(nil, &start, buffer.count)
    }
    guard let info else { return nil }
    defer { TS_TST_INFO_free(info) }
    guard let imprint = TS_TST_INFO_get_msg_imprint(info),
      let digest = TS_MSG_IMPRINT_get_msg(imprint).flatMap({ Self.bytes($0) }),
      let algorithm = TS_MSG_IMPRINT_get_algo(imprint).flatMap({ Self.digest(named: $0) })
    else { return nil }
    return (digest, algorithm, TS_TST_INFO_get_time(info).flatMap { Self.iso($0) })
  }

  // MARK: What was signed

  /// The algorithm that makes a digest of what is signed; `nil` when libcrypto has none of that name.
  var digestAlgorithm: OpaquePointer? {
    var algorithm: UnsafeMutablePointer<X509_ALGOR>?
    CMS_SignerInfo_get0_algs(signer, nil, nil, &algorithm, nil)
    return algorithm.flatMap { Self.digest(named: $0) }
  }

  private static func digest(named algorithm: UnsafeMutablePointer<X509_ALGOR>) -> OpaquePointer? {
    var name: OpaquePointer?
    X509_ALGOR_get0(&name, nil, nil, algorithm)
    return name.flatMap { EVP_get_digestbyname(OBJ_nid2sn(OBJ_obj2nid($0))) }
  }

  /// Content that lies inside the message instead of elsewhere.
  var content: [UInt8]? {
    guard let place = CMS_get0_content(cms), let octets = place.pointee else { return nil }
    return Self.bytes(octets)
  }

  /// The digest that stands among the signed attributes; `nil` when what is signed is the content itself.
  var signedDigest: [UInt8]? {
    let object = OBJ_nid2obj(NID_pkcs9_messageDigest)
    guard let data = CMS_signed_get0_data_by_OBJ(signer, object, -3, V_ASN1_OCTET_STRING) else { return nil }
    return Self.bytes(data.assumingMemoryBound(to: ASN1_STRING.self))
  }

  // MARK: Is the value right

  /// Whether the signature is that of the key in its certificate; `nil` when that cannot be examined.
  ///
  /// - Parameter content: the bytes that are signed, in pieces, when no attributes are.
  func isRight(over content: [UnsafeRawBufferPointer]) -> Bool? {
    guard let certificate, let key = X509_get0_pubkey(certificate) else { return nil }
    let pieces = signedAttributes.map { [$0] }
    if EVP_PKEY_is_a(key, "SM2") == 1 || isOfElliptic(key) || pieces == nil {
      guard let digestAlgorithm else { return nil }
      return verify(key, digestAlgorithm, pieces, content)
    }
    guard digestAlgorithm != nil else { return nil }
    return CMS_SignerInfo_verify(signer) == 1
  }

  /// A key of SM2 that is named as one of an ordinary curve.
  private func isOfElliptic(_ key: OpaquePointer) -> Bool {
    EVP_PKEY_is_a(key, "EC") == 1 && digestAlgorithm.map { EVP_MD_is_a($0, "SM3") == 1 } ?? false
  }

  private func verify(
    _ key: OpaquePointer, _ digest: OpaquePointer, _ attributes: [[UInt8]]?, _ content: [UnsafeRawBufferPointer]
  ) -> Bool? {
    guard let octets = CMS_SignerInfo_get0_signature(signer), let signature = Self.bytes(octets),
      let context = EVP_MD_CTX_new()
    else { return nil }
    defer { EVP_MD_CTX_free(context) }
    var settings: OpaquePointer?
    defer { EVP_PKEY_CTX_free(settings) }
    if EVP_PKEY_is_a(key, "SM2") == 1 {
      settings = EVP_PKEY_CTX_new(key, nil)
      // GM/T 0009 §10: the name that everybody has who has not agreed on another.
      let name = Array("1234567812345678".utf8)
      guard let settings, EVP_PKEY_CTX_set1_id(settings, name, Int32(name.count)) == 1 else { return nil }
      EVP_MD_CTX_set_pkey_ctx(context, settings)
    }
    guard EVP_DigestVerifyInit(context, nil, digest, nil, key) == 1 else { return nil }
    for piece in attributes ?? [] {
      guard EVP_DigestVerifyUpdate(context, piece, piece.count) == 1 else { return nil }
    }
    for piece in attributes == nil ? content : [] {
      guard EVP_DigestVerifyUpdate(context, piece.baseAddress, piece.count) == 1 else { return nil }
    }
    return EVP_DigestVerifyFinal(context, signature, signature.count) == 1
  }

  /// The signed attributes as they are signed: a SET, sorted as DER asks for.
  private var signedAttributes: [UInt8]? {
    let count = CMS_signed_get_attr_count(signer)
    guard count > 0, count <= 1_000 else { return nil }
    var parts: [[UInt8]] = []
    for index in 0..<count {
      var bytes: UnsafeMutablePointer<UInt8>?
      let length = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, index), &bytes)
      guard length > 0, let bytes else { return nil }
      parts.append(Array(UnsafeBufferPointer(start: bytes, count: Int(length))))
      casecheck_OPENSSL_free(bytes)
    }
    let body = parts.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self)
    let size = body.count
    let length: [UInt8] =
      size < 0x80
      ? [UInt8(size)]
      : size < 0x100
        ? [0x81, UInt8(size)]
        : size < 0x1_0000
          ? [0x82, UInt8(size >> 8), UInt8(size & 0xFF)]
          : [0x83, UInt8(truncatingIfNeeded: size >> 16), UInt8(size >> 8 & 0xFF), UInt8(size & 0xFF)]
    return [0x31] + length + body
  }

  // MARK: Values of ASN.1

  private static func bytes(_ string: UnsafePointer<ASN1_STRING>) -> [UInt8]? {
    guard let data = ASN1_STRING_get0_data(string) else { return nil }
    return Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(string))))
  }

  /// A time as ISO 8601 in UTC; `nil` when it is none.
  private static func iso(_ time: UnsafePointer<ASN1_STRING>) -> String? {
    var parts = tm()
    guard ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return "\(day)T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
