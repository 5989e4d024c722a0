/// Which lines deserve a second look, and which letters of a line nobody may rely on.
extension RecognizedLine {
  /// How sure a letter can be that two looks saw differently, or that stands beside one that is missing: too little for
  /// any rule.
  static let mostOfDisputed: Float = 0.6
  /// A line is looked at again for a letter that is less sure than this.
  private static let clearFrom: Float = 0.9
  /// And for a digit that is: where one is wrong, no word around it tells.
  private static let clearDigitFrom: Float = 0.98
  /// Of the height of a line's box, which has a margin, how much its letters take.
  private static let letterShare: Float = 0.74
  /// Of a gap between letters, how much is ink where one was not read.
  private static let leastInk: Float = 0.08

  /// Whether some letter may be another, or missing.
  func isDoubtful(on picture: ColourPicture) -> Bool {
    let isUnclear = characters.contains { letter in
      !letter.isSpace && letter.confidence < (letter.isDigit ? Self.clearDigitFrom : Self.clearFrom)
    }
    return isUnclear || wideGaps.contains { picture.isInked(part(around: $0), from: Self.leastInk) }
  }

  /// Room between two letters in which there could be one more.
  struct Gap: Equatable {
    /// The letter behind it.
    var before: Int
    /// Its middle, 0 to 1 of the way along the line.
    var place: Float
    /// The width of a Chinese character, in parts of the line.
    var unit: Float
  }

  /// Where letters stand as far apart as if one were missing; digits take half of the room of others.
  var wideGaps: [Gap] {
    let letters = characters.indices.filter { !characters[$0].isSpace }
    let pairs = zip(letters, letters.dropFirst())
    let units = pairs.map { (characters[$1].place - characters[$0].place) / characters[$0].room(to: characters[$1]) }
      .sorted()
    guard units.count >= 3 else { return [] }
    let unit = units[units.count / 2]
    return pairs.compactMap { last, next in
      let (from, to) = (characters[last].place, characters[next].place)
      let isWide = to - from > (characters[last].room(to: characters[next]) + 0.7) * unit
      return isWide ? Gap(before: next, place: (from + to) / 2, unit: unit) : nil
    }
  }

  /// A mark that was read at all makes no word around it unsure: nothing stands on it, but between digits.
  private static let leastOfMark: Float = 0.3, leastWeight: Float = 0.96

  /// How surely a letter was read, as far as anything stands on it.
  func weight(of index: Int) -> Float {
    let letter = characters[index]
    guard letter.isMark, letter.confidence >= Self.leastOfMark else { return letter.confidence }
    let isBetweenDigits = [index - 1, index + 1].allSatisfy {
      characters.indices.contains($0) && characters[$0].isDigit
    }
    return isBetweenDigits ? letter.confidence : max(letter.confidence, Self.leastWeight)
  }

  /// From one Chinese letter to the next, in parts of the line; `nil` for few.
  var pitch: Float? {
    let steps = zip(characters, characters.dropFirst()).filter { $0.isWide && $1.isWide && !$0.isMark && !$1.isMark }
      .map { $1.place - $0.place }.sorted()
    return steps.count >= 5 ? steps[steps.count / 2] : nil
  }

  /// What stands between gaps that are wider than a letter, without the margin of the line's box.
  var words: [Quad] {
    let unit = quad.height * Self.letterShare / max(1, quad.width)
    var ranges: [(from: Float, to: Float)] = []
    var last: RecognizedCharacter?
    for letter in characters where !letter.isSpace {
      let half = (letter.isWide ? 0.5 : 0.27) * unit
      if let last, let end = ranges.indices.last, letter.place - last.place < (last.room(to: letter) + 1) * unit {
        ranges[end].to = letter.place + half
      } else {
        ranges.append((letter.place - half, letter.place + half))
      }
      last = letter
    }
    return ranges.map { range in
      let part = quad.part(from: max(0, range.from), to: min(1, range.to))
      let margin = (1 - Self.letterShare) / 2
      return Quad(
        topLeft: part.topLeft.towards(part.bottomLeft, margin),
        topRight: part.topRight.towards(part.bottomRight, margin),
        bottomRight: part.bottomRight.towards(part.topRight, margin),
        bottomLeft: part.bottomLeft.towards(part.topLeft, margin))
    }
  }

  /// Half a letter in the middle of a gap.
  func part(around gap: Gap) -> Quad { quad.part(from: gap.place - 0.3 * gap.unit, to: gap.place + 0.3 * gap.unit) }

  /// The line with doubt about the letters on both sides of ink that nobody read.
  func doubtedGaps(on picture: ColourPicture) -> RecognizedLine {
    var line = self
    for gap in wideGaps where picture.isInked(part(around: gap), from: Self.leastInk) {
      let last = characters[..<gap.before].lastIndex { !$0.isSpace }
      for side in [last, gap.before].compactMap(\.self) {
        line.characters[side].confidence = min(line.characters[side].confidence, Self.mostOfDisputed)
      }
    }
    return line
  }

  /// The line as two looks saw it.
  ///
  /// - Parameter other: of ``Quad/looser`` around the same words.
  func compared(with other: RecognizedLine) -> RecognizedLine {
    let (from, along) = (quad.topLeft, quad.topRight - quad.topLeft)
    let length = max(1, along.dot(along))
    let moved = other.characters.map { letter in
      var letter = letter
      letter.place = (other.quad.topLeft.towards(other.quad.topRight, letter.place) - from).dot(along) / length
      return letter
    }
    var line = self
    line.characters = SecondLook(characters, moved).merged
    return line
  }
}

extension Quad {
  /// With more paper around: letters become smaller and stand elsewhere in what the model sees.
  var looser: Quad {
    let (across, down) = (topRight - topLeft, bottomLeft - topLeft)
    let (width, height) = (max(1, self.width), max(1, self.height))
    let (left, right) = (across * (0.17 * height / width), across * (0.08 * height / width))
    let rim = down * 0.06
    return Quad(
      topLeft: topLeft - left - rim, topRight: topRight + right - rim, bottomRight: bottomRight + right + rim,
      bottomLeft: bottomLeft - left + rim)
  }
}

extension RecognizedCharacter {
  /// From its middle to that of the next one, in widths of a Chinese character.
  func room(to next: RecognizedCharacter) -> Float { (isWide ? 0.5 : 0.27) + (next.isWide ? 0.5 : 0.27) }

  var isDigit: Bool { 0x30...0x39 ~= scalar }
}
