/// Makes compound files for tests: streams below the root, and folders that hold one stream each.
struct MiniCompound {
  /// A name with `/` stands in a folder of its own.
  var streams: [(name: String, bytes: [UInt8])]

  private static let none: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]

  /// A Word 97 document as far as its head.
  static func word(version: UInt8 = 0xC1, flags: UInt8 = 0) -> MiniCompound {
    let head: [UInt8] = [0xEC, 0xA5, version, 0, 0, 0, 0, 0, 0, 0, 0, flags]
    return MiniCompound(streams: [
      ("1Table", [1]), ("WordDocument", head + Array(repeating: 0, count: 4_096)),
    ])
  }

  var bytes: [UInt8] {
    var data: [UInt8] = []
    var shorts: [UInt8] = []
    var chains: [Int] = []
    var entries: [[UInt8]] = []
    let count = streams.reduce(1) { $0 + ($1.name.contains("/") ? 2 : 1) }
    let directorySectors = (count + 3) / 4
    // Sector 0 is the table; the directory follows, then the streams.
    var next = 1 + directorySectors
    func add(_ content: [UInt8]) -> Int {
      let sectors = max(1, (content.count + 511) / 512)
      data += content + Array(repeating: 0, count: sectors * 512 - content.count)
      chains.append(sectors)
      defer { next += sectors }
      return next
    }
    var siblings: [Int] = []
    for stream in streams {
      let parts = stream.name.split(separator: "/").map(String.init)
      let isShort = stream.bytes.count < 4_096
      let start = isShort ? shorts.count / 64 : add(stream.bytes)
      if isShort { shorts += stream.bytes + Array(repeating: 0, count: (64 - stream.bytes.count % 64) % 64) }
      let index = entries.count + 1
      if parts.count == 2 {
        siblings.append(index)
        entries.append(Self.entry(parts[0], type: 1, child: index + 1))
      } else {
        siblings.append(index)
      }
      entries.append(Self.entry(parts[parts.count - 1], type: 2, start: start, size: stream.bytes.count))
    }
    let shortStart = shorts.isEmpty ? 0xFFFF_FFFE : add(shorts)
    // The siblings hang on one another like a list, which is a tree as well.
    for (index, sibling) in zip(siblings, siblings.dropFirst()) {
      entries[index - 1].replaceSubrange(72..<76, with: Self.le(sibling, 4))
    }
    let root = Self.entry("Root Entry", type: 5, child: siblings.first ?? -1, start: shortStart, size: shorts.count)
    let directory = ([root] + entries).reduce([], +)
    var table = Self.le(0xFFFF_FFFD, 4)
    for length in [directorySectors] + chains {
      for step in 1...length {
        table += step == length ? Self.le(0xFFFF_FFFE, 4) : Self.le(table.count / 4 + 1, 4)
      }
    }
    let padded = directory + Array(repeating: 0, count: directorySectors * 512 - directory.count)
    return header(shortStart) + table + Array(repeating: 0xFF, count: 512 - table.count) + padded + data
  }

  private func header(_ shortStart: Int) -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 16)
    header += Self.le(0x3E, 2) + Self.le(3, 2) + Self.le(0xFFFE, 2) + Self.le(9, 2) + Self.le(6, 2)
    header += Array(repeating: 0, count: 10) + Self.le(1, 4) + Self.le(1, 4) + Self.le(0, 4) + Self.le(4_096, 4)
    header += Self.le(0xFFFF_FFFE, 4) + Self.le(0, 4) + Self.le(0xFFFF_FFFE, 4) + Self.le(0, 4) + Self.le(0, 4)
    return header + Array(repeating: 0xFF, count: 512 - header.count)
  }

  private static func entry(
    _ name: String, type: UInt8, child: Int = -1, start: Int = 0, size: Int = 0
  ) -> [UInt8] {
    let units = name.utf16.flatMap { le(Int($0), 2) }
    var entry = units + Array(repeating: 0, count: 64 - units.count) + le(units.count + 2, 2) + [type, 1]
    entry += none + none + le(child, 4) + Array(repeating: 0, count: 36)
    return entry + le(start, 4) + le(size, 8)
  }

  private static func le(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
