extension TextScanner {
  /// An amount before 元, in whichever digits.
  struct WholeAmount {
    var fen: Int
    var start: Int
    var writing: WrittenMoney.Writing
  }

  /// The largest amount that is read, in fen: more is no amount but a mistake.
  private static let limit = 1_000_000_000_000_000_000

  func wholeAmount(before end: Int, from done: Int) -> WholeAmount? {
    let last = scalar(before: end).value
    if last.isDigit {
      guard let amount = amount(before: end, from: done, unit: 1) else { return nil }
      // 1万5000元
      let (mark, markStart) = scalar(before: amount.start)
      if mark == 0x4E07 || mark == 0x4EBF, scalar(before: markStart).value.isDigit,
        let upper = self.amount(before: markStart, from: done, unit: mark == 0x4E07 ? 10_000 : 100_000_000)
      {
        return WholeAmount(fen: upper.fen + amount.fen, start: upper.start, writing: .digits)
      }
      return WholeAmount(fen: amount.fen, start: amount.start, writing: .digits)
    }
    // 2.5万元
    var (unit, at) = (1, end)
    while let scale = TextScanner.scale(scalar(before: at).value), unit < 1_000_000_000 {
      unit *= scale
      at = skipBlanks(before: scalar(before: at).start)
    }
    if unit > 1, scalar(before: at).value.isDigit {
      guard let amount = amount(before: at, from: done, unit: unit) else { return nil }
      return WholeAmount(fen: amount.fen, start: amount.start, writing: .digits)
    }
    return hanAmount(before: end, from: done)
  }

  private func hanAmount(before end: Int, from done: Int) -> WholeAmount? {
    var at = end
    var isCapital = false
    while true {
      let (value, start) = scalar(before: skipBlanks(before: at))
      guard start >= done, start < at, ChineseNumeral.part(value) != nil else { break }
      if TextScanner.capitals.contains(value) { isCapital = true }
      at = start
    }
    guard at < end, let number = hanNumber(at: at), skipBlanks(number.end) >= end,
      number.value < TextScanner.limit / 100
    else { return nil }
    return WholeAmount(fen: number.value * 100, start: at, writing: isCapital ? .capitals : .everyday)
  }

  /// Arabic digits before `end`, with separators of thousands and decimals, times `unit`; in fen.
  func amount(before end: Int, from done: Int, unit: Int) -> (fen: Int, start: Int)? {
    var (mantissa, place, decimals, start) = (0, 1, 0, end)
    var (group, hasComma) = (0, false)
    var at = end
    while at > done {
      let (value, before) = scalar(before: at)
      guard before >= done else { break }
      if value.isDigit {
        guard group < 3 || !hasComma, place < 1_000_000_000_000_000 else { break }
        mantissa += Int(value - 0x30) * place
        place *= 10
        group += 1
        start = before
      } else if value == 0x2E, decimals == 0, !hasComma, start < end, scalar(before: before).value.isDigit {
        (decimals, group) = (group, 0)
      } else if value == 0x2C, group == 3, scalar(before: before).value.isDigit {
        (hasComma, group) = (true, 0)
      } else {
        break
      }
      at = before
    }
    guard start < end, let scaled = TextScanner.product(mantissa, unit * 100) else { return nil }
    let divisor = (0..<decimals).reduce(1) { value, _ in value * 10 }
    return (scaled / divisor, start)
  }

  private static func product(_ a: Int, _ b: Int) -> Int? {
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow || value > limit ? nil : value
  }

  /// 万 and the like at `offset`; 1 and the offset itself when there is none.
  func unit(at offset: Int) -> (value: Int, end: Int)? {
    var (unit, at) = (1, offset)
    while let scale = TextScanner.scale(scalar(at).value), unit < 1_000_000_000 {
      unit *= scale
      at = skipBlanks(scalar(at).next)
    }
    return (unit, unit > 1 ? at : offset)
  }

