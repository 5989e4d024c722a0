/// Turns what the reading model answers into letters with places (connectionist temporal classification, CTC).
struct LetterDecoder {
  /// Pixels of a strip that one step of the model stands for.
  static let step: Float = 8

  /// The letter of every class; class 0 is none.
  let letters: [UInt32]
  /// For the class of a mark, that of the same mark in the other width; of brackets and colons nobody can tell which it is.
  private let twins: [Int: Int]

  /// - Parameter dictionary: a letter on each line; lines may end with CR LF.
  init(dictionary: UnsafeRawBufferPointer) {
    var letters: [UInt32] = [0]
    for line in dictionary.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      // Behind the last line there is nothing; a space at the end of the list comes on its own.
      if let letter = text.unicodeScalars.first { letters.append(letter.value) }
    }
    letters.append(0x20)
    self.letters = letters
    var classes: [UInt32: Int] = [:]
    for (place, letter) in letters.enumerated() where classes[letter] == nil { classes[letter] = place }
    var twins: [Int: Int] = [:]
    for narrow in Self.marks {
      guard let one = classes[narrow], let other = classes[narrow + 0xFEE0] else { continue }
      (twins[one], twins[other]) = (other, one)
    }
    self.twins = twins
  }

  /// `!`, `(`, `)`, `,`, `:`, `;` and `?`; wide ones stand 0xFEE0 behind.
  private static let marks: [UInt32] = [0x21, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3F]

  /// A letter, how sure the model was, and the step that says it most clearly.
  struct Letter: Equatable {
    var scalar: UInt32
    var confidence: Float
    var step: Int
  }

  /// The likeliest letter of every step, without repetitions and without none.
  ///
  /// - Parameter answer: for each of `steps`, a probability for each class of ``letters``.
  func letters(_ answer: UnsafeBufferPointer<Float>, steps: Int) -> [Letter] {
    let classes = letters.count
    guard let start = answer.baseAddress, answer.count >= steps * classes else { return [] }
    var found: [Letter] = []
    var last = 0
    for step in 0..<steps {
      let (place, single) = Self.best(UnsafeBufferPointer(start: start + step * classes, count: classes))
      // Both widths together say that the mark is there.
      let best = twins[place].map { min(1, single + start[step * classes + $0]) } ?? single
      if place != 0, place != last {
        found.append(Letter(scalar: letters[place], confidence: best, step: step))
      } else if place != 0, let previous = found.last, best > previous.confidence {
        // One letter may last for several steps: it stands where it is clearest.
        found[found.count - 1].step = step
      }
      last = place
    }
    return found
  }

  /// The largest value and its place; the first of equals.
  private static func best(_ row: UnsafeBufferPointer<Float>) -> (place: Int, value: Float) {
    var lanes = SIMD16<Float>(repeating: -.infinity)
    let bytes = UnsafeRawBufferPointer(row)
    var place = 0
    while place + 16 <= row.count {
      let next = bytes.loadUnaligned(fromByteOffset: place * 4, as: SIMD16<Float>.self)
      lanes.replace(with: next, where: next .> lanes)
      place += 16
    }
    var best = lanes.max()
    while place < row.count {
      best = max(best, row[place])
      place += 1
    }
    return (row.firstIndex(of: best) ?? 0, best)
  }
}
