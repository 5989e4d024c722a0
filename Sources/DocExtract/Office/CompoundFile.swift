/// The container of old Office files, 复合文档 (MS-CFB): the streams at its top, and how each begins.
///
/// Chains of sectors are followed for as many steps as the file has sectors, so that a loop ends.
struct CompoundFile {
  struct Stream {
    var name: String
    /// Number of its first sector; of the short sectors when the stream is shorter than ``shortLimit``.
    var start: UInt32
    var size: UInt64
  }

  static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let endOfChain: UInt32 = 0xFFFF_FFFA
  private static let maxEntries = 4_096

  private let bytes: UnsafeRawBufferPointer
  private let sectorShift: Int
  private let shortLimit: UInt64
  private let shortTable: UInt32
  /// Sectors that hold the allocation table; read as far as the first 109 and their chain reach.
  private let tableSectors: [UInt32]
  /// The stream that holds all short streams.
  private var shorts = Stream(name: "", start: endOfChain, size: 0)
  /// Directly below the root; embedded objects have streams of their own, which are not here.
  private(set) var streams: [Stream] = []
  /// Names of the folders directly below the root.
  private(set) var storages: [String] = []

  /// `nil` when the header or the list of streams is not there.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 512, bytes.starts(with: Self.magic), let shift = Self.number(bytes, 30, UInt16.self),
      shift == 9 || shift == 12, let first = Self.number(bytes, 48, UInt32.self),
      let limit = Self.number(bytes, 56, UInt32.self), let table = Self.number(bytes, 60, UInt32.self)
    else { return nil }
    self.bytes = bytes
    sectorShift = Int(shift)
    shortLimit = UInt64(limit)
    shortTable = table
    tableSectors = Self.tableSectors(bytes, Int(shift))
    let directory = entries(from: first)
    guard let root = directory.first, root.type == 5 else { return nil }
    shorts = Stream(name: "", start: root.start, size: root.size)
    collect(directory, from: root.child)
  }

  func has(_ name: String) -> Bool { streams.contains { $0.name == name } }

  /// The first bytes of a stream, 64 at most.
  func head(of name: String) -> [UInt8] {
    guard let stream = streams.first(where: { $0.name == name }) else { return [] }
    let count = Int(min(stream.size, 64))
    guard stream.size < shortLimit else { return part(of: place(ofSector: stream.start), count) }
    // Short sectors are 64 bytes long and lie in a stream of their own.
    let offset = UInt64(stream.start) << 6
    guard offset < shorts.size else { return [] }
    var sector = shorts.start
    for _ in 0..<(offset >> UInt64(sectorShift)) {
      guard let next = next(after: sector) else { return [] }
      sector = next
    }
    let rest = Int(offset & (1 << UInt64(sectorShift) - 1))
    return part(of: place(ofSector: sector).map { $0 + rest }, count)
  }

  // MARK: Directory

  private struct Entry {
    var name: String
    /// 1 storage, 2 stream, 5 root.
    var type: UInt8
    var left, right, child, start: UInt32
    var size: UInt64
  }

  private func entries(from first: UInt32) -> [Entry] {
    var entries: [Entry] = []
    var sector: UInt32? = first
    var steps = 0
    while let current = sector, entries.count < Self.maxEntries, steps <= bytes.count >> sectorShift {
      guard let start = place(ofSector: current) else { break }
      for index in 0..<(1 << (sectorShift - 7)) {
        guard let entry = entry(at: start + index << 7) else { return [] }
        entries.append(entry)
      }
      sector = next(after: current)
      steps += 1
    }
    return entries
  }

  private func entry(at offset: Int) -> Entry? {
    guard offset + 128 <= bytes.count, let length = Self.number(bytes, offset + 64, UInt16.self),
      let left = Self.number(bytes, offset + 68, UInt32.self), let right = Self.number(bytes, offset + 72, UInt32.self),
      let child = Self.number(bytes, offset + 76, UInt32.self),
      let start = Self.number(bytes, offset + 116, UInt32.self),
      let size = Self.number(bytes, offset + 120, UInt64.self)
    else { return nil }
    // The length counts bytes, with the zero at the end.
    let units = (0..<max(0, min(Int(length), 64) / 2 - 1)).compactMap {
      Self.number(bytes, offset + 2 * $0, UInt16.self)
    }
    // Old writers leave rubbish in the upper half of the size.
    return Entry(
      name: String(decoding: units, as: UTF16.self), type: bytes[offset + 66], left: left, right: right, child: child,
      start: start, size: sectorShift == 9 ? size & 0xFFFF_FFFF : size)
  }

  /// Walks the tree of siblings below the root; each entry is visited once.
  private mutating func collect(_ entries: [Entry], from child: UInt32) {
    var visited = [Bool](repeating: false, count: entries.count)
    var waiting = [child]
    while let index = waiting.popLast() {
      guard index < entries.count, !visited[Int(index)] else { continue }
      visited[Int(index)] = true
      let entry = entries[Int(index)]
      waiting += [entry.left, entry.right]
      if entry.type == 2 { streams.append(Stream(name: entry.name, start: entry.start, size: entry.size)) }
      if entry.type == 1 { storages.append(entry.name) }
    }
  }

  // MARK: Sectors

  private func place(ofSector sector: UInt32) -> Int? {
    guard sector < Self.endOfChain else { return nil }
    let offset = (Int(sector) + 1) << sectorShift
    return offset < bytes.count ? offset : nil
  }

  private func next(after sector: UInt32) -> UInt32? {
    let perTable = 1 << (sectorShift - 2)
    let (table, index) = (Int(sector) / perTable, Int(sector) % perTable)
    guard table < tableSectors.count, let start = place(ofSector: tableSectors[table]),
      let next = Self.number(bytes, start + index << 2, UInt32.self), next < Self.endOfChain
    else { return nil }
    return next
  }

  private static func tableSectors(_ bytes: UnsafeRawBufferPointer, _ shift: Int) -> [UInt32] {
    var sectors = (0..<109).compactMap { number(bytes, 76 + $0 << 2, UInt32.self) }
    var next = number(bytes, 68, UInt32.self) ?? endOfChain
    var steps = 0
    while next < endOfChain, steps <= bytes.count >> shift {
      let start = (Int(next) + 1) << shift
      let count = 1 << (shift - 2) - 1
      sectors += (0..<count).compactMap { number(bytes, start + $0 << 2, UInt32.self) }
      next = number(bytes, start + count << 2, UInt32.self) ?? endOfChain
      steps += 1
    }
    return sectors
  }

  private func part(of offset: Int?, _ count: Int) -> [UInt8] {
    guard let offset, offset < bytes.count else { return [] }
    return Array(bytes[offset..<min(bytes.count, offset + count)])
  }

  private static func number<Number: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _ offset: Int, _ type: Number.Type
  ) -> Number? {
    guard offset >= 0, offset + MemoryLayout<Number>.size <= bytes.count else { return nil }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
  }
}
