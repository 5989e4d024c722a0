/// Finds paragraphs that a page break cuts in two.
enum PageBreaks {
  /// Needs the roles that ``RunningLines`` gives: footers and headers stand between the halves.
  static func mark(in document: inout ExtractedDocument) {
    guard document.pages.count > 1 else { return }
    let text = Array(document.text.utf8)
    var margins: [Int: (left: Double, right: Double)] = [:]
    for line in document.lines {
      guard let page = line.page, let box = line.box, box.width > 200 else { continue }
      let known = margins[page] ?? (box.x, box.maxX)
      margins[page] = (min(known.left, box.x), max(known.right, box.maxX))
    }
    let body = document.paragraphs.indices.filter { document.paragraphs[$0].role == .body }
    for (index, next) in zip(body, body.dropFirst()) {
      let (before, after) = (document.paragraphs[index], document.paragraphs[next])
      guard before.cell == nil, after.cell == nil, after.alignment == .left, before.alignment == .left,
        let last = lastLine(of: before, in: document),
        let first = RunningLines.line(at: after.span.start, in: document),
        let page = last.page, first.page == page + 1, let end = last.box, let start = first.box,
        let here = margins[page], let there = margins[page + 1], let size = last.fontSize,
        abs(size - (first.fontSize ?? 0)) < 0.15 * size
      else { continue }
      let isFull = here.right - end.maxX < 2.2 * size
      let isFlush = start.x - there.left < size
      if isFull, isFlush, !endsSentence(text[before.span.range]) { document.paragraphs[index].continues = true }
    }
  }

  private static func lastLine(of paragraph: Paragraph, in document: ExtractedDocument) -> TextLine? {
    var found: TextLine?
    var offset = paragraph.span.start
    while let line = RunningLines.line(at: offset, in: document), line.span.end <= paragraph.span.end {
      found = line
      // Lines of one paragraph follow each other with one break between.
      offset = line.span.end + 1
      if offset >= paragraph.span.end { break }
    }
    return found
  }

  private static func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
    ["。", "\u{FF1B}", "\u{FF01}", "\u{FF1F}", "\u{FF1A}", ";", ":"].contains { text.suffix(3).ends(with: $0.utf8) }
  }
}

extension Sequence<UInt8> where Self: BidirectionalCollection {
  fileprivate func ends(with other: some BidirectionalCollection<UInt8>) -> Bool {
    reversed().starts(with: other.reversed())
  }
}
