public import CaseReading
public import DocExtract

/// Reads the documents of examples as the readers read those of a case.
public protocol ExampleReader: Sendable {
  /// A document out of its words, `▯` for what cannot be read; the span is the whole text.
  func document(kind: String, words: String) -> (document: CaseDocument, source: ExtractedDocument)

  /// A document out of its fields: where wording is not the point. `▯` is a value that cannot be read, an empty one a blank.
  func document(
    kind: String, fields: [(field: String, text: String)]
  ) -> (document: CaseDocument, source: ExtractedDocument, spans: [TextSpan])

  /// Puts documents together as a case: kind, procedure, parties, officers, timeline.
  func assemble(_ documents: [CaseDocument], sources: [ExtractedSource]) -> CaseFile
}
