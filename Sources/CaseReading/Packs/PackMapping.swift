/// The keys of one mapping while they are being read; whatever was not asked for is an error at the end.
public struct PackMapping {
  /// What the mapping describes, as errors name it: `deadline`, `规则`.
  public let name: String
  public let node: PackNode
  private let entries: [PackEntry]
  private var asked: Set<String> = []

  public init(_ node: PackNode, name: String) throws(PackError) {
    guard let entries = node.entries else { throw PackMapping.noMapping(node, name) }
    self.name = name
    self.node = node
    self.entries = entries
  }

  /// The value of `key`; `nil` when the key is not there or nothing stands after it.
  public mutating func take(_ key: String) -> PackNode? {
    asked.insert(key)
    guard let entry = entries.first(where: { $0.key == key }), !entry.value.isNone else { return nil }
    return entry.value
  }

  public mutating func require(_ key: String) throws(PackError) -> PackNode {
    guard let value = take(key) else { throw missing(key, "\(name)缺少“\(key)”") }
    return value
  }

  /// The error for a key that should be there: at a misspelt one when there is one, else at the mapping.
  public func missing(_ key: String, _ message: String) -> PackError {
    for entry in entries where !asked.contains(entry.key) && Spelling.nearest(to: entry.key, among: [key]) != nil {
      return entry.error("\(name) " + Spelling.unknown(entry.key, among: [key]))
    }
    return node.error(message)
  }

  public mutating func string(_ key: String) throws(PackError) -> String? {
    guard let node = take(key) else { return nil }
    return try node.string(key)
  }

  public mutating func strings(_ key: String) throws(PackError) -> [String] {
    guard let node = take(key) else { return [] }
    return try node.strings(key)
  }

  public mutating func integer(_ key: String) throws(PackError) -> Int? {
    guard let node = take(key) else { return nil }
    return try node.integer(key)
  }

  public mutating func boolean(_ key: String) throws(PackError) -> Bool? {
    guard let node = take(key) else { return nil }
    return try node.boolean(key)
  }

  public mutating func date(_ key: String) throws(PackError) -> CalendarDate? {
    guard let node = take(key) else { return nil }
    return try node.date(key)
  }

  public mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, of _: Word.Type = Word.self
  ) throws(PackError) -> Word? where Word.RawValue == String {
    guard let node = take(key) else { return nil }
    return try node.word(key, of: Word.self)
  }

  /// What people write instead of a key with its value: a wide colon, or no blank behind the colon.
  private static func noMapping(_ node: PackNode, _ name: String) -> PackError {
    let text = node.text ?? ""
    let hint =
      text.contains("\u{FF1A}") ? ";冒号要用半角的“:”,后面空一格" : text.contains(":") ? ";冒号后面要空一格" : ""
    return node.error("\(name)应为映射(键: 值),却是\(node.described)\(hint)")
  }

  /// Takes what has not been asked for yet, in the order of the file.
  public mutating func rest() -> [PackEntry] {
    let rest = entries.filter { !asked.contains($0.key) }
    asked.formUnion(rest.map(\.key))
    return rest
  }

  /// Throws for the first key that nobody asked for.
  public func finish() throws(PackError) {
    for entry in entries where !asked.contains(entry.key) {
      throw entry.error("\(name) " + Spelling.unknown(entry.key, among: asked))
    }
  }
}
