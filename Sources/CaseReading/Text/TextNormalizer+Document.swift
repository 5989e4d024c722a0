public import DocExtract

extension ReadingText {
  /// The form to read of `document`, or of the part of it within `span`.
  public init(document: ExtractedDocument, span: TextSpan? = nil) {
    var text = document.text
    self = text.withUTF8 { bytes in
      let part = (span?.range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
      var normalizer = TextNormalizer(bytes)
      if document.paragraphs.isEmpty {
        normalizer.append(plain: PlainTextLayout(bytes, part))
      } else {
        normalizer.append(document, part: part)
      }
      return normalizer.text
    }
  }

  /// The form to read of a text without layout, such as the example of a rule.
  public init(plain text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      var normalizer = TextNormalizer(bytes)
      normalizer.append(plain: PlainTextLayout(bytes, 0..<bytes.count))
      return normalizer.text
    }
  }

  /// Offsets inside of `range` before which the source has blanks or a line break that were removed; ascending.
  ///
  /// What parts two names (`张三 李四`) and what a typesetter put between any two letters looks the same in `bytes`.
  public func gaps(in range: Range<Int>) -> [Int] { map.gaps(in: range) }
}

extension TextNormalizer {
  mutating func append(plain layout: PlainTextLayout) {
    for (index, line) in layout.lines.enumerated() {
      if index > 0, !layout.continues(at: index) { endParagraph(origin: 0) }
      append(line)
    }
    endParagraph(origin: 0)
  }

  /// Lines wrapped by hand are of one kind: a title or what follows a form's last cell is no such line.
  private func goesOn(_ index: Int, in document: ExtractedDocument) -> Bool {
    guard index > 0 else { return false }
    return [document.paragraphs[index - 1], document.paragraphs[index]].allSatisfy {
      $0.cell == nil && $0.alignment != .center && $0.alignment != .right
    }
  }

  mutating func append(_ document: ExtractedDocument, part: Range<Int>) {
    let breaks = PageBreaks(document, around: part, TextScanner(source, 0..<source.count))
    let wraps =
      document.pages.isEmpty
      ? PlainTextLayout(source, part, of: .paragraphs).wrapped : PlainTextLayout(source, part, of: .pages).torn
    var origin: Int?
    let first = document.paragraphs.partition { $0.span.end > part.lowerBound }
    for index in document.paragraphs[first...].indices {
      let paragraph = document.paragraphs[index]
      guard paragraph.span.start < part.upperBound else { break }
      let isWrapped = wraps.contains(paragraph.span.start) && goesOn(index, in: document)
      let range = paragraph.span.range.clamped(to: part)
      guard !range.isEmpty, ![.header, .footer, .comment].contains(paragraph.role) else { continue }
      if let before = origin, !breaks.continued.contains(index), !isWrapped {
        endParagraph(origin: before)
        origin = nil
      }
      append(range)
      origin = origin ?? index
    }
    if let origin { endParagraph(origin: origin) }
  }
}

/// Finds the paragraphs that a page break tears apart: the last line of a page is full and ends no sentence, the first
/// of the next page is not indented.
private struct PageBreaks {
  private let document: ExtractedDocument
  private let shape: LineShape
  /// Left and right border of the body, by page.
  private var margins: [Int: ClosedRange<Double>] = [:]
  /// Paragraphs that go on with the one of the body before them.
  private(set) var continued: Set<Int> = []

  /// - Parameter part: bytes of the text; the pages that hold some of it are looked at.
  init(_ document: ExtractedDocument, around part: Range<Int>, _ text: TextScanner) {
    self.document = document
    shape = LineShape(text)
    let pages = document.pages.filter { $0.span.start < part.upperBound && part.lowerBound < $0.span.end }
    guard pages.count > 1, let start = pages.first?.span.start, let end = pages.last?.span.end else { return }
    var body: [(paragraph: Int, lines: Range<Int>)] = []
    var line = document.lines.partition { $0.span.end > start }
    for index in document.paragraphs.indices.dropFirst(document.paragraphs.partition { $0.span.end > start }) {
      let paragraph = document.paragraphs[index]
      guard paragraph.span.start < end else { break }
      let lines = lines(of: paragraph, from: &line)
      guard !lines.isEmpty, paragraph.role != .header, paragraph.role != .footer else { continue }
      body.append((index, lines))
      for line in lines { widenMargins(document.lines[line]) }
    }
    for (before, after) in zip(body, body.dropFirst())
    where document.paragraphs[before.paragraph].isRunningText && document.paragraphs[after.paragraph].isRunningText {
      let (last, first) = (document.lines[before.lines.upperBound - 1], document.lines[after.lines.lowerBound])
      if isTorn(last, first, text) { continued.insert(after.paragraph) }
    }
  }

  private func isTorn(_ last: TextLine, _ first: TextLine, _ text: TextScanner) -> Bool {
    guard let page = last.page, first.page == page + 1, let end = last.box, let start = first.box,
      let above = margins[page], let below = margins[page + 1]
    else { return false }
    let em = max(last.fontSize ?? end.height, 1)
    return end.maxX >= above.upperBound - 1.5 * em && start.x <= below.lowerBound + em
      && !shape.endsSentence(text.skipBlanks(before: last.span.end)) && !shape.startsParagraph(first.span.start)
  }

  private mutating func widenMargins(_ line: TextLine) {
    guard let page = line.page, let box = line.box, box.width >= 0 else { return }
    let known = margins[page] ?? box.x...max(box.x, box.maxX)
    margins[page] = min(known.lowerBound, box.x)...max(known.upperBound, box.maxX)
  }

  private func lines(of paragraph: Paragraph, from line: inout Int) -> Range<Int> {
    while line < document.lines.count, document.lines[line].span.end <= paragraph.span.start { line += 1 }
    let first = line
    while line < document.lines.count, document.lines[line].span.start < paragraph.span.end { line += 1 }
    return first..<line
  }
}

extension Paragraph {
  fileprivate var isRunningText: Bool { role == .body && cell == nil && alignment != .center && alignment != .right }
}
