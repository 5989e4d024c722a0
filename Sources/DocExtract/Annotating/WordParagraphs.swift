/// The paragraphs of the main part of a DOCX that get comments, by where they lie in its bytes.
struct WordParagraphs {
  /// Words inside one `w:t` of a run that stands right in the paragraph.
  struct Text {
    /// Offsets of its content.
    var start, end: Int
    /// Offsets of the run around it.
    var runStart: Int
    var runEnd = 0
    /// `<w:r …><w:rPr>…</w:rPr>`: what a second half of the run begins with.
    var opening: Range<Int>?
    /// Whether the run holds nothing else, so that it may be cut in two.
    var isAlone = true
  }
  struct Paragraph {
    /// Offset of what follows the properties.
    var start: Int
    /// Offset of the end tag.
    var end = 0
    var texts: [Text] = []
  }

  /// Prefix of WordprocessingML in the part: `w`.
  private(set) var prefix = ""
  /// By the place of an element among all: the outermost paragraph around it, where a comment may stand. Word refuses
  /// comments inside text boxes.
  private(set) var paragraphs: [Int32: Paragraph] = [:]
  private(set) var outermost: [Int32: Int32] = [:]
  private var open: (element: Int32, depth: Int, paragraph: Paragraph)?
  private var run: (depth: Int, start: Int, opening: Range<Int>, firstText: Int)?
  private var inner: Set<Int32> = []

  /// - Parameter wanted: places of elements.
  init(_ bytes: [UInt8], wanted: Set<Int32>) throws(ExtractionIssue) {
    var scanner = MarkupScanner(bytes)
    var names: [String] = []
    while let tag = try scanner.next() {
      if names.isEmpty, tag.kind != .close { prefix = try Self.prefix(ofRoot: tag, bytes) }
      if tag.kind != .close, wanted.contains(tag.element) { inner.insert(tag.element) }
      switch tag.kind {
      case .open:
        names.append(tag.name)
        begin(tag, depth: names.count)
      case .single: single(tag, depth: names.count + 1)
      case .close:
        guard names.popLast() == tag.name else { throw MarkupScanner.odd }
        end(tag, depth: names.count + 1)
      }
    }
    guard names.isEmpty else { throw MarkupScanner.odd }
  }

  private static let namespaces = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]

  private static func prefix(ofRoot tag: MarkupTag, _ bytes: [UInt8]) throws(ExtractionIssue) -> String {
    let words = String(decoding: bytes[tag.start..<tag.end], as: UTF8.self)
    let prefix = String(tag.name.prefix { $0 != ":" })
    guard prefix != tag.name,
      namespaces.contains(where: { uri in
        words.contains("xmlns:\(prefix)=\"\(uri)\"") || words.contains("xmlns:\(prefix)='\(uri)'")
      })
    else { throw MarkupScanner.odd }
    return prefix
  }

  /// Whether the part follows the strict form of the standard.
  static func isStrict(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(4_096), as: UTF8.self).contains(namespaces[1])
  }

  private mutating func begin(_ tag: MarkupTag, depth: Int) {
    if open == nil {
      if tag.name == "\(prefix):p" { open = (tag.element, depth, Paragraph(start: tag.end)) }
      return
    }
    guard let paragraph = open, run == nil, depth == paragraph.depth + 1, tag.name == "\(prefix):r" else {
      return noteInRun(tag, depth: depth)
    }
    run = (depth, tag.start, tag.start..<tag.end, paragraph.paragraph.texts.count)
  }

  private mutating func single(_ tag: MarkupTag, depth: Int) {
    if let paragraph = open, depth == paragraph.depth + 1, tag.name == "\(prefix):pPr" {
      open?.paragraph.start = tag.end
    }
    guard let current = run, depth == current.depth + 1 else { return }
    if tag.name == "\(prefix):rPr" { run?.opening = current.start..<tag.end } else { markCrowded() }
  }

  /// What stands in the run besides its properties and one text.
  private mutating func noteInRun(_ tag: MarkupTag, depth: Int) {
    guard let current = run, depth == current.depth + 1, tag.name != "\(prefix):rPr" else { return }
    guard tag.name == "\(prefix):t" else { return markCrowded() }
    open?.paragraph.texts.append(Text(start: tag.end, end: tag.end, runStart: current.start))
  }

  private var isCrowded = false
  private mutating func markCrowded() { isCrowded = true }

  private mutating func end(_ tag: MarkupTag, depth: Int) {
    guard let paragraph = open else { return }
    if depth == paragraph.depth {
      var whole = paragraph.paragraph
      whole.end = tag.start
      if !inner.isEmpty {
        paragraphs[paragraph.element] = whole
        for element in inner { outermost[element] = paragraph.element }
      }
      (open, inner) = (nil, [])
      return
    }
    if depth == paragraph.depth + 1, tag.name == "\(prefix):pPr" { open?.paragraph.start = tag.end }
    guard let current = run else { return }
    if depth == current.depth { return endRun(tag, current.firstText) }
    guard depth == current.depth + 1 else { return }
    if tag.name == "\(prefix):rPr" { run?.opening = current.start..<tag.end }
    if tag.name == "\(prefix):t", let last = paragraph.paragraph.texts.indices.last {
      open?.paragraph.texts[last].end = tag.start
    }
  }

  private mutating func endRun(_ tag: MarkupTag, _ first: Int) {
    let (opening, crowded) = (run?.opening, isCrowded)
    (run, isCrowded) = (nil, false)
    guard let count = open?.paragraph.texts.count, first < count else { return }
    for index in first..<count {
      open?.paragraph.texts[index].runEnd = tag.end
      open?.paragraph.texts[index].opening = opening
      open?.paragraph.texts[index].isAlone = !crowded && count - first == 1
    }
  }
}
