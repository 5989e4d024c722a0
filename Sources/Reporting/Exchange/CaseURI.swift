/// Paths of files as other programs look them up.
enum CaseURI {
  /// The path of a file from where the cases lie: that of its case, then its own; a file that is a case by itself stands once.
  static func path(of source: String, in folder: String) -> String {
    source == folder || folder == ResultCase.batchPath || source.hasPrefix(folder + "/")
      ? source : "\(folder)/\(source)"
  }

  /// A relative reference (RFC 3986): everything but letters, digits and `-._~/` percent-encoded.
  static func encoded(_ path: String) -> String {
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let hexadecimal = Array("0123456789ABCDEF".utf8)
}
