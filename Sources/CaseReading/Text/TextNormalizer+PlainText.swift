/// Tells which lines of a text without layout belong together.
///
/// A line goes on in the next one when it fills the width of the text and ends no sentence, or when the break stands
/// inside of brackets, a number or a date. A line that opens with a list mark or a label starts anew.
struct PlainTextLayout {
  private let text: TextScanner
  /// Without the line breaks.
  let lines: [Range<Int>]
  /// Columns from which on a line is full; `nil` when the text shows no such width.
  private let fullWidth: Int?
  /// Common width of lines where every paragraph begins with two blanks, and only a paragraph does.
  private let indentedWidth: Int?

  /// Narrower lines are lists and signatures, not wrapped text.
  private static let leastWidth = 24
  /// Wider lines are whole paragraphs.
  private static let widestWrapped = 110
  /// A full line may miss one Han, and a half-width mark more where another line has one hanging out; digits that a page
  /// set narrower than half a Han let others hold two columns more.
  private static let slack = 5
  /// Farthest distance, in bytes of the next line, at which a closing bracket is looked for.
  private static let bracketReach = 180

  /// Lines among which titles stand.
  private static let headLines = 3

  /// What the lines are.
  enum Source {
    /// Lines of a text without layout.
    case text
    /// Paragraphs of a word processor, which share a width by chance.
    case paragraphs
    /// Lines of pages: the layout has joined them, only ``torn`` is asked for and nothing is measured.
    case pages
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, of source: Source = .text) {
    text = TextScanner(bytes, range)
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where bytes[at] == 0x0A {
      lines.append(start..<at)
      start = at + 1
    }
    if start < range.upperBound { lines.append(start..<range.upperBound) }
    self.lines = lines
    let widths = source == .pages ? [] : lines.map { [text] in PlainTextLayout.width(of: $0, in: text) }
    let widest = widths.max() ?? 0
    let isWrapped =
      widest >= PlainTextLayout.leastWidth && widths.filter { $0 >= widest - PlainTextLayout.slack }.count >= 2
    let common = source == .text ? PlainTextLayout.commonWidth(of: widths) : nil
    fullWidth = common ?? (isWrapped ? widest - PlainTextLayout.slack : nil)
    let long = widths.filter { $0 >= PlainTextLayout.leastWidth }.sorted()
    // Labels and signatures are short, so the usual width is that of the longer lines.
    let usual = long.isEmpty ? 0 : long[long.count * 3 / 4]
    let isIndented =
      long.count >= 6 && usual <= PlainTextLayout.widestWrapped
      && lines.count { [text] in PlainTextLayout.hasIndent($0, in: text) } >= 3
    indentedWidth = isIndented ? usual : nil
  }

  /// Offsets of the lines that go on with the line before them in a text that somebody wrapped by hand: paragraphs of a
  /// word processor that are lines of a page.
  var wrapped: Set<Int> {
    let isFull = fullWidth.map { $0 <= PlainTextLayout.widestWrapped && isMostlyFull($0) } ?? false
    let isWrapped = isFull || indentedWidth != nil
    return Set(lines.indices.filter(isWrapped ? continues : isTorn).map { lines[$0].lowerBound })
  }

  /// Offsets of the lines in which a number goes on that fills a bracket: `(冀执A010⏎4226)`.
  var torn: Set<Int> {
    let found = lines.indices.dropFirst().filter { index in
      let (end, start) = (text.skipBlanks(before: lines[index - 1].upperBound), lines[index].lowerBound)
      guard text.scalar(before: end).value.isDigit else { return false }
      var at = start
      while at < lines[index].upperBound, text.scalar(at).value.isDigit { at = text.scalar(at).next }
      return at > start && text.scalar(at).value == 0x29 && breaksBracket(lines[index - 1], start)
    }
    return Set(found.map { lines[$0].lowerBound })
  }

  /// A number or a bracket goes on from the line before, whatever the shape of the text.
  private func isTorn(_ index: Int) -> Bool {
    guard index > 0, PlainTextLayout.width(of: lines[index - 1], in: text) >= PlainTextLayout.leastWidth else {
      return false
    }
    let (line, next) = (lines[index - 1], lines[index])
    let (end, start) = (text.skipBlanks(before: line.upperBound), text.skipBlanks(next.lowerBound))
    guard end > line.lowerBound, start < next.upperBound else { return false }
    let shape = LineShape(text)
    return !shape.startsParagraph(start) && (shape.breaksNumber(end: end, start: start) || breaksBracket(line, start))
  }

