/// First letters of lines that stand below each other, which the detector took for a line written downwards.
enum StackedLetters {
  /// In heights of usual lines: the width of one letter, the rows of letters, and how far the rest of a line begins.
  private static let widths: ClosedRange<Float> = 0.5...1.7
  private static let mostRows: Float = 3.6, nearest: Float = 0.9

  /// The lines, with the letters given back to the lines that go on to their right.
  static func joined(_ quads: [Quad]) -> [Quad] {
    let heights = quads.filter { $0.width > 3 * $0.height }.map(\.height).sorted()
    guard !heights.isEmpty else { return quads }
    let usual = heights[heights.count / 2]
    var (lines, gone) = (quads, Set<Int>())
    for (index, stack) in quads.enumerated() {
      let rows = stack.height / usual
      guard stack.height >= 1.5 * stack.width, widths.contains(stack.width / usual), rows <= mostRows else { continue }
      let (left, right) = (min(stack.topLeft.x, stack.bottomLeft.x), max(stack.topRight.x, stack.bottomRight.x))
      let (top, bottom) = (min(stack.topLeft.y, stack.topRight.y), max(stack.bottomLeft.y, stack.bottomRight.y))
      let others = quads.indices.filter { other in
        let line = quads[other]
        let middle = (line.topLeft.y + line.bottomLeft.y) / 2
        return line.width > line.height && abs(line.topLeft.x - right) < nearest * usual && middle > top
          && middle < bottom
      }
      guard others.count >= 2, abs(Float(others.count) - rows) < 0.8 else { continue }
      for other in others { lines[other] = quads[other].extended(to: left) }
      gone.insert(index)
    }
    return lines.indices.filter { !gone.contains($0) }.map { lines[$0] }
  }
}

extension Quad {
  /// Longer at its beginning, up to a place to the left of it.
  fileprivate func extended(to x: Float) -> Quad {
    let along = topRight - topLeft
    guard along.x > 1, topLeft.x > x else { return self }
    let more = along * ((topLeft.x - x) / along.x)
    return Quad(
      topLeft: topLeft - more, topRight: topRight, bottomRight: bottomRight, bottomLeft: bottomLeft - more)
  }
}
