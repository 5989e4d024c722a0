/// The fields of `Data/fields.yaml`: what every kind that names one starts from.
struct FieldTable {
  private(set) var specs: [String: FieldSpec] = [:]

  /// - Parameter isProven: the patterns are known to be right.
  init(_ node: PackNode, parts: PatternParts, isProven: Bool = false) throws(PackError) {
    for entry in node.entries ?? [] {
      do throws(PackError) {
        specs[entry.key] = try FieldSpec(id: entry.key, node: entry.value, base: nil, parts: parts, isProven: isProven)
      } catch {
        throw error.at("fields.yaml")
      }
    }
  }
}

extension FieldSpec {
  /// - Parameter base: what the kind's file changes; `nil` for the table itself.
  init(id: String, node: PackNode, base: FieldSpec?, parts: PatternParts, isProven: Bool) throws(PackError) {
    self =
      base
      ?? FieldSpec(
        id: id, name: id, type: .text, labels: [], fallbackLabels: [], phrases: [], regions: [.anywhere], choices: [],
        isSeveral: false, isLong: false)
    guard !node.isNone else { return }
    isOwn = base != nil
    var keys = try PackMapping(node, name: "字段")
    if let name = try keys.string("name") { self.name = name }
    if let type = try keys.word("type", of: Vocabulary.FieldType.self) { self.type = type }
    if let node = keys.take("labels") {
      let common = labels
      labels = try node.labels("labels")
      if base != nil { commonLabels = common }
    }
    if let node = keys.take("fallback-labels") { fallbackLabels = try node.labels("fallback-labels") }
    if let node = keys.take("near-labels") {
      nearLabels = []
      for element in node.listed { nearLabels.append(try NearLabel(element)) }
    }
    if let node = keys.take("phrases") {
      commonPhrases = base == nil ? [] : phrases
      phrases = []
      for element in node.listed { phrases.append(try parts.pattern(element, isProven: isProven)) }
    }
    if let node = keys.take("where") {
      regions = []
      for element in node.listed { regions.append(try element.word("where", of: Region.self)) }
    }
    if let node = keys.take("choices") {
      choices = []
      for element in node.listed { choices.append(try element.strings("choices")) }
    }
    if let several = try keys.boolean("several") { isSeveral = several }
    if let long = try keys.boolean("long") { isLong = long }
    try keys.finish()
  }
}
