/// Lines below seals.
extension RecognizedLine {
  /// On pages without colour a quarter of the letters below seals are wrong, and the model does not notice.
  private static let mostBelowGreySeal: Float = 0.9

  /// The line with doubt where seals lie over it. U+FFFD stands for letters that the star or the ring hides altogether:
  /// nothing else would tell that they are there. Not `▯`, which makes the whole document one that was not read.
  func doubted(under seals: [SealCircle]) -> RecognizedLine {
    var line = self
    for seal in seals where !line.characters.isEmpty {
      if seal.isGrey { line.doubtLetters(under: seal) }
      line.markGaps(under: seal)
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

  /// Between letters that stand as far apart as if one were missing.
  private mutating func markGaps(under seal: SealCircle) {
    let letters = characters.filter { !$0.isSpace }
    let steps = zip(letters, letters.dropFirst()).map { $1.place - $0.place }.sorted()
    guard steps.count >= 3 else { return }
    let usual = steps[steps.count / 2]
    var marked: [RecognizedCharacter] = []
    for character in characters {
      if !character.isSpace, let last = marked.last(where: { !$0.isSpace }), character.place - last.place > 1.6 * usual
      {
        let place = (character.place + last.place) / 2
        if seal.holds(middle(place)) {
          while let space = marked.last, space.isSpace { marked.removeLast() }
          marked.append(RecognizedCharacter(scalar: 0xFFFD, confidence: 0, place: place))
        }
      }
      marked.append(character)
    }
    characters = marked
  }
}
