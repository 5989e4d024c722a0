import CCrypto

/// Hashes of files.
public enum Digest {
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

  /// The sixteen bytes of MD5, which some programs make names of; empty when the library refuses.
  public static func md5(of bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 16)
    var length: UInt32 = 0
    return EVP_Digest(bytes, bytes.count, &digest, &length, EVP_md5(), nil) == 1 ? digest : []
  }
}
