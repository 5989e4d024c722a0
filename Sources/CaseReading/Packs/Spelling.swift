/// Finds the word that was probably meant.
public enum Spelling {
  /// `不认识“limits”,是否想写“limit”`; without the second half when nothing is near.
  public static func unknown(_ word: String, among known: some Sequence<String>) -> String {
    guard let near = nearest(to: word, among: known) else { return "不认识“\(word)”" }
    return "不认识“\(word)”,是否想写“\(near)”"
  }

  /// The known word with the fewest changes, at most a third of its length; of equals the first in order of the alphabet.
  public static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let letters = Array(word.unicodeScalars)
    var best: (word: String, distance: Int)?
    for candidate in known.sorted() {
      let other = Array(candidate.unicodeScalars)
      let bound = max(1, max(letters.count, other.count) / 3)
      guard abs(letters.count - other.count) <= bound else { continue }
      let distance = distance(letters, other)
      if distance <= bound, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Insertions, deletions and replacements that turn one into the other (Levenshtein).
  public static func distance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
