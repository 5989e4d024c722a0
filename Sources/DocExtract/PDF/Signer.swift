import CCrypto

/// Names the signer of a digital signature.
enum Signer {
  /// The common name in the certificate of a CMS signature; `nil` when it cannot be told.
  ///
  /// Only a name: whether the signature holds is not examined here.
  static func name(in signature: UnsafeRawBufferPointer) -> String? { SignedMessage(Array(signature))?.signerName }

  /// The common name of a certificate's owner, or the organization when there is none.
  static func name(of certificate: OpaquePointer) -> String? {
    guard let subject = X509_get_subject_name(certificate) else { return nil }
    return entry(NID_commonName, of: subject) ?? entry(NID_organizationName, of: subject)
  }

  private static func entry(_ kind: Int32, of subject: OpaquePointer) -> String? {
    let place = X509_NAME_get_index_by_NID(subject, kind, -1)
    guard place >= 0, let value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)) else { return nil }
    var text: UnsafeMutablePointer<UInt8>?
    let length = ASN1_STRING_to_UTF8(&text, value)
    guard length > 0, let text else { return nil }
    defer { casecheck_OPENSSL_free(text) }
    return String(decoding: UnsafeBufferPointer(start: text, count: Int(length)), as: UTF8.self)
  }
}
