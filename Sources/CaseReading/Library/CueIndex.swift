/// The words that speak for or against kinds, in one automaton.
public struct CueIndex: Sendable {
  let words: KeywordSet
  /// For each word: kinds it speaks for, kinds it speaks against.
  let forKinds: [[Int32]]
  let againstKinds: [[Int32]]
  /// Number of words that speak for each kind.
  let totals: [Int]

  init(_ kinds: [Kind]) {
    var number: [ExactText: Int] = [:]
    var texts: [String] = []
    var speaking: [[Int32]] = []
    var denying: [[Int32]] = []
    func index(_ word: String) -> Int {
      let key = ExactText(word)
      if let known = number[key] { return known }
      number[key] = texts.count
      texts.append(word)
      speaking.append([])
      denying.append([])
      return texts.count - 1
    }
    for (kind, entry) in kinds.enumerated() {
      for word in Set(entry.bodyCues) where !word.isEmpty { speaking[index(word)].append(Int32(kind)) }
      for word in Set(entry.against) where !word.isEmpty { denying[index(word)].append(Int32(kind)) }
    }
    words = KeywordSet(texts)
    forKinds = speaking
    againstKinds = denying
    totals = kinds.map { Set($0.bodyCues).count }
  }

  /// One pass over `bytes`.
  func hits(in bytes: [UInt8]) -> CueHits {
    var seen = [Bool](repeating: false, count: forKinds.count)
    words.forEachMatch(in: bytes, range: 0..<bytes.count) { word, _ in seen[word] = true }
    var counts = [Int](repeating: 0, count: totals.count)
    var against = counts
    for word in seen.indices where seen[word] {
      for kind in forKinds[word] { counts[Int(kind)] += 1 }
      for kind in againstKinds[word] { against[Int(kind)] += 1 }
    }
    return CueHits(counts: counts, against: against, totals: totals)
  }
}

/// How many of each kind's words stand in one document.
struct CueHits {
  let counts, against, totals: [Int]

  func count(of kind: Int) -> Int { counts[kind] }
  func againstCount(of kind: Int) -> Int { against[kind] }
  func ratio(of kind: Int) -> Double { totals[kind] == 0 ? 0 : Double(counts[kind]) / Double(totals[kind]) }
}
