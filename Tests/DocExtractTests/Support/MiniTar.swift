/// Makes TAR archives for tests (POSIX.1-1988, ustar).
enum MiniTar {
  /// - Parameter kind: `0` a file, `2` a link, `5` a folder, `6` a pipe.
  static func archive(_ entries: [(name: [UInt8], kind: Character, bytes: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    for entry in entries {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: [UInt8], at place: Int) { header.replaceSubrange(place..<(place + text.count), with: text) }
      put(Array(entry.name.prefix(99)), at: 0)
      put(Array("0000644\0".utf8), at: 100)
      let size = String(entry.bytes.count, radix: 8)
      put(Array((String(repeating: "0", count: 11 - size.count) + size).utf8), at: 124)
      put(Array("00000000000".utf8), at: 136)
      put(Array("        ".utf8), at: 148)
      put(Array(String(entry.kind).utf8), at: 156)
      put(Array("ustar\u{0}00".utf8), at: 257)
      let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
      put(Array((String(repeating: "0", count: 6 - sum.count) + sum + "\0 ").utf8), at: 148)
      out += header + entry.bytes + [UInt8](repeating: 0, count: (512 - entry.bytes.count % 512) % 512)
    }
    return out + [UInt8](repeating: 0, count: 1024)
  }
}
