import DocExtract

/// A unified social credit code, 统一社会信用代码 (GB 32100—2015).
public struct CreditCode: Hashable, Sendable {
  /// 18 characters, upper case.
  public let text: String

  /// `nil` when `text`, blanks left aside, is not 18 letters and digits.
  public init?(_ text: String) {
    let bytes = text.utf8.filter { $0 != 0x20 }.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
    guard bytes.count == 18, bytes.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) else {
      return nil
    }
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// Without I O Z S V, with a known registration department and kind of institution, a region and a check character.
  public var isWellFormed: Bool {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy(CheckCharacter.creditAlphabet.contains),
      bytes[2..<8].allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    let kinds = CreditCode.departments[bytes[0]] ?? ""
    let region = Int(bytes[2] - 0x30) * 10 + Int(bytes[3] - 0x30)
    return kinds.utf8.contains(bytes[1]) && (region == 10 || IdentityNumber.provinces.contains(region))
  }

  /// Whether the 18th character is the check character. Real codes fail it now and then: never a proof of anything.
  public var isChecked: Bool { CheckCharacter.fitsCreditCode(Array(text.utf8)) }

  /// 92: a sole trader, 个体工商户.
  public var isSoleTrader: Bool { text.hasPrefix("92") }

  /// Second characters by the first (GB 32100—2015 table 1 and its amendments).
  private static let departments: [UInt8: String] = [
    0x31: "1239", 0x32: "19", 0x33: "123459", 0x34: "19", 0x35: "12349", 0x36: "129", 0x37: "129", 0x38: "19",
    0x39: "123", 0x41: "19", 0x4E: "1239", 0x59: "1",
  ]
}

/// A citizen's identity number, 公民身份号码 (GB 11643—1999), or its 15-digit predecessor.
public struct IdentityNumber: Hashable, Sendable {
  public let text: String
  private let digits: [Int]

  /// `nil` when `text`, blanks left aside, is not 15 digits or 17 digits and a digit or X.
  public init?(_ text: String) {
    let bytes = text.utf8.filter { $0 != 0x20 }.map { $0 == 0x78 ? UInt8(0x58) : $0 }
    guard bytes.count == 15 || bytes.count == 18 else { return nil }
    let isNumber = bytes.prefix(bytes.count == 18 ? 17 : 15).allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, let last = bytes.last, last == 0x58 || (0x30...0x39).contains(last) else { return nil }
    self.text = String(decoding: bytes, as: UTF8.self)
    digits = bytes.map { $0 == 0x58 ? 10 : Int($0 - 0x30) }
  }

  public var isOld: Bool { digits.count == 15 }

  /// `nil` when there is no such day.
  public var birthday: CalendarDate? {
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    return isOld
      ? CalendarDate(year: 1900 + number(6..<8), month: number(8..<10), day: number(10..<12))
      : CalendarDate(year: number(6..<10), month: number(10..<12), day: number(12..<14))
  }

  public var isMale: Bool { digits[isOld ? 14 : 16] % 2 == 1 }

  /// The check character fits; the old numbers have none.
  public var isChecked: Bool {
    isOld || CheckCharacter.fitsIdentityNumber(Array(text.utf8))
  }

  /// Region, birthday and check character are possible.
  public var isValid: Bool {
    let region = digits[0] * 10 + digits[1]
    return isChecked && birthday.map { $0.year >= 1850 } ?? false && IdentityNumber.provinces.contains(region)
  }

  /// First two digits of regions (GB/T 2260).
  static let provinces: Set<Int> = Set(
    [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83].flatMap { Array($0) })
}
