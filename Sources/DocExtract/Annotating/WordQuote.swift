/// Finds words in a paragraph, and where a comment about them begins and ends.
struct WordQuote {
  private let bytes: [UInt8]
  private let paragraph: WordParagraphs.Paragraph
  /// The words of the paragraph, and where each of their bytes comes from.
  private var words: [UInt8] = []
  private var sources: [(text: Int, offset: Int, end: Int)] = []

  init(_ paragraph: WordParagraphs.Paragraph, in bytes: [UInt8]) {
    (self.bytes, self.paragraph) = (bytes, paragraph)
    for (index, text) in paragraph.texts.enumerated() { read(text, index) }
  }

  private mutating func read(_ text: WordParagraphs.Text, _ index: Int) {
    var place = text.start
    while place < text.end {
      guard bytes[place] == UInt8(ascii: "&"), let end = bytes[place..<text.end].firstIndex(of: UInt8(ascii: ";"))
      else {
        words.append(bytes[place])
        sources.append((index, place, place + 1))
        place += 1
        continue
      }
      let named = ["&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": "\"", "&apos;": "'"]
      let entity = String(decoding: bytes[place...end], as: UTF8.self)
      for byte in (named[entity] ?? "\u{FFFD}").utf8 {
        words.append(byte)
        sources.append((index, place, end + 1))
      }
      place = end + 1
    }
  }

  /// Where a mark is put, and whether a run has to be cut in two there.
  struct Cut {
    var offset: Int
    /// What the second half of the run begins with; `nil` between runs.
    var opening: Range<Int>?
  }

  /// Around the words, when they stand in the paragraph just once; around the paragraph otherwise.
  func cuts(around quote: String) -> (start: Cut, end: Cut) {
    let quote = Array(quote.utf8)
    guard let first = place(of: quote),
      let last = sources.indices.contains(first + quote.count - 1)
        ? first + quote.count - 1 : nil
    else { return (Cut(offset: paragraph.start), Cut(offset: paragraph.end)) }
    return (cut(before: sources[first]), cut(after: sources[last]))
  }

  private func place(of quote: [UInt8]) -> Int? {
    guard !quote.isEmpty, words.count >= quote.count else { return nil }
    var found: Int?
    for place in 0...(words.count - quote.count) where words[place] == quote[0] {
      guard words[place...].starts(with: quote) else { continue }
      if found != nil { return nil }
      found = place
    }
    return found
  }

  private func cut(before source: (text: Int, offset: Int, end: Int)) -> Cut {
    let text = paragraph.texts[source.text]
    let isFirst = source.offset == text.start
    guard !isFirst, text.isAlone, let opening = text.opening, isFirm(source.offset) else {
      return Cut(offset: text.runStart)
    }
    return Cut(offset: source.offset, opening: opening)
  }

  private func cut(after source: (text: Int, offset: Int, end: Int)) -> Cut {
    let text = paragraph.texts[source.text]
    let isLast = source.end == text.end
    guard !isLast, text.isAlone, let opening = text.opening, isFirm(source.end) else {
      return Cut(offset: text.runEnd)
    }
    return Cut(offset: source.end, opening: opening)
  }

  /// Whether no blank would end a text, which might be lost there.
  private func isFirm(_ offset: Int) -> Bool { bytes[offset - 1] > 0x20 }
}
