/// The digits before 年.
private struct YearDigits {
  var value = 0
  var count = 0
  var start: Int
  var han = 0
  var arabic = 0
  var letters = 0
  /// More digits stand before these four.
  var isCut = false

  var digits: WrittenDate.Digits {
    if han == 0 { return .arabic }
    return arabic == 0 ? .han : .mixed
  }
  /// Letters between Arabic digits were guessed; between Han digits they are how 〇 gets typed.
  var confidence: Double { isCut || (letters > 0 && han == 0) ? 0.5 : 1 }
}

extension DateReading {
  /// 年 at `at`: the year before it, month and day behind it.
  mutating func readYear(_ at: Int) {
    let year = yearDigits(before: at)
    let behind = skipFiller(at + 3)
    let number = text.number(at: behind)
    if let number, let monthEnd = text.skip("月", at: text.skipBlanks(number.end)) {
      readDay(year, month: number, monthEnd)
    } else if let number, year.count == 4, !number.isHan, (3...4).contains(number.length),
      let end = text.skip("日", at: number.end)
    {
      addGlued(year.value, number, year.start..<end)
    } else if number == nil, let monthEnd = text.skip("月", at: behind) {
      let day = skipFiller(monthEnd)
      let end = text.skip("日", at: text.number(at: day).map { text.skipBlanks($0.end) } ?? day)
      if let end, !isName(year) { add(WrittenDate(.blank), blankStart(year.start)..<end) }
    }
  }

  private mutating func readDay(_ year: YearDigits, month: WrittenNumber, _ monthEnd: Int) {
    let start = year.start
    let at = skipFiller(monthEnd)
    guard let day = text.number(at: at), let end = dayEnd(day) else {
      if let end = text.skip("日", at: at) {
        add(WrittenDate(.blank), blankStart(start)..<end)
      } else if year.count == 4, (1...12).contains(month.value) {
        let value = WrittenDate.Value.month(year: year.value, month: month.value)
        add(WrittenDate(value, digits: digits(year, month)), start..<monthEnd, confidence: year.confidence)
      }
      return
    }
    if year.count == 0 {
      readYearless(start, month, day, end)
      return
    }
    let words = text.compact(start..<end)
    var date = WrittenDate(.impossible(words), digits: digits(year, month, day), hasLetter: year.letters > 0)
    if year.count == 4 {
      date.value = DateReading.value(year: year.value, month: month.value, day: day.value, words)
      let isPlausible = DateReading.years.contains(year.value)
      add(date, start..<end, confidence: isPlausible ? year.confidence : 0.5)
    } else if year.count < 3 {
      date.value = DateReading.value(year: nil, month: month.value, day: day.value, words)
      add(date, start..<end, confidence: 0.5)
    } else {
      add(date, start..<end)
    }
  }

  /// `同年4月5日`, or a year that was not filled in.
  private mutating func readYearless(_ start: Int, _ month: WrittenNumber, _ day: WrittenNumber, _ end: Int) {
    let before = text.scalar(before: start).value
    guard "同去今当次每上本翌前后明逐历近多全来该".unicodeScalars.contains(where: { $0.value == before }) else {
      add(WrittenDate(.blank), blankStart(start)..<end)
      return
    }
    let words = text.compact(start..<end)
    let value = DateReading.value(year: nil, month: month.value, day: day.value, words)
    add(WrittenDate(value, digits: month.isHan ? .han : .arabic), start + 3..<end)
  }

  /// Behind 日 or 号; a day at the end of a line may lack it.
  private func dayEnd(_ day: WrittenNumber) -> Int? {
    let at = text.skipBlanks(day.end)
    if let end = text.skip("日", at: at) ?? text.skip("号", at: at) { return end }
    let next = text.scalar(day.end).value
    let isLast = day.end == text.end || [0x0A, 0x29, 0x2C, 0x3002, 0x3B].contains(next)
    return isLast && day.length <= 2 ? day.end : nil
  }

  /// 月 at `at` that no 年 has claimed: `4月5日`, or `20238月15日` with the year glued on.
  mutating func readMonth(_ at: Int) {
    guard at >= done else { return }
    let tail = text.skipBlanks(before: at)
    let digitsStart = text.digitsStart(before: tail)
    let start = digitsStart < tail ? digitsStart : hanStart(before: tail)
    guard start < tail, start >= done, let month = text.number(at: start), month.end == tail,
      let day = text.number(at: text.skipBlanks(at + 3)),
      let end = text.skip("日", at: text.skipBlanks(day.end)) ?? text.skip("号", at: text.skipBlanks(day.end))
    else { return }
    let words = text.compact(start..<end)
    var date = WrittenDate(.impossible(words), digits: month.isHan == day.isHan ? (day.isHan ? .han : .arabic) : .mixed)
    if !month.isHan, (5...6).contains(month.length) {
      let scale = month.length == 5 ? 10 : 100
      date.isGlued = true
      date.value = DateReading.value(year: month.value / scale, month: month.value % scale, day: day.value, words)
      if DateReading.years.contains(month.value / scale) { add(date, start..<end, confidence: 0.5) }
    } else if month.isHan || month.length <= 2 {
      date.value = DateReading.value(year: nil, month: month.value, day: day.value, words)
      add(date, start..<end)
    }
  }

