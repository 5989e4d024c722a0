public import CaseReading
import DocExtract

/// Tells which form of which set a document was made from, and where it differs.
public struct TemplateMatcher: Sendable {
  public let library: TemplateLibrary

  public init(_ library: TemplateLibrary) { self.library = library }

  /// - Parameters:
  ///   - sets: indices of the sets to compare with; `nil` for all.
  ///   - day: of the document: between forms that are alike the one valid on it goes first.
  /// - Returns: `nil` when no set has a form of this kind or title.
  public func match(_ document: CaseDocument, among sets: Set<Int>? = nil, on day: CalendarDate? = nil)
    -> TemplateMatch?
  {
    let title = FormTitle.of(document)
    let candidates = library.candidates(kind: document.kind, title: title).filter {
      sets?.contains(library.forms[$0].set) ?? true
    }
    guard !candidates.isEmpty, !document.text.bytes.isEmpty else { return nil }
    let index = LetterIndex(LetterText(document.text.bytes))
    let words = WordsOfForms(candidates.map { library.forms[$0] }, in: index)
    let all = candidates.map { number -> (form: Int, candidate: TemplateMatch.Candidate) in
      let form = library.forms[number]
      let fit = FormFit(form, document, titled: title, index, words)
      return (
        number,
        TemplateMatch.Candidate(
          set: form.set, title: form.form.title, conformance: fit.conformance,
          weight: words.weight(of: form) + fit.headWeight)
      )
    }
    let ranked = all.sorted { a, b in
      if abs(a.candidate.weight - b.candidate.weight) > Self.tie { return a.candidate.weight > b.candidate.weight }
      return standing(a.candidate.set, on: day, a.form) > standing(b.candidate.set, on: day, b.form)
    }
    let best = ranked[0]
    let others = ranked.dropFirst().filter { $0.candidate.set != best.candidate.set }
    var match = TemplateMatch(
      best: best.candidate, runnerUp: others.first?.candidate,
      tied: others.filter { best.candidate.weight - $0.candidate.weight <= Self.tie }.map(\.candidate.set).unique,
      clauses: [], labelsLeftOut: [], promptsLeft: [])
    let form = library.forms[best.form]
    match.promptsLeft = prompts(of: form, document, index)
    guard best.candidate.conformance >= 0.5 else { return match }
    match.clauses = ClauseComparison(document, index).differences(from: form)
    match.labelsLeftOut = LabelCoverage(form, index).leftOut
    return match
  }

  /// Weights nearer than this say nothing: half a label.
  private static let tie = 0.2

  /// Valid on the day first, then the newer one, then the earlier in the list.
  private func standing(_ set: Int, on day: CalendarDate?, _ form: Int) -> (Int, Int, Int) {
    let one = library.sets[set]
    let from = one.validFrom.map { $0.year * 10_000 + $0.month * 100 + $0.day } ?? 0
    return (day.map { one.isValid(on: $0) ? 1 : 0 } ?? 0, from, -form)
  }

  private func prompts(
    of form: TemplateLibrary.Form, _ document: CaseDocument, _ index: LetterIndex
  ) -> [TemplateMatch.PromptLeft] {
    form.form.prompts.compactMap { prompt in
      // With its brackets it is the hint, whatever it says.
      let written = Array(ReadingText(plain: prompt).bytes)
      if let first = prompt.first, "(【[〔《<".contains(first) {
        if let range = document.text.bytes.firstRange(of: written) {
          return TemplateMatch.PromptLeft(text: prompt, span: document.text.span(of: range))
        }
        // 违法事实 is a hint in brackets only.
        guard FormHints.isInstruction(prompt.dropFirst()) else { return nil }
      }
      let letters = LetterText(prompt).letters
      guard letters.count >= (BlankLine.opensInstructions(prompt) ? 4 : 6), let start = index.first(letters) else {
        return nil
      }
      return TemplateMatch.PromptLeft(
        text: prompt, span: document.text.span(of: index.bytes(start..<start + letters.count, in: document)))
    }
  }
}

extension LetterIndex {
  /// The bytes of the document's text that some of its letters stand in.
  func bytes(_ letters: Range<Int>, in document: CaseDocument) -> Range<Int> {
    guard !letters.isEmpty, letters.upperBound <= text.count else { return 0..<0 }
    let start = text.offsets[letters.lowerBound]
    var end = text.offsets[letters.upperBound - 1] + 1
    // To the end of the last letter.
    while end < document.text.bytes.count, document.text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<max(start, end)
  }
}

