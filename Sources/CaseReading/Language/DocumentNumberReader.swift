/// A number of a document, or the place that one was meant for, 文号.
public enum WrittenDocumentNumber: Hashable, Sendable {
  case number(DocumentNumber)
  /// `〔 〕 号`, `环罚〔2023〕 号`; as written, spaces removed.
  case placeholder(String)

  public var number: DocumentNumber? {
    if case .number(let number) = self { return number }
    return nil
  }
}

/// Reads numbers of documents in all their writings, also within a sentence.
public enum DocumentNumberReader {
  /// In the order of the text, not overlapping. A confidence below 1 marks a number without 号.
  public static func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<WrittenDocumentNumber>] {
    bytes.scan(range) { text in
      var found: [Match<WrittenDocumentNumber>] = []
      var done = text.start
      var at = text.start
      while at < text.end {
        let byte = text.bytes[at]
        // ( [ and the leads of 〔 【, ﹝ and full-width brackets.
        guard byte == 0x28 || byte == 0x5B || byte == 0xE3 || byte == 0xEF else {
          at += 1
          continue
        }
        if let match = match(at, from: done, text) {
          found.append(match)
          done = match.range.upperBound
          at = done
        } else {
          at += 1
        }
      }
      return found
    }
  }

  /// The number that a field holds: the first in `text`.
  public static func parse(_ text: String) -> Match<WrittenDocumentNumber>? { matches(in: Array(text.utf8)).first }

  private static func match(_ at: Int, from done: Int, _ text: TextScanner) -> Match<WrittenDocumentNumber>? {
    guard let year = bracketedYear(at, text), let serial = serial(behind: year.end, text) else { return nil }
    let code = code(before: at, from: done, text)
    let isBlank = year.value == nil || serial.digits.isEmpty
    // Without digits, a bracket and 号 are an empty form only where the bracket is one of numbers.
    if isBlank, year.brackets == .round || year.brackets == .square, code.text.isEmpty || year.digits != 4 {
      return nil
    }
    if year.digits != 4, !isBlank, year.brackets == .round || code.text.isEmpty { return nil }
    if !serial.hasHao, isBlank || code.text.isEmpty || year.brackets == .round { return nil }
    let range = code.start..<serial.end
    let words = text.compact(range)
    if isBlank { return Match(.placeholder(words), at: range) }
    let number = DocumentNumber(
      code: code.text, year: year.value ?? 0, serial: text.compact(serial.digits),
      suffix: text.compact(serial.suffix), brackets: year.brackets, hasZi: code.hasZi, hasDi: serial.hasDi, text: words)
    return Match(.number(number), at: range, confidence: serial.hasHao ? 1 : 0.7)
  }

  // MARK: Year

  private struct Year {
    /// `nil` when it is not filled in.
    var value: Int?
    var digits: Int
    var end: Int
    var brackets: DocumentNumber.Brackets
  }

  private static func bracketedYear(_ at: Int, _ text: TextScanner) -> Year? {
    let (open, inside) = text.scalar(at)
    guard let brackets = brackets(opening: open) else { return nil }
    var year = Year(value: nil, digits: 0, end: text.skipBlanks(inside), brackets: brackets)
    var isFilled = true
    while year.digits < 5 {
      let (value, next) = text.scalar(year.end)
      if value.isDigit {
        year.value = (year.value ?? 0) * 10 + Int(value - 0x30)
        year.digits += 1
      } else if isFiller(value) {
        isFilled = false
      } else {
        break
      }
      year.end = text.skipBlanks(next)
    }
    let (close, end) = text.scalar(year.end)
    guard let closing = self.brackets(closing: close), isFilled ? year.digits != 1 : true, year.digits <= 4 else {
      return nil
    }
    if !isFilled { year.value = nil }
    if year.digits == 4, let value = year.value, !(1900...2099).contains(value) { return nil }
    if closing != brackets { year.brackets = .mixed }
    year.end = end
    return year
  }

  private static func isFiller(_ value: UInt32) -> Bool { [0x5F, 0xD7, 0x58, 0x78, 0x2A].contains(value) }

  private static func brackets(opening value: UInt32) -> DocumentNumber.Brackets? {
    switch value {
    case 0x3014: .hexagonal
    case 0x5B: .square
    case 0x28: .round
    case 0x3010: .lenticular
    case 0xFE5D: .smallTortoise
    default: nil
    }
  }

  private static func brackets(closing value: UInt32) -> DocumentNumber.Brackets? {
    switch value {
    case 0x3015: .hexagonal
    case 0x5D: .square
    case 0x29: .round
    case 0x3011: .lenticular
    case 0xFE5E: .smallTortoise
    default: nil
    }
  }

  // MARK: Serial

  private struct Serial {
    /// With the letters before the digits; empty when it is not filled in.
    var digits: Range<Int>
    var suffix: Range<Int>
    var end: Int
    var hasDi: Bool
    var hasHao: Bool
  }

  /// Longest writing of what stands before the digits: 执法一中队-.
  private static let longestPrefix = 8

  private static func serial(behind offset: Int, _ text: TextScanner) -> Serial? {
    var at = text.skipBlanks(offset)
    let di = text.skip("第", at: at)
    at = text.skipBlanks(di ?? at)
    let start = at
    while isFiller(text.scalar(at).value) { at = text.skipBlanks(text.scalar(at).next) }
    if let end = text.skip("号", at: at) {
      guard !continuesWord(end, text) else { return nil }
      return Serial(digits: start..<start, suffix: start..<start, end: end, hasDi: di != nil, hasHao: true)
    }
    guard let number = number(at: start, text) else { return nil }
    let suffix = suffixEnd(number, text)
    let end = text.skip("号", at: text.skipBlanks(suffix))
    if let end, continuesWord(end, text) { return nil }
    return Serial(
      digits: start..<number, suffix: number..<suffix, end: end ?? suffix, hasDi: di != nil, hasHao: end != nil)
  }

  /// Behind the digits of the serial, which may have letters before them.
  private static func number(at start: Int, _ text: TextScanner) -> Int? {
    var at = start
    for _ in 0...longestPrefix {
      let (value, next) = text.scalar(at)
      if value.isDigit {
        guard let number = text.arabicNumber(at: at), number.length <= 14 else { return nil }
        return number.end
      }
      guard value.isLetter || value == 0x2D || (value.isHan && value != 0x53F7) else { return nil }
      at = text.skipBlanks(next)
    }
    return nil
  }

  /// `-2`, `(非)`, `06第088`
  private static func suffixEnd(_ offset: Int, _ text: TextScanner) -> Int {
    let at = text.skipBlanks(offset)
    let (mark, inside) = text.scalar(at)
    if mark == 0x2D, let number = text.arabicNumber(at: text.skipBlanks(inside)), number.length <= 6 {
      return number.end
    }
    if let second = text.skip("第", at: at), let number = text.arabicNumber(at: text.skipBlanks(second)),
      number.length <= 6, text.has("号", at: text.skipBlanks(number.end))
    {
      return number.end
    }
    guard mark == 0x28 else { return offset }
    var end = inside
    for _ in 0..<4 {
      let (value, next) = text.scalar(end)
      guard value.isHan || value.isLetter || value.isDigit else { break }
      end = next
    }
    guard end > inside, text.scalar(end).value == 0x29, text.has("号", at: text.skipBlanks(text.scalar(end).next)) else {
      return offset
    }
    return text.scalar(end).next
  }

  /// 号楼, 号线 and the like: a place.
  private static func continuesWord(_ offset: Int, _ text: TextScanner) -> Bool {
    let value = text.scalar(offset).value
    return "楼门线房院车厂仓店铺码牌机库桥路".unicodeScalars.contains { $0.value == value }
  }

  // MARK: Code

  private struct Code {
    var text: String
    var start: Int
    var hasZi: Bool
  }

  private static let longestCode = 20  // characters of 机关代字

  private static func code(before offset: Int, from done: Int, _ text: TextScanner) -> Code {
    let end = text.skipBlanks(before: offset)
    var at = end
    var start = end
    for _ in 0..<longestCode {
      let (value, before) = text.scalar(before: text.skipBlanks(before: at))
      guard before >= done, value != 0 else { break }
      if value == 0x29 {
        guard let open = areaStart(before, from: done, text) else { break }
        (at, start) = (open, open)
        continue
      }
      // 某环日罚, 某环日改: by the day.
      let isDaily = value == 0x65E5 && [0x7F5A, 0x8BA1, 0x6539, 0x8FDE].contains(text.scalar(at).value)
      // 某经信罚, 某经发改罚: an office of the economy; 某公见公, 某发改收费.
      let isOffice =
        value == 0x89C1 && text.scalar(at).value == 0x516C || value == 0x6536 && text.scalar(at).value == 0x8D39
        || value == 0x7ECF && [0x4FE1, 0x53D1, 0x8D38, 0x6D4E, 0x5F00, 0x79D1, 0x7BA1].contains(text.scalar(at).value)
      // 月街罚决, of a street that is called so; 3月, 本月 end what is said before.
      let earlier = text.scalar(before: before).value
      let isPlace = value == 0x6708 && !earlier.isHan && !earlier.isDigit && earlier != 0x20
      guard
        (value.isHan && (!stops.contains(value) || isDaily || isOffice || isPlace)) || value.isLetter || value.isDigit
          || value == 0xB7,
        !text.has("\n", before: at)
      else { break }
      at = before
      if at < start { start = at }
      if start < end, startsSentence(at, text) {
        let (_, behind) = text.scalar(text.scalar(at).next)
        if behind < end { start = behind }
        break
      }
    }
    start = opened(start, text)
    start = behindSerial(start, end, text)
    let hasZi = text.has("字", before: end)
    let words = text.compact(start..<end)
    return Code(text: hasZi ? String(words.dropLast()) : words, start: start, hasZi: hasZi)
  }

  /// 和 begins the names of places (和县, 和平区): at the start of a line, a bracket or a title it is part of the code.
  private static func opened(_ start: Int, _ text: TextScanner) -> Int {
    let (value, at) = text.scalar(before: start)
    guard value == 0x548C else { return start }
    let before = at == text.start ? 0x0A : text.scalar(before: at).value
    return [0x0A, 0x28, 0x3A, 0x300B].contains(before) ? at : start
  }

  /// №0004127某消罚: a printed form number is no part of the code that follows it.
  private static func behindSerial(_ start: Int, _ end: Int, _ text: TextScanner) -> Int {
    guard let number = text.arabicNumber(at: start), number.length >= 4, number.end < end else { return start }
    return text.scalar(number.end).value.isHan ? number.end : start
  }

  private static let longestArea = 4  // letters of (某某海事)

  /// Where a bracketed part of the code (`(某)林罚`, `农(种子)罚`) starts that ends behind `close`.
  private static func areaStart(_ close: Int, from done: Int, _ text: TextScanner) -> Int? {
    var at = close
    var hasStop = false
    for count in 0...8 {
      let (value, before) = text.scalar(before: at)
      guard before >= done else { return nil }
      // (经), (本): an office of two characters may be called by any.
      if value == 0x28 {
        // (扣押物品清单)某市监强制〔2023〕18号: what ends a title is longer than the name of a place or an office.
        let isTitle = count > longestArea && !text.scalar(before: before).value.isHan
        return at < close && !(hasStop && count > 2) && !isTitle ? before : nil
      }
      guard value.isHan || value.isLetter else { return nil }
      hasStop = hasStop || stops.contains(value)
      at = before
    }
    return nil
  }

  /// Words of two characters that stand before a number in a sentence and are no part of it.
  private static func startsSentence(_ at: Int, _ text: TextScanner) -> Bool {
    let words: [StaticString] = [
      "作出", "下达", "送达", "下发", "印发", "制发", "发出", "根据", "依据", "参照", "依照", "单位", "履行", "执行", "针对", "不服", "机关",
    ]
    return words.contains { text.has($0, at: at) }
  }

  /// Characters that no code contains: a sentence ends there and the number begins.
  private static let stops: Set<UInt32> = Set(
    "的以由据及和与对为将在于了号书局见即是向我你收到称系有该此其本被经并已表录日年月按从因且则".unicodeScalars.map(\.value))
}
