/// Reads lengths of time, 期限: `五个工作日`, `15日内`, `三日(工作日)`, `6个月`, `二十四小时`, `2年`.
public enum DurationReader {
  /// In the order of the text; the words 内, 以上 and the like are not part of a match. Days of a date are left out.
  public static func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<TimeLimit>] {
    bytes.scan(range) { text in
      var found: [Match<TimeLimit>] = []
      var at = text.start
      while at < text.end {
        let byte = text.bytes[at]
        // 年 and 天, 日 月 and 时
        if byte == 0xE5 || byte == 0xE6, let match = match(at, from: found.last?.range.upperBound ?? text.start, text) {
          found.append(match)
          at = match.range.upperBound
        } else {
          at += byte < 0xC0 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        }
      }
      return found
    }
  }

  /// The length of time that a field holds: the first in `text`.
  public static func parse(_ text: String) -> Match<TimeLimit>? { matches(in: Array(text.utf8)).first }

  private static func match(_ at: Int, from done: Int, _ text: TextScanner) -> Match<TimeLimit>? {
    guard let word = unit(endingAt: at, text) else { return nil }
    var unit = word.0
    let tail = text.skipBlanks(before: word.1)
    guard let number = number(before: tail, from: done, text), number.count > 0, number.count < 1_000 else {
      return nil
    }
    let before = text.skipBlanks(before: number.start)
    guard !isDate(unit, before: before, text), !isDate(unit, behind: at + 3, text) else { return nil }
    var end = at + 3
    if unit == .days, let close = text.skip("(工作日)", at: end) { (unit, end) = (.workingDays, close) }
    return Match(TimeLimit(number.count, unit), at: number.start..<end)
  }

  /// The unit whose last character is at `at`, and where its word starts.
  private static func unit(endingAt at: Int, _ text: TextScanner) -> (TimeLimit.Unit, Int)? {
    func start(_ word: StaticString) -> Int? { text.has(word, before: at) ? at - word.utf8CodeUnitCount : nil }
    func withoutGe(_ start: Int) -> Int { text.has("个", before: start) ? start - 3 : start }
    switch text.scalar(at).value {
    case 0x65E5:  // 日
      if let work = start("工作") { return (.workingDays, withoutGe(work)) }
      if let natural = start("自然") { return (.days, withoutGe(natural)) }
      return (.days, at)
    case 0x5929: return (.days, at)  // 天
    case 0x6708: return start("个").map { (.months, $0) }  // 月
    case 0x65F6: return start("小").map { (.hours, withoutGe($0)) }  // 时
    case 0x5E74: return (.years, at)  // 年
    default: return nil
    }
  }

  private static func number(before end: Int, from done: Int, _ text: TextScanner) -> (count: Int, start: Int)? {
    if text.scalar(before: end).value.isDigit {
      let start = max(text.digitsStart(before: end), done)
      guard text.scalar(before: start).value != 0x2E, let number = text.arabicNumber(at: start) else { return nil }
      return (number.value, start)
    }
    var start = end
    while true {
      let (value, before) = text.scalar(before: text.skipBlanks(before: start))
      guard before >= done, before < start, ChineseNumeral.part(value) != nil else { break }
      start = before
    }
    guard start < end, let number = text.hanNumber(at: start), text.skipBlanks(number.end) >= end else { return nil }
    return (number.value, start)
  }

  /// 4月5日, 第三年, 4月1日至5日
  private static func isDate(_ unit: TimeLimit.Unit, before offset: Int, _ text: TextScanner) -> Bool {
    if text.has("第", before: offset) { return true }
    guard unit == .days else { return false }
    if text.has("月", before: offset), !text.has("个月", before: offset) { return true }
    guard [0x81F3, 0x5230, 0x2D, 0x7E, 0x3001].contains(text.scalar(before: offset).value) else { return false }
    // The other end of the range has a month: it is one of days of the calendar.
    let other = text.skipBlanks(before: text.scalar(before: offset).start)
    return text.has("日", before: other) && DateReader.endsWithDate(text, other)
  }

  /// 2年3月1日, 三年级
  private static func isDate(_ unit: TimeLimit.Unit, behind offset: Int, _ text: TextScanner) -> Bool {
    let next = text.scalar(offset).value
    switch unit {
    case .years:
      if [0x5EA6, 0x7EA7, 0x4EE3, 0x9F84].contains(next) { return true }  // 度 级 代 龄
      guard let number = text.number(at: text.skipBlanks(offset)) else { return false }
      return text.has("月", at: text.skipBlanks(number.end))
    case .days: return next == 0x671F || next == 0x7136 || next == 0x5E38  // 期 然 常
    case .hours, .workingDays, .months: return false
    }
  }
}

extension DateReader {
  /// Whether a day with its month ends at `offset`.
  static func endsWithDate(_ text: TextScanner, _ offset: Int) -> Bool {
    var at = text.skipBlanks(before: offset - 3)
    while true {
      let (value, start) = text.scalar(before: at)
      guard value.isDigit || ChineseNumeral.part(value) != nil else { break }
      at = start
    }
    return text.has("月", before: text.skipBlanks(before: at))
  }
}

extension TimeLimit {
  /// The length of time written in `text`; `nil` when there is none.
  public init?(_ text: String) {
    guard let match = DurationReader.parse(text) else { return nil }
    self = match.value
  }
}