  /// Arabic digits at `at`: `2023-4-5`, `2023815日`.
  mutating func readDigits(_ at: Int) -> Int {
    guard let number = text.arabicNumber(at: at) else {
      var end = at
      while text.scalar(end).value.isDigit { end = text.scalar(end).next }
      return end
    }
    if number.length == 4, at >= done, DateReading.years.contains(number.value) { readNumeric(at, number) }
    if (6...8).contains(number.length), let end = text.skip("日", at: number.end) {
      let year = number.value / power(number.length - 4)
      if DateReading.years.contains(year) {
        let rest = WrittenNumber(
          value: number.value % power(number.length - 4), end: number.end, isHan: false, length: number.length - 4)
        addGlued(year, rest, at..<end)
      }
    }
    return max(number.end, done)
  }

  private func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 10 } }

  private mutating func readNumeric(_ at: Int, _ year: WrittenNumber) {
    let before = text.scalar(before: at).value
    let (mark, next) = text.scalar(year.end)
    guard [0x2D, 0x2E, 0x2F].contains(mark), ![0x2D, 0x2E, 0x2F].contains(before), !before.isLetter,
      let month = text.arabicNumber(at: next), month.length <= 2, text.scalar(month.end).value == mark,
      let day = text.arabicNumber(at: text.scalar(month.end).next), day.length <= 2,
      (1...12).contains(month.value), (1...31).contains(day.value)
    else { return }
    let (behind, afterMark) = text.scalar(day.end)
    if [0x2D, 0x2E, 0x2F].contains(behind), text.scalar(afterMark).value.isDigit, text.clock(at: afterMark) == nil {
      return
    }
    let words = text.compact(at..<day.end)
    let value = DateReading.value(year: year.value, month: month.value, day: day.value, words)
    add(WrittenDate(value, digits: .arabic), at..<(text.skip("日", at: day.end) ?? day.end))
  }

  /// Month and day without a separator: all readings that the calendar has.
  private mutating func addGlued(_ year: Int, _ rest: WrittenNumber, _ range: Range<Int>) {
    let scales = rest.length == 2 ? [10] : rest.length == 3 ? [100, 10] : [100]
    let days = scales.compactMap { scale -> CalendarDate? in
      let (month, day) = (rest.value / scale, rest.value % scale)
      // Who writes the month without a zero writes the day so: 105日 is 10月5日.
      if rest.length == 3, scale == 100, day < 10 { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
    let value: WrittenDate.Value =
      days.isEmpty ? .impossible(text.compact(range)) : days.count == 1 ? .day(days[0]) : .ambiguous(days)
    add(WrittenDate(value, digits: .arabic, isGlued: true), range, confidence: days.isEmpty ? 1 : 0.5)
  }

  private func digits(_ year: YearDigits, _ others: WrittenNumber...) -> WrittenDate.Digits {
    let isHan = year.digits == .han
    return year.digits == .mixed || others.contains { $0.isHan != isHan } ? .mixed : year.digits
  }

  private func yearDigits(before offset: Int) -> YearDigits {
    var at = text.skipBlanks(before: offset)
    var year = YearDigits(start: at)
    var place = 1
    while year.count < 4 {
      var (value, start) = text.scalar(before: at)
      if value.isBlank, year.count > 0 { (value, start) = text.scalar(before: text.skipBlanks(before: at)) }
      guard start >= done, let digit = YearDigits.digit(value) else { break }
      if value == 0x249B, year.count > 2 { break }
      year.value += digit * place
      let length = value == 0x249B ? 2 : 1
      place *= length == 2 ? 100 : 10
      year.count += length
      year.note(value)
      year.start = start
      at = start
    }
    if year.count == 4, text.scalar(before: year.start).value.isDigit { year.isCut = true }
    return year
  }

  /// Behind blanks and the marks of an empty place.
  private func skipFiller(_ offset: Int) -> Int {
    var at = text.skipBlanks(offset)
    while [0x5F, 0xD7, 0x58, 0x78, 0x2A].contains(text.scalar(at).value) { at = text.skipBlanks(text.scalar(at).next) }
    return at
  }

  private func blankStart(_ offset: Int) -> Int {
    var at = offset
    while true {
      let (value, start) = text.scalar(before: text.skipBlanks(before: at))
      guard start >= done, [0x5F, 0xD7, 0x58, 0x78, 0x2A].contains(value) else { return at }
      at = start
    }
  }

  /// 出生年月日, 注明年月日: words, no empty form.
  private func isName(_ year: YearDigits) -> Bool {
    year.count == 0 && [0x751F, 0x660E, 0x5199, 0x4F53, 0x7684, 0x5177].contains(text.scalar(before: year.start).value)
  }

  private func hanStart(before offset: Int) -> Int {
    var at = offset
    while true {
      let (value, start) = text.scalar(before: at)
      guard start < at, ChineseNumeral.part(value) != nil else { return at }
      at = start
    }
  }
}

extension YearDigits {
  /// The value of a digit, or of what typists and OCR put in its place.
  fileprivate static func digit(_ scalar: UInt32) -> Int? {
    if scalar.isDigit { return Int(scalar - 0x30) }
    switch scalar {
    case 0x4F, 0x6F: return 0  // O o
    case 0x7A, 0x5A: return 2  // z Z
    case 0x6C, 0x49: return 1  // l I
    case 0x249B: return 20  // ⒛
    default:
      if case .digit(let value) = ChineseNumeral.part(scalar) { return value }
      return nil
    }
  }

  fileprivate mutating func note(_ scalar: UInt32) {
    // 0 also stands for 〇.
    if scalar == 0x30 { return }
    if scalar.isDigit {
      arabic += 1
    } else if scalar < 0x3000, scalar != 0x25CB {
      letters += 1
    } else {
      han += 1
    }
  }
}
