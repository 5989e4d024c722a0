import CCrypto

/// Hashes of files.
enum Digest {
  static var sha1: OpaquePointer? { EVP_sha1() }

  /// The digest of pieces that follow each other; `nil` when the library refuses.
  static func of(_ pieces: [UnsafeRawBufferPointer], by algorithm: OpaquePointer?) -> [UInt8]? {
    guard let algorithm, let context = EVP_MD_CTX_new() else { return nil }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestInit_ex(context, algorithm, nil) == 1 else { return nil }
    for piece in pieces { guard EVP_DigestUpdate(context, piece.baseAddress, piece.count) == 1 else { return nil } }
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &digest, &length) == 1 else { return nil }
    return Array(digest.prefix(Int(length)))
  }

  /// SHA-256 in lower-case hexadecimal; empty when the library refuses.
  static func sha256(of bytes: UnsafeRawBufferPointer) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    guard EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil) == 1 else { return "" }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
