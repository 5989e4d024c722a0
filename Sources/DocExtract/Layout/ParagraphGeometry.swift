import CPage

/// Tells from the places of lines which of them are one paragraph.
struct ParagraphGeometry {
  /// Where text starts and ends, in points.
  private let left: Float, right: Float
  /// The middle of the page; `nil` in a cell.
  private let pageMiddle: Float?
  /// The usual distance of two baselines; `nil` when there are too few lines to tell.
  private let pitch: Float?
  private let glyphs: UnsafeBufferPointer<Glyph>

  private var isCell: Bool { pageMiddle == nil }

  /// The text of a cell between `bounds`.
  init(cell lines: [PrintedLine], bounds: ClosedRange<Float>, glyphs: UnsafeBufferPointer<Glyph>) {
    self.glyphs = glyphs
    let padding = min(max((lines.map(\.minX).min() ?? 0) - bounds.lowerBound, 1), 10)
    left = bounds.lowerBound + padding
    right = bounds.upperBound - padding
    pageMiddle = nil
    pitch = Self.pitch(of: lines)
  }

  /// The text of a page, with the grids that stand between its lines.
  ///
  /// - Parameter isRecognized: ends of lines are known about, and letters of a seal may stand behind one of them.
  init(
    page lines: [PrintedLine], width: Float, grids: [RuledGrid], glyphs: UnsafeBufferPointer<Glyph>,
    isRecognized: Bool = false
  ) {
    self.glyphs = glyphs
    let long = lines.filter { $0.width > 0.4 * width }
    let starts = (long.isEmpty ? lines : long).map(\.minX) + grids.compactMap(\.xs.first)
    // A line of a browser's or a printer's stands alone in the margin.
    let left = Self.sharedStart(starts.sorted()) ?? 0
    let size = lines.map(\.size).max() ?? 0
    // What is set to the right, a running head or an agency above its day, may go beyond where text ends.
    let flush = long.filter { $0.minX - left < 4 * size }
    let ends =
      (flush.count >= Self.leastFlush ? flush : long.isEmpty ? lines : long).map(\.maxX) + grids.compactMap(\.xs.last)
    let farthest = isRecognized ? Self.sharedEnd(ends, slack: size) ?? width : ends.max() ?? width
    self.left = left
    // Where only one line ends nobody knows the margin; pages are nearly symmetrical.
    let isAgreed = !grids.isEmpty || ends.count { farthest - $0 < 1.5 * size } > 1
    right = isAgreed ? farthest : max(farthest, width - left)
    pageMiddle = width / 2
    pitch = Self.pitch(of: lines)
  }

  /// Lines from margin to margin that tell where it is.
  private static let leastFlush = 3

  /// The leftmost start that two lines share, among four or more; else the leftmost.
  ///
  /// - Parameter starts: ascending, points.
  private static func sharedStart(_ starts: [Float]) -> Float? {
    guard starts.count >= 4 else { return starts.first }
    return zip(starts, starts.dropFirst()).first { $1 - $0 < 2 }?.0 ?? starts.first
  }

  /// The farthest end that another line shares, among five or more; else the farthest.
  private static func sharedEnd(_ ends: [Float], slack: Float) -> Float? {
    let sorted = ends.sorted(by: >)
    guard sorted.count >= 5 else { return sorted.first }
    return zip(sorted, sorted.dropFirst()).first { $0 - $1 < 0.6 * slack }?.0 ?? sorted.first
  }

  private static func pitch(of lines: [PrintedLine]) -> Float? {
    let steps = zip(lines, lines.dropFirst()).map { $1.baseline - $0.baseline }.filter { $0 > 4 }.sorted()
    return steps.count >= 3 ? steps[steps.count / 2] : nil
  }

  /// Whether `next` goes on where `line` was broken; `first` is the line that opened the paragraph.
  func joins(_ line: PrintedLine, _ next: PrintedLine, first: PrintedLine) -> Bool {
    let size = max(line.size, next.size)
    let step = next.baseline - line.baseline
    guard abs(line.size - next.size) < 0.15 * size, step > 0.5 * size, step < 3.2 * size else { return false }
    if let pitch, step > 1.45 * max(pitch, 1.2 * size) { return false }
    let words = LineWords(glyphs, line)
    let nextWords = LineWords(glyphs, next)
    let token = nextWords.widthOfFirstToken
    // Labels in narrow cells are centred line by line.
    if isCell, isCentred(next) { return right - left - line.width < token + 0.5 * size }
    guard !isCentred(line) || !isCentred(next) else { return false }
    // Nothing that stands far to the right is followed by its own text at the left.
    if line.minX - left > 4 * size, line.minX - next.minX > size { return false }
    let isHanging = abs(next.minX - line.minX) < 0.5 * size && line.minX - left > 2.6 * size
    guard next.minX - left < 1.2 * size || isHanging else { return false }
    // An opening bracket never ends a paragraph, and a closing mark never begins one.
    if words.opensBracket || nextWords.startsWithMark { return true }
    let isLabel = nextWords.startsLabel
    if words.endsSentence, nextWords.startsItem || isLabel { return false }
    // `住所:…` may fill its line; what follows is the next label all the same.
    let isBelow = LineWords(glyphs, first).startsLabel && abs(first.minX - next.minX) < 0.5 * size
    if isLabel, isBelow, !words.endsInPiece { return false }
    let slack = right - line.maxX
    if slack < token + 0.55 * size { return true }
    // Punctuation that hangs out of another line makes the margin look farther than it is.
    let isLong = !isCell && line.maxX - line.minX > 0.8 * (right - left)
    if isLong, slack < 2.2 * size, !words.endsSentence, !isLabel, !nextWords.startsItem { return true }
    let isIndented = first.minX - left > 0.8 * size
    guard isIndented, !isCell, !words.endsSentence, !isLabel, line.minX - left < 3 * size else { return false }
    // Lines broken by hand: below an indented one, flush lines that end no sentence.
    let isFlush = next.minX - left < 0.6 * size && !nextWords.startsItem
    let isBroken = line.width > 0.45 * (right - left)
    return slack < 4.5 * size && first.minX - left > 1.2 * size || isFlush && isBroken
  }

