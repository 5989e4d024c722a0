/// Breaks text into lines of a width: anywhere between Han, Latin words and numbers whole.
public enum TextWrap {
  /// - Parameters:
  ///   - first: what the first line begins with; its width counts.
  ///   - rest: what the others begin with.
  public static func lines(of text: String, width: Int, first: String = "", rest: String = "    ") -> [String] {
    var lines: [String] = []
    var line = first
    var used = TextWidth.of(first)
    for piece in pieces(of: text) {
      let visible = TextWidth.of(piece.trimmed)
      if used + visible > width, used > TextWidth.of(lines.isEmpty ? first : rest) {
        lines.append(trimmedEnd(line))
        line = rest
        used = TextWidth.of(rest)
      }
      line += piece.text
      used += TextWidth.of(piece.text)
    }
    return lines + [trimmedEnd(line)]
  }

  /// What is not torn apart: a word with the spaces behind it, or a Han letter with the marks that cling to it.
  private struct Piece {
    var text: String
    var trimmed: String { TextWrap.trimmedEnd(text) }
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var previous: Character?
    for letter in text {
      if let last = previous, !pieces.isEmpty, !mayBreak(between: last, and: letter) {
        pieces[pieces.count - 1].text.append(letter)
      } else {
        pieces.append(Piece(text: String(letter)))
      }
      previous = letter
    }
    return pieces
  }

  private static func mayBreak(between left: Character, and right: Character) -> Bool {
    // Marks are single scalars; comparing those spares the letters' normal forms.
    guard let before = left.unicodeScalars.first, let after = right.unicodeScalars.first else { return false }
    if after == " " || opening.contains(before) || closing.contains(after) || after == "\u{1B}" || before == "\u{1B}" {
      return false
    }
    if before == " " { return true }
    if before == "," || before == ";" || before == ":" { return !right.isNumber }
    return TextWidth.of(before) == 2 || TextWidth.of(after) == 2
  }

  fileprivate static func trimmedEnd(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private static let opening: Set<Unicode.Scalar> = ["《", "〈", "〔", "(", "(", "“", "‘", "【", "「", "⟦", "["]
  private static let closing: Set<Unicode.Scalar> = [
    ",", "。", "、", ";", ":", "!", "?", "》", "〉", "〕", ")", ")", "”", "’", "】", "」", "⟧", "%", ",", ".", ";", ":", "]",
    "…",
  ]
}
