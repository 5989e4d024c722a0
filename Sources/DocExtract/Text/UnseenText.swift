/// Letters that a file without pages holds and nobody sees, counted by the reason.
///
/// They are no part of the text: nobody is accused of what nobody sees, and nobody meets a rule with it. Pages of PDF
/// and OFD are judged by ``PageJudge``.
struct UnseenText {
  enum Reason: String, CaseIterable {
    case hidden = "设为隐藏"
    case colourless = "白色或者透明"
    case tiny = "极小"
  }

  private var counts: [Reason: Int] = [:]

  /// Counts the letters of valid UTF-8; spaces hide nothing.
  mutating func add(_ text: some Sequence<UInt8>, _ reason: Reason) {
    let letters = text.reduce(0) { $0 + ($1 > 0x20 && $1 & 0xC0 != 0x80 ? 1 : 0) }
    if letters > 0 { counts[reason, default: 0] += letters }
  }

  /// What is to be said of them; `nil` for less than three, which say nothing.
  var issue: ExtractionIssue? {
    guard counts.values.reduce(0, +) >= 3 else { return nil }
    let words = Reason.allCases.compactMap { reason in counts[reason].map { "\(reason.rawValue) \($0) 字" } }
    return ExtractionIssue(
      .hiddenText, "文件里有看不见的文字(\(words.joined(separator: "、"))),没有作为正文;请打开原文件对照")
  }
}
