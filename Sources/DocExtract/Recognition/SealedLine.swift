/// Lines below seals.
extension RecognizedLine {
  /// The ink of a ring spoils letters whose middle lies outside of it.
  private static let reachOfRing: Float = 1.1
  /// On pages without colour a quarter of the letters below seals are wrong, and the model does not notice.
  private static let mostBelowGreySeal: Float = 0.9

  /// The line with doubt where seals lie over it. U+FFFD stands for letters that the star or the ring hides altogether:
  /// nothing else would tell that they are there. Not `▯`, which makes the whole document one that was not read.
  ///
  /// - Parameter isCovered: whether ink covers a part of the picture, as it was before seals were taken off.
  func doubted(under seals: [SealCircle], where isCovered: (Quad) -> Bool = { _ in true }) -> RecognizedLine {
    var line = self
    for seal in seals where !line.characters.isEmpty {
      if seal.isGrey { line.doubtLetters(under: seal) }
      line.markGaps(under: seal, where: isCovered)
    }
    return line
  }

  private func middle(_ place: Float) -> PlanePoint {
    quad.topLeft.towards(quad.topRight, place).towards(quad.bottomLeft.towards(quad.bottomRight, place), 0.5)
  }

  private mutating func doubtLetters(under seal: SealCircle) {
    for index in characters.indices where seal.holds(middle(characters[index].place), reach: Self.reachOfRing) {
      characters[index].confidence = min(characters[index].confidence, Self.mostBelowGreySeal)
    }
  }

  /// Between letters that stand as far apart as if one were missing; digits take half of the room of others.
  private mutating func markGaps(under seal: SealCircle, where isCovered: (Quad) -> Bool) {
    let gaps = Dictionary(wideGaps.map { ($0.before, $0) }, uniquingKeysWith: { first, _ in first })
    var marked: [RecognizedCharacter] = []
    for (index, character) in characters.enumerated() {
      if let gap = gaps[index], seal.holds(middle(gap.place)), isCovered(part(around: gap)) {
        while let space = marked.last, space.isSpace { marked.removeLast() }
        marked.append(RecognizedCharacter(scalar: 0xFFFD, confidence: 0, place: gap.place))
      }
      marked.append(character)
    }
    characters = marked
  }
}

extension ColourPicture {
  /// Whether much of a part is ink, of whatever colour.
  ///
  /// - Parameter share: of the part: a third is a seal or a blot, a tenth a letter.
  func isInked(_ part: Quad, from share: Float = 1.0 / 3) -> Bool {
    let limit = UInt8(Float(paper) * 0.75)
    let steps: [Float] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
    let points = steps.flatMap { along in
      steps.map {
        part.topLeft.towards(part.topRight, along).towards(part.bottomLeft.towards(part.bottomRight, along), $0)
      }
    }
    let inked = points.count { point in
      let (x, y) = (Int(point.x), Int(point.y))
      guard x >= 0, x < width, y >= 0, y < height else { return false }
      // Green light shows red ink as well as black.
      return bytes[(y * width + x) * 3 + 1] < limit
    }
    return Float(inked) > share * Float(points.count)
  }
}
