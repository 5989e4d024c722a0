extension BlankLine {
  private static let instructions = [
    "填写说明", "填表说明", "制作说明", "使用说明", "填制说明", "文书说明", "制作要求", "填写要求", "填写指引", "制作指引", "填写须知", "制作须知",
  ]

  /// From here on the form is talked about.
  static func opensInstructions(_ text: String) -> Bool {
    let plain = text.trimming { "…〔〕[]【】(): ".contains($0) }
    return instructions.contains { plain.hasPrefix($0) }
      || instructions.contains { LetterText(text).count <= 24 && plain.hasSuffix($0) }
      || plain == "说明" && !text.contains("…") || speaksOfItself(text)
  }

  static func heading(of text: String) -> String { instructions.first { text.contains($0) } ?? text }

  private static let nouns = Set("书表单录证告")
  private static let purposes = ["适用于", "用于", "供", "依据", "根据", "为A4", "是", "系"]
  private static let makings = ["使用", "制作", "填写", "设置", "竖式", "横式", "归档", "卷宗", "印制"]

  /// 1.本告知书适用于…时使用: no form says so to the party.
  private static func speaksOfItself(_ text: String) -> Bool {
    let words = text.drop { "0123456789一二三四五六七八九十.、()说明:".contains($0) }
    guard let first = words.first, "本此该".contains(first), !text.contains("…"), makings.contains(where: words.contains)
    else { return false }
    return words.indices.prefix(16).contains { place in
      let next = words[words.index(after: place)...]
      guard nouns.contains(words[place]) else { return false }
      return purposes.contains { next.hasPrefix($0) } || next.hasPrefix("由") && words.contains("制作")
    }
  }

  private static let numbered = ["文书", "式样", "样式", "格式", "范本", "附件", "附表", "样表", "文本", "示范"]
  private static let numerals = Set("〇一二三四五六七八九十0123456789")

  /// What numbers the forms of a set, alone on its line: 文书式样之二, 附件3, (四).
  var isHeading: Bool {
    guard !isCell else { return false }
    let plain = text.trimming { "…:. ".contains($0) }
    let letters = plain.filter { !"〔〕[]【】()之第号-:".contains($0) }
    guard let last = letters.last, Self.numerals.contains(last), letters.count <= 14 else { return false }
    let name = String(letters.reversed().drop { Self.numerals.contains($0) }.reversed())
    return name.isEmpty
      ? plain.hasPrefix("(") || plain.hasPrefix("〔") || plain.hasPrefix("【")
      : Self.numbered.contains { name.hasSuffix($0) }
  }
}