/// The words that candidate forms are made of, and how surely each stands in the document.
private struct WordsOfForms {
  private var numbers: [String: Int] = [:]
  /// By the number of the word.
  private var presence: [Double] = []
  private var worth: [Double] = []

  init(_ forms: [TemplateLibrary.Form], in index: LetterIndex) {
    for form in forms {
      for (word, phrase) in zip(form.words, form.phrases) where numbers[word] == nil {
        numbers[word] = presence.count
        presence.append(Self.surely(index.share(of: phrase)))
        // A label stands in many forms; a long sentence in few.
        worth.append(phrase.length < 6 ? 0.5 : min(Double(phrase.length), 40) / 10)
      }
    }
  }

  private static func surely(_ share: Double) -> Double {
    switch share {
    case 1: 1
    case 0.9..<1: 0.6
    case 0.75..<0.9: 0.3
    default: 0
    }
  }

  /// Whether a phrase of a form stands in the document, in the main.
  func holds(_ word: String) -> Bool { numbers[word].map { presence[$0] > 0 } ?? false }

  /// For each word of the form that is there and against each that is not; against the form for words of other forms.
  func weight(of form: TemplateLibrary.Form) -> Double {
    var isOwn = [Bool](repeating: false, count: presence.count)
    for word in form.words { if let number = numbers[word] { isOwn[number] = true } }
    return presence.indices.reduce(0) { sum, number in
      let (share, worth) = (presence[number], worth[number])
      return sum + (isOwn[number] ? worth * (2 * share - 1) : -0.8 * worth * share)
    }
  }
}

/// How well a document keeps to one form, 符合度 (`templates.md` §4).
private struct FormFit {
  let conformance: Double
  /// Of title and number, for the ranking.
  let headWeight: Double

  init(
    _ form: TemplateLibrary.Form, _ document: CaseDocument, titled name: String, _ index: LetterIndex,
    _ words: WordsOfForms
  ) {
    let title = Self.likeness(of: name, to: form)
    var parts: [(weight: Double, share: Double)] = [(0.3, title)]
    if !form.clauses.isEmpty {
      parts.append((0.3, Double(form.form.clauses.count(where: words.holds)) / Double(form.clauses.count)))
    }
    let labels = LabelCoverage(form, index)
    if labels.due > 0 { parts.append((0.2, labels.share)) }
    var code: Double?
    if !form.form.numberCode.isEmpty, let number = Self.numberHead(of: document) {
      code = number.hasSuffix(form.form.numberCode) ? 1 : 0
      parts.append((0.1, code ?? 0))
    }
    if form.signing.count > 1, let order = Self.order(of: form.signing, in: index) { parts.append((0.1, order)) }
    conformance = parts.reduce(0) { $0 + $1.weight * $1.share } / parts.reduce(0) { $0 + $1.weight }
    headWeight = 2 * (2 * title - 1) + (code.map { 2 * (2 * $0 - 1) } ?? 0)
  }

  private static func likeness(of title: String, to form: TemplateLibrary.Form) -> Double {
    let letters = LetterText(FixedPhrase.withoutBrackets(title)).letters
    let own = LetterText(FixedPhrase.withoutBrackets(form.form.title)).letters
    if LetterText(title).letters == form.title { return 1 }
    if letters == own || !own.isEmpty && letters.suffix(own.count) == own[...] { return 0.9 }
    if form.aliases.contains(letters) { return 0.8 }
    return !letters.isEmpty && letters.suffix(2) == own.suffix(2) ? 0.3 : 0
  }

  /// `澧市监罚告` of 澧市监罚告字〔2023〕12号.
  private static func numberHead(of document: CaseDocument) -> String? {
    guard case .found(let all) = document.field("document-number"),
      let number = all.first(where: { $0.state == .found })
    else { return nil }
    let head = ReadingText(plain: number.text).string(0..<number.text.utf8.count)
      .prefix { !"〔[(".contains($0) }.filter { $0 != "字" && $0 != " " }
    return head.isEmpty ? nil : String(head)
  }

  /// Share of neighbours that stand in the order of the form; `nil` when fewer than two are there.
  private static func order(of phrases: [FixedPhrase], in index: LetterIndex) -> Double? {
    let places = phrases.compactMap { index.place(of: $0)?.lowerBound }
    guard places.count > 1 else { return nil }
    return Double(zip(places, places.dropFirst()).count { $0 <= $1 }) / Double(places.count - 1)
  }
}
