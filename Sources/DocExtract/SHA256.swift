/// SHA-256 for the rooms that may not import libcrypto.
public enum SHA256 {
  /// Lower-case hexadecimal, 64 digits.
  public static func hex(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes { Digest.sha256(of: $0) } }
}
