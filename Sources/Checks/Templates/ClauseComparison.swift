import CaseReading
import DocExtract

/// Finds the fixed sentences of a form in a document, and what became of those that are not there as printed.
struct ClauseComparison {
  private let document: CaseDocument
  private let index: LetterIndex
  private let sentences: [Range<Int>]

  init(_ document: CaseDocument, _ index: LetterIndex) {
    self.document = document
    self.index = index
    sentences = Self.sentences(document, index.text)
  }

  /// In the order of the form.
  func differences(from form: TemplateLibrary.Form) -> [ClauseDifference] {
    let fixed = zip(form.form.clauses, form.clauses).compactMap { text, phrase in
      index.place(of: phrase) == nil ? difference(text, phrase) : nil
    }
    return fixed + chosen(of: form.form)
  }

  /// Of what may be ticked some is struck out: it is compared only where it stands.
  private func chosen(of form: FormTemplate) -> [ClauseDifference] {
    let options = form.options.map { (text: $0, phrase: FixedPhrase($0)) }
    let places = options.compactMap { index.place(of: $0.phrase) }
    return options.compactMap { text, phrase in
      guard phrase.length >= 8, index.place(of: phrase) == nil, let (found, range) = placed(text, phrase),
        found.likeness >= Self.leastLikenessOfChosen,
        // What is nearly alike is another of the options.
        !places.contains(where: { Self.explains($0, range) }), !found.isTail
      else { return nil }
      return found
    }
  }

  /// Whether words that stand at `place` are what the sentence at `range` is made of, or what it opens with.
  private static func explains(_ place: Range<Int>, _ range: Range<Int>) -> Bool {
    place.overlaps(range)
      && (place.lowerBound == range.lowerBound || place.clamped(to: range).count * 10 >= range.count * 6)
  }

  private static let leastLikenessOfChosen = 0.7

  /// A sentence that keeps less of the form's is another sentence.
  private static let leastLikeness = 0.5

  private func difference(_ text: String, _ phrase: FixedPhrase) -> ClauseDifference? {
    let best = alignment(of: phrase)
    guard let best, best.likeness >= Self.leastLikeness else {
      return ClauseDifference(expected: text, found: nil, span: nil, lost: [], added: [], likeness: best?.likeness ?? 0)
    }
    return difference(text, best)
  }

  /// With the letters that stand for the phrase; `nil` when nothing does.
  private func placed(_ text: String, _ phrase: FixedPhrase) -> (ClauseDifference, Range<Int>)? {
    guard let best = alignment(of: phrase), best.likeness >= Self.leastLikeness else { return nil }
    return difference(text, best).map { ($0, best.inner) }
  }

  private func alignment(of phrase: FixedPhrase) -> Alignment? {
    guard let way = phrase.ways.max(by: { $0.length < $1.length }) else { return nil }
    let expected = way.flatMap(\.letters)
    var best: Alignment?
    for range in nearest(to: expected) {
      let alignment = Alignment(expected, Array(index.text.letters[range]), at: range)
      if alignment.score > best?.score ?? 0 { best = alignment }
    }
    return best
  }

  /// `nil` when nothing is lost or added.
  private func difference(_ text: String, _ best: Alignment) -> ClauseDifference? {
    let (lost, added) = (best.lost, best.added)
    if lost.isEmpty, added.isEmpty { return nil }
    let bytes = index.bytes(best.range, in: document)
    return ClauseDifference(
      expected: text, found: document.text.string(bytes), span: document.text.span(of: bytes), lost: lost, added: added,
      likeness: best.likeness)
  }

