/// Finds numbers that must not be shown to everyone: identity numbers, telephones, bank cards.
public enum SensitiveNumberReader {
  public enum Kind: String, Sendable, CaseIterable {
    case identityNumber = "identity-number", phone, bankCard = "bank-card", creditCode = "credit-code"
  }

  /// In the order of the text. Numbers of these lengths also count goods and declarations: they must pass their check,
  /// and without a telling label near them (身份, 证件, 账号 …) the confidence is 0.6.
  public static func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<Kind>] {
    bytes.scan(range) { text in
      var found: [Match<Kind>] = []
      var at = text.start
      while at < text.end {
        let byte = text.bytes[at]
        let isStart = (byte >= 0x30 && byte <= 0x39) || byte == 0xEF || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
        guard isStart, isPart(text.scalar(at).value) else {
          at += byte < 0xC0 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
          continue
        }
        let (run, end) = run(at, text)
        if let match = match(run, at..<end, text) { found.append(match) }
        at = end
      }
      return found
    }
  }

  private static func isPart(_ value: UInt32) -> Bool { value.isDigit || value.isLetter }

  /// Letters and digits in one piece; single blanks and line breaks between groups of digits belong to it.
  private static func run(_ start: Int, _ text: TextScanner) -> ([UInt8], Int) {
    var (at, run) = (start, [UInt8]())
    while run.count < 40 {
      let (value, next) = text.scalar(at)
      if isPart(value) {
        run.append(UInt8(truncatingIfNeeded: value))
        at = next
      } else if value.isBlank || value == 0x2D, run.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        text.scalar(next).value.isDigit || text.scalar(next).value == 0x58
      {
        at = next
      } else {
        break
      }
    }
    while isPart(text.scalar(at).value) { at = text.scalar(at).next }
    return (run, at)
  }

  private static func match(_ run: [UInt8], _ range: Range<Int>, _ text: TextScanner) -> Match<Kind>? {
    let words = String(decoding: run, as: UTF8.self)
    let isDigits = run.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    if run.count == 18 || (run.count == 15 && isDigits), let number = IdentityNumber(words), number.isValid {
      let hasLabel = hasLabel(["身份", "证件", "公民"], before: range.lowerBound, text)
      guard run.count == 18 || hasLabel else { return nil }
      return Match(.identityNumber, at: range, confidence: hasLabel ? 1 : 0.6)
    }
    if run.count == 18, let code = CreditCode(words), code.isWellFormed { return Match(.creditCode, at: range) }
    guard isDigits else { return nil }
    if run.count == 11, run[0] == 0x31, run[1] >= 0x33 {
      return Match(
        .phone, at: range, confidence: hasLabel(["电话", "手机", "联系"], before: range.lowerBound, text) ? 1 : 0.8)
    }
    if (16...19).contains(run.count), isLuhn(run) {
      let hasLabel = hasLabel(["账号", "帐号", "卡号", "账户", "帐户", "银行"], before: range.lowerBound, text)
      return Match(.bankCard, at: range, confidence: hasLabel ? 1 : 0.6)
    }
    return nil
  }

  /// The check that numbers of bank cards pass.
  static func isLuhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (place, byte) in digits.reversed().enumerated() {
      let digit = Int(byte) - 0x30
      sum += place % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)
    }
    return sum % 10 == 0 && digits.contains { $0 != 0x30 }
  }

  /// One of `words` within the twelve characters before `offset`.
  private static func hasLabel(_ words: [StaticString], before offset: Int, _ text: TextScanner) -> Bool {
    var at = offset
    for _ in 0..<12 {
      let start = text.scalar(before: at).start
      guard start < at else { return false }
      at = start
      if words.contains(where: { text.has($0, at: at) }) { return true }
    }
    return false
  }
}
