extension Kind {
  /// - Parameter isProven: the patterns are known to be right.
  init(
    id: String, node: PackNode, fields table: FieldTable, parts: PatternParts, isProven: Bool = false
  ) throws(PackError) {
    var keys = try PackMapping(node, name: "文书种类")
    self.id = id
    name = try keys.require("name").string("name")
    aliases = try keys.strings("aliases")
    cases = [:]
    for entry in keys.take("cases")?.entries ?? [] { cases[entry.key] = try entry.value.strings("cases") }
    switch try keys.string("required") ?? "optional" {
    case "always": required = .always
    case "conditional": required = .conditional(try keys.string("condition") ?? "")
    default: required = .optional
    }
    _ = keys.take("condition")
    isIssuedToParty = try keys.boolean("issued-to-party") ?? false
    isSealed = try keys.boolean("seal") ?? false
    signatures = try keys.strings("signatures")
    isUntitled = try keys.boolean("untitled") ?? false
    (headCues, bodyCues, sureCues) = ([], [], [])
    if let node = keys.take("cues") {
      var cues = try PackMapping(node, name: "cues")
      headCues = try cues.strings("head")
      bodyCues = try cues.strings("body")
      for element in cues.take("sure")?.listed ?? [] { sureCues.append(try parts.pattern(element, isProven: isProven)) }
      try cues.finish()
    }
    against = try keys.strings("against")
    confusable = try keys.strings("confusable")
    self.fields = []
    for entry in keys.take("fields")?.entries ?? [] {
      guard let base = table.specs[entry.key] else { throw entry.error("没有这个字段: \(entry.key)") }
      self.fields.append(try FieldSpec(id: entry.key, node: entry.value, base: base, parts: parts, isProven: isProven))
    }
    examples = []
    for element in keys.take("examples")?.listed ?? [] { examples.append(try KindExample(element, kind: id)) }
    for element in keys.take("not")?.listed ?? [] {
      var example = try KindExample(element, kind: "")
      if example.kind.isEmpty { example.kind = "not:\(id)" }
      examples.append(example)
    }
    evidence = try keys.word("evidence") ?? .documents
    try keys.finish()
  }
}

extension KindExample {
  init(_ node: PackNode, kind: String) throws(PackError) {
    var keys = try PackMapping(node, name: "例子")
    name = try keys.string("of") ?? ""
    text = try keys.require("text").string("text")
    self.kind = try keys.string("kind") ?? kind
    fields = []
    for entry in keys.take("fields")?.entries ?? [] {
      fields.append((entry.key, try entry.value.listed.isEmpty ? [] : entry.value.strings(entry.key)))
    }
    try keys.finish()
  }
}
