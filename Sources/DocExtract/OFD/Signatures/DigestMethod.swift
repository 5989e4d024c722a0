import CCrypto

/// The digests that signatures of OFD use.
enum DigestMethod: Hashable {
  case sm3, sha1, sha256, sha512, md5

  /// An object identifier or a name, as writers put either; `nil` for others. Without one it is SM3.
  init?(_ name: String) {
    switch name.trimmedLowercase {
    case "", "1.2.156.10197.1.401", "1.2.156.10197.1.401.1", "1.2.156.10197.1.501", "sm3", "sm3withsm2", "sm2":
      self = .sm3
    case "1.3.14.3.2.26", "1.2.840.113549.1.1.5", "sha1", "sha-1", "sha1withrsa": self = .sha1
    case "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.11", "sha256", "sha-256", "sha256withrsa": self = .sha256
    case "2.16.840.1.101.3.4.2.3", "1.2.840.113549.1.1.13", "sha512", "sha-512", "sha512withrsa": self = .sha512
    case "1.2.840.113549.2.5", "1.2.840.113549.1.1.4", "md5": self = .md5
    default: return nil
    }
  }

  var function: OpaquePointer? {
    switch self {
    case .sm3: EVP_sm3()
    case .sha1: EVP_sha1()
    case .sha256: EVP_sha256()
    case .sha512: EVP_sha512()
    case .md5: EVP_md5()
    }
  }

  /// The digest of bytes that lie in memory; empty when the library refuses.
  func digest(of bytes: [UInt8]) -> [UInt8] {
    guard let running = RunningDigest(self) else { return [] }
    bytes.withUnsafeBytes { running.add($0) }
    return running.finish()
  }
}

/// A digest that is made piece by piece.
final class RunningDigest {
  private let context: OpaquePointer

  init?(_ method: DigestMethod) {
    guard let made = EVP_MD_CTX_new() else { return nil }
    context = made
    guard EVP_DigestInit_ex(context, method.function, nil) == 1 else { return nil }
  }

  deinit { EVP_MD_CTX_free(context) }

  func add(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

  func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 64)
    var length: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &digest, &length) == 1 else { return [] }
    return Array(digest.prefix(Int(length)))
  }
}

extension String {
  fileprivate var trimmedLowercase: String { lowercased().filter { !$0.isWhitespace } }
}
