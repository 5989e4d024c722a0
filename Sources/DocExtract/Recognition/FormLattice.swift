/// Which sides of the places between the lines of a form are drawn.
struct FormLattice {
  /// Ascending: lines that stand, and lines that lie.
  let xs, ys: [Int]
  let lying, standing: WornLines
  let seen: [PlaceRule]
  let text: [Box]

  /// How much darker than the paper a side must be, to be there.
  static let leastStrength: Float = 3
  /// Of a side, how much must have been seen.
  private static let leastSeen = 0.6
  /// Places between words of one row that are as wide as two letters, in tables of words.
  private static let leastGap = 20.0
  /// Rows that are higher hold more than a label and its value.
  private static let mostOfRow = 62

  var rules: [PlaceRule] {
    var rules: [PlaceRule] = []
    for (index, y) in ys.enumerated() {
      let isOuter = index == 0 || index == ys.count - 1
      for (from, to) in zip(xs, xs.dropFirst()) where isOuter || isLying(y, from, to) {
        rules.append(PlaceRule(at: y, from: from, to: to, isHorizontal: true))
      }
    }
    for (index, x) in xs.enumerated() {
      let isOuter = index == 0 || index == xs.count - 1
      for (band, isThere) in bands(of: x).enumerated() where isOuter || isThere {
        rules.append(PlaceRule(at: x, from: ys[band], to: ys[band + 1], isHorizontal: false))
      }
    }
    return rules + columnsOfText
  }

  /// Whether text stands on lines that can be seen: those of another page shine through.
  var isContradicted: Bool {
    var (sides, crossed) = (0, 0)
    for (top, bottom) in zip(ys, ys.dropFirst()) {
      for x in xs where standing.strength(at: x, (top + 3)..<max(top + 3, bottom - 2)) >= Self.leastStrength {
        sides += 1
        if isCrossed(x, top, bottom) { crossed += 1 }
      }
    }
    for (from, to) in zip(xs, xs.dropFirst()) {
      for y in ys where lying.strength(at: y, (from + 3)..<max(from + 3, to - 2)) >= Self.leastStrength {
        sides += 1
        if isCrossed(lying: y, from, to) { crossed += 1 }
      }
    }
    return crossed * 8 > sides
  }

  private func isSeen(_ at: Int, _ from: Int, _ to: Int, isHorizontal: Bool) -> Bool {
    let covered = seen.filter { $0.isHorizontal == isHorizontal && abs($0.at - at) < 4 }
      .reduce(0) { $0 + max(0, min(to, $1.to) - max(from, $1.from)) }
    return Double(covered) >= Self.leastSeen * Double(to - from)
  }

  /// A line of a worn form goes on where it cannot be seen, unless text stands on it.
  private func isLying(_ y: Int, _ from: Int, _ to: Int) -> Bool {
    if isSeen(y, from, to, isHorizontal: true) { return true }
    return !isCrossed(lying: y, from, to)
  }

  private func isCrossed(lying y: Int, _ from: Int, _ to: Int) -> Bool {
    text.contains { box in
      let slack = box.height * 0.2
      return Double(y) > box.y + slack && Double(y) < box.maxY - slack && box.x < Double(to - 3)
        && box.maxX > Double(from + 3)
    }
  }

  private func isCrossed(_ x: Int, _ top: Int, _ bottom: Int) -> Bool {
    text.contains { box in
      let middle = box.y + box.height / 2
      return middle > Double(top) && middle < Double(bottom) && box.x < Double(x - 3) && box.maxX > Double(x + 3)
    }
  }

  /// For each row of the form, whether one of its standing lines is there.
  private func bands(of x: Int) -> [Bool] {
    let rows = Array(zip(ys, ys.dropFirst()))
    let isCrossed = rows.map { self.isCrossed(x, $0.0, $0.1) }
    var isThere = rows.indices.map { index in
      let (top, bottom) = rows[index]
      guard !isCrossed[index] else { return false }
      return isSeen(x, top, bottom, isHorizontal: false)
        || standing.strength(at: x, (top + 3)..<max(top + 3, bottom - 2)) >= Self.leastStrength
    }
    let there = isThere.indices.filter { isThere[$0] }
    guard let first = there.first, let last = there.last else { return isThere }
    // A line of most rows is one of all.
    let isUsual = there.count * 5 >= isCrossed.count(where: { !$0 }) * 3
    for index in isThere.indices where !isCrossed[index] && (isUsual || (first...last).contains(index)) {
      isThere[index] = true
    }
    return isThere
  }

  /// Lines between the words of neighbouring rows that stand below each other: a label, a value, a label and a value.
  private var columnsOfText: [PlaceRule] {
    var rules: [PlaceRule] = []
    let drawn = xs.filter { $0 == xs.first || $0 == xs.last || bands(of: $0).contains(true) }
    for (left, right) in zip(drawn, drawn.dropFirst()) {
      let gaps = zip(ys, ys.dropFirst()).map { self.gaps(between: left, right, $0, $1) }
      for index in gaps.indices.dropLast() {
        let shared = gaps[index].flatMap { one in
          gaps[index + 1].compactMap { other -> ClosedRange<Double>? in
            let (from, to) = (max(one.lowerBound, other.lowerBound), min(one.upperBound, other.upperBound))
            return to - from >= Self.leastGap / 2 ? from...to : nil
          }
        }
        guard shared.count >= 2 else { continue }
        for gap in shared {
          let at = Int((gap.lowerBound + gap.upperBound) / 2)
          rules.append(PlaceRule(at: at, from: ys[index], to: ys[index + 2], isHorizontal: false))
        }
      }
    }
    return rules
  }

  /// The gaps between the words of a low row; none of a row that holds something else.
  private func gaps(between left: Int, _ right: Int, _ top: Int, _ bottom: Int) -> [ClosedRange<Double>] {
    guard bottom - top <= Self.mostOfRow else { return [] }
    let words = text.filter { box in
      let middle = box.y + box.height / 2
      return middle > Double(top) && middle < Double(bottom) && box.x + box.width / 2 > Double(left)
        && box.x + box.width / 2 < Double(right)
    }
    let sorted = words.sorted { $0.x < $1.x }
    var gaps: [ClosedRange<Double>] = []
    var end = sorted.first?.maxX ?? 0
    for word in sorted.dropFirst() {
      if word.x - end >= Self.leastGap { gaps.append(end...word.x) }
      end = max(end, word.maxX)
    }
    return gaps
  }
}
