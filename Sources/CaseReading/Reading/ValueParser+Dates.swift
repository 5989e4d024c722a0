import DocExtract

extension ValueParser {
  /// Dates as written, placeholders too; not those that only count from another one.
  func written(in range: Range<Int>) -> [Match<WrittenDate>] {
    DateReader.matches(in: context.bytes, range: range).filter {
      if case .relative = $0.value.value { return false }
      return true
    }
  }

  /// `2024.3.1⏎5`: a narrow cell breaks a day into two lines.
  private func brokenDate(in range: Range<Int>) -> FieldOccurrence? {
    let bytes = context.bytes[range]
    // 2024.3.1⏎9:05 is a day and a time.
    guard range.count <= 16, let line = bytes.firstIndex(where: { $0 == Bytes.newline || $0 == Bytes.space }),
      range.upperBound - line == 2,
      bytes.allSatisfy({ $0 < 0x80 })
    else { return nil }
    let whole = String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
    guard let parsed = DateReader.parse(whole), parsed.value.date != nil, parsed.range.count == whole.utf8.count else {
      return nil
    }
    return dateOccurrence(Match(parsed.value, at: range, confidence: parsed.confidence))
  }

  /// 同月18日: a day of the month that the text named before.
  private func sameMonth(in range: Range<Int>) -> FieldOccurrence? {
    let words = context.layout.string(range)
    guard let lead = ["同月", "当月"].first(where: words.hasPrefix), words.hasSuffix("日"),
      let day = ChineseNumeral.value(of: words.dropFirst(lead.count).dropLast()) ?? Int(words.dropFirst(2).dropLast()),
      let other = context.dates.nearest(before: range.lowerBound),
      let date = CalendarDate(year: other.year, month: other.month, day: day)
    else { return nil }
    return context.found(.date(date), at: range, confidence: 0.9)
  }

  func date(in range: Range<Int>, keepsTime: Bool) -> FieldOccurrence? {
    if let day = brokenDate(in: range) ?? sameMonth(in: range) { return day }
    let dates = written(in: range)
    if let match = dates.first(where: { $0.value.value != .blank }) ?? dates.first {
      return dateOccurrence(match, keepsTime: keepsTime)
    }
    if Bytes.first(Bytes.unreadable, in: context.bytes, range) != nil {
      return context.state(.unreadable(because: "日期无法辨认"), at: range)
    }
    if range.count <= 40, let parsed = DateReader.parse(context.layout.string(range)), parsed.value.date != nil {
      return dateOccurrence(
        Match(parsed.value, at: range, confidence: parsed.confidence), keepsTime: keepsTime)
    }
    return nil
  }

  /// 有效期:2022年6月1日至2027年5月31日 ends with the second day; 2022年6月1日至长期 has no end.
  func end(in range: Range<Int>) -> FieldOccurrence? {
    if let period = DateReader.periods(in: context.bytes, range: range).first {
      return dateOccurrence(Match(period.value.end, at: period.range, confidence: period.confidence))
    }
    if let only = written(in: range).first {
      let behind = context.layout.string(Bytes.trimmed(context.bytes, only.range.upperBound..<range.upperBound))
      if ["至", "起", "到", "-", "—", "~"].contains(where: behind.hasPrefix) { return nil }
    }
    return date(in: range, keepsTime: false)
  }

  /// The value of a written date; a year that is missing is that of the document's other dates, unsurely.
  func dateOccurrence(_ match: Match<WrittenDate>, keepsTime: Bool = false) -> FieldOccurrence {
    switch match.value.value {
    case .day(let day):
      let moment = CalendarDateTime(date: day, minute: match.value.minute)
      return context.found(
        keepsTime && moment.minute != nil ? .dateTime(moment) : .date(day), at: match.range,
        confidence: match.confidence)
    case .blank: return context.state(.placeholder, at: match.range)
    case .impossible(let words): return context.found(.text(words), at: match.range, confidence: match.confidence)
    case .ambiguous:
      return context.state(.unreadable(because: "日期写法有两种读法"), at: match.range)
    case .month:
      return context.state(.unreadable(because: "日期只写到月"), at: match.range)
    case .monthDay, .relative:
      guard let other = context.dates.nearest(before: match.range.lowerBound), let day = match.value.resolved(in: other)
      else {
        return context.state(.unreadable(because: "日期没有写年份"), at: match.range)
      }
      return context.found(.date(day), at: match.range, confidence: 0.7)
    }
  }

  /// Beginning and end: `2023年4月5日9时30分至10时20分`.
  func period(in range: Range<Int>) -> (start: FieldOccurrence, end: FieldOccurrence?)? {
    if let match = DateReader.periods(in: context.bytes, range: range).first {
      let start = dateOccurrence(
        Match(match.value.start, at: match.range, confidence: match.confidence), keepsTime: true)
      let end = dateOccurrence(Match(match.value.end, at: match.range, confidence: match.confidence), keepsTime: true)
      return (start, end)
    }
    return date(in: range, keepsTime: true).map { ($0, nil) }
  }
}
