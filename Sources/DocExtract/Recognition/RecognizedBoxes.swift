import CPage

/// Puts boxes that were seen among the letters that were read.
struct RecognizedBoxes {
  private static let ticked: UInt32 = 0x2611, empty: UInt32 = 0x25A1
  /// What the model takes a box for, ticked or not; not `口` and `回`, which are words.
  private static let likenesses: Set<UInt32> = Set("□☐☑☒√✓✔囗×".unicodeScalars.map(\.value))
  /// `口` before one of these is no word: `☑是 □否`.
  private static let mouth: UInt32 = 0x53E3, choices = Set("是否有无未已".unicodeScalars.map(\.value))
  private static let confidence: Float = 0.98

  struct Square {
    var x, y, side: Float
    var isTicked: Bool
    var middle: (x: Float, y: Float) { (x + side / 2, y + side / 2) }
  }

  /// - Parameters:
  ///   - squares: in the same plane as `glyphs`; letters of square shape may be among them.
  static func put(_ squares: [Square], into glyphs: inout [Glyph]) {
    for square in squares {
      let (x, y) = square.middle
      func isHome(_ glyph: Glyph) -> Bool {
        abs(glyph.x + glyph.width / 2 - x) < 0.5 * max(glyph.width, square.side)
          && abs(glyph.y + glyph.height / 2 - y) < 0.5 * max(glyph.height, square.side)
      }
      let scalar = square.isTicked ? ticked : empty
      let home =
        glyphs.firstIndex { isHome($0) && likenesses.contains($0.scalar) } ?? choice(beside: square, in: glyphs)
      if let home {
        glyphs[home].scalar = scalar
        glyphs[home].doubt = Certainty.doubt(ofConfidence: confidence)
      } else if !glyphs.contains(where: isHome), let line = neighbour(of: square, in: glyphs) {
        var glyph = Glyph()
        (glyph.x, glyph.y, glyph.width, glyph.height) = (square.x, line.y, square.side, line.height)
        (glyph.baseline, glyph.size, glyph.scalar) = (line.baseline, line.size, scalar)
        glyph.doubt = Certainty.doubt(ofConfidence: confidence)
        glyphs.append(glyph)
      }
    }
  }

  /// A box that was read as `口`, about where it was seen: places of letters are not exact.
  private static func choice(beside square: Square, in glyphs: [Glyph]) -> Int? {
    let (x, y) = square.middle
    return glyphs.indices.dropLast().first { index in
      let glyph = glyphs[index]
      return glyph.scalar == mouth && choices.contains(glyphs[index + 1].scalar)
        && abs(glyph.x + glyph.width / 2 - x) < 0.9 * square.side && y > glyph.y && y < glyph.y + glyph.height
    }
  }

  /// The word that a box belongs to begins right behind it.
  private static func neighbour(of square: Square, in glyphs: [Glyph]) -> Glyph? {
    let (x, y) = square.middle
    return glyphs.filter { glyph in
      glyph.x > x && glyph.x < square.x + 2.2 * square.side && y > glyph.y && y < glyph.y + glyph.height
        && 0.45...1.5 ~= square.side / max(1, glyph.size)
    }
    .min { $0.x < $1.x }
  }
}
