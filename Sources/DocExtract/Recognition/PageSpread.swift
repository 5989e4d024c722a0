/// Two pages side by side on one sheet, 跨页: an opened volume, or a form of A3 folded in the middle.
enum PageSpread {
  /// A sheet is so much wider than high.
  private static let leastShape: Float = 1.2
  /// Where the gutter may lie, in shares of the width, and how wide it is at least.
  private static let middle: ClosedRange<Float> = 0.4...0.6
  private static let leastGutter: Float = 0.035
  private static let leastLines = 3

  /// Where the left page ends and the right one begins; `nil` when something stands across, or one side is empty.
  ///
  /// - Parameters:
  ///   - lines: boxes of lines of text.
  ///   - rules: boxes of ruling lines.
  static func gutter(of lines: [Box], rules: [Box], width: Float, height: Float) -> Float? {
    guard width > leastShape * height else { return nil }
    let (first, last) = (Double(middle.lowerBound * width), Double(middle.upperBound * width))
    var free = first
    var best: (from: Double, to: Double) = (0, 0)
    let across = (lines + rules).filter { $0.maxX > first && $0.x < last }.sorted { $0.x < $1.x }
    for box in across {
      if box.x - free > best.to - best.from { best = (free, box.x) }
      free = max(free, box.maxX)
    }
    if last - free > best.to - best.from { best = (free, last) }
    guard best.to - best.from >= Double(leastGutter * width) else { return nil }
    let place = (best.from + best.to) / 2
    let left = lines.count { $0.maxX <= place }
    return min(left, lines.count - left) >= leastLines ? Float(place) : nil
  }
}
