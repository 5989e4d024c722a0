import CPage

/// Looks at what the first ones missed: names that stand by themselves on a line, and digits alone in their cells.
extension NeuralEngine {
  /// A letter that the looks at its line did not see is there, and may be another.
  private static let leastOfMissed: Float = 0.7, mostOfMissed: Float = 0.75

  /// The line with what was read in its gaps.
  func filled(_ line: RecognizedLine, of picture: ColourPicture) throws(RecognitionFailure) -> RecognizedLine {
    var line = line
    for gap in line.wideGaps.reversed() where picture.isInked(line.part(around: gap), from: 0.08) {
      guard let last = line.characters[..<gap.before].lastIndex(where: { !$0.isSpace }) else { continue }
      let (one, other) = (line.characters[last], line.characters[gap.before])
      let (from, to) = (
        one.place + (one.isWide ? 0.5 : 0.27) * gap.unit, other.place - (other.isWide ? 0.5 : 0.27) * gap.unit
      )
      guard to - from > 0.9 * gap.unit else { continue }
      let part = line.quad.part(from: from, to: to)
      guard let missed = try reader.read(TextStrip(part, of: picture)), missed.confidence >= Self.leastOfMissed else {
        continue
      }
      let letters = missed.characters.filter { !$0.isSpace }.map { letter in
        RecognizedCharacter(
          scalar: letter.scalar, confidence: min(letter.confidence, Self.mostOfMissed),
          place: from + (to - from) * letter.place)
      }
      line.characters.replaceSubrange((last + 1)..<gap.before, with: letters)
    }
    return line
  }

  /// Lines of single letters in cells without any.
  ///
  /// - Parameter picture: without its seals.
  func loneLetters(
    in ink: InkMap, of page: RecognizedPage, on picture: ColourPicture, _ resolution: Float
  ) throws(RecognitionFailure) -> [RecognizedLine] {
    let heights = page.lines.map(\.quad.height).sorted()
    guard !page.isBlank, !heights.isEmpty else { return [] }
    let usual = heights[heights.count / 2]
    let centre = PlanePoint(x: Float(picture.width) / 2, y: Float(picture.height) / 2)
    let scale = Float(picture.width) / Float(max(1, ink.width))
    let toInk = PlaneMap.scale(1 / scale, 1 / scale).after(.rotation(by: -page.skew, around: centre))
    let words =
      page.lines.map { Box(around: $0.quad.mapped(toInk).corners) }
      + page.boxes.map { box in
        let side = Double(box.side / scale)
        return Box(x: Double(box.corner.x / scale), y: Double(box.corner.y / scale), width: side, height: side)
      }
    let cells = page.cells(resolution: resolution).map { cell in
      let unit = Double(resolution / 72 / scale)
      return Box(x: cell.x * unit, y: cell.y * unit, width: cell.width * unit, height: cell.height * unit)
    }
    var lines: [RecognizedLine] = []
    for box in LoneInk(ink, cells: cells, words: words).boxes {
      let map = PlaneMap.rotation(by: page.skew, around: centre).after(.scale(scale, scale))
      let (width, height) = (Float(box.width), max(Float(box.height) * 1.35, usual / scale))
      let (x, y) = (Float(box.x) + width / 2, Float(box.y + box.height / 2))
      let (right, down) = (max(width / 2 + 0.25 * height, 0.6 * height), height / 2)
      let quad = Quad(
        topLeft: PlanePoint(x: x - right, y: y - down), topRight: PlanePoint(x: x + right, y: y - down),
        bottomRight: PlanePoint(x: x + right, y: y + down), bottomLeft: PlanePoint(x: x - right, y: y + down)
      ).mapped(map)
      if let line = try loneLine(quad, of: picture) { lines.append(line) }
    }
    return lines
  }

  private func loneLine(_ quad: Quad, of picture: ColourPicture) throws(RecognitionFailure) -> RecognizedLine? {
    let looks = [
      try reader.read(TextStrip(quad, of: picture)), try reader.read(TextStrip(quad.looser, of: picture)),
    ]
    let sure = looks.compactMap(\.self).filter { line in
      line.confidence >= LineReader.leastOfLooser && line.characters.allSatisfy(\.standsAlone)
    }
    guard var line = sure.max(by: { $0.confidence < $1.confidence }) else { return nil }
    for index in line.characters.indices where line.characters[index].isLikeOne { line.characters[index].scalar = 0x31 }
    let isAgreed = sure.count == 2 && sure[0].characters.map(\.scalar) == sure[1].characters.map(\.scalar)
    if !isAgreed {
      for index in line.characters.indices {
        line.characters[index].confidence = min(line.characters[index].confidence, Self.mostOfMissed)
      }
    }
    return line
  }
}

extension RecognizedPage {
  /// Cells of its tables, in points of the levelled page.
  fileprivate func cells(resolution: Float) -> [Box] {
    let unit = 72 / max(1, resolution)
    let lines = rules.map { rule in
      casecheck_rule(
        x0: rule.from.x * unit, y0: rule.from.y * unit, x1: rule.to.x * unit, y1: rule.to.y * unit,
        is_horizontal: rule.isHorizontal)
    }
    let grids = AlignedRules(lines).rules.withUnsafeBufferPointer { GridFinder($0).grids }
    return grids.flatMap { grid in
      grid.cells.map {
        Box(x: Double($0.x0), y: Double($0.y0), width: Double($0.x1 - $0.x0), height: Double($0.y1 - $0.y0))
      }
    }
  }
}
