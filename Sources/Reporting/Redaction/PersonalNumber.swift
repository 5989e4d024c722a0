/// Tells by its digits whether a number belongs to a person.
enum PersonalNumber {
  /// How many digits stay readable at both ends, and what the number is; `nil` when the number is nobody's.
  static func kept(of digits: [UInt8], after label: Label) -> (ends: (first: Int, last: Int), kind: PersonalKind)? {
    switch label {
    case .official: return nil
    case .identity where (15...18).contains(digits.count) && (isIdentity(digits) || !isCreditCode(digits)):
      return ((4, 2), .identity)
    case .card where (12...19).contains(digits.count) && !isCreditCode(digits): return ((4, 4), .card)
    case .telephone where (7...12).contains(digits.count):
      return (digits.count > 8 ? (3, 4) : (0, 4), .telephone)
    default: break
    }
    if isIdentity(digits) { return ((4, 2), .identity) }
    if isMobile(digits) { return ((3, 4), .telephone) }
    if isBankCard(digits) { return ((4, 4), .card) }
    return nil
  }

  /// Whether the digits are one number even if they are written in groups.
  static func isComplete(_ digits: [UInt8]) -> Bool {
    isIdentity(digits) || isMobile(digits) || isBankCard(digits) || isLandline(digits)
  }

  /// 居民身份证 (GB 11643—1999): region, day of birth, check digit.
  static func isIdentity(_ digits: [UInt8]) -> Bool {
    guard digits.count == 18, (11...82).contains(number(digits[0..<2])), (1...12).contains(number(digits[10..<12])),
      (1...31).contains(number(digits[12..<14])), (1900...2099).contains(number(digits[6..<10]))
    else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    return Array("10X98765432".utf8)[sum % 11] == digits[17]
  }

  /// A mobile telephone, with or without 86 in front.
  static func isMobile(_ digits: [UInt8]) -> Bool {
    let rest = digits.count == 13 && digits.starts(with: [0x38, 0x36]) ? Array(digits.dropFirst(2)) : digits
    return rest.count == 11 && rest[0] == 0x31 && rest[1] >= 0x33
  }

  /// A landline with its area code.
  static func isLandline(_ digits: [UInt8]) -> Bool {
    (10...12).contains(digits.count) && digits[0] == 0x30 && digits[1] != 0x30
  }

  /// A bank card: 16 to 19 digits, the numbers of issuers in use here, Luhn's check digit.
  static func isBankCard(_ digits: [UInt8]) -> Bool {
    guard (16...19).contains(digits.count), (0x33...0x36).contains(digits[0]) || digits.starts(with: [0x39, 0x35]),
      digits.allSatisfy({ $0 <= 0x39 }), !isCreditCode(digits)
    else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, next in
      let value = Int(next.element - 0x30) * (next.offset % 2 == 0 ? 1 : 2)
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }

  /// 统一社会信用代码 (GB 32100—2015) of digits only.
  static func isCreditCode(_ digits: [UInt8]) -> Bool {
    guard digits.count == 18, digits.allSatisfy({ $0 <= 0x39 }) else { return false }
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    return (31 - sum % 31) % 31 == Int(digits[17] - 0x30)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}
