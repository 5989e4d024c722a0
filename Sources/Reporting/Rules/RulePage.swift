public import CaseReading
public import Checks

/// One rule for reading, as a page of text or of Markdown: title, reason, basis, limits, advice, examples.
public struct RulePage {
  private let rule: Rule
  private let vocabulary: Vocabulary

  public init(_ rule: Rule, vocabulary: Vocabulary) {
    self.rule = rule
    self.vocabulary = vocabulary
  }

  // MARK: Text

  public func text(style: TextStyle) -> [String] {
    var lines = TextWrap.lines(
      of:
        "\(style.painted("\(rule.code) \(rule.title)", .bold)) \(style.painted(rule.severity)) \(rule.id)",
      width: style.width)
    for (word, text) in sections { lines += paragraph("\(word):\(text)", style) }
    for (marking, examples) in examples where !examples.isEmpty {
      lines += ["", marking]
      for example in examples {
        lines += paragraph("· \(example.name)", style)
        for line in example.lines {
          lines += paragraph(line, style, first: "      ", rest: "        ")
        }
      }
    }
    return lines
  }

  private func paragraph(
    _ text: String, _ style: TextStyle, first: String = "  ", rest: String = "    "
  ) -> [String] {
    TextWrap.lines(of: TextWidth.plain(text), width: style.width, first: first, rest: rest)
  }

  // MARK: Markdown

  public func markdown() -> String {
    var lines = ["# \(rule.code) \(rule.title)", "", "`\(rule.id)` · \(rule.severity.word)", ""]
    for (word, text) in sections { lines += ["**\(word)** \(escaped(text))", ""] }
    for (marking, examples) in examples where !examples.isEmpty {
      lines += ["## \(marking)", ""]
      for example in examples {
        lines += ["- \(escaped(example.name))"] + example.lines.map { "  - \(escaped($0))" }
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for letter in text {
      if "*_`<>[]|\\#".contains(letter) { result.append("\\") }
      result.append(letter == "\n" ? " " : letter)
    }
    return result
  }

  // MARK: Content

  private var sections: [(String, String)] {
    [
      ("理由", rule.why), ("依据", rule.basis.joined(separator: ";")), ("依据可信度", rule.confidence.word),
      ("界限", rule.limits), ("建议", rule.advice), ("检查方式", rule.checkKinds.joined(separator: "、")),
      ("评查人核对", rule.prompt ?? ""),
      ("同处只报", rule.yieldsTo.joined(separator: "、")),
    ].filter { !$0.1.isEmpty }
  }

  private var examples: [(String, [Example])] {
    [("不报的例子", "good"), ("要报的例子", "bad"), ("不能判断的例子", "indeterminate")].map { title, key in
      (title, (rule.node[key]?.listed ?? []).map { Example($0, vocabulary: vocabulary) })
    }
  }
}

/// An example as it stands in the file of its rule.
private struct Example {
  var name: String
  var lines: [String]

  init(_ node: PackNode, vocabulary: Vocabulary) {
    let entries = node.entries ?? []
    name = node["name"]?.text ?? ""
    lines = []
    if let facts = node["facts"] { lines.append("设定:\(facts.inline)") }
    let documents = node["documents"]?.listed.flatMap { $0.entries ?? [] }
    let short = entries.filter { !["name", "facts", "documents"].contains($0.key) }
    for entry in documents ?? short {
      lines.append("\(vocabulary.name(of: entry.key)):\(entry.value.inline)")
    }
  }
}

extension PackNode {
  /// The content on one line.
  fileprivate var inline: String {
    switch content {
    case .none: "空"
    case .scalar(let text): text.split(separator: "\n").joined(separator: " / ")
    case .sequence(let elements): elements.map(\.inline).joined(separator: "、")
    case .mapping(let entries):
      entries.map { "\($0.key) \($0.value.inline)" }.joined(separator: ",")
    }
  }
}

extension BasisConfidence {
  public var word: String {
    switch self {
    case .high: "高(已读正文)"
    case .medium: "中(转述或目录)"
    case .low: "低(未核实,只作提示)"
    }
  }
}
