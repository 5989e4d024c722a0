import Glibc

/// Paths whose names are no UTF-8, as they come from old archives and foreign disks.
///
/// In a `String` every byte that is not valid stands as one scalar of a private area, and comes back as that byte when the
/// file is opened. A path of valid UTF-8 is itself.
package enum RawPath {
  /// The scalar of byte 0x80; the last is that of 0xFF.
  private static let base: UInt32 = 0xF780

  static func string(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isEscape) {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let value = byte < 0x80 ? UInt32(byte) : base + UInt32(byte) - 0x80
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// The path that the system gave.
  static func string(_ path: UnsafePointer<CChar>) -> String {
    string(Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
  }

  /// The bytes to hand to the system, with the NUL at the end.
  package static func bytes(_ path: String) -> [CChar] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(path.utf8.count + 1)
    for scalar in path.unicodeScalars {
      if isEscape(scalar) {
        bytes.append(UInt8(scalar.value - base + 0x80))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes.map { CChar(bitPattern: $0) } + [0]
  }

  private static func isEscape(_ scalar: Unicode.Scalar) -> Bool { base...(base + 0x7F) ~= scalar.value }
}
