import Glibc

/// Numbers of a sheet as a person would write them: fifteen digits, no exponent, no noise of binary fractions.
enum PlainNumber {
  /// The text of a number; `45000`, `0.3`, `-12.5`.
  ///
  /// Beyond 1e21 and below 1e-9 an exponent stays.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    guard value != 0, abs(value) < 1e21, abs(value) >= 1e-9 else { return formatted(value, "%.15g") }
    let exponent = Int(log10(abs(value)).rounded(.down))
    guard exponent < 15 else { return whole(value, exponent) }
    let decimals = max(0, min(24, 14 - exponent))
    let text = formatted(value, "%.\(decimals)f")
    guard text.contains(".") else { return text }
    let end = text.utf8.reversed().drop { $0 == 0x30 }
    let digits = end.first == 0x2E ? end.dropFirst() : end
    return String(decoding: digits.reversed(), as: UTF8.self)
  }

  /// Fifteen digits and zeros behind them, as sheets show long numbers.
  private static func whole(_ value: Double, _ exponent: Int) -> String {
    let digits = formatted(abs(value), "%.14e").prefix { $0 != "e" }.filter { $0 != "." }
    return (value < 0 ? "-" : "") + digits + String(repeating: "0", count: exponent - 14)
  }

  private static func formatted(_ value: Double, _ format: String) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    let length = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(decoding: buffer.prefix(max(0, min(Int(length), 63))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
