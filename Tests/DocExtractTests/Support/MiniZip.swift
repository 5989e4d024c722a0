/// Makes ZIP packages for tests, stored without compression.
enum MiniZip {
  static func package(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    package(raw: entries.map { (Array($0.name.utf8), $0.bytes) }, flags: 0x0800)
  }

  /// With names in any encoding; without flags they are said to be those of DOS.
  static func package(raw entries: [(name: [UInt8], bytes: [UInt8])], flags: UInt32 = 0) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let name = entry.name
      let sums = le(crc32(entry.bytes), 4) + le(UInt32(entry.bytes.count), 4) + le(UInt32(entry.bytes.count), 4)
      let facts = le(20, 2) + le(flags, 2) + le(0, 2) + le(0, 2) + le(0x21, 2) + sums + le(UInt32(name.count), 2)
      directory += [0x50, 0x4B, 0x01, 0x02] + le(20, 2) + facts + le(0, 2)
      directory += le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(UInt32(out.count), 4) + name
      out += [0x50, 0x4B, 0x03, 0x04] + facts + le(0, 2) + name + entry.bytes
    }
    let start = UInt32(out.count)
    let count = UInt32(entries.count)
    out += directory
    out += [0x50, 0x4B, 0x05, 0x06] + le(0, 4) + le(count, 2) + le(count, 2)
    out += le(UInt32(directory.count), 4) + le(start, 4) + le(0, 2)
    return out
  }

  fileprivate static func le(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}

extension MiniZip {
  /// A package whose one entry unpacks to twelve megabytes of zeros.
  static func bomb(named name: String) -> [UInt8] {
    // A fixed Huffman block: one literal 0, then matches of 258 bytes at distance 1.
    var bits = BitWriter()
    bits.write(0b1, 1)
    bits.write(0b01, 2)
    bits.writeCode(0b0011_0000, 8)
    let matches = 12 * 1024 * 1024 / 258
    for _ in 0..<matches {
      bits.writeCode(0b1100_0101, 8)
      bits.writeCode(0, 5)
    }
    bits.writeCode(0, 7)
    let packed = bits.finished
    let size = UInt32(matches * 258 + 1)
    return deflated(name: name, packed: packed, size: size)
  }

  private static func deflated(name: String, packed: [UInt8], size: UInt32) -> [UInt8] {
    let name = Array(name.utf8)
    let facts =
      le(20, 2) + le(0x0800, 2) + le(8, 2) + le(0, 2) + le(0x21, 2) + le(0, 4) + le(UInt32(packed.count), 4)
      + le(size, 4)
      + le(UInt32(name.count), 2)
    let local = [0x50, 0x4B, 0x03, 0x04] + facts + le(0, 2) + name + packed
    var directory: [UInt8] = [0x50, 0x4B, 0x01, 0x02] + le(20, 2) + facts + le(0, 2)
    directory += le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(0, 4) + name
    let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + le(0, 4) + le(1, 2) + le(1, 2)
    return local + directory + end + le(UInt32(directory.count), 4) + le(UInt32(local.count), 4) + le(0, 2)
  }
}

/// Writes bits from the lowest up, as DEFLATE wants them.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt32 = 0
  private var count: UInt32 = 0

  mutating func write(_ value: UInt32, _ length: UInt32) {
    pending |= value << count
    count += length
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  /// Huffman codes stand with their highest bit first.
  mutating func writeCode(_ code: UInt32, _ length: UInt32) {
    for bit in (0..<length).reversed() { write(code >> bit & 1, 1) }
  }

  var finished: [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes }
}
