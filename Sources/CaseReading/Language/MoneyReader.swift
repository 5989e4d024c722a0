/// An amount of money as a document writes it.
public struct WrittenMoney: Hashable, Sendable {
  /// 小写, 大写 with banker's characters, or everyday characters (`二万元`).
  public enum Writing: String, Sendable { case digits, capitals, everyday }
  public var money: Money
  public var writing: Writing
  /// A price for a unit: `10元/吨`.
  public var isRate: Bool

  public init(_ money: Money, writing: Writing, isRate: Bool = false) {
    self.money = money
    self.writing = writing
    self.isRate = isRate
  }
}

/// One amount in capitals and in digits, 大小写: `贰万元整(¥20,000.00)`.
public struct MoneyPair: Hashable, Sendable {
  public var capitals: Money
  public var digits: Money
  public var agrees: Bool { capitals == digits }
}

/// An amount worked out from another, 倍数算式: `8000元×2倍=16000元`.
public struct MoneyProduct: Hashable, Sendable {
  public var base: Money
  /// Each as a fraction: 1.5 is 15/10, 30% is 30/100.
  public var factors: [(numerator: Int, denominator: Int)] {
    zip(numerators, denominators).map { ($0, $1) }
  }
  var numerators: [Int]
  var denominators: [Int]
  public var result: Money

  /// The result is base times factors, to the fen.
  public var isRight: Bool {
    guard base.currency == result.currency else { return false }
    var (value, divisor) = (base.fen, 1)
    for (numerator, denominator) in factors {
      let (product, overflow) = value.multipliedReportingOverflow(by: numerator)
      let (scaled, overflowToo) = divisor.multipliedReportingOverflow(by: denominator)
      guard !overflow, !overflowToo else { return false }
      (value, divisor) = (product, scaled)
    }
    return divisor > 0 && abs(Double(value) / Double(divisor) - Double(result.fen)) < 1
  }
}

/// Reads amounts of money, 金额, in digits and capitals.
public enum MoneyReader {
  /// Every amount in `range`, in the order of the text, not overlapping; a pair in digits and capitals gives two.
  public static func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<WrittenMoney>] {
    bytes.read(range) { MoneyReading($0) }
  }

  /// The amount that a field holds: the first in `text`, or a bare number (`20000.00`).
  public static func parse(_ text: String) -> Match<WrittenMoney>? {
    let bytes = Array(text.utf8)
    if let first = matches(in: bytes).first { return first }
    return bytes.scan(nil) { text in
      let end = text.skipBlanks(before: text.end)
      guard let amount = text.amount(before: end, from: text.start, unit: 1),
        amount.start == text.skipBlanks(text.start)
      else { return nil }
      let money = WrittenMoney(Money(fen: amount.fen), writing: .digits)
      return Match(money, at: amount.start..<end, confidence: 0.8)
    }
  }

  /// Amounts written twice, once in capitals and once in digits, with nothing but brackets between them.
  public static func pairs(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<MoneyPair>] {
    let amounts = matches(in: bytes, range: range)
    return bytes.scan(range) { text in
      zip(amounts, amounts.dropFirst()).compactMap { first, second in
        let isCapital = (first.value.writing != .digits, second.value.writing != .digits)
        guard isCapital.0 != isCapital.1, text.onlyBrackets(first.range.upperBound..<second.range.lowerBound) else {
          return nil
        }
        let (capitals, digits) = isCapital.0 ? (first, second) : (second, first)
        return Match(
          MoneyPair(capitals: capitals.value.money, digits: digits.value.money),
          at: first.range.lowerBound..<second.range.upperBound)
      }
    }
  }

  public static func products(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<MoneyProduct>] {
    let amounts = matches(in: bytes, range: range)
    return bytes.scan(range) { text in
      zip(amounts, amounts.dropFirst()).compactMap { base, result in
        guard let factors = text.factors(base.range.upperBound..<result.range.lowerBound) else { return nil }
        let product = MoneyProduct(
          base: base.value.money, numerators: factors.map(\.0), denominators: factors.map(\.1),
          result: result.value.money)
        return Match(product, at: base.range.lowerBound..<result.range.upperBound)
      }
    }
  }
}

/// One pass over a text.
private struct MoneyReading: TextReading {
  let text: TextScanner
  private(set) var found: [Match<WrittenMoney>] = []
  private var done: Int

  init(_ text: TextScanner) {
    self.text = text
    done = text.start
  }

  mutating func run() {
    var at = text.start
    while at < text.end {
      let byte = text.bytes[at]
      if byte == 0xE5 || byte == 0xE8 {
        // 元 圆 镑
        let value = text.scalar(at).value
        if value == 0x5143 || value == 0x5706 || value == 0x5713 { readYuan(at) }
        at = max(at + 3, done)
      } else if byte == 0xC2 || byte == 0xEF {
        // ¥ and its full-width twin
        let (value, next) = text.scalar(at)
        if value == 0xA5 || value == 0xFFE5 { readSign(at, next) }
        at = max(next, done)
      } else {
        at += byte < 0xC0 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      }
    }
  }

  /// ¥20,000.00, with 元 behind it or without.
  private mutating func readSign(_ at: Int, _ next: Int) {
    guard at >= done else { return }
    let start = text.skipBlanks(next)
    var end = start
    while text.scalar(end).value.isDigit || (text.scalar(end).value | 2 == 0x2E && isDigit(text.scalar(end).next)) {
      end = text.scalar(end).next
    }
    guard end > start, let unit = text.unit(at: text.skipBlanks(end)),
      let amount = text.amount(before: end, from: start, unit: unit.value), amount.start == start
    else { return }
    let behind = unit.end > end ? unit.end : end
    let close = text.skip("元", at: text.skipBlanks(behind)).map { text.skip("整", at: $0) ?? $0 } ?? behind
    add(Money(fen: amount.fen), .digits, start: at, end: close)
  }

  private func isDigit(_ at: Int) -> Bool { text.scalar(at).value.isDigit }

  /// 元 at `at`: what stands before it, and 角 and 分 behind.
  private mutating func readYuan(_ at: Int) {
    guard at >= done else { return }
    let (currency, unitStart) = text.currency(at)
    let tail = text.skipBlanks(before: unitStart)
    guard let whole = text.wholeAmount(before: tail, from: done), !text.continuesWord(at + 3) else { return }
    var (fen, end) = (whole.fen, at + 3)
    var isFraction = false
    for (word, scale) in [("角" as StaticString, 10), ("分", 1)] {
      let start = text.skipBlanks(end)
      if let number = text.number(at: start), number.value < 10, number.isHan == (whole.writing != .digits),
        let behind = text.skip(word, at: text.skipBlanks(number.end))
      {
        (fen, end, isFraction) = (fen + number.value * scale, behind, true)
      }
    }
    end =
      text.skip("整", at: text.skipBlanks(end)) ?? (isFraction ? nil : text.skip("正", at: text.skipBlanks(end))) ?? end
    add(Money(fen: fen, currency: currency), whole.writing, start: whole.start, end: end)
  }

  private mutating func add(_ money: Money, _ writing: WrittenMoney.Writing, start: Int, end: Int) {
    var start = start
    for sign: StaticString in ["¥", "RMB", "人民币"] where text.has(sign, before: text.skipBlanks(before: start)) {
      let before = text.skipBlanks(before: start) - sign.utf8CodeUnitCount
      if before >= done { start = before }
    }
    let next = text.scalar(text.skipBlanks(end)).value
    found.append(Match(WrittenMoney(money, writing: writing, isRate: next == 0x2F), at: start..<end))
    done = end
  }
}
