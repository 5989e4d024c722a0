/// Finds the word that was probably meant.
public enum Spelling {
  /// `不认识“limits”,是否想写“limit”`; without the second half when nothing is near.
  public static func unknown(_ word: String, among known: some Sequence<String>) -> String {
    guard let near = nearest(to: word, among: known) else { return "不认识“\(word)”" }
    return "不认识“\(word)”,是否想写“\(near)”"
  }

  /// The same for the value of `key`; a short list of what may be written is given whole.
  static func unknown(_ word: String, as key: String, among known: some Sequence<String>) -> String {
    let known = Array(known)
    let name = key.last.map { $0.isASCII && $0 != " " } ?? false ? key + " " : key
    let list = known.count <= 12 && nearest(to: word, among: known) == nil ? ";可以写 " + known.joined(separator: "、") : ""
    return name + unknown(word, among: known) + list
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

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
  public static func distance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
    var before: [Int] = []
    var above = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() {
        var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (x == y ? 0 : 1))
        if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, above) = (above, row)
    }
    return above[b.count]
  }
}
