/// Makes the form of a text that readers work on, in one pass over its bytes.
///
/// Widths and look-alike characters are folded by an explicit table (NFKC would turn ㎡ into m2 and ⒛ into `20.`),
/// blanks and line breaks go unless they part two Latin words or numbers. Underscores stay, they are placeholders; so
/// does ▯, which stands for what could not be read.
struct TextNormalizer {
  /// What a scalar is to the blanks beside it.
  enum Kind: UInt8 {
    /// Han, full-width punctuation, symbols: no blank beside them is kept.
    case wide
    /// `: ( ) [ ]` and the like, the same.
    case bracket
    /// Letters and other signs of alphabetic scripts: one blank between two of them is kept.
    case latin
    case digit
    case blank
    case lineBreak
    case dropped
  }

  private(set) var bytes: [UInt8] = []
  private(set) var map = OffsetMap()
  private(set) var paragraphs: [Range<Int>] = []
  private(set) var origins: [Int] = []
  let source: UnsafeBufferPointer<UInt8>
  /// Where the run starts that is to be copied.
  private var run = 0
  /// Where the blanks before the next scalar start, -1 when there are none.
  private var gap = 0
  private var gapHasBreak = false
  /// Nothing of the paragraph was kept yet.
  private var isParagraphStart = true
  private var paragraphStart = 0
  private var last = Kind.wide
  /// The text has no 。 at all: its sentences end with half-width stops.
  private let isHalfWidth: Bool

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    isHalfWidth = !TextNormalizer.hasStop(source)
    bytes.reserveCapacity(source.count)
  }

  /// The text made so far.
  var text: ReadingText { ReadingText(bytes: bytes, map: map, paragraphs: paragraphs, origins: origins) }

  /// Adds a stretch of the source to the paragraph; what was added before is joined as over a line break.
  mutating func append(_ range: Range<Int>) {
    if gap < 0 { openGap(at: run, isBreak: true) } else { gapHasBreak = true }
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = source[at]
      if byte >= 0xE4, byte <= 0xE9 {
        if gap >= 0 { closeGap(before: at, .wide) }
        last = .wide
        at += 3
      } else if byte == UInt8(ascii: "."), endsSentence(at..<at + 1, within: range.upperBound) {
        replace(at..<at + 1, with: TextNormalizer.stop, .wide)
        at += 1
      } else if byte < 0x80 {
        let kind = TextNormalizer.asciiKinds[Int(byte)]
        if kind.rawValue < Kind.blank.rawValue {
          if gap >= 0 { closeGap(before: at, kind) }
          last = kind
        } else {
          skip(kind, at..<at + 1)
        }
        at += 1
      } else {
        at = appendOther(at, end: range.upperBound)
      }
    }
    if gap < 0 { flush(to: min(at, range.upperBound)) }
  }

  /// 。
  private static let stop: UInt32 = 0x3002

  private static func hasStop(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at + 2 < source.count {
      if source[at] == 0xE3, source[at + 1] == 0x80, source[at + 2] == 0x82 { return true }
      at += 1
    }
    return false
  }

  /// Bytes of three Han: 一.事实, 甲.某某 open a paragraph.
  private static let longestMark = 9
  /// Bytes of five Han: fewer before a stop that no blank follows may be a name (买买提.库尔班).
  private static let shortestClause = 15

  /// A half-width stop behind Han that ends a sentence: `…的规定. 2021年…`; none in 1.5, No.3, 一.事实 and 买买提.库尔班.
  private mutating func endsSentence(_ mark: Range<Int>, within end: Int) -> Bool {
    guard gap < 0 else { return false }
    flush(to: mark.lowerBound)
    let clause = bytes[paragraphStart...]
    var start = clause.endIndex
    while start - 3 >= clause.startIndex, (0xE4...0xE9).contains(bytes[start - 3]) { start -= 3 }
    let length = clause.endIndex - start
    let isClosing = clause.last == 0x29 || clause.last == 0x25
    guard length > 0 || isClosing, start > clause.startIndex || length > TextNormalizer.longestMark else {
      return false
    }
    guard mark.upperBound < end else { return true }
    let next = source[mark.upperBound]
    if [0x20, 0x09, 0x0A, 0x0D, 0xE3].contains(next) { return true }
    let isSentence = isHalfWidth && (length >= TextNormalizer.shortestClause || isClosing)
    return isSentence && ((0xE4...0xE9).contains(next) || (0x30...0x39).contains(next))
  }

  private mutating func replace(_ range: Range<Int>, with scalar: UInt32, _ kind: Kind) {
    if gap >= 0 { closeGap(before: range.lowerBound, kind) } else { flush(to: range.lowerBound) }
    last = kind
    let before = bytes.count
    TextNormalizer.encode(scalar, into: &bytes)
    map.replace(range, length: bytes.count - before)
    run = range.upperBound
  }

  /// Ends the paragraph; one of which nothing was kept leaves no trace.
  mutating func endParagraph(origin: Int) {
    guard !isParagraphStart else { return }
    paragraphs.append(paragraphStart..<bytes.count)
    origins.append(origin)
    isParagraphStart = true
    if gap < 0 { openGap(at: run, isBreak: true) }
  }

  private mutating func appendOther(_ at: Int, end: Int) -> Int {
    let (scalar, length) = decode(at, end)
    switch TextNormalizer.fold(scalar) {
    case .keep(let kind):
      if gap >= 0 { closeGap(before: at, kind) }
      last = kind
    case .replace(let folded, let kind):
      let range = at..<at + length
      let isStop = folded == 0x2E && endsSentence(range, within: end)
      replace(range, with: isStop ? TextNormalizer.stop : folded, isStop ? .wide : kind)
    case .skip(let kind):
      skip(kind, at..<at + length)
    }
    return at + length
  }

  private mutating func skip(_ kind: Kind, _ range: Range<Int>) {
    if kind == .dropped {
      guard gap < 0 else { return }
      flush(to: range.lowerBound)
      run = range.upperBound
    } else if gap < 0 {
      flush(to: range.lowerBound)
      openGap(at: range.lowerBound, isBreak: kind == .lineBreak)
    } else if kind == .lineBreak {
      gapHasBreak = true
    }
  }

  private mutating func openGap(at offset: Int, isBreak: Bool) {
    gap = offset
    gapHasBreak = isBreak
  }

  /// Copies what has been waiting since `run`.
  private mutating func flush(to end: Int) {
    if run < end {
      bytes.append(contentsOf: source[run..<end])
      map.copy(from: run, length: end - run)
    }
    run = end
  }

  /// Decides what becomes of the blanks between the last scalar kept and the one at `next`.
  private mutating func closeGap(before next: Int, _ kind: Kind) {
    if isParagraphStart {
      if !bytes.isEmpty { separate(0x0A, before: next) }
      isParagraphStart = false
      paragraphStart = bytes.count
    } else if isWord(last), isWord(kind), !joinsNumber(next), !joinsGroup(next) {
      separate(0x20, before: next)
    }
    gap = -1
    run = next
  }

  private mutating func separate(_ byte: UInt8, before next: Int) {
    bytes.append(byte)
    map.replace(min(gap, next)..<next, length: 1)
  }

  private func isWord(_ kind: Kind) -> Bool { kind == .latin || kind == .digit }

  /// Whether a blank parts the thousands of a number: `126 040元`, `2 600立方米`, `284 615.40`.
  private func joinsGroup(_ next: Int) -> Bool {
    GroupedNumber(source).joins(before: gap, next)
  }

  /// Whether a line break stands inside a number: `2023年1⏎2月`, `20,⏎000元`.
  private func joinsNumber(_ next: Int) -> Bool {
    guard gapHasBreak, let before = bytes.last else { return false }
    let text = TextScanner(source, next..<source.count)
    if text.scalar(next).value == 0x2C { return true }
    let endsInDigit = before >= 0x30 && before <= 0x39
    if text.scalar(next).value == 0x2E { return endsInDigit && text.scalar(text.scalar(next).next).value.isDigit }
    var (digits, end) = (0, next)
    while digits < 8, text.scalar(end).value.isDigit { (digits, end) = (digits + 1, text.scalar(end).next) }
    guard digits > 0 else { return false }
    if before == 0x2E || endsInDigit, joinsFraction(digits, before: end, text) { return true }
    // (冀执A010⏎4226): a number that fills a bracket.
    if text.scalar(end).value == 0x29, before >= 0x30, before <= 0x39 {
      let tail = bytes.suffix(30)
      let isOpen = (tail.lastIndex(of: 0x28) ?? -1) > (tail.lastIndex(of: 0x29) ?? -1)
      if isOpen, digits + tail.reversed().prefix(while: { $0 >= 0x30 && $0 <= 0x39 }).count >= 6 { return true }
    }
    if before == 0x2C { return digits == 3 && bytes.dropLast().last.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
    let tail = bytes.suffix(16).reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    guard tail > 0, let places = places(before: end) else { return false }
    return places.contains(digits + tail)
  }

  /// Whether `digits` behind a line break, up to `end`, go on with a grouped or broken sum: `3,26⏎0.80元`, `260.⏎80元`.
  private func joinsFraction(_ digits: Int, before end: Int, _ text: TextScanner) -> Bool {
    let tail = bytes[paragraphStart...].suffix(16)
    let own = tail.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    let isGrouped = tail.dropLast(own).last == 0x2C && own + digits == 3
    var unit = end
    if text.scalar(end).value == 0x2E {
      var places = 0
      unit = text.scalar(end).next
      while places < 3, text.scalar(unit).value.isDigit { (places, unit) = (places + 1, text.scalar(unit).next) }
      guard own > 0, (1...2).contains(places) else { return false }
    } else if bytes.last == 0x2E {
      // 1.⏎80元 at the start of a paragraph is the number of an item.
      let whole = tail.dropLast().reversed().prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2C }.count
      guard (1...2).contains(digits), whole > 0, whole + 1 < tail.count else { return false }
    } else {
      return isGrouped && !text.scalar(end).value.isDigit
    }
    guard unit + 2 < source.count else { return false }
    let sign = UInt32(source[unit]) << 16 | UInt32(source[unit + 1]) << 8 | UInt32(source[unit + 2])
    return isGrouped || sign == 0xE58583 || sign == 0xE4B887  // 元 万
  }

  /// How many digits a number has before the unit at `offset`; `nil` when none is there.
  private func places(before offset: Int) -> ClosedRange<Int>? {
    guard offset + 2 < source.count else { return nil }
    switch UInt32(source[offset]) << 16 | UInt32(source[offset + 1]) << 8 | UInt32(source[offset + 2]) {
    case 0xE5B9B4, 0xE38095: return 4...4  // 年 〕
    case 0xE69C88, 0xE697A5, 0xE697B6, 0xE58886: return 2...2  // 月 日 时 分
    case 0xE69DA1: return 2...3  // 条
    case 0xE58FB7, 0xE58583, 0xE4B887: return 2...8  // 号 元 万
    default: return nil
    }
  }

  private func decode(_ at: Int, _ end: Int) -> (scalar: UInt32, length: Int) {
    let byte = source[at]
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard at + length <= end else { return (0xFFFD, end - at) }
    var scalar = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(source[at + offset] & 0x3F) }
    return (scalar, length)
  }
}
