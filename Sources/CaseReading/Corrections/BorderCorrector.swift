import DocExtract

/// Puts the borders of a file where a person says they are; the other borders stay.
struct BorderCorrector {
  /// Those of this file.
  let corrections: [DocumentCorrection]
  let document: ExtractedDocument

  /// One correction with the part of the text that it is about; `nil` when the file has no such pages or words.
  struct Placed {
    var correction: DocumentCorrection
    var span: TextSpan?

    /// The part begins and ends where the person says; one for the whole file is about its only document.
    func isAbout(_ part: TextSpan) -> Bool {
      guard let span else { return false }
      return correction.place == .file && correction.begins == nil ? part == span : part.start == span.start
    }
  }

  /// - Returns: the parts, corrected, and where each correction belongs.
  func corrected(_ parts: [DocumentPart]) -> (parts: [DocumentPart], placed: [Placed]) {
    let end = document.text.utf8.count
    var placed: [Placed] = []
    var starts = Set(parts.map(\.span.start))
    var told: Set<Int> = []
    for correction in corrections {
      guard let span = span(of: correction) else {
        placed.append(Placed(correction: correction, span: nil))
        continue
      }
      placed.append(Placed(correction: correction, span: span))
      guard correction.place != .file || correction.begins != nil else { continue }
      let known = starts
      starts = starts.filter { !(span.start < $0 && $0 < span.end) || told.contains($0) }
      starts.insert(span.start)
      if span.end < end { starts.insert(span.end) }
      told.formUnion(starts.subtracting(known))
    }
    let known = Dictionary(parts.map { ($0.span.start, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = starts.union([0]).sorted()
    guard sorted != parts.map(\.span.start).sorted() else { return (parts, placed) }
    let corrected = zip(sorted, sorted.dropFirst() + [end]).filter { $0 < $1 }.map { start, end in
      DocumentPart(
        TextSpan(start: start, end: end), of: document, reason: told.contains(start) ? nil : known[start]?.reason,
        name: known[start]?.name,
        isCorrected: told.contains(start) || told.contains(end)
          || parts.contains { start < $0.span.start && $0.span.start < end })
    }
    return (corrected, placed)
  }

  private func span(of correction: DocumentCorrection) -> TextSpan? {
    var span = TextSpan(start: 0, end: document.text.utf8.count)
    switch correction.place {
    case .file: break
    case .pages(let range):
      guard let first = document.pages.first(where: { $0.number == range.lowerBound }),
        document.pages.contains(where: { $0.number == range.upperBound })
      else { return nil }
      let next = document.pages.first { $0.number > range.upperBound }
      let end = next.map { firstLine(from: $0.span.start, before: document.text.utf8.count) } ?? span.end
      span = TextSpan(start: firstLine(from: first.span.start, before: end), end: end)
    case .paragraphs(let range):
      guard range.upperBound <= document.paragraphs.count else { return nil }
      let next = range.upperBound < document.paragraphs.count ? document.paragraphs[range.upperBound].span.start : nil
      span = TextSpan(start: document.paragraphs[range.lowerBound - 1].span.start, end: next ?? span.end)
    }
    if let first = document.paragraphs.first(where: \.isRead), span.start <= first.span.start {
      span = TextSpan(start: 0, end: span.end)
    }
    guard let words = correction.begins else { return span }
    let layout = DocumentPart(span, of: document).layout
    let wanted = ReadingText(plain: words).bytes
    let line = layout.lines.first { Bytes.starts(layout.text.bytes, at: $0.range.lowerBound, with: wanted) }
    return line.map { TextSpan(start: layout.text.span(of: $0.range).start, end: span.end) }
  }

  /// Where the text of a page begins, behind its running head; the start of the page when nothing can be read on it.
  private func firstLine(from start: Int, before end: Int) -> Int {
    let first = document.paragraphs.first { $0.span.start >= start && $0.isRead }
    guard let first, first.span.start < end else { return start }
    return first.span.start
  }
}

extension Paragraph {
  fileprivate var isRead: Bool { ![.header, .footer, .comment].contains(role) }
}
