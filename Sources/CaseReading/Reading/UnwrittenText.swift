/// Sentences of a template, 范本, that nobody has filled in: `你(单位)于____年…`, `违反了《》第条的规定,给予____________`.
enum UnwrittenText {
  /// Underscores: so many are lines to write on.
  private static let lines = 12
  /// Underscores in a sentence that also cites no law.
  private static let gap = 2

  static func isTemplate(_ words: String) -> Bool {
    guard words.holds("__") || words.holds("××月") else { return false }
    if words.holds("××月××日") { return true }
    var (marks, letters) = (0, 0)
    for scalar in words.unicodeScalars {
      switch scalar {
      case "_": marks += 1
      case "0"..."9", " ", "\n", ".", ",", ":", ";", "(", ")", "、", "。": break
      default: letters += 1
      }
    }
    return marks >= lines && letters <= marks || marks >= gap && words.holds("《》") && words.holds("第条")
  }
}

extension DocumentContext {
  /// The same, with the state of a place to be filled in where it holds what a template says.
  func unlessTemplate(_ occurrence: FieldOccurrence) -> FieldOccurrence {
    guard occurrence.state == .found, case .text(let words)? = occurrence.value, UnwrittenText.isTemplate(words) else {
      return occurrence
    }
    return FieldOccurrence(state: .placeholder, value: nil, text: occurrence.text, span: occurrence.span)
  }
}
