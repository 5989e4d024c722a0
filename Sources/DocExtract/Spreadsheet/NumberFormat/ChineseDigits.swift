/// Digits that `[DBNum1]` to `[DBNum3]` ask for: 一二三, 壹贰叁, １２３.
struct ChineseDigits: Equatable {
  /// 0 to 9.
  private let digits: [String]
  /// Tens, hundreds, thousands.
  private let units: [String]
  /// Whether a date says 十月 rather than 一十月.
  private let isPlain: Bool

  /// - Parameter name: `dbnum1`, `dbnum2`, `dbnum3`; `nil` for any other.
  init?(_ name: String) {
    func signs(_ text: String) -> [String] { text.unicodeScalars.map { String($0) } }
    switch name {
    case "dbnum1": (digits, units, isPlain) = (signs("〇一二三四五六七八九"), signs("十百千"), true)
    case "dbnum2": (digits, units, isPlain) = (signs("零壹贰叁肆伍陆柒捌玖"), signs("拾佰仟"), false)
    case "dbnum3": (digits, units, isPlain) = (signs("０１２３４５６７８９"), signs("十百千"), false)
    default: return nil
    }
  }

  /// Each digit by itself: `2023` is 二〇二三.
  func byPlace(_ text: String) -> String {
    text.unicodeScalars.map { $0.properties.numericType == .decimal ? digit($0) : String($0) }.joined()
  }

  private func digit(_ scalar: Unicode.Scalar) -> String {
    ("0"..."9").contains(scalar) ? digits[Int(scalar.value - 0x30)] : String(scalar)
  }

  /// As a number is said: `1234.5` is 一千二百三十四.五; beyond 亿亿, and with an exponent, each digit by itself.
  func spelled(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.utf8.count <= 16, whole.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return byPlace(text)
    }
    let rest = parts.dropFirst().map { "." + byPlace(String($0)) }.joined()
    return (isNegative ? "-" : "") + spelled(whole: String(whole)) + rest
  }

  /// Day, month, hour: 十五日 with plain digits, 壹拾伍日 with those of banks.
  func spelled(date value: Int) -> String {
    let text = spelled(whole: String(value))
    return isPlain && 10...19 ~= value ? String(text.dropFirst()) : text
  }

  /// Groups of four digits, each with 万 or 亿 behind it; a gap of zeros is said once.
  private func spelled(whole text: String) -> String {
    let values = text.utf8.map { Int($0) - 0x30 }
    var result = ""
    var hasGap = false
    for (index, value) in values.enumerated() {
      let place = values.count - 1 - index
      if value == 0 {
        hasGap = true
      } else {
        if hasGap, !result.isEmpty { result += digits[0] }
        hasGap = false
        result += digits[value] + (place % 4 > 0 ? units[place % 4 - 1] : "")
      }
      guard place % 4 == 0, place > 0 else { continue }
      let group = values[max(0, index - 3)...index]
      if group.contains(where: { $0 != 0 }) || (place == 8 && !result.isEmpty) {
        result += ["", "万", "亿", "万"][place / 4]
      }
    }
    return result.isEmpty ? digits[0] : result
  }
}
