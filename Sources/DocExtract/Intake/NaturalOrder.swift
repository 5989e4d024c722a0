/// The order in which a person lists files: `2 …` before `10 …`, 卷二 before 卷十.
public enum NaturalOrder {
  public static func isBefore(_ a: String, _ b: String) -> Bool {
    let (left, right) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      switch (number(left, &i), number(right, &j)) {
      case (let x?, let y?):
        if x != y { return x < y }
        continue
      // Numbers come before words, always: comparing 三 with 上 by code would make the order go in circles.
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil): break
      }
      // The end of a path's component comes before every letter.
      let (x, y) = (left[i] == "/" ? 0 : left[i].value, right[j] == "/" ? 0 : right[j].value)
      if x != y { return x < y }
      i += 1
      j += 1
    }
    if (left.count - i) != (right.count - j) { return left.count - i < right.count - j }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Reads a number at `index` and moves behind it; leaves `index` alone when none stands there.
  private static func number(_ text: [Unicode.Scalar], _ index: inout Int) -> Int? {
    var end = index
    var value = 0
    while end < text.count, let digit = digit(text[end]), end - index < 15 {
      value = value * 10 + digit
      end += 1
    }
    if end > index {
      index = end
      return value
    }
    return chineseNumber(text, &index)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: nil
    }
  }

  private static let chineseDigits: [Unicode.Scalar: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// Numerals up to 九十九.
  private static func chineseNumber(_ text: [Unicode.Scalar], _ index: inout Int) -> Int? {
    var end = index
    var value = 0
    if end < text.count, let digit = chineseDigits[text[end]] {
      value = digit
      end += 1
    }
    if end < text.count, text[end] == "十" {
      value = max(value, 1) * 10
      end += 1
      if end < text.count, let digit = chineseDigits[text[end]] {
        value += digit
        end += 1
      }
    }
    guard end > index else { return nil }
    index = end
    return value
  }
}