  /// Half of the lines that are no short ones fill the width.
  private func isMostlyFull(_ fullWidth: Int) -> Bool {
    let widths = lines.map { [text] in PlainTextLayout.width(of: $0, in: text) }.filter { $0 > fullWidth / 2 }
    return widths.count >= 6 && widths.count { $0 >= fullWidth } * 2 >= widths.count
  }

  /// Two U+3000, or two blanks and more.
  private static let indents: [[UInt8]] = [[0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80], [0x20, 0x20]]

  private static func hasIndent(_ line: Range<Int>, in text: TextScanner) -> Bool {
    indents.contains {
      line.count > $0.count && text.bytes[line.lowerBound..<line.lowerBound + $0.count].elementsEqual($0)
    }
  }

  /// Whether line `index` is read as one with the line before it.
  func continues(at index: Int) -> Bool {
    guard index > 0 else { return false }
    let (line, next) = (lines[index - 1], lines[index])
    let (end, start) = (text.skipBlanks(before: line.upperBound), text.skipBlanks(next.lowerBound))
    guard end > line.lowerBound, start < next.upperBound else { return false }
    let shape = LineShape(text)
    if shape.startsParagraph(start) || indentedWidth != nil && PlainTextLayout.hasIndent(next, in: text) {
      return false
    }
    if shape.breaksNumber(end: end, start: start) || breaksBracket(line, start) { return true }
    guard let least = indentedWidth.map({ $0 * 2 / 3 }) ?? fullWidth, !shape.endsSentence(end) else { return false }
    // 中华人民共和国道路运输经营许可证: a title may be as wide as the text by chance.
    if index <= PlainTextLayout.headLines, shape.endsTitle(end) { return false }
    // A number or a title too long for the rest of the line leaves it shorter.
    return PlainTextLayout.width(of: line, in: text) >= least
  }

  /// A bracket that is open at the end of the line and closed in the next, before another one opens.
  private func breaksBracket(_ line: Range<Int>, _ start: Int) -> Bool {
    var open: UInt32 = 0
    var at = line.lowerBound
    while at < line.upperBound {
      let (value, next) = text.scalar(at)
      if let close = PlainTextLayout.closing(value) { open = close } else if value == open { open = 0 }
      at = next
    }
    guard open != 0 else { return false }
    at = start
    while at < min(text.end, start + PlainTextLayout.bracketReach) {
      let (value, next) = text.scalar(at)
      if value == open { return true }
      if value == 0x0A || PlainTextLayout.closing(value) != nil { return false }
      at = next
    }
    return false
  }

  private static func closing(_ open: UInt32) -> UInt32? {
    switch open {
    case 0x300A: 0x300B  // 《》
    case 0x28: 0x29  // ()
    case 0x3014: 0x3015  // 〔〕
    default: nil
    }
  }

  /// The width that a third of the longer lines share, less what a line may miss; a few wider ones hold what could not
  /// be broken.
  private static func commonWidth(of widths: [Int]) -> Int? {
    let long = widths.filter { $0 >= leastWidth }
    guard long.count >= 6 else { return nil }
    let counted = Set(long).map { width in (width: width, count: long.count { $0 <= width && $0 > width - slack }) }
    guard let best = counted.max(by: { ($0.count, $0.width) < ($1.count, $1.width) }), best.count * 3 >= long.count,
      best.count >= 4, long.count(where: { $0 > best.width }) * 4 <= long.count
    else { return nil }
    return best.width - slack
  }

  /// Columns as a terminal counts them: two for a wide scalar.
  private static func width(of line: Range<Int>, in text: TextScanner) -> Int {
    var columns = 0
    var at = line.lowerBound
    while at < line.upperBound {
      let byte = text.bytes[at]
      if byte & 0xC0 != 0x80, byte != 0x0D { columns += byte < 0xE0 ? 1 : 2 }
      at += 1
    }
    return columns
  }
}
