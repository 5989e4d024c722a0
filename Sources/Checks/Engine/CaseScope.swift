import CaseReading
import DocExtract

/// The case as one party, officer or document sees it; without `for-each` the whole case.
struct CaseScope: Sendable {
  enum Subject: Sendable {
    case whole
    /// Index into ``CaseFacts/separateParties``.
    case party(Int)
    case officer(Officer)
    /// Index into ``CaseFile/documents``.
    case document(Int)
  }

  let facts: CaseFacts
  let subject: Subject
  let voice: RuleVoice
  /// Words that made the rule apply, quoted by findings about something that is missing.
  var trigger: [Evidence] = []

  var vocabulary: Vocabulary { facts.vocabulary }
  var file: CaseFile { facts.file }
  var asOf: CalendarDate { facts.settings.asOf }

  init(_ facts: CaseFacts, _ subject: Subject = .whole, voice: RuleVoice) {
    self.facts = facts
    self.subject = subject
    self.voice = voice
  }

  func focused(on document: Int) -> CaseScope {
    var scope = CaseScope(facts, .document(document), voice: voice)
    scope.trigger = trigger
    return scope
  }

  /// The party, officer or document that findings are about; `nil` for the case.
  var about: String? {
    switch subject {
    case .whole: nil
    case .party(let index): facts.separateParties[index].name
    case .officer(let officer): officer.name
    case .document(let index): facts.name(of: file.documents[index])
    }
  }

  /// Indices of the documents of a kind that this scope sees.
  func indices(of kind: String) -> [Int] {
    let all = facts.byKind[kind] ?? []
    switch subject {
    case .whole, .officer: return all
    case .document(let index): return file.documents[index].kind == kind ? [index] : all
    case .party(let party): return all.filter { facts.services.concerns($0, party: party) }
    }
  }

  func documents(of kind: String) -> [CaseDocument] { indices(of: kind).map { file.documents[$0] } }

  /// What the documents of a kind say in one field.
  func read(_ path: FieldPath) -> FieldResult {
    let indices = indices(of: path.kind)
    guard !indices.isEmpty else {
      if let reason = facts.mayHold(path.kind) { return .unreadable(because: reason) }
      return .absent(because: "没有\(vocabulary.name(of: path.kind))")
    }
    var found: [Place] = []
    var blank: [Place] = []
    var unreadable: String?
    for index in indices {
      switch read(path.field, in: index) {
      case .found(let places): found += places
      case .blank(let places): blank += places
      case .absent: break
      case .unreadable(let reason): unreadable = unreadable ?? reason
      }
    }
    if !found.isEmpty { return .found(found) }
    if let unreadable { return .unreadable(because: unreadable) }
    if !blank.isEmpty { return .blank(blank) }
    return .absent(because: missing(path))
  }

  /// What one document says in a field.
  func read(_ field: String, in index: Int) -> FieldResult {
    let document = file.documents[index]
    switch document.field(field) {
    case .absent:
      return .absent(because: missing(FieldPath(kind: document.kind, field: field)))
    case .unreadable(let reason):
      return .unreadable(because: "\(facts.name(of: document))的\(vocabulary.name(ofField: field))读不出: \(reason)")
    case .found(let occurrences):
      var blank: [Place] = []
      var found: [Place] = []
      var unreadable: String?
      for occurrence in occurrences {
        let place = Place(document: document, field: field, occurrence: occurrence)
        switch occurrence.state {
        case .found: found.append(place)
        case .blank, .placeholder: blank.append(place)
        case .unreadable(let reason): unreadable = unreadable ?? reason
        }
      }
      if !found.isEmpty { return .found(found) }
      if let unreadable {
        return .unreadable(because: "\(facts.name(of: document))的\(vocabulary.name(ofField: field))读不出: \(unreadable)")
      }
      return .blank(blank)
    }
  }

  func missing(_ path: FieldPath) -> String {
    "\(vocabulary.name(of: path.kind))没有\(vocabulary.name(ofField: path.field))"
  }

  /// The place where a document starts, for findings about something that is not in it.
  func top(of document: CaseDocument) -> Evidence {
    Evidence(
      document: document.id, source: document.source,
      span: TextSpan(start: document.span.start, end: document.span.start), confidence: document.confidence)
  }

  /// The title of a document; its beginning when the title stands nowhere near it.
  func title(of document: CaseDocument) -> Evidence {
    var evidence = top(of: document)
    let head = Array(document.text.bytes.prefix(CaseScope.titleReach))
    let title = Array(ReadingText(plain: document.title).bytes)
    guard !title.isEmpty, let start = head.firstRange(of: title) else { return evidence }
    evidence.span = document.text.span(of: start)
    return evidence
  }

  /// Bytes of a document among which its title stands.
  private static let titleReach = 900

  /// What a document was looked through for.
  func searched(_ document: CaseDocument) -> Searched {
    let pages = document.firstPage.flatMap { first in document.lastPage.map { max(0, $0 - first + 1) } } ?? 0
    return Searched(documents: 1, pages: pages, nearest: document.title.isEmpty ? [] : [document.title])
  }
}
