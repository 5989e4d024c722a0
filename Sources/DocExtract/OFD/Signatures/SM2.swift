import CCrypto

/// Signatures of SM2 (GB/T 32918) as they stand outside of certificates.
enum SM2 {
  /// The identity that is signed along, unless a signer chose another (GB/T 35276).
  static let identity = Array("1234567812345678".utf8)

  /// Two numbers of 32 bytes as `SEQUENCE { INTEGER, INTEGER }`.
  static func encoded(raw: ArraySlice<UInt8>) -> [UInt8] {
    let numbers = [raw.prefix(32), raw.dropFirst(32)].map { part -> ArraySlice<UInt8> in
      var digits = Array(part.drop { $0 == 0 })
      if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
      return ([DERElement.Tag.integer, UInt8(digits.count)] + digits)[...]
    }
    return ElectronicSeal.sequence(numbers)
  }
}

/// A certificate (X.509) as libcrypto reads it.
final class Certificate {
  private let handle: OpaquePointer

  init?(_ bytes: ArraySlice<UInt8>) {
    let opened = bytes.withUnsafeBytes { raw -> OpaquePointer? in
      var start = raw.baseAddress?.assumingMemoryBound(to: UInt8.self)
      return d2i_X509(nil, &start, raw.count)
    }
    guard let opened else { return nil }
    handle = opened
  }

  deinit { X509_free(handle) }

  /// The serial number, as it stands in a certificate.
  static func serial(_ certificate: DERElement) -> ArraySlice<UInt8>? {
    certificate.children.first?.children.first { $0.tag == DERElement.Tag.integer }?.content
  }

  /// Who it was made out to: its common name.
  var subject: String? {
    guard let subject = X509_get_subject_name(handle) else { return nil }
    let place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1)
    guard place >= 0, let value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)) else { return nil }
    var text: UnsafeMutablePointer<UInt8>?
    let length = ASN1_STRING_to_UTF8(&text, value)
    guard length >= 0, let text else { return nil }
    defer { casecheck_OPENSSL_free(text) }
    let name = String(decoding: UnsafeBufferPointer(start: text, count: Int(length)), as: UTF8.self)
    return name.isEmpty ? nil : name
  }

  var validFrom: SigningTime? { Self.time(X509_get0_notBefore(handle)) }
  var validUntil: SigningTime? { Self.time(X509_get0_notAfter(handle)) }

  private static func time(_ time: UnsafePointer<ASN1_TIME>?) -> SigningTime? {
    guard let time, let data = ASN1_STRING_get0_data(time) else { return nil }
    let bytes = UnsafeBufferPointer(start: data, count: min(64, Int(max(0, ASN1_STRING_length(time)))))
    let isShort = ASN1_STRING_type(time) == V_ASN1_UTCTIME
    return SigningTime(String(decoding: bytes, as: UTF8.self), hasShortYear: isShort)
  }

  /// Whether `signature` over `data` is that of the key; `nil` when libcrypto cannot work with key or signature.
  ///
  /// - Parameter digest: the name of the digest for keys other than SM2, which always goes with SM3.
  func verifies(_ signature: ArraySlice<UInt8>, over data: [UInt8], digest: DigestMethod) -> Bool? {
    guard let key = X509_get_pubkey(handle), let context = EVP_MD_CTX_new() else { return nil }
    defer {
      EVP_PKEY_free(key)
      EVP_MD_CTX_free(context)
    }
    let isSM2 = EVP_PKEY_is_a(key, "SM2") == 1
    let parameters = EVP_PKEY_CTX_new(key, nil)
    defer { EVP_PKEY_CTX_free(parameters) }
    if isSM2 {
      guard EVP_PKEY_CTX_set1_id(parameters, SM2.identity, Int32(SM2.identity.count)) > 0 else { return nil }
      EVP_MD_CTX_set_pkey_ctx(context, parameters)
    }
    let method = isSM2 ? EVP_sm3() : digest.function
    guard EVP_DigestVerifyInit(context, nil, method, nil, key) == 1 else { return nil }
    let answer = signature.withUnsafeBufferPointer { signature in
      data.withUnsafeBufferPointer { data in
        EVP_DigestVerify(context, signature.baseAddress, signature.count, data.baseAddress, data.count)
      }
    }
    ERR_clear_error()
    return answer == 1 ? true : answer == 0 ? false : nil
  }
}
