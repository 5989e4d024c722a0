/// Alternatives inside of labels, 栏目的几种写法: `被{检查,复查}{人,单位}{,负责人}签名` stands for eight labels.
///
/// Agencies build the words for who signs and what is charged from few parts; written out they are hundreds.
enum LabelAlternatives {
  /// One source stands for no more labels than this.
  static let most = 500

  /// The labels that `node` stands for, the first alternative of each group first; the words themselves without braces.
  ///
  /// - Throws: for a brace that is not closed, holds another one or no comma, and for too many labels.
  static func expanded(_ node: PackNode, _ what: String) throws(PackError) -> [String] {
    let source = try node.string(what)
    guard source.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else { return [source] }
    var labels: [String] = [""]
    var rest = source[...]
    while let open = rest.firstIndex(where: { "{}".contains($0) }) {
      let behind = rest.index(after: open)
      guard rest[open] == "{", let close = rest[behind...].firstIndex(where: { "{}".contains($0) }), rest[close] == "}"
      else { throw node.error("栏目“\(source)”的花括号不成对;花括号里不能再有花括号") }
      let words = rest[behind..<close].split(separator: ",", omittingEmptySubsequences: false)
      guard words.count > 1 else { throw node.error("栏目“\(source)”的花括号里应有用英文逗号隔开的几种写法") }
      guard labels.count * words.count <= most else { throw node.error("栏目“\(source)”的写法超过 \(most) 种,请分成几项") }
      labels = labels.flatMap { label in words.map { label + rest[..<open] + $0 } }
      rest = rest[rest.index(after: close)...]
    }
    return labels.map { $0 + rest }.filter { !$0.isEmpty }
  }
}

extension PackNode {
  /// A list of labels, with their alternatives; a single one counts as a list of one.
  func labels(_ what: String) throws(PackError) -> [String] {
    var labels: [String] = []
    for element in elements ?? [self] { labels += try LabelAlternatives.expanded(element, what).map(LabelFinder.bare) }
    return labels
  }
}
