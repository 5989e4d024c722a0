import Glibc

/// Names of entries, which archives write in the encoding of whatever system made them.
enum ArchiveName {
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
    for part in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." {
      guard part != ".." else { return nil }
      parts.append(String(part))
    }
    return parts
  }
}
