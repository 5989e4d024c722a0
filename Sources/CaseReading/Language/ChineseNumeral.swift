/// Whole numbers written in Chinese, 中文数字.
public enum ChineseNumeral {
  /// What one character means in a number.
  enum Part: Equatable {
    case digit(Int)
    /// 十 百 千, a power of ten.
    case unit(Int)
    /// 廿 卅 卌: so many tens.
    case tens(Int)
    /// 万 亿
    case group(Int)
  }

  /// The number that `text` spells.
  ///
  /// Everyday and banker's characters mix freely (`二十三`, `贰拾叁`); a run of bare digits
  /// is read place by place, as years are written (`二〇二三`); `十五` is 15, `三万五` 35 000.
  ///
  /// - Parameter text: numerals only; the caller trims `元`, `年` and the like.
  /// - Returns: a value in `0..<10_000_000_000_000_000`, or `nil` when `text` is empty or
  ///   holds anything that is not a numeral.
  public static func value(of text: some StringProtocol) -> Int? {
    var reading = NumeralReading()
    for scalar in text.unicodeScalars {
      guard let part = part(scalar.value), reading.add(part) else { return nil }
    }
    return reading.value
  }

  static func part(_ scalar: UInt32) -> Part? {
    // 〇 and ○ alone stand outside of the block of ideographs.
    if scalar == 0x3007 || scalar == 0x25CB { return .digit(0) }
    guard scalar >= 0x4E00, scalar <= 0x9FFF else { return nil }
    if mayBePart[Int(scalar >> 3) & 0x1FF] & 1 << (scalar & 7) == 0 { return nil }
    return parts[scalar]
  }

  /// Bits of the low twelve bits of every character of `parts`: most text is told apart here.
  private static let mayBePart: [UInt8] = {
    var bits = [UInt8](repeating: 0, count: 512)
    for scalar in parts.keys { bits[Int(scalar >> 3) & 0x1FF] |= 1 << (scalar & 7) }
    return bits
  }()

  private static let parts: [UInt32: Part] = {
    let digits = ["零", "一壹弌", "二贰貳弍两兩", "三叁叄參弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"]
    let others: [(String, Part)] = [
      ("十拾", .unit(10)), ("百佰", .unit(100)), ("千仟", .unit(1_000)), ("廿", .tens(2)), ("卅", .tens(3)),
      ("卌", .tens(4)), ("万萬", .group(10_000)), ("亿億", .group(100_000_000)),
    ]
    var parts: [UInt32: Part] = [:]
    for (digit, characters) in digits.enumerated() {
      for scalar in characters.unicodeScalars { parts[scalar.value] = .digit(digit) }
    }
    for (characters, part) in others {
      for scalar in characters.unicodeScalars { parts[scalar.value] = part }
    }
    return parts
  }()
}

/// A number while its characters are added from left to right.
struct NumeralReading {
  /// Above 亿, below it, and below 万.
  private var (high, middle, low) = (0, 0, 0)
  private var digit: Int?
  /// The last power of ten in this group of four places; digits must fall.
  private var lastUnit = 10_000
  private var hasUnit = false
  private var hasHigh = false
  private var digits = 0
  private var bare = 0
  private var isEmpty = true
  private var afterZero = false

  static let limit = 10_000_000_000_000_000

  /// `false` when no number goes on with `part`.
  mutating func add(_ part: ChineseNumeral.Part) -> Bool {
    isEmpty = false
    switch part {
    case .digit(let value): return add(digit: value)
    case .unit(let unit): return add(unit: unit)
    case .tens(let tens):
      guard digit == nil, lastUnit > 10 else { return false }
      low += tens * 10
      (lastUnit, hasUnit, afterZero) = (10, true, false)
      return true
    case .group(let group): return add(group: group)
    }
  }

  var value: Int? {
    guard !isEmpty else { return nil }
    if !hasUnit { return bare }
    guard let digit else { return high + middle + low }
    // 三万五, 一百五: the unit below the last one is understood. 一百零五 is not such a number.
    let isShort = !afterZero && digits == 1 && digit > 0 && lastUnit >= 100
    return high + middle + low + digit * (isShort ? shortUnit : 1)
  }

  private var shortUnit: Int { lastUnit == 10_000 ? (middle > 0 ? 1_000 : 10_000_000) : lastUnit / 10 }

  private mutating func add(digit value: Int) -> Bool {
    guard bare < NumeralReading.limit / 10 else { return false }
    bare = bare * 10 + value
    if !hasUnit {
      digits += 1
      digit = value
      return true
    }
    if value == 0, digit == nil {
      afterZero = true
      return true
    }
    guard digit == nil else { return false }
    digit = value
    digits = 1
    return true
  }

  private mutating func add(unit: Int) -> Bool {
    guard unit < lastUnit, isSingleDigit else { return false }
    // Receipts print the units: 壹仟零佰伍拾. Only 十 may stand without a digit.
    let count = digit ?? (afterZero ? 0 : unit == 10 ? 1 : -1)
    guard count >= 0 else { return false }
    low += count * unit
    lastUnit = unit
    (digit, digits, hasUnit, afterZero) = (nil, 0, true, false)
    return true
  }

  /// No digit or one since the last unit; a zero in front changes nothing.
  private var isSingleDigit: Bool { digits <= 1 || (digits == 2 && bare < 10) }

  private mutating func add(group: Int) -> Bool {
    let section = low + (digit ?? 0)
    guard isSingleDigit, digit != nil || lastUnit < 10_000 else {
      // 一万亿: 亿 counts the 万 before it.
      guard group > 10_000, middle > 0, digit == nil, !hasHigh else { return false }
      return lift(middle)
    }
    if group > 10_000 { return !hasHigh && lift(middle + section) }
    guard middle == 0 else { return false }
    middle = section * group
    return restart()
  }

  private mutating func lift(_ count: Int) -> Bool {
    high = count * 100_000_000
    (middle, hasHigh) = (0, true)
    return restart()
  }

  private mutating func restart() -> Bool {
    (low, digit, digits, lastUnit, hasUnit, afterZero) = (0, nil, 0, 10_000, true, false)
    return true
  }
}
