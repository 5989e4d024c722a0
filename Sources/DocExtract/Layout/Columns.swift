import CPage

/// Newspaper columns: the left one is read to its end before the right one.
enum Columns {
  /// The lines in one group, or in several when a gutter divides many full lines.
  static func split(_ lines: [PrintedLine], maker: LineMaker) -> [[PrintedLine]] {
    guard lines.count >= 8, let gutter = gutter(of: lines, maker.glyphs) else { return [lines] }
    var left: [Int32] = []
    var right: [Int32] = []
    for line in lines[gutter.lines] {
      for index in line.glyphs {
        if maker.glyphs[Int(index)].x < gutter.x { left.append(index) } else { right.append(index) }
      }
    }
    let parts = [
      Array(lines[..<gutter.lines.lowerBound]), maker.lines(of: left), maker.lines(of: right),
      Array(lines[gutter.lines.upperBound...]),
    ]
    return parts.filter { !$0.isEmpty }
  }

  /// The longest run of lines that leave the same wide place free, with full text on both sides.
  private static func gutter(
    of lines: [PrintedLine], _ glyphs: UnsafeBufferPointer<Glyph>
  ) -> (x: Float, lines: Range<Int>)? {
    var best: (x: Float, lines: Range<Int>)?
    var start = 0
    var low = -Float.infinity
    var high = Float.infinity
    func finish(_ end: Int) {
      if end - start >= 6, end - start > best?.lines.count ?? 0 { best = ((low + high) / 2, start..<end) }
    }
    for (index, line) in lines.enumerated() {
      guard let gap = gap(in: line, glyphs) else {
        finish(index)
        (start, low, high) = (index + 1, -.infinity, .infinity)
        continue
      }
      let (newLow, newHigh) = (max(low, gap.from), min(high, gap.to))
      if newHigh - newLow > 0.8 * line.size {
        (low, high) = (newLow, newHigh)
      } else {
        finish(index)
        (start, low, high) = (index, gap.from, gap.to)
      }
    }
    finish(lines.count)
    return best
  }

  /// The one wide gap of a line whose parts are both long and alike: a label beside a label is no column.
  private static func gap(in line: PrintedLine, _ glyphs: UnsafeBufferPointer<Glyph>) -> (from: Float, to: Float)? {
    var found: (from: Float, to: Float)?
    var end = line.minX
    for index in line.glyphs {
      let glyph = glyphs[Int(index)]
      if glyph.x - end > 1.1 * line.size {
        guard found == nil else { return nil }
        found = (end, glyph.x)
      }
      end = max(end, glyph.x + glyph.width)
    }
    guard let found else { return nil }
    let (before, after) = (found.from - line.minX, line.maxX - found.to)
    let isFull = min(before, after) > 9 * line.size && min(before, after) > 0.7 * max(before, after)
    return isFull ? found : nil
  }
}
