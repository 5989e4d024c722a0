/// Rules whose titles say what a sentence says, for a person to choose from.
struct RuleProposals: Sendable {
  private let titles: [(entry: RuleDirectory.Entry, pairs: Set<String>)]
  /// How much a pair of letters tells: the fewer titles have it the more.
  private let weights: [String: Double]

  private static let most = 3
  private static let least = 0.4

  init(_ directory: RuleDirectory) {
    titles = directory.all.map { ($0, RuleProposals.pairs(of: $0.title)) }
    var counts: [String: Int] = [:]
    for title in titles { for pair in title.pairs { counts[pair, default: 0] += 1 } }
    let all = Double(titles.count)
    weights = counts.mapValues { 1 / (1 + Double($0 * 8) / Swift.max(1, all)) }
  }

  /// Best first.
  func rules(for sentence: String, in title: String) -> [RuleDirectory.Entry] {
    let words = RuleProposals.pairs(of: sentence).union(RuleProposals.pairs(of: title))
    let scored = titles.compactMap { entry, pairs -> (entry: RuleDirectory.Entry, score: Double)? in
      let whole = weight(of: pairs)
      let score = whole > 0 ? weight(of: pairs.intersection(words)) / whole : 0
      return score >= RuleProposals.least ? (entry, score) : nil
    }
    let best = scored.sorted { ($1.score, $0.entry.id) < ($0.score, $1.entry.id) }
    return best.prefix(RuleProposals.most).map(\.entry)
  }

  /// Summed in the order of the letters: the same sum in every run.
  private func weight(of pairs: Set<String>) -> Double { pairs.sorted().reduce(0) { $0 + (weights[$1] ?? 0) } }

  private static func pairs(of text: String) -> Set<String> {
    let letters = Array(text.unicodeScalars).filter { $0.properties.isIdeographic }
    return Set(zip(letters, letters.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) })
  }
}
