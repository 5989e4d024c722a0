/// Check characters at the ends of numbers.
public enum CheckCharacter {
  /// What may stand in a unified social credit code: no I, O, Z, S and V (GB 32100-2015 §4).
  public static let creditAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

  /// Whether the last of 18 characters, upper case, is the check character of a unified social credit code, 统一社会信用代码
  /// (GB 32100-2015 annex A).
  public static func fitsCreditCode(_ code: [UInt8]) -> Bool {
    let values = code.compactMap(creditAlphabet.firstIndex)
    guard code.count == 18, values.count == 18 else { return false }
    let sum = zip(creditWeights, values).reduce(0) { $0 + $1.0 * $1.1 }
    return (31 - sum % 31) % 31 == values[17]
  }

  /// Whether the last of 18 characters is the check character of a citizen's identity number, 公民身份号码 (GB 11643-1999 §4).
  public static func fitsIdentityNumber(_ number: [UInt8]) -> Bool {
    guard number.count == 18, let last = number.last else { return false }
    let digits = number.dropLast().filter { 0x30...0x39 ~= $0 }.map { Int($0 - 0x30) }
    guard digits.count == 17, last == 0x58 || 0x30...0x39 ~= last else { return false }
    let sum = zip(identityWeights, digits).reduce(0) { $0 + $1.0 * $1.1 }
    return (12 - sum % 11) % 11 == (last == 0x58 ? 10 : Int(last - 0x30))
  }

  /// Whether the digits of a bank card, 银行卡号, add up (Luhn, GB/T 15694.1 annex B).
  public static func fitsBankCard(_ digits: [UInt8]) -> Bool {
    guard digits.count > 1, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, next in
      let value = Int(next.element - 0x30) * (next.offset % 2 == 1 ? 2 : 1)
      return sum + value / 10 + value % 10
    }
    return sum % 10 == 0
  }
}
