enum PictureReader {
  static func read(
    _ bytes: UnsafeRawBufferPointer, pages: ClosedRange<Int>, limits: ReadingLimits
  ) throws(ExtractionIssue) -> (document: ExtractedDocument, pageCount: Int) {
    throw ExtractionIssue(.unsupportedFormat, "x")
  }
}
