import CPage

/// Ruling lines of a recognized page, those of one line of a form at one place.
///
/// Paper that was photographed or lay bent under the lid has lines that are not quite straight: of one border the pieces stand
/// beside each other, as if there were a column between them that is narrower than a letter.
struct AlignedRules {
  private(set) var rules: [casecheck_rule]

  /// In points: no column is narrower, no row lower.
  private static let narrowest: Float = 8, lowest: Float = 5
  /// In points: shorter ones are blanks to fill in.
  private static let longestBlank: Float = 90
  /// Letters that a line to write on may reach beyond the text.
  private static let overhang: Float = 3

  init(_ rules: [casecheck_rule]) {
    let columns = Self.places(
      rules.filter { !$0.is_horizontal }.map { (at: $0.x0, length: abs($0.y1 - $0.y0)) }, Self.narrowest)
    let rows = Self.places(rules.filter(\.is_horizontal).map { (at: $0.y0, length: abs($0.x1 - $0.x0)) }, Self.lowest)
    self.rules = rules.map { rule in
      var rule = rule
      rule.x0 = Self.nearest(rule.x0, in: columns, Self.narrowest)
      rule.x1 = rule.is_horizontal ? Self.nearest(rule.x1, in: columns, Self.narrowest) : rule.x0
      rule.y0 = Self.nearest(rule.y0, in: rows, Self.lowest)
      rule.y1 = rule.is_horizontal ? rule.y0 : Self.nearest(rule.y1, in: rows, Self.lowest)
      return rule
    }
  }

  /// Takes away what no form draws: lines that go on where no text does, such as folds and the border of the paper.
  ///
  /// - Parameters:
  ///   - edges: the right ends of the lines of text.
  ///   - letter: the height of letters, in points.
  mutating func removeFolds(beyond edges: [Float], letter: Float) {
    guard !edges.isEmpty else { return }
    let edge = edges.sorted()[(edges.count - 1) * 9 / 10] + Self.overhang * letter
    let upright = rules.filter { !$0.is_horizontal }
    rules.removeAll { rule in
      guard rule.is_horizontal, max(rule.x0, rule.x1) > edge else { return false }
      return !upright.contains { other in
        (min(rule.x0, rule.x1) - 4...max(rule.x0, rule.x1) + 4).contains(other.x0)
          && (min(other.y0, other.y1) - 4...max(other.y0, other.y1) + 4).contains(rule.y0)
      }
    }
  }

  /// Takes away lines before which there are no words and behind which there are: nobody writes before an agency, and a fold
  /// may be seen as far as the words that stand on it.
  mutating func removeLinesBefore(_ words: [Box]) {
    let upright = rules.filter { !$0.is_horizontal }
    rules.removeAll { rule in
      guard rule.is_horizontal, abs(rule.x1 - rule.x0) > Self.longestBlank else { return false }
      let (left, right) = (Double(min(rule.x0, rule.x1)), Double(max(rule.x0, rule.x1)))
      let row = words.filter { Double(rule.y0) > $0.y && Double(rule.y0) < $0.maxY + $0.height * 0.3 }
      guard row.contains(where: { $0.x > right - 6 }), !row.contains(where: { $0.x < right - 6 }) else { return false }
      return !upright.contains { other in
        (left - 4...right + 4).contains(Double(other.x0))
          && (min(other.y0, other.y1) - 4...max(other.y0, other.y1) + 4).contains(rule.y0)
      }
    }
  }

  /// The places of lines, ascending; those that stand closer than `width` are one, where most of their length is.
  private static func places(_ lines: [(at: Float, length: Float)], _ width: Float) -> [Float] {
    var groups: [(first: Float, sum: Float, length: Float)] = []
    for line in lines.sorted(by: { $0.at < $1.at }) {
      let length = max(1, line.length)
      if let last = groups.last, line.at - last.first < width {
        groups[groups.count - 1].sum += line.at * length
        groups[groups.count - 1].length += length
      } else {
        groups.append((line.at, line.at * length, length))
      }
    }
    return groups.map { $0.sum / $0.length }
  }

  private static func nearest(_ place: Float, in places: [Float], _ width: Float) -> Float {
    let best = places.min { abs($0 - place) < abs($1 - place) }
    return best.map { abs($0 - place) < width ? $0 : place } ?? place
  }
}
