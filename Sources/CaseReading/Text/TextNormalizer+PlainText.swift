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

/// What the first and last words of a line tell about the lines around it.
struct LineShape {
  private let text: TextScanner

  init(_ text: TextScanner) { self.text = text }

  /// The text up to `end` closes a sentence or announces a list.
  func endsSentence(_ end: Int) -> Bool {
    let (last, start) = text.scalar(before: end)
    switch last {
    case 0x2E: return text.scalar(before: start).value.isHan
    case 0x3002, 0x3B, 0x3A, 0x21, 0x3F: return true  // 。;:!?
    default: return false
    }
  }

  /// A list mark (`一、`, `(一)`, `1.`, `第三条`, `①`) or a label with its colon stands at `start`.
  func startsParagraph(_ start: Int) -> Bool { hasListMark(start) || hasLabel(start) }

  private func hasListMark(_ start: Int) -> Bool {
    let (first, next) = text.scalar(start)
    if first >= 0x2460, first <= 0x2473 { return true }
    if first == 0x28 {
      let end = skipNumber(next)
      return end > next && text.scalar(end).value == 0x29
    }
    if first == 0x7B2C {  // 第
      let end = skipNumber(next)
      return end > next && [0x6761, 0x7AE0, 0x8282].contains(text.scalar(end).value)  // 条 章 节
    }
    let end = skipNumber(start)
    guard end > start else { return false }
    let (mark, behind) = text.scalar(end)
    return mark == 0x3001 || (mark == 0x2E && first.isDigit && !text.scalar(behind).value.isDigit)
  }

  /// Up to ten Han and a colon; `决定如下:` is the end of a sentence, no label.
  private func hasLabel(_ start: Int) -> Bool {
    var at = start
    var count = 0
    var last: UInt32 = 0
    while count <= 10 {
      let (value, next) = text.scalar(at)
      if value == 0x3A { return count > 0 && last != 0x4E0B }
      guard value.isHan || value == 0x20 else { return false }
      if value.isHan {
        count += 1
        last = value
      }
      at = next
    }
    return false
  }

  /// A line break inside a number, a date or a place of a law.
  func breaksNumber(end: Int, start: Int) -> Bool {
    let before = text.scalar(before: end).value
    let headEnd = skipNumber(start)
    if before == 0x7B2C { return headEnd > start }  // 第⏎三条
    let tailStart = numberStart(end)
    if tailStart < end {
      if headEnd == start { return isUnit(start) }
      return text.scalar(before: tailStart).value == 0x7B2C && isPlace(headEnd)
        || before.isDigit && text.scalar(start).value.isDigit && isUnit(headEnd)
    }
    guard before == 0x5E74 || before == 0x6708 else { return false }  // 年 月
    let count = numberStart(text.scalar(before: end).start)
    return headEnd > start && count < end && isDateUnit(headEnd, after: before)
  }

  private func isDateUnit(_ offset: Int, after unit: UInt32) -> Bool {
    let value = text.scalar(offset).value
    return unit == 0x5E74 ? value == 0x6708 : value == 0x65E5 || value == 0x53F7
  }

  private func isPlace(_ offset: Int) -> Bool {
    [0x6761, 0x6B3E, 0x9879, 0x76EE].contains(text.scalar(offset).value)  // 条 款 项 目
  }

  /// A unit of a date, a place or money that begins no longer word (日期, 号码, 元旦 …).
  private func isUnit(_ offset: Int) -> Bool {
    let (value, next) = text.scalar(offset)
    let behind = text.scalar(next).value
    switch value {
    case 0x5E74: return behind != 0x5EA6 && behind != 0x9F84  // 年度 年龄
    case 0x6708: return behind != 0x4EFD  // 月份
    case 0x65E5: return behind != 0x671F && behind != 0x5E38  // 日期 日常
    case 0x65F6: return behind != 0x95F4  // 时间
    case 0x53F7: return behind != 0x7801  // 号码
    case 0x6761: return behind != 0x4EF6 && behind != 0x6B3E  // 条件 条款
    case 0x5143: return behind != 0x65E6  // 元旦
    case 0x6B3E, 0x9879: return behind != 0x76EE  // 款 项目
    case 0x4E07, 0x4EBF, 0x25: return true
    default: return false
    }
  }

  /// Behind the Arabic or Chinese digits at `offset`.
  private func skipNumber(_ offset: Int) -> Int {
    var at = offset
    while true {
      let (value, next) = text.scalar(at)
      guard LineShape.isNumeral(value) else { return at }
      at = next
    }
  }

  private func numberStart(_ end: Int) -> Int {
    var at = end
    while true {
      let (value, start) = text.scalar(before: at)
      guard LineShape.isNumeral(value) else { return at }
      at = start
    }
  }

  private static func isNumeral(_ value: UInt32) -> Bool {
    value.isDigit || ChineseNumeral.part(value) != nil || value == 0x25CB
  }
}
