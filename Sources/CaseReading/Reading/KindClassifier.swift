import DocExtract

/// Tells what kind a document is, and why.
struct KindClassifier {
  struct Verdict {
    /// Index into ``KindLibrary/kinds``; `nil` for unknown.
    var kind: Int?
    var confidence: Double
    var reasons: [String]
    /// Best first, the verdict left out.
    var nearest: [KindGuess]
  }

  let library: KindLibrary

  /// - Parameters:
  ///   - title: what a line of the head names, if one does.
  ///   - likely: a line that reads like a title, where no line is one.
  ///   - fileName: without folders.
  ///   - labels: distinct labels that were found (indices of the library's label index).
  func classify(
    _ layout: DocumentLayout, title: TitleHit?, likely: LikelyTitle? = nil, fileName: String, labels: Set<Int>
  ) -> Verdict {
    let cues = library.cues.hits(in: layout.text.bytes)
    var scored: [(kind: Int, score: Double, reasons: [String])] = []
    let named = library.kinds(inFileName: fileName)
    let candidates = candidateKinds(title: title, named: named, cues: cues)
    for kind in candidates {
      var entry = score(kind, layout: layout, title: title, named: named, cues: cues, labels: labels)
      if let likely, let likeness = likely.likeness(of: kind) {
        entry.score += Self.likenessWeight * likeness.degree
        entry.reasons.insert("标题“\(layout.string(likely.name))”近于“\(likeness.name)”", at: 0)
      }
      scored.append(entry)
    }
    scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.kind < $1.kind }
    let guesses = scored.prefix(4).filter { $0.score >= 0.15 }.map {
      KindGuess(kind: library.kinds[$0.kind].id, confidence: min(1, $0.score))
    }
    guard let best = scored.first, best.score >= 0.5 else {
      return Verdict(kind: nil, confidence: scored.first?.score ?? 0, reasons: ["没有认出标题"], nearest: guesses)
    }
    return Verdict(
      kind: best.kind, confidence: min(0.99, best.score), reasons: best.reasons, nearest: Array(guesses.dropFirst()))
  }

  /// Bytes of a page that shows a picture or a copy and little more.
  private static let fewWords = 450

  /// What a title like those of a kind is worth beside its words.
  private static let likenessWeight = 0.6

  private func candidateKinds(title: TitleHit?, named: [Int: Double], cues: CueHits) -> [Int] {
    if let title {
      return Array(Set(title.kinds).union(named.keys).union(library.relatives(of: title.kinds))).sorted()
    }
    return Array(library.kinds.indices)
  }

  private func score(
    _ kind: Int, layout: DocumentLayout, title: TitleHit?, named: [Int: Double], cues: CueHits, labels: Set<Int>
  ) -> (kind: Int, score: Double, reasons: [String]) {
    let entry = library.kinds[kind]
    var reasons: [String] = []
    let bodyRatio = cues.ratio(of: kind)
    let labelRatio = library.labelRatio(kind, found: labels)
    var score = 0.0
    if let title, title.kinds.contains(kind) {
      score = title.line < 8 ? 0.82 : 0.7
      reasons.append("标题“\(layout.string(title.name))”")
      score += 0.1 * bodyRatio + 0.04 * labelRatio
      if library.hasHeadCue(kind, layout.string(title.range)) { score += 0.05 }
    } else if let title {
      // Another kind is named; the body must speak clearly for this one to win over an ambiguous or shared title.
      score = library.relatives(of: title.kinds).contains(kind) ? 0.45 * bodyRatio + 0.1 * labelRatio : 0.2 * bodyRatio
    } else {
      score = 0.5 * bodyRatio + 0.2 * labelRatio
      if cues.count(of: kind) < 3 { score *= 0.6 }
    }
    if let weight = named[kind] {
      score += title == nil ? 0.45 * weight : 0.04 * weight
      reasons.append("文件名")
    }
    if entry.sureCues.contains(where: { $0.matches(anythingIn: layout.text.bytes) }) {
      score += title == nil ? 0.45 : 0.25
      reasons.append("特征语句")
      if title == nil, named[kind] != nil { score = max(score, 0.92) }
      // 身份证复印件 与原件相符 某某, and nothing else on the page.
      if title == nil, entry.isUntitled, layout.text.bytes.count <= Self.fewWords { score = max(score, 0.6) }
    } else if let title, title.kinds.count > 1, title.kinds.contains(kind), !entry.sureCues.isEmpty {
      // 现场笔录 is that of a seizure only when one is told of.
      score -= 0.12
    }
    // The file's name and the text agree.
    if title == nil, let weight = named[kind], weight == 1, bodyRatio >= 0.25 { score = max(score, 0.82) }
    let against = cues.againstCount(of: kind)
    if against > 0 { score -= 0.12 * Double(min(3, against)) }
    if bodyRatio > 0 { reasons.append("要素词 \(cues.count(of: kind))/\(entry.bodyCues.count)") }
    return (kind, score, reasons)
  }
}
