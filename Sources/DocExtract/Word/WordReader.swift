enum WordReader {
  static func read(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(ExtractionIssue) -> ExtractedDocument {
    throw ExtractionIssue(.damaged, "todo")
  }
}
