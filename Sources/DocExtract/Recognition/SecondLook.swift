/// What two looks at one line have in common: letters that were read differently are doubtful, however sure each look was.
///
/// The model is sure of many a letter that a slightly different cut makes another of.
struct SecondLook {
  /// A letter that only the second look saw is believed from here on.
  private static let believedFrom: Float = 0.8

  private let first, second: [RecognizedCharacter]

  /// - Parameters:
  ///   - first: the letters of a line.
  ///   - second: those of another look, with places on the same line.
  init(_ first: [RecognizedCharacter], _ second: [RecognizedCharacter]) {
    (self.first, self.second) = (first, second)
  }

  /// The letters of the first look and those that it missed, with the doubts that came of the second.
  var merged: [RecognizedCharacter] {
    let other = second.filter { !$0.isSpace }
    let own = first.indices.filter { !first[$0].isSpace }
    var merged: [RecognizedCharacter] = []
    var (copied, missed) = (0, [RecognizedCharacter]())
    func copy(upTo end: Int) {
      merged += first[copied..<end]
      copied = end
    }
    for step in steps(own.map { first[$0] }, other) {
      switch step {
      case .both(let one, let two):
        copy(upTo: own[one])
        merged += missed
        merged.append(joined(first[own[one]], other[two]))
        (copied, missed) = (own[one] + 1, [])
      case .first(let one):
        copy(upTo: own[one])
        merged += missed
        merged.append(first[own[one]].disputed)
        (copied, missed) = (own[one] + 1, [])
      case .second(let two):
        if other[two].confidence >= Self.believedFrom, !other[two].isMark { missed.append(other[two].disputed) }
      }
    }
    merged += missed
    copy(upTo: first.count)
    return merged
  }

  private func joined(_ one: RecognizedCharacter, _ two: RecognizedCharacter) -> RecognizedCharacter {
    var letter = one
    guard one.scalar != two.scalar else {
      letter.confidence = (one.confidence + two.confidence) / 2
      return letter
    }
    // Marks between words differ in width, and nothing stands on them.
    if one.isMark, two.isMark { return one }
    if two.confidence > one.confidence { letter.scalar = two.scalar }
    return letter.disputed
  }

  private enum Step {
    case both(Int, Int)
    case first(Int)
    case second(Int)
  }

  /// The way from one row of letters to the other with the fewest changes.
  private func steps(_ one: [RecognizedCharacter], _ two: [RecognizedCharacter]) -> [Step] {
    let width = two.count + 1
    var costs = [Int](repeating: 0, count: (one.count + 1) * width)
    for column in 0..<width { costs[column] = column }
    for row in 0..<one.count {
      costs[(row + 1) * width] = row + 1
      for column in 0..<two.count {
        let isSame = one[row].scalar == two[column].scalar
        costs[(row + 1) * width + column + 1] = min(
          costs[row * width + column] + (isSame ? 0 : 1), costs[row * width + column + 1] + 1,
          costs[(row + 1) * width + column] + 1)
      }
    }
    var steps: [Step] = []
    var (row, column) = (one.count, two.count)
    while row > 0 || column > 0 {
      let cost = costs[row * width + column]
      if row > 0, column > 0,
        costs[(row - 1) * width + column - 1] + (one[row - 1].scalar == two[column - 1].scalar ? 0 : 1) == cost
      {
        (row, column) = (row - 1, column - 1)
        steps.append(.both(row, column))
      } else if row > 0, costs[(row - 1) * width + column] + 1 == cost {
        row -= 1
        steps.append(.first(row))
      } else {
        column -= 1
        steps.append(.second(column))
      }
    }
    return steps.reversed()
  }
}

extension RecognizedCharacter {
  fileprivate var disputed: RecognizedCharacter {
    var letter = self
    if !isMark { letter.confidence = min(confidence, RecognizedLine.mostOfDisputed) }
    return letter
  }

  /// A mark between words, no letter and no digit.
  var isMark: Bool {
    switch scalar {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xB7, 0x2010...0x2027, 0x3001...0x3003, 0x3008...0x3011,
      0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      true
    default: false
    }
  }
}
