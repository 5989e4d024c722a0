import CPage

/// Ruled places that were left empty: `当事人(签名):________`.
struct BlankLines {
  /// Underscores that stand for the rules which have a text line of their own beside them.
  private(set) var glyphs: [Glyph] = []

  init(_ loose: [Stroke], among printed: [Glyph]) {
    guard !printed.isEmpty, loose.count <= 500 else { return }
    for rule in loose where rule.length >= 10 {
      var neighbour: Glyph?
      var distance = Float.infinity
      var isWrittenOn = false
      for glyph in printed {
        let middle = glyph.x + glyph.width / 2
        // The rule runs a little below the baseline.
        let drop = rule.at - glyph.baseline
        guard drop > -0.25 * glyph.size, drop < 0.5 * glyph.size else { continue }
        if middle > rule.from - 1, middle < rule.to + 1 {
          isWrittenOn = true
          break
        }
        let gap = max(rule.from - glyph.x - glyph.width, glyph.x - rule.to)
        if gap < distance {
          distance = gap
          neighbour = glyph
        }
      }
      guard !isWrittenOn, let neighbour else { continue }
      add(rule, like: neighbour)
    }
  }

  private mutating func add(_ rule: Stroke, like neighbour: Glyph) {
    let count = Int(min(200, max(2, rule.length / (0.5 * max(neighbour.size, 1)))))
    let step = rule.length / Float(count)
    for index in 0..<count {
      var glyph = neighbour
      glyph.scalar = 0x5F
      glyph.flags = 0
      glyph.x = rule.from + Float(index) * step
      glyph.width = step
      glyphs.append(glyph)
    }
  }
}
