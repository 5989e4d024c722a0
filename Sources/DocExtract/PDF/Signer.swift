import CCrypto

/// Names the signer of a digital signature.
enum Signer {
  /// The common name in the certificate of a CMS signature; `nil` when it cannot be told.
  ///
  /// Only a name: whether the signature holds is not examined here.
  static func name(in signature: UnsafeRawBufferPointer) -> String? {
    var start = signature.baseAddress?.assumingMemoryBound(to: UInt8.self)
    guard let cms = d2i_PKCS7(nil, &start, signature.count) else { return nil }
    defer { PKCS7_free(cms) }
    guard let signers = PKCS7_get0_signers(cms, nil, 0) else { return nil }
    defer { casecheck_sk_X509_free(signers) }
    guard let certificate = casecheck_sk_X509_first(signers), let subject = X509_get_subject_name(certificate) else {
      return nil
    }
    let place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1)
    guard place >= 0, let value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)) else { return nil }
    var text: UnsafeMutablePointer<UInt8>?
    let length = ASN1_STRING_to_UTF8(&text, value)
    guard length > 0, let text else { return nil }
    defer { casecheck_OPENSSL_free(text) }
    return String(decoding: UnsafeBufferPointer(start: text, count: Int(length)), as: UTF8.self)
  }
}
