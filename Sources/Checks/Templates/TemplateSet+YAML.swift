public import CaseReading

extension TemplateSet {
  /// Reads a set as `casecheck templates add` writes it and as people edit it; unknown keys, kinds and sectors stop.
  ///
  /// - Parameter id: of the file, without `.yaml`.
  public init(_ node: PackNode, id: String, vocabulary: Vocabulary) throws(PackError) {
    var keys = try PackMapping(node, name: "模板")
    if let written = try keys.string("id"), written != id {
      throw node["id"]?.error("id 应与文件名相同,是“\(id)”,却是“\(written)”") ?? node.error("id 与文件名不同")
    }
    let family = try keys.string("family")
    let issuer = try keys.string("issuer")
    let sector = try keys.take("sector").map { node throws(PackError) in
      try node.word("sector", among: CaseWords.sectors)
    }
    let province = try keys.string("province")
    let agencies = try keys.strings("agencies")
    let from = try keys.date("valid-from")
    let until = try keys.date("valid-until")
    if let from, let until, until < from {
      throw node["valid-until"]?.error("valid-until 早于 valid-from") ?? node.error("日期颠倒")
    }
    var forms: [FormTemplate] = []
    for element in try keys.require("documents").listed { forms.append(try FormTemplate(element, vocabulary)) }
    try keys.finish()
    guard !forms.isEmpty else { throw node.error("模板里没有一份文书") }
    self.init(
      id: id, family: family, issuer: issuer, sector: sector, province: province, agencies: agencies, validFrom: from,
      validUntil: until, forms: forms)
  }

  /// As a file that people read and edit.
  public var yaml: String {
    var lines = ["id: \(YAMLText.scalar(id))", "family: \(YAMLText.scalar(family))"]
    func add(_ key: String, _ value: String?) { if let value { lines.append("\(key): \(value)") } }
    add("issuer", issuer.map(YAMLText.scalar))
    add("sector", sector)
    add("province", province.map(YAMLText.scalar))
    if !agencies.isEmpty { lines.append("agencies: \(YAMLText.list(agencies))") }
    add("valid-from", validFrom?.iso)
    add("valid-until", validUntil?.iso)
    lines.append("documents:")
    return (lines + forms.flatMap(\.yamlLines)).joined(separator: "\n") + "\n"
  }
}

extension FormTemplate {
  init(_ node: PackNode, _ vocabulary: Vocabulary) throws(PackError) {
    var keys = try PackMapping(node, name: "文书")
    let word = try keys.require("kind")
    kind = try word.word("文书种类", among: Array(vocabulary.kinds.keys) + ["unknown"])
    title = try keys.require("title").string("title")
    aliases = try keys.strings("aliases")
    numberCode = try keys.string("number-code") ?? ""
    labels = try keys.strings("labels")
    clauses = try keys.strings("clauses")
    options = try keys.strings("options")
    prompts = try keys.strings("prompts")
    try keys.finish()
  }

  fileprivate var yamlLines: [String] {
    var lines = ["  - kind: \(kind)", "    title: \(YAMLText.scalar(title))"]
    if !aliases.isEmpty { lines.append("    aliases: \(YAMLText.list(aliases))") }
    if !numberCode.isEmpty { lines.append("    number-code: \(YAMLText.scalar(numberCode))") }
    if !labels.isEmpty { lines.append("    labels: \(YAMLText.list(labels))") }
    for (key, texts) in [("clauses", clauses), ("options", options), ("prompts", prompts)] where !texts.isEmpty {
      lines.append("    \(key):")
      lines += texts.map { "      - \(YAMLText.scalar($0))" }
    }
    return lines
  }
}

/// Texts as YAML takes them.
enum YAMLText {
  /// Always in single quotes but for plain words: no text of a form is taken for a number, a date or a mapping.
  static func scalar(_ text: String) -> String {
    let clean = text.filter { !$0.isNewline }
    let isPlain = clean.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
    return isPlain && !clean.isEmpty ? clean : "'" + clean.replacing("'", with: "''") + "'"
  }

  static func list(_ texts: [String]) -> String { "[" + texts.map(scalar).joined(separator: ", ") + "]" }
}
