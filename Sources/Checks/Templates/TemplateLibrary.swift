/// The sets of forms that a run knows, ready to be compared with.
public struct TemplateLibrary: Sendable {
  public let sets: [TemplateSet]
  /// Their forms, those of one set together.
  let forms: [Form]
  private let byKind: [String: [Int]]
  private let byTitle: [[UInt32]: [Int]]

  /// A form with its words as letters.
  struct Form: Sendable {
    let set: Int
    let form: FormTemplate
    let title: [UInt32]
    let aliases: [[UInt32]]
    let labels: [FixedPhrase]
    let clauses: [FixedPhrase]
    let signing: [FixedPhrase]
    /// Whom each of the labels is about.
    let about: [LabelSubject]
    /// Everything that tells forms apart, by its text.
    let words: [String]
    let phrases: [FixedPhrase]
  }

  public init(_ sets: [TemplateSet] = []) {
    self.sets = sets
    forms = sets.indices.flatMap { set in sets[set].forms.map { Form($0, of: set) } }
    byKind = Dictionary(grouping: forms.indices) { [forms] in forms[$0].form.kind }
    var titles: [[UInt32]: [Int]] = [:]
    for index in forms.indices {
      for title in [forms[index].title] + forms[index].aliases { titles[title, default: []].append(index) }
    }
    byTitle = titles
  }

  public var isEmpty: Bool { sets.isEmpty }

  /// Indices of the forms that a document of this kind and title may have been made from; ascending.
  func candidates(kind: String, title: String) -> [Int] {
    let named = byTitle[LetterText(title).letters] ?? []
    let alike = kind == "unknown" ? [] : byKind[kind] ?? []
    return Set(named + alike).sorted()
  }
}

extension TemplateLibrary.Form {
  init(_ form: FormTemplate, of set: Int) {
    self.set = set
    self.form = form
    title = LetterText(form.title).letters
    aliases = form.aliases.map { LetterText($0).letters }
    var known: [String: FixedPhrase] = [:]
    func phrase(_ text: String) -> FixedPhrase {
      if let phrase = known[text] { return phrase }
      let phrase = FixedPhrase(text)
      known[text] = phrase
      return phrase
    }
    labels = form.labels.map(phrase)
    clauses = form.clauses.map(phrase)
    signing = form.signingLabels.map(phrase)
    about = LabelSubject.of(form.labels)
    words = (form.clauses + form.options + form.labels).unique
    phrases = words.map(phrase)
  }
}
