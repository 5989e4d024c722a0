import CPage

/// Glyphs that are not read from left to right: turned by quarter turns, or written downwards.
struct TurnedGlyphs {
  enum Direction: Int {
    case clockwise = 1
    case upsideDown = 2
    case counterclockwise = 3
    case downwards = 4

    /// `nil` for an ordinary, upright glyph.
    init?(_ glyph: Glyph) {
      if glyph.flags & UInt8(CASECHECK_GLYPH_VERTICAL) != 0 {
        self = .downwards
      } else {
        self.init(rawValue: Int(glyph.rotation))
      }
    }
  }

  let direction: Direction
  /// As they stand on the page.
  let glyphs: [Glyph]
  let width: Float
  let height: Float

  func write(page: Int, to builder: inout DocumentBuilder) {
    let flat = glyphs.map(flattened)
    flat.withUnsafeBufferPointer { flat in
      glyphs.withUnsafeBufferPointer { origins in
        let writer = RegionWriter(
          page: page, glyphs: flat, origins: origins, grids: [], cells: [], maker: LineMaker(glyphs: flat))
        let region = PageLayout.Region(glyphs: flat.indices.map { Int32($0) })
        writer.write(region, bounds: nil, width: direction == .upsideDown ? width : height, cell: nil, to: &builder)
      }
    }
  }

  /// The glyph as it would stand if the page were turned until its line ran from left to right.
  private func flattened(_ glyph: Glyph) -> Glyph {
    var flat = glyph
    flat.rotation = 0
    switch direction {
    case .clockwise:
      (flat.x, flat.y, flat.width, flat.height) = (glyph.y, width - glyph.x - glyph.width, glyph.height, glyph.width)
      flat.baseline = width - glyph.baseline
    case .counterclockwise:
      (flat.x, flat.y, flat.width, flat.height) = (height - glyph.y - glyph.height, glyph.x, glyph.height, glyph.width)
      flat.baseline = glyph.baseline
    case .upsideDown:
      flat.x = width - glyph.x - glyph.width
      flat.y = height - glyph.y - glyph.height
      flat.baseline = height - glyph.baseline
    case .downwards:
      // Columns are read from right to left: the rightmost one becomes the first line.
      (flat.x, flat.y, flat.width, flat.height) = (glyph.y, width - glyph.x - glyph.width, glyph.height, glyph.width)
      flat.baseline = flat.y + 0.85 * flat.height
    }
    return flat
  }
}
