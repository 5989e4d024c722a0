/// Pack files in a compact binary form, so that the built-in ones need no YAML parsing at start.
///
/// Layout: magic, table of texts, then for every file its path and its nodes in the order of the file; all numbers
/// are unsigned LEB128. Reading checks every bound; damaged bytes throw and never trap.
public struct PackIndex: Sendable {
  static let magic = Array("CCPACKS1".utf8)
  /// Deeper nesting is refused.
  static let maximumDepth = 100

  /// In the order they were written.
  public let paths: [String]
  private let texts: [String]
  private let bytes: [UInt8]
  private let ranges: [String: Range<Int>]

  /// - Throws: an error that names `path` when the bytes are not an index of this version.
  public init(_ bytes: [UInt8], path: String = "packs.index") throws(PackError) {
    var reader = PackIndexReader(bytes, path: path)
    try reader.expect(PackIndex.magic)
    let count = try reader.count(atLeastBytesEach: 1)
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try reader.text()) }
    var paths: [String] = []
    var ranges: [String: Range<Int>] = [:]
    for _ in 0..<(try reader.count(atLeastBytesEach: 2)) {
      let path = try reader.text()
      let length = try reader.count(atLeastBytesEach: 1)
      ranges[path] = reader.position..<(reader.position + length)
      paths.append(path)
      try reader.skip(length)
    }
    guard reader.isAtEnd else { throw reader.damaged() }
    self.paths = paths
    self.texts = texts
    self.bytes = bytes
    self.ranges = ranges
  }

  /// The content of one file, without the keys that were left out; `nil` when the index does not have the path.
  public func node(_ path: String) throws(PackError) -> PackNode? {
    guard let range = ranges[path] else { return nil }
    var reader = PackIndexReader(bytes, path: path, range: range)
    let node = try reader.node(texts, depth: 0)
    guard reader.isAtEnd else { throw reader.damaged() }
    return node
  }

  /// The bytes of an index.
  ///
  /// - Parameter leavingOut: keys of the top level that are dropped with all that stands below them, such as examples.
  public static func write(_ nodes: [(path: String, node: PackNode)], leavingOut keys: Set<String> = []) -> [UInt8] {
    var writer = PackIndexWriter()
    var files: [UInt8] = []
    PackIndexWriter.append(nodes.count, to: &files)
    for (path, node) in nodes {
      var node = node
      if let entries = node.entries { node.content = .mapping(entries.filter { !keys.contains($0.key) }) }
      var body: [UInt8] = []
      writer.append(node, to: &body)
      PackIndexWriter.append(path, to: &files)
      PackIndexWriter.append(body.count, to: &files)
      files.append(contentsOf: body)
    }
    var bytes = magic
    PackIndexWriter.append(writer.texts.count, to: &bytes)
    for text in writer.texts { PackIndexWriter.append(text, to: &bytes) }
    return bytes + files
  }
}

/// Collects distinct texts while nodes are written.
private struct PackIndexWriter {
  var texts: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func append(_ node: PackNode, to bytes: inout [UInt8]) {
    switch node.content {
    case .none: bytes.append(0)
    case .scalar: bytes.append(1)
    case .sequence: bytes.append(2)
    case .mapping: bytes.append(3)
    }
    Self.append(node.line, to: &bytes)
    Self.append(node.column, to: &bytes)
    switch node.content {
    case .none: break
    case .scalar(let text): Self.append(number(of: text), to: &bytes)
    case .sequence(let elements):
      Self.append(elements.count, to: &bytes)
      for element in elements { append(element, to: &bytes) }
    case .mapping(let entries):
      Self.append(entries.count, to: &bytes)
      for entry in entries {
        Self.append(number(of: entry.key), to: &bytes)
        Self.append(entry.line, to: &bytes)
        Self.append(entry.column, to: &bytes)
        append(entry.value, to: &bytes)
      }
    }
  }

  private mutating func number(of text: String) -> Int {
    if let number = numbers[text] { return number }
    numbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text.utf8.count, to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }
}
