import CaseReading

extension PersonalNumber {
  /// Numbers of persons, the middle of each replaced by `*`, full-width digits by `＊`: the length stays the same.
  static func masks(in text: String, after context: String) -> [Mask] {
    let scalars = Array(text.unicodeScalars)
    var masks: [Mask] = []
    var cursor = (scalar: 0, offset: 0)
    func offset(of scalar: Int) -> Int {
      while cursor.scalar < scalar {
        cursor.offset += UTF8.width(scalars[cursor.scalar])
        cursor.scalar += 1
      }
      return cursor.offset
    }
    for run in DigitRun.all(in: scalars) {
      let before = run.positions[0]
      let label = Label(before: context + string(scalars[max(0, before - 16)..<before]))
      for number in run.numbers {
        let isCut = number.positions.last == scalars.count - 1
        guard
          let (kept, kind) = kept(of: number.digits, after: label)
            ?? (isCut ? beginning(of: number.digits, after: label) : nil)
        else { continue }
        let hidden = number.positions.dropFirst(kept.first).dropLast(kept.last)
        guard let first = hidden.first, let last = hidden.last else { continue }
        let places = Set(hidden)
        let words = (first...last).map { places.contains($0) ? (scalars[$0].isASCII ? "*" : "＊") : scalars[$0] }
        let start = offset(of: first)
        masks.append(Mask(range: start..<offset(of: last + 1), text: string(words[...]), kind: kind))
      }
    }
    return masks
  }

  /// The same of a number that ends with its text: the rest may have been cut off.
  private static func beginning(
    of digits: [UInt8], after label: Label
  ) -> (ends: (first: Int, last: Int), kind: PersonalKind)? {
    switch label {
    case .identity where digits.count < 18: ((4, 0), .identity)
    case .card where digits.count < 19 && !isCreditCode(digits): ((4, 0), .card)
    default: nil
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
