import CaseReading

/// The words of a match, cut out of the text it was read from.
func words(_ range: Range<Int>, of text: String) -> String {
  let bytes = Array(text.utf8)
  return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
}

/// `n` in everyday characters (`二十三`) or, with `formal`, in those of banks (`贰拾叁`).
func spelled(_ n: Int, formal: Bool = false) -> String {
  let digits = Array(formal ? "零壹贰叁肆伍陆柒捌玖" : "零一二三四五六七八九")
  let units = formal ? ["", "拾", "佰", "仟"] : ["", "十", "百", "千"]
  guard n > 0 else { return String(digits[0]) }
  func section(_ n: Int) -> String {
    var text = ""
    var zero = false
    for place in stride(from: 3, through: 0, by: -1) {
      let digit = n / [1, 10, 100, 1000][place] % 10
      if digit == 0 {
        zero = !text.isEmpty
      } else {
        text += (zero ? String(digits[0]) : "") + String(digits[digit]) + units[place]
        zero = false
      }
    }
    return text
  }
  var text = ""
  for (power, name) in [(1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万"), (1, "")] {
    let part = n / power % 10_000
    guard part > 0 else { continue }
    let gap = !text.isEmpty && part < 1_000
    text += (gap ? String(digits[0]) : "") + section(part)
    // 万亿 is written once for both parts of the number of 亿.
    text += power == 1_000_000_000_000 ? (n / 100_000_000 % 10_000 > 0 ? "万" : "万亿") : name
  }
  return text
}

/// What editors and scanners do to a text without changing what it says.
enum TextDisturbance: CaseIterable {
  case none, spacedHan, fullWidthDigits, carriageReturns

  func callAsFunction(_ text: String) -> String {
    switch self {
    case .none: text
    case .spacedHan: spaced(text)
    case .fullWidthDigits:
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            ("0"..."9").contains(scalar) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
          }))
    case .carriageReturns: text.replacing("\n", with: "\r\n")
    }
  }

  private func spaced(_ text: String) -> String {
    var result = ""
    var isHan = false
    for character in text {
      let nowHan = character.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
      if isHan, nowHan { result += " " }
      result.append(character)
      isHan = nowHan
    }
    return result
  }
}
