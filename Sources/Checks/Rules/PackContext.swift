import CaseReading

/// What a rule file may refer to while it is being read.
struct PackContext: Sendable {
  let vocabulary: Vocabulary
  let deadlines: DeadlineTable
  let thresholds: ThresholdTable

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

  func pattern(_ node: PackNode) throws(PackError) -> Pattern {
    let source = try node.string("正则")
    do {
      return try Pattern(source)
    } catch {
      throw node.error("正则有误(第\(error.offset)字节): \(error.message)")
    }
  }

  func patterns(_ node: PackNode) throws(PackError) -> [Pattern] {
    var patterns: [Pattern] = []
    for element in node.listed { patterns.append(try pattern(element)) }
    return patterns
  }

  /// Several alternatives as one pattern: `[十五日, 15日]`.
  func alternatives(_ node: PackNode) throws(PackError) -> Pattern {
    let parts = try node.strings("词语")
    do {
      return try Pattern(parts.map { "(?:\($0))" }.joined(separator: "|"))
    } catch {
      throw node.error("正则有误: \(error.message)")
    }
  }
}
