/// Reads dates, 日期, with the time of day behind them.
public enum DateReader {
  /// All dates in `range`, in the order of the text, not overlapping.
  ///
  /// A confidence below 0.6 marks digits that were guessed: separators missing (`2023815日`) or letters among Arabic
  /// digits (`2O22`).
  public static func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<WrittenDate>] {
    bytes.read(range) { DateReading($0) }
  }

  /// The date that a field holds: the first in `text`, or eight digits and nothing else.
  public static func parse(_ text: String) -> Match<WrittenDate>? {
    let bytes = Array(text.utf8)
    if let first = matches(in: bytes).first { return first }
    return bytes.scan(nil) { text in
      let start = text.skipBlanks(text.start)
      guard let number = text.arabicNumber(at: start), number.length == 8, text.skipBlanks(number.end) == text.end,
        let date = CalendarDate(year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100),
        DateReading.years.contains(date.year)
      else { return nil }
      return Match(WrittenDate(.day(date), digits: .arabic), at: start..<number.end, confidence: 0.8)
    }
  }

  /// All pairs of beginning and end in `range`; the end inherits what it does not say.
  public static func periods(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<WrittenPeriod>] {
    let dates = matches(in: bytes, range: range)
    return bytes.scan(range) { text in
      dates.enumerated().compactMap { index, start in
        let next = index + 1 < dates.count ? dates[index + 1] : nil
        return period(from: start, next: next, text)
      }
    }
  }

  private static func period(
    from start: Match<WrittenDate>, next: Match<WrittenDate>?, _ text: TextScanner
  ) -> Match<WrittenPeriod>? {
    guard !start.value.isRangeEnd, let at = text.connector(at: start.range.upperBound) else { return nil }
    if let next, next.range.lowerBound == at {
      let period = WrittenPeriod(start: start.value, end: next.value)
      let confidence = min(start.confidence, next.confidence)
      return Match(period, at: start.range.lowerBound..<next.range.upperBound, confidence: confidence)
    }
    guard start.value.minute != nil, let clock = text.clock(at: at) else { return nil }
    var end = start.value
    end.minute = clock.minute
    end.isRangeEnd = true
    let range = start.range.lowerBound..<clock.end
    return Match(WrittenPeriod(start: start.value, end: end), at: range, confidence: start.confidence)
  }
}

/// One pass over a text.
struct DateReading: TextReading {
  let text: TextScanner
  private(set) var found: [Match<WrittenDate>] = []
  /// Behind the last match; nothing before it is read again.
  private(set) var done: Int

  static let years = 1900...2999

  init(_ text: TextScanner) {
    self.text = text
    done = text.start
  }

  mutating func run() {
    var at = text.start
    while at < text.end {
      let byte = text.bytes[at]
      if byte < 0x80 || byte == 0xEF {
        at = isDigit(at) ? readDigits(at) : at + (byte < 0x80 ? 1 : 3)
      } else if byte == 0xE5 || byte == 0xE6 {
        at = readHan(at)
      } else {
        at += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      }
    }
  }

  private func isDigit(_ at: Int) -> Bool { text.scalar(at).value.isDigit }

  private mutating func readHan(_ at: Int) -> Int {
    switch text.scalar(at).value {
    case 0x5E74: readYear(at)  // 年
    case 0x6708: readMonth(at)  // 月
    case 0x65E5, 0x5929: readRelative(at)  // 日 天
    default: break
    }
    return max(at + 3, done)
  }

  mutating func add(_ date: WrittenDate, _ range: Range<Int>, confidence: Double = 1) {
    var date = date
    var end = range.upperBound
    if date.value != .blank, let clock = text.clock(behindDate: end) {
      date.minute = clock.minute
      end = clock.end
    }
    found.append(Match(date, at: range.lowerBound..<end, confidence: confidence))
    done = end
    readFollowers(of: date, confidence)
  }

  /// `至5日`, `、6日` behind a date: month and year are those of the date before.
  private mutating func readFollowers(of first: WrittenDate, _ confidence: Double) {
    let base: (year: Int?, month: Int)
    switch first.value {
    case .day(let date): base = (date.year, date.month)
    case .monthDay(let month, _): base = (nil, month)
    default: return
    }
    let range = text.connector(at: done)
    guard let at = range ?? text.listMark(at: done), let number = text.number(at: at), number.value < 32
    else { return }
    var (month, day, digits) = (base.month, number, first.digits)
    var end = text.skipBlanks(number.end)
    if let behind = text.skip("月", at: end) {
      guard let number = text.number(at: text.skipBlanks(behind)) else { return }
      (month, day, end) = (day.value, number, text.skipBlanks(number.end))
    }
    guard let behind = text.skip("日", at: end), !DateReading.isLength(behind, text) else { return }
    if (digits == .han) != day.isHan { digits = .mixed }
    let value = DateReading.value(year: base.year, month: month, day: day.value, text.compact(at..<behind))
    add(WrittenDate(value, digits: digits, isRangeEnd: range != nil), at..<behind, confidence: confidence)
  }

  /// `30日内`: a length of time, no date.
  private static func isLength(_ end: Int, _ text: TextScanner) -> Bool {
    ["内", "以内", "以上", "以下", "后", "前"].contains { (word: StaticString) in text.has(word, at: end) }
  }

  static func value(year: Int?, month: Int, day: Int, _ words: String) -> WrittenDate.Value {
    guard let year else {
      // 2月29日 exists in some years.
      return CalendarDate(year: 2000, month: month, day: day) == nil
        ? .impossible(words) : .monthDay(month: month, day: day)
    }
    return CalendarDate(year: year, month: month, day: day).map { .day($0) } ?? .impossible(words)
  }

  private mutating func readRelative(_ at: Int) {
    let (word, start) = text.scalar(before: at)
    let (behind, _) = text.scalar(at + 3)
    let (before, _) = text.scalar(before: start)
    let isDay = text.scalar(at).value == 0x65E5
    let relative: WrittenDate.Relative
    switch word {
    case 0x5F53: relative = .sameDay  // 当
    case 0x540C where isDay: relative = .sameDay  // 同
    case 0x6B21 where isDay, 0x7FCC where isDay: relative = .nextDay  // 次 翌
    default: return
    }
    // 相同日期, 共同日常, 每次日均
    guard start >= done, ![0x671F, 0x5E38, 0x5747, 0x5FD7].contains(behind),
      ![0x76F8, 0x5171, 0x4E0D, 0x6BCF].contains(before)
    else { return }
    add(WrittenDate(.relative(relative)), start..<at + 3)
  }
}
