/// Lines below seals.
extension RecognizedLine {
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
    for index in characters.indices where seal.holds(middle(characters[index].place)) {
      characters[index].confidence = min(characters[index].confidence, Self.mostBelowGreySeal)
    }
  }

  /// Between letters that stand as far apart as if one were missing; digits take half of the room of others.
  private mutating func markGaps(under seal: SealCircle, where isCovered: (Quad) -> Bool) {
    let letters = characters.filter { !$0.isSpace }
    let units = zip(letters, letters.dropFirst()).map { ($1.place - $0.place) / $0.room(to: $1) }.sorted()
    guard units.count >= 3 else { return }
    let unit = units[units.count / 2]
    var marked: [RecognizedCharacter] = []
    for character in characters {
      if !character.isSpace, let last = marked.last(where: { !$0.isSpace }) {
        let (gap, place) = (character.place - last.place, (character.place + last.place) / 2)
        let isWide = gap > (last.room(to: character) + 0.7) * unit
        if isWide, seal.holds(middle(place)), isCovered(quad.part(from: place - 0.3 * unit, to: place + 0.3 * unit)) {
          while let space = marked.last, space.isSpace { marked.removeLast() }
          marked.append(RecognizedCharacter(scalar: 0xFFFD, confidence: 0, place: place))
        }
      }
      marked.append(character)
    }
    characters = marked
  }
}

extension RecognizedCharacter {
  /// From its middle to that of the next one, in widths of a Chinese character.
  fileprivate func room(to next: RecognizedCharacter) -> Float { (isWide ? 0.5 : 0.27) + (next.isWide ? 0.5 : 0.27) }
}

extension ColourPicture {
  /// Whether much of a part is ink, of whatever colour.
  func isInked(_ part: Quad) -> Bool {
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
    return inked * 3 > points.count
  }
}
