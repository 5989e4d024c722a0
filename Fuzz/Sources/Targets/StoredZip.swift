/// Makes packages whose parts are what the fuzzer invents: a changed byte of a compressed file would be refused by its sum.
enum StoredZip {
  static func package(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      let sizes =
        little(sum(entry.bytes), 4) + little(UInt32(entry.bytes.count), 4) + little(UInt32(entry.bytes.count), 4)
      let facts =
        little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + sizes
        + little(UInt32(name.count), 2)
      directory += [0x50, 0x4B, 0x01, 0x02] + little(20, 2) + facts + little(0, 2)
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(UInt32(out.count), 4) + name
      out += [0x50, 0x4B, 0x03, 0x04] + facts + little(0, 2) + name + entry.bytes
    }
    let start = UInt32(out.count)
    let count = UInt32(entries.count)
    out += directory
    out += [0x50, 0x4B, 0x05, 0x06] + little(0, 4) + little(count, 2) + little(count, 2)
    return out + little(UInt32(directory.count), 4) + little(start, 4) + little(0, 2)
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  private static func sum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}
