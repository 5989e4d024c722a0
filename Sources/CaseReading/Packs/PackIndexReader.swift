/// Reads the bytes of a ``PackIndex`` within bounds.
struct PackIndexReader {
  private let bytes: [UInt8]
  private let end: Int
  private let path: String
  private(set) var position: Int

  init(_ bytes: [UInt8], path: String, range: Range<Int>? = nil) {
    self.bytes = bytes
    self.path = path
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  var isAtEnd: Bool { position == end }

  func damaged() -> PackError {
    PackError(path: path, line: 1, column: 1, message: "规则索引已损坏(第\(position)字节);重新安装程序")
  }

  mutating func expect(_ expected: [UInt8]) throws(PackError) {
    guard end - position >= expected.count, bytes[position..<position + expected.count].elementsEqual(expected) else {
      throw damaged()
    }
    position += expected.count
  }

  mutating func skip(_ count: Int) throws(PackError) {
    guard count >= 0, count <= end - position else { throw damaged() }
    position += count
  }

  mutating func byte() throws(PackError) -> UInt8 {
    guard position < end else { throw damaged() }
    position += 1
    return bytes[position - 1]
  }

  /// At most 35 bits, so that sums of numbers never overflow.
  mutating func number() throws(PackError) -> Int {
    var value = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      let byte = try byte()
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw damaged()
  }

  /// A number of things that take at least so many bytes each: more than fit is damage, not a reason to reserve memory.
  mutating func count(atLeastBytesEach size: Int) throws(PackError) -> Int {
    let count = try number()
    guard count <= (end - position) / size else { throw damaged() }
    return count
  }

  mutating func text() throws(PackError) -> String {
    let length = try count(atLeastBytesEach: 1)
    let start = position
    try skip(length)
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func text(_ texts: [String]) throws(PackError) -> String {
    let number = try number()
    guard texts.indices.contains(number) else { throw damaged() }
    return texts[number]
  }

  mutating func node(_ texts: [String], depth: Int) throws(PackError) -> PackNode {
    guard depth < PackIndex.maximumDepth else { throw damaged() }
    let tag = try byte()
    let (line, column) = (try number(), try number())
    switch tag {
    case 0:
      return PackNode(.none, line: line, column: column)
    case 1:
      return PackNode(.scalar(try text(texts)), line: line, column: column)
    case 2:
      let count = try count(atLeastBytesEach: 3)
      var elements: [PackNode] = []
      elements.reserveCapacity(count)
      for _ in 0..<count { elements.append(try node(texts, depth: depth + 1)) }
      return PackNode(.sequence(elements), line: line, column: column)
    case 3:
      let count = try count(atLeastBytesEach: 6)
      var entries: [PackEntry] = []
      entries.reserveCapacity(count)
      for _ in 0..<count {
        let key = try text(texts)
        let (line, column) = (try number(), try number())
        let value = try node(texts, depth: depth + 1)
        entries.append(PackEntry(key: key, line: line, column: column, value: value))
      }
      return PackNode(.mapping(entries), line: line, column: column)
    default:
      throw damaged()
    }
  }
}
