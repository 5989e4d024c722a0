/// Writes numbers in the formats of Word's lists (ECMA-376 part 1, §17.18.59).
enum NumberFormat {
  /// A format that is not known is written in digits.
  static func text(_ number: Int, format: String) -> String {
    guard number >= 0, number <= 32_767 else { return String(number) }
    switch format {
    case "decimalZero": return number < 10 ? "0\(number)" : String(number)
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    case "upperLetter": return letters(number)
    case "lowerLetter": return letters(number).lowercased()
    case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
      "japaneseCounting", "koreanCounting":
      return counting(number, digits: "零一二三四五六七八九", units: "十百千万")
    case "chineseLegalSimplified": return counting(number, digits: "零壹贰叁肆伍陆柒捌玖", units: "拾佰仟万", keepsOne: true)
    case "ideographLegalTraditional": return counting(number, digits: "零壹貳參肆伍陸柒捌玖", units: "拾佰仟萬", keepsOne: true)
    case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
      return String(String.UnicodeScalarView(String(number).utf8.compactMap { scalar("〇一二三四五六七八九", Int($0) - 48) }))
    case "ideographTraditional": return cyclic(number, "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": return cyclic(number, "子丑寅卯辰巳午未申酉戌亥")
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return enclosed(number, 0x2460, 20)
    case "decimalEnclosedParen": return enclosed(number, 0x2474, 20)
    case "decimalEnclosedFullstop": return enclosed(number, 0x2488, 20)
    case "ideographEnclosedCircle": return enclosed(number, 0x3280, 10)
    case "decimalFullWidth", "decimalFullWidth2":
      return String(
        String.UnicodeScalarView(String(number).utf8.compactMap { Unicode.Scalar(0xFF10 + UInt32($0) - 48) }))
    case "numberInDash": return "- \(number) -"
    case "none": return ""
    default: return String(number)
    }
  }

  private static func scalar(_ digits: String, _ index: Int) -> Unicode.Scalar? {
    let scalars = Array(digits.unicodeScalars)
    return scalars.indices.contains(index) ? scalars[index] : nil
  }

  private static func cyclic(_ number: Int, _ signs: String) -> String {
    guard number > 0 else { return String(number) }
    return scalar(signs, (number - 1) % signs.unicodeScalars.count).map { String(Character($0)) } ?? String(number)
  }

  private static func enclosed(_ number: Int, _ first: UInt32, _ count: Int) -> String {
    guard (1...count).contains(number), let sign = Unicode.Scalar(first + UInt32(number) - 1) else {
      return String(number)
    }
    return String(Character(sign))
  }

  private static func letters(_ number: Int) -> String {
    guard number > 0, let letter = Unicode.Scalar(UInt32(65 + (number - 1) % 26)) else { return String(number) }
    return String(repeating: String(Character(letter)), count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard number > 0 else { return String(number) }
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    return signs.reduce(into: "") { result, sign in
      while rest >= sign.0 {
        result += sign.1
        rest -= sign.0
      }
    }
  }

  /// `十五`, `一百零三`, `二千零五十`.
  private static func counting(_ number: Int, digits: String, units: String, keepsOne: Bool = false) -> String {
    let digits = Array(digits)
    let units = Array(units)
    guard number > 0 else { return String(digits[0]) }
    if number >= 10_000 {
      let rest = number % 10_000
      let tail = rest == 0 ? "" : (rest < 1_000 ? String(digits[0]) : "") + below(rest, digits, units)
      return below(number / 10_000, digits, units) + String(units[3]) + tail
    }
    let text = below(number, digits, units)
    let opensWithTen = (10..<20).contains(number) && !keepsOne
    return opensWithTen ? String(text.dropFirst()) : text
  }

  private static func below(_ number: Int, _ digits: [Character], _ units: [Character]) -> String {
    var result = ""
    var isGap = false
    for (place, power) in [1_000, 100, 10, 1].enumerated() {
      let digit = number / power % 10
      if digit == 0 {
        isGap = !result.isEmpty
        continue
      }
      if isGap { result.append(digits[0]) }
      isGap = false
      result.append(digits[digit])
      if place < 3 { result.append(units[2 - place]) }
    }
    return result
  }
}
