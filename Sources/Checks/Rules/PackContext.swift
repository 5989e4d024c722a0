import CaseReading

/// What a rule file may refer to while it is being read.
struct PackContext: Sendable {
  let vocabulary: Vocabulary
  let deadlines: DeadlineTable
  let thresholds: ThresholdTable
  /// The pack comes from an index: its patterns were compiled when that was written.
  var isProven = false

  /// A kind of document that exists.
  func kind(_ id: String, at node: PackNode) throws(PackError) -> String {
    guard vocabulary.kinds[id] != nil else {
      throw node.error("文书种类" + Spelling.unknown(id, among: vocabulary.kinds.keys))
    }
    return id
  }

  func kind(_ node: PackNode) throws(PackError) -> String { try kind(node.string("文书种类"), at: node) }

  func kinds(_ node: PackNode) throws(PackError) -> [String] {
    var kinds: [String] = []
    for element in node.listed { kinds.append(try kind(element)) }
    return kinds
  }

  func fields(_ node: PackNode) throws(PackError) -> [FieldPath] {
    var paths: [FieldPath] = []
    for element in node.listed { paths.append(try FieldPath(element, self)) }
    return paths
  }

  func pattern(_ node: PackNode) throws(PackError) -> PackPattern {
    let source = try node.string("正则")
    try checkWidths(source, node)
    do {
      return try PackPattern(source, isProven: isProven)
    } catch {
      throw node.error("正则有误(第\(error.offset)字节): \(error.message)")
    }
  }

  /// Texts are folded to half width before they are matched: a full-width sign in a pattern would never match.
  private func checkWidths(_ source: String, _ node: PackNode) throws(PackError) {
    guard let wide = source.unicodeScalars.first(where: { (0xFF01...0xFF5E).contains($0.value) }) else { return }
    let narrow = Unicode.Scalar(wide.value - 0xFEE0).map(String.init) ?? ""
    throw node.error("文本先折成半角再匹配,“\(wide)”永远匹配不到,应写“\(narrow)”")
  }

  func patterns(_ node: PackNode) throws(PackError) -> [PackPattern] {
    var patterns: [PackPattern] = []
    for element in node.listed { patterns.append(try pattern(element)) }
    return patterns
  }

  /// Several alternatives as one pattern: `[十五日, 15日]`.
  func alternatives(_ node: PackNode) throws(PackError) -> PackPattern {
    let parts = try node.strings("词语")
    for part in parts { try checkWidths(part, node) }
    do {
      return try PackPattern(parts.map { "(?:\($0))" }.joined(separator: "|"), isProven: isProven)
    } catch {
      throw node.error("正则有误: \(error.message)")
    }
  }
}
