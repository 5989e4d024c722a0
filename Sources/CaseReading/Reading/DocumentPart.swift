import DocExtract

/// One document inside a file.
struct DocumentPart {
  /// Into the source's text.
  let span: TextSpan
  let layout: DocumentLayout
  /// Why it begins where it does; `nil` at the start of a file.
  let reason: String?
  /// What the index of the volume calls it.
  let name: String?
  /// A person said where it begins or ends.
  let isCorrected: Bool

  init(
    _ span: TextSpan, of document: ExtractedDocument, reason: String? = nil, name: String? = nil,
    isCorrected: Bool = false
  ) {
    self.span = span
    self.reason = reason
    self.name = name
    self.isCorrected = isCorrected
    layout = DocumentLayout(text: ReadingText(document: document, span: span), document: document, span: span)
  }

  /// The pages that it stands on: those with a line of it, and those within that hold nothing to read.
  func pages(of document: ExtractedDocument) -> [Page] {
    let own = Set(layout.lines.compactMap(\.page))
    return document.pages.filter { own.contains($0.number) || span.start <= $0.span.start && $0.span.end <= span.end }
  }
}
