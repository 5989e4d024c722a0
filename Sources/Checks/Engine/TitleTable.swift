import CaseReading

/// Tells which kind of document a title names, 文书名称.
struct TitleTable: Sendable {
  private let kinds: [ExactText: [String]]
  private let longest: Int

  init(_ vocabulary: Vocabulary) {
    var kinds: [ExactText: [String]] = [:]
    for (kind, name) in vocabulary.names.sorted(by: { $0.key < $1.key }) {
      for title in [name] + (vocabulary.aliases[kind] ?? []) {
        let plain = ExactText(TitleTable.plain(title))
        if !(kinds[plain]?.contains(kind) ?? false) { kinds[plain, default: []].append(kind) }
      }
    }
    self.kinds = kinds
    longest = kinds.keys.map(\.text.unicodeScalars.count).max() ?? 0
  }

  /// The kinds whose name or alias is the longest ending of `title`; empty when none is.
  ///
  /// The longest ending, so that 不予行政处罚决定书 is not taken for a 行政处罚决定书.
  func kinds(of title: String) -> [String] {
    let plain = Array(TitleTable.plain(title).unicodeScalars)
    for length in stride(from: min(longest, plain.count), through: 2, by: -1) {
      let ending = String(String.UnicodeScalarView(plain.suffix(length)))
      guard let kinds = kinds[ExactText(ending)] else { continue }
      return parted(ending, behind: String(String.UnicodeScalarView(plain.dropLast(length)))) ?? kinds
    }
    return []
  }

  /// The words are the name or an alias of a kind and nothing else.
  func isTitle(_ words: String) -> Bool { kinds[ExactText(TitleTable.plain(words))] != nil }

  /// 不予税务行政处罚决定书, 责令停止水事违法行为通知书: the word before the system decides.
  private func parted(_ ending: String, behind beginning: String) -> [String]? {
    if beginning.contains("不予"), let opposite = kinds[ExactText("不予" + ending)] { return opposite }
    guard beginning.contains("责令"), TitleIndex.isOrder(ending) else { return nil }
    return kinds[ExactText(TitleIndex.orderTitle)]
  }

  /// Without blanks, quotation marks and round brackets with what they hold.
  static func plain(_ title: String) -> String {
    // Nearly all titles are Han from end to end.
    if title.utf8.allSatisfy({ (0x80...0xBF).contains($0) || (0xE4...0xE9).contains($0) }) { return title }
    var plain = String.UnicodeScalarView()
    var depth = 0
    for scalar in title.unicodeScalars {
      switch scalar {
      case "(", "\u{FF08}": depth += 1
      case ")", "\u{FF09}": depth = max(0, depth - 1)
      case " ", "\t", "\n", "\u{3000}", "《", "》", "〈", "〉", "“", "”", "\"": continue
      default: if depth == 0 { plain.append(scalar) }
      }
    }
    return plain.isEmpty ? title : String(plain)
  }
}