  /// The sentences that share most pairs of letters with the form's, alone or with the one behind them.
  private func nearest(to letters: [UInt32]) -> [Range<Int>] {
    let pairs = Set(zip(letters, letters.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    let shares = sentences.map { range -> Int in
      let own = index.text.letters[range]
      return Set(zip(own, own.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }).intersection(pairs).count
    }
    let best = shares.indices.filter { shares[$0] > 0 }.sorted { (shares[$1], $0) < (shares[$0], $1) }.prefix(3)
    return best.flatMap { number -> [Range<Int>] in
      let own = sentences[number]
      guard number + 1 < sentences.count, sentences[number + 1].count < 200 else { return [own] }
      return [own, own.lowerBound..<sentences[number + 1].upperBound]
    }.filter { $0.count <= 600 }
  }

  /// Letters from full stop to full stop.
  private static func sentences(_ document: CaseDocument, _ text: LetterText) -> [Range<Int>] {
    let bytes = document.text.bytes
    var ends: [Int] = []
    for offset in bytes.indices {
      if bytes[offset] == 0x0A || bytes[offset] == UInt8(ascii: ";") || bytes[offset] == 0xE3 && isStop(bytes, offset) {
        ends.append(offset)
      }
    }
    ends.append(bytes.count)
    var sentences: [Range<Int>] = []
    var start = 0
    for end in ends {
      var next = start
      while next < text.count, text.offsets[next] < end { next += 1 }
      if next > start { sentences.append(start..<next) }
      start = next
    }
    return sentences
  }

  /// 。
  private static func isStop(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x82
  }
}

extension ClauseDifference {
  /// Whether only its beginning is gone: the words behind the last box belong to each of the options.
  fileprivate var isTail: Bool {
    guard added.isEmpty, lost.count == 1, let lost = lost.first else { return false }
    return LetterText(expected).letters.starts(with: LetterText(lost).letters)
  }
}

extension [FixedPhrase.Segment] {
  var length: Int { reduce(0) { $0 + $1.letters.count } }
}

/// The words of a form beside those of a document.
private struct Alignment {
  let range: Range<Int>
  /// From the first to the last letter in common.
  let inner: Range<Int>
  /// Share of the form's letters that are kept, 0 to 1.
  let likeness: Double
  /// The same, less what stands between them.
  let score: Double
  /// Runs of letters of the form that are missing, and of the document that stand between the others.
  let lost, added: [String]

  init(_ expected: [UInt32], _ letters: [UInt32], at range: Range<Int>) {
    self.range = range
    let common = CommonLetters(expected, letters)
    // Single letters in common are those of any two sentences: pairs must be too.
    likeness = min(
      Double(common.count) / Double(max(expected.count, 1)), Self.pairsInCommon(expected, letters) * 1.25)
    // Letters before the first and after the last one in common are those of neighbours.
    let inner = (common.second.firstIndex(of: true) ?? 0)...(common.second.lastIndex(of: true) ?? 0)
    self.inner = range.lowerBound + inner.lowerBound..<range.lowerBound + inner.upperBound + 1
    let isAdded = common.second.indices.map { inner.contains($0) && !common.second[$0] }
    score = likeness - 0.3 * Double(isAdded.count { $0 }) / Double(max(expected.count, 1))
    lost = Self.words(expected, where: common.first.map { !$0 })
    added = Self.words(letters, where: isAdded)
  }

  /// Share of the neighbouring letters of `a` that stand together in `b`.
  private static func pairsInCommon(_ a: [UInt32], _ b: [UInt32]) -> Double {
    guard a.count > 1 else { return 1 }
    let known = Set(zip(b, b.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    return Double(zip(a, a.dropFirst()).count { known.contains(UInt64($0) << 32 | UInt64($1)) }) / Double(a.count - 1)
  }

  /// Runs of letters.
  private static func words(_ letters: [UInt32], where isMeant: [Bool]) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for (letter, isMeant) in zip(letters, isMeant) {
      if isMeant, let scalar = Unicode.Scalar(letter) {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    return word.isEmpty ? words : words + [String(word)]
  }
}

/// The longest row of letters that two texts have in common, in order.
private struct CommonLetters {
  let count: Int
  /// Which letters of either text belong to it.
  let first, second: [Bool]

  init(_ a: [UInt32], _ b: [UInt32]) {
    let width = b.count + 1
    var table = [UInt16](repeating: 0, count: (a.count + 1) * width)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        table[i * width + j] =
          a[i] == b[j]
          ? table[(i + 1) * width + j + 1] + 1 : max(table[(i + 1) * width + j], table[i * width + j + 1])
      }
    }
    var (first, second) = ([Bool](repeating: false, count: a.count), [Bool](repeating: false, count: b.count))
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (first[i], second[j]) = (true, true)
        (i, j) = (i + 1, j + 1)
      } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    count = Int(table[0])
    (self.first, self.second) = (first, second)
  }
}