  func alignment(of line: PrintedLine) -> Paragraph.Alignment {
    if isCentred(line) { return .center }
    return line.minX - left > 0.38 * (right - left) && right - line.maxX < 0.25 * (right - left) ? .right : .left
  }

  private func isCentred(_ line: PrintedLine) -> Bool {
    let before = line.minX - left
    let after = right - line.maxX
    if before > (isCell ? 0.5 : 2.2) * line.size, abs(before - after) < (isCell ? 0.8 : 1.2) * line.size { return true }
    guard let pageMiddle, line.minX > 0.4 * pageMiddle else { return false }
    return abs((line.minX + line.maxX) / 2 - pageMiddle) < 0.8 * line.size
  }
}

/// What the letters at the ends of a line tell about breaking it.
struct LineWords {
  private let glyphs: UnsafeBufferPointer<Glyph>
  private let line: PrintedLine

  init(_ glyphs: UnsafeBufferPointer<Glyph>, _ line: PrintedLine) {
    self.glyphs = glyphs
    self.line = line
  }

  private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
  private static let closing = scalars(
    "\u{FF0C}。、\u{FF1B}\u{FF1A}\u{FF1F}\u{FF01}\u{FF09}\u{FF0E}\u{FF05}》」』】〕〉”’,.;:?!)]%")
  private static let opening = scalars("\u{FF08}《「『【〔〈“‘([")
  private static let quotes = scalars("“”‘’\"'")
  private static let stops = scalars("。\u{FF1B}\u{FF01}\u{FF1F}\u{FF1A}.;:!?")
  private static let colons = scalars("\u{FF1A}:")
  private static let numerals = scalars("一二三四五六七八九十0123456789")

  /// What had to fit on the line before: all up to the first place where a line may be broken (after UAX #14).
  var widthOfFirstToken: Float {
    guard let first = line.glyphs.first.map({ glyphs[Int($0)] }) else { return 0 }
    var last = first
    for index in line.glyphs.dropFirst().prefix(40) {
      let glyph = glyphs[Int(index)]
      let isWord =
        last.scalar < 0x2E80 && glyph.scalar < 0x2E80 && glyph.x - last.x - last.width < 0.2 * glyph.size
        && !Self.closing.contains(last.scalar)
      let sticks =
        Self.closing.contains(glyph.scalar) || Self.opening.contains(last.scalar) || Self.quotes.contains(glyph.scalar)
        || Self.quotes.contains(last.scalar)
      guard isWord || sticks else { break }
      last = glyph
    }
    return last.x + last.width - first.x
  }

  var opensBracket: Bool { line.glyphs.last.map { Self.opening.contains(glyphs[Int($0)].scalar) } ?? false }

  /// A comma, a full stop or a closing bracket opens the line: it belongs to the line before.
  var startsWithMark: Bool { line.glyphs.first.map { Self.closing.contains(glyphs[Int($0)].scalar) } ?? false }

  var endsSentence: Bool { line.glyphs.last.map { Self.stops.contains(glyphs[Int($0)].scalar) } ?? false }

  /// Whether one or two Han behind a blank end the line: `拍摄地点:某路6号 拍` leaves 摄人: to the next.
  var endsInPiece: Bool {
    let tail = line.glyphs.suffix(4).map { glyphs[Int($0)] }
    guard let last = tail.last, Self.isHan(last.scalar) else { return false }
    for (before, after) in zip(tail, tail.dropFirst()).reversed() {
      if before.scalar == 0x20 || before.scalar == 0x3000 || after.x - before.x - before.width > 0.4 * after.size {
        return true
      }
      if !Self.isHan(before.scalar) { return false }
    }
    return false
  }

  private static func isHan(_ scalar: UInt32) -> Bool { (0x4E00...0x9FFF).contains(scalar) }

  /// Whether the line opens with the number of an item: `一、`, `(二)`, `3.`, `第四条`.
  var startsItem: Bool {
    let head = line.glyphs.prefix(6).map { glyphs[Int($0)].scalar }
    guard let first = head.first else { return false }
    if first == 0xFF08 || first == 0x28 || first == 0x7B2C {
      return head.dropFirst().first.map(Self.numerals.contains) ?? false
    }
    guard Self.numerals.contains(first), let mark = head.first(where: { !Self.numerals.contains($0) }) else {
      return false
    }
    return mark == 0x3001 || mark == 0x2E || mark == 0xFF0E
  }

  /// Whether a colon stands behind the first few letters, as in `法定代表人:`.
  var startsLabel: Bool {
    for (place, index) in line.glyphs.prefix(12).enumerated() {
      let scalar = glyphs[Int(index)].scalar
      if Self.colons.contains(scalar) { return place > 0 }
      if scalar == 0xFF0C || scalar == 0x3002 || scalar == 0x2C { return false }
    }
    return false
  }
}
