import CaseReading

/// Titles of forms of which the readers know no kind: 现场处理措施决定书, 卫生行政控制决定书.
enum FormTitle {
  private static let endings = [
    "书", "表", "笔录", "清单", "公告", "回证", "凭证", "记录", "通知", "通知单", "审批单", "登记单", "告知单", "决定", "函",
  ]
  /// What names the set, a copy or an enclosure.
  private static let others = [
    "文书格式", "文书范本", "文书式样", "示范文本", "执法文书", "处罚文书", "法律文书", "一式", "存根", "联", "附件", "说明书", "如下", "以下", "下列", "本决定",
    "本通知",
    "本告知", "本公告",
  ]
  /// Lines among which the title of a document stands.
  private static let reach = 8

  /// The line as a title, blanks removed; `nil` for any other line.
  static func read(_ line: String) -> String? {
    let title = line.filter { !$0.isWhitespace }
    guard !title.contains(where: { "…:,。;_×□《》“”".contains($0) || $0.isASCII && $0.isNumber }) else { return nil }
    let words = FixedPhrase.withoutBrackets(title)
    // 公告(送达) has four letters with its brackets.
    guard (4...24).contains(LetterText(title).count), LetterText(words).count > 1,
      endings.contains(where: words.hasSuffix),
      !others.contains(where: words.contains)
    else { return nil }
    return title
  }

  /// As the readers found it; otherwise the first line that looks like one.
  static func of(_ document: CaseDocument) -> String {
    guard document.title.isEmpty else { return document.title }
    return document.text.paragraphs.prefix(reach).lazy.compactMap { read(document.text.string($0)) }.first ?? ""
  }

  /// The forms that a table of contents lists: `2.现场处理措施决定书…4`.
  static func listed(in lines: [BlankLine]) -> Set<String> {
    Set(
      lines.compactMap { line in
        let rest = line.text.drop { $0.isNumber || "第、.-((".contains($0) || "一二三四五六七八九十".contains($0) }
        guard rest.count < line.text.count else { return nil }
        return read(
          String(rest.drop { "、.))".contains($0) }.prefix { $0 != "…" && !($0.isASCII && $0.isNumber) && $0 != "." }))
      })
  }
}
