import Glibc

/// Names of entries, which archives write in the encoding of whatever system made them.
enum ArchiveName {
  /// Bytes of a path that systems can write.
  static let maxBytes = 4_096
  /// Folders inside folders.
  static let maxParts = 40

  /// UTF-8 when it is valid, else GB 18030, which Windows writes here; what is neither is shown with U+FFFD.
  static func decoded(_ name: [UInt8]) -> String {
    String(validating: name, as: UTF8.self) ?? fromGB18030(name) ?? String(decoding: name, as: UTF8.self)
  }

  private static func fromGB18030(_ name: [UInt8]) -> String? {
    guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var source = name.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: name.count * 3 + 16)
    let room = target.count
    let left = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target -> Int? in
        var (input, output) = (source.baseAddress, target.baseAddress)
        var (unread, left) = (source.count, room)
        return iconv(converter, &input, &unread, &output, &left) == -1 || unread > 0 ? nil : left
      }
    }
    return left.map { String(decoding: target.prefix(room - $0).map { UInt8(bitPattern: $0) }, as: UTF8.self) }
  }

  /// The folders and the name, without empty parts and `.`; `nil` when the path leaves the archive.
  ///
  /// Windows programs write `\` between folders; the second byte of a Chinese letter may look like one, which is why the
  /// name is decoded first.
  static func parts(of path: String) -> [String]? {
    var parts: [String] = []
    // By bytes: a combining mark behind a separator makes one letter with it and hides it.
    for part in path.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
      let part = String(decoding: part, as: UTF8.self)
      guard part != ".." else { return nil }
      if part != "." { parts.append(part) }
    }
    return parts
  }

  /// The last bytes of a name that is too long to be decoded for nothing.
  static func end(of name: [UInt8]) -> [UInt8] { Array(name.suffix(400).drop { $0 & 0xC0 == 0x80 }) }

  /// What is shown of a path that is too long: its last part, as far as that is not too long itself.
  static func short(_ last: String) -> String {
    let scalars = last.unicodeScalars
    return "…/" + (scalars.count > 100 ? "…" : "") + String(String.UnicodeScalarView(scalars.suffix(100)))
  }
}
