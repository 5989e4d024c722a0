/// What stands in a blank form for something to be written or ticked.
enum BlankMarks {
  private static let fillers: Set<Character> = ["_", "×", "*", "…", "△", "○", "￣", "＿", "﹍", "ˍ"]
  private static let boxes: Set<Character> = ["□", "☐", "☑", "■", "☒", "▢", "◻", "◯"]
  private static let circles: Set<Character> = ["○", "〇"]

  /// `…` for each blank, `□` for each box.
  static func read(_ text: String) -> String {
    var result = ""
    var crosses = 0
    for letter in withBoxes(text) {
      if letter == "X" || letter == "x" {
        crosses += 1
        continue
      }
      // One X is a letter; more of them stand for a name.
      result += crosses > 1 ? "…" : String(repeating: "X", count: crosses)
      crosses = 0
      result.append(fillers.contains(letter) ? "…" : boxes.contains(letter) ? "□" : letter)
    }
    return result + (crosses > 1 ? "…" : String(repeating: "X", count: crosses))
  }

  /// Boxes drawn with brackets, `[ ]` and `( )`, and as circles.
  private static func withBoxes(_ text: String) -> [Character] {
    guard text.contains(where: { "[(".contains($0) || circles.contains($0) }) else { return Array(text) }
    var letters: [Character] = []
    let all = Array(text.replacing("(…)", with: "()").replacing("[…]", with: "[]"))
    // One ( ) is a place for a number or a name.
    let hasRoundBoxes = all.indices.dropFirst(2).count { isRoundBox(all, $0) } > 1
    for (index, letter) in all.enumerated() {
      let next = all[(index + 1)...].first
      if letter == "]", letters.last == "[", let next, !"号第…_".contains(next) {
        letters[letters.count - 1] = "□"
      } else if hasRoundBoxes, isRoundBox(all, index + 1) {
        letters[letters.count - 1] = "□"
      } else {
        letters.append(letter)
      }
    }
    let ticked = letters.indices.filter { isBox(letters, $0) }
    // 〔…〕号 stands in a number, whose circle is the name of the region.
    guard !ticked.isEmpty, ticked.count > 1 || ticked == [0] && !text.contains("号") else { return letters }
    for index in ticked { letters[index] = "□" }
    return letters
  }

  /// Whether words begin at `index` with nothing but `()` before them, which is no number.
  private static func isRoundBox(_ letters: [Character], _ index: Int) -> Bool {
    guard index > 1, index < letters.count, letters[index - 1] == ")", letters[index - 2] == "(" else { return false }
    let isNumbered = index > 2 && "第字".contains(letters[index - 3])
    return !isNumbered && letters[index].isLetter && !"号项款条目次年第".contains(letters[index])
  }

  /// A circle by itself before words; two of them, or one before 省, 市, 局, stand for a name.
  private static func isBox(_ letters: [Character], _ index: Int) -> Bool {
    guard circles.contains(letters[index]), index + 1 < letters.count else { return false }
    let next = letters[index + 1]
    let before = index > 0 ? letters[index - 1] : nil
    if circles.contains(next) || "省市县区局乡镇年月日号第,。;:、_…×".contains(next) || next.isNumber { return false }
    return before.map { !circles.contains($0) && !$0.isNumber && !"一二三四五六七八九十".contains($0) } ?? true
  }
}
