/// SHA-256 for the rooms that may not import libcrypto.
public enum SHA256 {
  /// Lower-case hexadecimal, 64 digits.
  public static func hex(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes { Digest.sha256(of: $0) } }

  /// The same of bytes that are mapped from a file.
  public static func hex(ofMapped bytes: UnsafeRawBufferPointer) -> String { Digest.sha256(of: bytes) }
}
