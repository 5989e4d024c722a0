import CaseReading
import DocExtract

/// A citation with the place it stands in.
struct CitedPlace: Sendable {
  let citation: Citation
  let evidence: Evidence
  let document: CaseDocument
  /// The words around it, folded.
  let sentence: String
  /// The field it stands in; `nil` when it was looked for everywhere.
  var field: String?
}

/// Fields whose citations are examined.
struct CitationSource: Sendable {
  let fields: [FieldPath]

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let documents = try keys.take("documents").map { node throws(PackError) in try context.kinds(node) } ?? []
    guard let node = keys.take("fields") else {
      // Without fields: all that hold citations.
      fields = documents.flatMap { kind in
        (context.vocabulary.kinds[kind] ?? []).filter { context.vocabulary.type(of: $0) == .citationList }.sorted()
          .map { FieldPath(kind: kind, field: $0) }
      }
      guard !fields.isEmpty else { throw keys.node.error("citation-valid 应有 documents 或 fields") }
      return
    }
    guard !documents.isEmpty else {
      fields = try context.fields(node)
      return
    }
    var fields: [FieldPath] = []
    for element in node.listed {
      let name = try element.string("字段")
      let owners = documents.filter { context.vocabulary.kinds[$0]?.contains(name) ?? false }
      guard !owners.isEmpty else { throw element.error("\(documents.joined(separator: "、")) 没有字段“\(name)”") }
      fields += owners.map { FieldPath(kind: $0, field: name) }
    }
    self.fields = fields
  }

  /// Of one document only its own fields: what the others cite is said of them.
  private func ownFields(in scope: CaseScope) -> [FieldPath] {
    guard case .document(let index) = scope.subject else { return fields }
    let own = fields.filter { $0.kind == scope.file.documents[index].kind }
    return own.isEmpty ? fields : own
  }

  /// All citations of the scope; `gaps` says why there may be more or none.
  func citations(in scope: CaseScope) -> (found: [CitedPlace], gaps: CheckOutcome) {
    var found: [CitedPlace] = []
    var gaps = CheckOutcome()
    for path in ownFields(in: scope) {
      switch scope.read(path) {
      case .found(let places): found += places.flatMap(CitationSource.citations)
      case .blank: gaps.absent.append("\(scope.vocabulary.name(ofField: path.field))未填写")
      case .absent(let reason): gaps.absent.append(reason)
      case .unreadable(let reason): gaps.noteGap(reason, isDocumentThere: !scope.indices(of: path.kind).isEmpty)
      }
    }
    return (found, gaps)
  }

  /// Every citation of the documents, whatever it is cited for; those of fields where a document has only fields.
  func citationsEverywhere(in scope: CaseScope) -> (found: [CitedPlace], gaps: CheckOutcome) {
    var (found, gaps) = citations(in: scope)
    for kind in Set(ownFields(in: scope).map(\.kind)).sorted() {
      for index in scope.indices(of: kind) {
        let document = scope.file.documents[index]
        guard !document.citations.isEmpty else { continue }
        found.removeAll { $0.document.id == document.id }
        found += document.citations.map { words in
          CitedPlace(
            citation: words.citation,
            evidence: Evidence(
              document: document.id, source: document.source, span: words.span, confidence: words.confidence),
            document: document, sentence: words.sentence)
        }
      }
    }
    return (found, gaps)
  }

  /// Those of a field of citations; in a field of text, those that a reader finds there.
  private static func citations(in place: Place) -> [CitedPlace] {
    let text = ReadingText(plain: place.text)
    guard place.citations.isEmpty else {
      let words = String(decoding: text.bytes, as: UTF8.self)
      let span = place.occurrence.span
      let inside = place.document.citations.filter { span.start <= $0.span.start && $0.span.end <= span.end }
      return place.citations.map { citation in
        var evidence = place.evidence
        // Of a list only the one citation is quoted.
        if place.citations.count > 1, let own = inside.first(where: { $0.citation == citation }) {
          evidence.span = own.span
        }
        return CitedPlace(
          citation: citation, evidence: evidence, document: place.document, sentence: words, field: place.field)
      }
    }
    let phrase = PhraseText(place)
    return CitationReader().matches(in: text.bytes).map { match in
      CitedPlace(
        citation: match.value, evidence: phrase.evidence(match.range, place.document), document: place.document,
        sentence: text.string(phrase.sentence(around: match.range)))
    }
  }
}
