/// Named parts of patterns, 式样零件: `{date}` in a source stands for what `parts` of `Data/regions.yaml` says, so that what
/// many phrases share is written once.
struct PatternParts: Sendable {
  static let none = PatternParts()

  private var sources: [String: String] = [:]

  private init() {}

  /// - Parameters:
  ///   - node: names with their sources; one may use those above it.
  ///   - isProven: the sources are known to be right.
  /// - Throws: the mistake in a source, or a name that is none.
  init(_ node: PackNode?, isProven: Bool = false) throws(PackError) {
    guard let node else { return }
    guard let entries = node.entries else { throw node.error("parts 应为零件名和正则表达式的对照") }
    for entry in entries {
      guard Self.isName(entry.key) else { throw entry.error("零件名只用小写字母和连字符: \(entry.key)") }
      if !isProven { _ = try pattern(entry.value, isProven: false) }
      sources[entry.key] = "(?:\(try isProven ? expanded(entry.value.text ?? "") : expanded(entry.value)))"
    }
  }

  /// - Parameter isProven: the source is known to be right; it is compiled by the first search.
  /// - Throws: the mistake in the source with its place.
  func pattern(_ node: PackNode, isProven: Bool) throws(PackError) -> Pattern {
    if isProven, let source = node.text { return Pattern(proven: source, parts: self) }
    return try pattern(expanded(node), of: node)
  }

  /// - Parameter source: with its parts.
  func pattern(_ source: String, of node: PackNode) throws(PackError) -> Pattern {
    do throws(PatternError) {
      return try Pattern(source)
    } catch {
      throw node.error("正则表达式有误: \(error.message)")
    }
  }

  /// The source of a pattern with its parts put in.
  ///
  /// - Throws: when it asks for a part that does not exist.
  func expanded(_ node: PackNode) throws(PackError) -> String {
    let source = try node.string("正则表达式")
    var missing: String?
    let result = expanded(source) { missing = missing ?? $0 }
    if let missing { throw node.error("没有名为 {\(missing)} 的零件") }
    return result
  }

  /// What is unknown stays as it stands.
  func expanded(_ source: String, unknown: (String) -> Void = { _ in }) -> String {
    guard source.utf8.contains(UInt8(ascii: "{")) else { return source }
    var result = ""
    var rest = source[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      // {2,5} repeats, \p{Han} is a property.
      let name = rest.dropFirst().prefix { $0 == "-" || "a" <= $0 && $0 <= "z" }
      let end = rest.index(open, offsetBy: name.count + 1, limitedBy: rest.endIndex) ?? rest.endIndex
      if !name.isEmpty, end < rest.endIndex, rest[end] == "}" {
        if let part = sources[String(name)] { result += part } else { unknown(String(name)) }
        rest = rest[rest.index(after: end)...]
      } else {
        result.append("{")
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func isName(_ words: String) -> Bool {
    !words.isEmpty && words.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }
  }
}