  private static func scale(_ value: UInt32) -> Int? {
    switch value {
    case 0x767E, 0x4F70: 100  // 百 佰
    case 0x5343, 0x4EDF: 1_000  // 千 仟
    case 0x4E07, 0x842C: 10_000  // 万 萬
    case 0x4EBF: 100_000_000  // 亿
    default: nil
    }
  }

  /// The currency that 元 at `offset` belongs to, and where its word starts.
  func currency(_ offset: Int) -> (word: String, start: Int) {
    if scalar(offset).value == 0x9551 { return ("英镑", has("英", before: offset) ? offset - 3 : offset) }
    let before = scalar(before: offset)
    let words: [(StaticString, String)] = [
      ("美", "美元"), ("港", "港元"), ("欧", "欧元"), ("日", "日元"), ("澳", "澳元"), ("加", "加元"), ("韩", "韩元"),
    ]
    for (mark, word) in words where has(mark, before: offset) { return (word, before.start) }
    return ("元", offset)
  }

  /// 元旦, 元素: no unit.
  func continuesWord(_ offset: Int) -> Bool {
    [0x65E6, 0x7D20, 0x5316, 0x4EF6, 0x6708, 0x5E74].contains(scalar(offset).value)
  }

  /// Nothing but brackets, colons and the words 大写, 小写, 人民币 stands in `range`.
  func onlyBrackets(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      let (value, next) = scalar(at)
      if let end = skip("大写", at: at) ?? skip("小写", at: at) ?? skip("人民币", at: at) ?? skip("即", at: at) {
        at = end
      } else if [0x28, 0x29, 0x3A, 0x5B, 0x5D, 0xA5, 0xFFE5, 0x2C, 0x20, 0x0A].contains(value) {
        at = next
      } else {
        return false
      }
    }
    return at == range.upperBound && !range.isEmpty
  }

  /// `×2倍=`: the factors between an amount and the one worked out; `nil` when something else stands there.
  func factors(_ range: Range<Int>) -> [(Int, Int)]? {
    var factors: [(Int, Int)] = []
    var at = skipBlanks(range.lowerBound)
    if scalar(at).value == 0x2F { at = skipRate(at) }
    while [0xD7, 0x78, 0x58, 0x2A, 0x2715].contains(scalar(at).value) {
      guard let number = decimal(at: skipBlanks(scalar(at).next)) else { return nil }
      factors.append((number.numerator, number.denominator))
      at = skipRate(number.end)
    }
    guard !factors.isEmpty, at < range.upperBound, scalar(at).value == 0x3D || has("等于", at: at) || has("为", at: at)
    else { return nil }
    at = skip("等于", at: at) ?? skip("为", at: at) ?? scalar(at).next
    return skipBlanks(at) == range.upperBound || onlyBrackets(at..<range.upperBound) ? factors : nil
  }

  /// A unit of at most three characters: 倍, 人, /天.
  private func skipRate(_ offset: Int) -> Int {
    var at = skipBlanks(offset)
    for _ in 0..<3 {
      let (value, next) = scalar(at)
      guard value.isHan || value == 0x2F, !has("等于", at: at), !has("为", at: at) else { break }
      at = skipBlanks(next)
    }
    return at
  }

  private func decimal(at offset: Int) -> (numerator: Int, denominator: Int, end: Int)? {
    guard let whole = number(at: offset), whole.value < 1_000_000_000 else { return nil }
    var (numerator, denominator, end) = (whole.value, 1, whole.end)
    if scalar(end).value == 0x2E, let part = arabicNumber(at: scalar(end).next), part.length <= 4 {
      denominator = (0..<part.length).reduce(1) { value, _ in value * 10 }
      numerator = numerator * denominator + part.value
      end = part.end
    }
    if scalar(end).value == 0x25 { (denominator, end) = (denominator * 100, scalar(end).next) }
    return (numerator, denominator, end)
  }

  private static let capitals: Set<UInt32> = Set("壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸萬".unicodeScalars.map(\.value))
}
