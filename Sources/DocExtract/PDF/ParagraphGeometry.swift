import CPoppler

/// Tells from the places of lines which of them are one paragraph.
struct ParagraphGeometry {
  /// Where text starts and ends, in points.
  private let left: Float, right: Float
  /// The usual distance of two baselines; `nil` when there are too few lines to tell.
  private let pitch: Float?
  private let isCell: Bool
  private let glyphs: UnsafeBufferPointer<Glyph>

  init(
    _ lines: [PrintedLine], bounds: ClosedRange<Float>?, pageWidth: Float, glyphs: UnsafeBufferPointer<Glyph>
  ) {
    self.glyphs = glyphs
    isCell = bounds != nil
    if let bounds {
      let padding = min(max((lines.map(\.minX).min() ?? 0) - bounds.lowerBound, 1), 10)
      left = bounds.lowerBound + padding
      right = bounds.upperBound - padding
    } else {
      let long = lines.filter { $0.width > 0.4 * pageWidth }
      left = (long.isEmpty ? lines : long).map(\.minX).min() ?? 0
      let farthest = (long.isEmpty ? lines : long).map(\.maxX).max() ?? pageWidth
      // With a single long line nobody knows where the margin is; pages are nearly symmetrical.
      right = long.count > 2 ? farthest : max(farthest, pageWidth - left)
    }
    let steps = zip(lines, lines.dropFirst()).map { $1.baseline - $0.baseline }.filter { $0 > 4 }.sorted()
    pitch = steps.count >= 3 ? steps[steps.count / 2] : nil
  }

  /// Whether `next` goes on where `line` was broken.
  func joins(_ line: PrintedLine, _ next: PrintedLine) -> Bool {
    let size = max(line.size, next.size)
    let step = next.baseline - line.baseline
    guard abs(line.size - next.size) < 0.15 * size, step > 0.5 * size, step < 3.2 * size else { return false }
    if let pitch, step > 1.45 * max(pitch, 1.2 * size) { return false }
    let token = widthOfFirstToken(next)
    if isCentred(line), isCentred(next) {
      return isCell && right - left - line.width < token + 0.5 * size
    }
    let isHanging = abs(next.minX - line.minX) < 0.5 * size && line.minX - left > 0.5 * size
    guard next.minX - left < 1.2 * size || (isHanging && isBlockIndented(line, size)) else { return false }
    guard right - line.maxX < token + 0.55 * size else { return false }
    return !(endsSentence(line) && startsItem(next))
  }

  func alignment(of line: PrintedLine) -> Paragraph.Alignment {
    if isCentred(line) { return .center }
    if right - line.maxX < line.size, line.minX - left > 0.35 * (right - left) { return .right }
    return .left
  }

  private func isCentred(_ line: PrintedLine) -> Bool {
    let before = line.minX - left
    let after = right - line.maxX
    return before > (isCell ? 0.5 : 2.2) * line.size && abs(before - after) < (isCell ? 0.8 : 1.2) * line.size
  }

  /// More than the two characters that open a paragraph.
  private func isBlockIndented(_ line: PrintedLine, _ size: Float) -> Bool { line.minX - left > 2.6 * size }

  /// What had to fit on the line before: a Han character with the mark behind it, or a whole word or number.
  private func widthOfFirstToken(_ line: PrintedLine) -> Float {
    guard let first = line.glyphs.first.map({ glyphs[Int($0)] }) else { return 0 }
    var end = first.x + first.width
    for index in line.glyphs.dropFirst() {
      let glyph = glyphs[Int(index)]
      let isMark = Self.closing.contains(glyph.scalar)
      let isWord = first.scalar < 0x2E80 && glyph.scalar < 0x2E80 && glyph.x - end < 0.2 * glyph.size
      guard isMark || isWord else { break }
      end = glyph.x + glyph.width
      if isMark { break }
    }
    return end - first.x
  }

  private static let closing: Set<UInt32> = Set(",。、;:?!)》」』】〕”’,.;:?!)".unicodeScalars.map(\.value))
  private static let stops: Set<UInt32> = Set("。;!?:.;:".unicodeScalars.map(\.value))
  private static let numerals: Set<UInt32> = Set("一二三四五六七八九十0123456789".unicodeScalars.map(\.value))

  private func endsSentence(_ line: PrintedLine) -> Bool {
    line.glyphs.last.map { Self.stops.contains(glyphs[Int($0)].scalar) } ?? false
  }

  /// Whether a line opens with the number of an item: `一、`, `(二)`, `3.`, `第四条`.
  private func startsItem(_ line: PrintedLine) -> Bool {
    let head = line.glyphs.prefix(6).map { glyphs[Int($0)].scalar }
    guard let first = head.first else { return false }
    if first == 0xFF08 || first == 0x28 || first == 0x7B2C { return head.dropFirst().first.map(Self.numerals.contains) ?? false }
    guard Self.numerals.contains(first), let mark = head.first(where: { !Self.numerals.contains($0) }) else { return false }
    return mark == 0x3001 || mark == 0x2E || mark == 0xFF0E
  }
}
