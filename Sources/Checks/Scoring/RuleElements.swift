import CaseReading

/// 要素: the names and ids of what a rule may find missing, from its file.
struct RuleElements {
  private let vocabulary: Vocabulary
  private var words: [String] = []

  /// In the order of the file.
  static func words(_ check: PackNode, _ vocabulary: Vocabulary) -> [String] {
    var elements = RuleElements(vocabulary: vocabulary)
    for step in check.listed {
      let isPhrase = step["kind"]?.text == PhraseCheck.kind
      for key in ["all-of", "groups", "any-of", "required", "fields"] {
        for element in step[key]?.listed ?? [] { elements.add(element, isPhrase: isPhrase) }
      }
    }
    return elements.words
  }

  private init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  private mutating func put(_ word: String) {
    if !words.contains(word) { words.append(word) }
  }

  private mutating func add(_ element: PackNode, isPhrase: Bool) {
    if let text = element.text {
      // The words of a phrase are no names.
      if !isPhrase { name(text) }
    } else if element.entries != nil {
      if let name = element["name"]?.text { put(name) }
      if let kind = element["document"]?.text { name(kind) }
      for inner in element["any-of"]?.listed ?? [] { add(inner, isPhrase: isPhrase) }
    } else if !isPhrase {
      for inner in element.listed { add(inner, isPhrase: isPhrase) }
    }
  }

  /// Fields, each perhaps with the kind of its document, or a kind.
  private mutating func name(_ text: String) {
    for word in text.split(separator: "|") {
      let id = String(word.split(separator: ".").last ?? word)
      put(id)
      put(vocabulary.kinds[id] == nil ? vocabulary.name(ofField: id) : vocabulary.name(of: id))
    }
  }
}
