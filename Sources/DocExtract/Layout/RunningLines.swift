/// Finds running headers, footers and page numbers: they belong to the page, not to the text that runs over it.
enum RunningLines {
  /// Gives paragraphs at the edge of pages the role of header or footer.
  ///
  /// Needs all pages of a file, and is therefore done when its parts are together.
  static func mark(in document: inout ExtractedDocument) {
    guard !document.pages.isEmpty else { return }
    let text = Array(document.text.utf8)
    let edges = document.paragraphs.indices.compactMap { edge(of: $0, in: document, text) }
    var seen: [Edge.Key: Set<Int>] = [:]
    for edge in edges { seen[edge.key, default: []].insert(edge.page) }
    let body = bodySize(of: document)
    for edge in edges {
      let count = seen[edge.key]?.count ?? 0
      // Two proofs of service bear the same large title at the same place; a running head is on most pages.
      let isTitle = edge.fontSize >= leastTitle * body && count * 2 < document.pages.count
      let isRepeated = count >= 2 && edge.isNarrow && !isTitle
      if isRepeated || edge.isPageNumber {
        document.paragraphs[edge.paragraph].role = edge.key.isTop ? .header : .footer
      }
    }
  }

  /// Titles are larger than the body by this factor.
  private static let leastTitle = 1.15

  /// The size in which most of the text is set, points; infinite when no line says its own.
  private static func bodySize(of document: ExtractedDocument) -> Double {
    var bytes: [Double: Int] = [:]
    for line in document.lines {
      guard let size = line.fontSize, size > 0 else { continue }
      bytes[(size * 2).rounded() / 2, default: 0] += line.span.end - line.span.start
    }
    return bytes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .infinity
  }

  private struct Edge {
    /// What must be the same on several pages; digits count as one.
    struct Key: Hashable {
      var isTop: Bool
      /// In steps of 8 points.
      var place: Int
      var words: [UInt8]
    }
    var paragraph: Int
    var page: Int
    var key: Key
    var isPageNumber: Bool
    /// Points; 0 when unknown.
    var fontSize: Double
    /// Whether it stands in the margin proper, where running text does not reach.
    var isNarrow: Bool
  }

  private static func edge(of index: Int, in document: ExtractedDocument, _ text: [UInt8]) -> Edge? {
    let paragraph = document.paragraphs[index]
    guard paragraph.role == .body, paragraph.cell == nil, paragraph.span.end - paragraph.span.start <= 180,
      let line = line(at: paragraph.span.start, in: document), line.span.end >= paragraph.span.end,
      let box = line.box, let number = line.page, let first = document.pages.first?.number,
      document.pages.indices.contains(number - first)
    else { return nil }
    let page = document.pages[number - first]
    let isTop = box.maxY < page.height * 0.12
    guard isTop || box.y > page.height * 0.88 else { return nil }
    var words = text[paragraph.span.range].filter { $0 > 0x20 }
    let isPageNumber = isPageNumber(words)
    words = words.reduce(into: []) { result, byte in
      let isDigit = 0x30...0x39 ~= byte
      if !(isDigit && result.last == 0x30) { result.append(isDigit ? 0x30 : byte) }
    }
    // 10 某县某局 询问笔录 on the left page, 某县某局 询问笔录 11 on the right one.
    let bare = words.drop { $0 == 0x30 }
    words = Array(bare[..<(bare.lastIndex { $0 != 0x30 }.map { $0 + 1 } ?? bare.startIndex)])
    let isNarrow = isTop ? box.maxY < page.height * 0.1 : box.y > page.height * 0.9
    return Edge(
      paragraph: index, page: number, key: Edge.Key(isTop: isTop, place: Int(box.y / 8), words: words),
      isPageNumber: isPageNumber, fontSize: line.fontSize ?? 0, isNarrow: isNarrow)
  }

  static func line(at offset: Int, in document: ExtractedDocument) -> TextLine? {
    let index = document.lines.partition { $0.span.start >= offset }
    return index < document.lines.count && document.lines[index].span.start == offset ? document.lines[index] : nil
  }

  private static func values(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
  private static let digits = values("0123456789")
  private static let numerals = values("一二三四五六七八九十百")
  private static let around = values("第共页总Pageof-\u{FF0D}—–―─/\u{FF0F}·,\u{FF0C}()\u{FF08}\u{FF09}")

  /// `3`, `- 3 -`, `— 3 —`, `3/4`, `第3页`, `第 1 页 共 4 页`, `第一页`, `Page 3 of 4`; spaces are gone already.
  static func isPageNumber(_ words: [UInt8]) -> Bool {
    guard !words.isEmpty, words.count <= 40 else { return false }
    var (digits, numerals, hasWord) = (0, 0, false)
    for scalar in String(decoding: words, as: UTF8.self).unicodeScalars {
      if Self.digits.contains(scalar.value) {
        digits += 1
      } else if Self.numerals.contains(scalar.value) {
        numerals += 1
      } else if Self.around.contains(scalar.value) {
        hasWord = hasWord || scalar == "页" || scalar == "g"
      } else {
        return false
      }
    }
    // A bare number must look like that of a page, not like a case number or a telephone.
    return hasWord ? digits + numerals > 0 : numerals == 0 && (1...6).contains(digits)
  }
}
