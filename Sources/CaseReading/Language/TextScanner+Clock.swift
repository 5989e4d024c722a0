extension TextScanner {
  /// A time of day, 时分, as minutes since midnight: `9时30分`, `09:30`, `下午3点半`, `24时`.
  func clock(at offset: Int) -> (minute: Int, end: Int)? {
    let (half, start) = halfOfDay(at: offset)
    guard let hour = number(at: start), hour.length <= 3, hour.value <= 24 else { return nil }
    let at = skipBlanks(hour.end)
    guard let (minute, end) = colonMinute(at: hour.end, hour) ?? wordMinute(at: at) else { return nil }
    let value = hourOfDay(hour.value, half) * 60 + minute
    return value <= 1440 ? (value, end) : nil
  }

  /// The time behind a date, with a weekday or a comma between them.
  func clock(behindDate offset: Int) -> (minute: Int, end: Int)? {
    var at = skipBlanks(offset)
    if let open = skip("(星期", at: at) ?? skip("(周", at: at), let close = skip(")", at: scalar(open).next) {
      at = skipBlanks(close)
    } else if byte(at) == UInt8(ascii: "T") || byte(at) == UInt8(ascii: ",") {
      at = skipBlanks(at + 1)
    }
    return clock(at: at)
  }

  /// 至, 到, - and the like between two ends of a range; the offset behind.
  func connector(at offset: Int) -> Int? {
    var at = skipBlanks(offset)
    let began = skip("起", at: at)
    at = began ?? at
    if let end = skip("至", at: at) ?? skip("到", at: at) { return skipBlanks(end) }
    // 九时二十分 起 十一时四十分 止
    if let began, let clock = clock(at: skipBlanks(began)), skip("止", at: skipBlanks(clock.end)) != nil {
      return skipBlanks(began)
    }
    let first = at
    while [0x2D, 0x7E, 0x2014, 0x2013, 0x301C, 0x2015].contains(scalar(at).value) { at = scalar(at).next }
    return at > first ? skipBlanks(at) : nil
  }

  /// 、 和 及 between members of a list.
  func listMark(at offset: Int) -> Int? {
    let at = skipBlanks(offset)
    return (skip("、", at: at) ?? skip("和", at: at) ?? skip("及", at: at)).map { skipBlanks($0) }
  }

  private enum Half { case none, morning, noon, afternoon }

  private func halfOfDay(at offset: Int) -> (Half, Int) {
    let at = skipBlanks(offset)
    for word: StaticString in ["上午", "凌晨", "早上", "早晨"] {
      if let end = skip(word, at: at) { return (.morning, skipBlanks(end)) }
    }
    for word: StaticString in ["下午", "晚上", "傍晚", "夜间"] {
      if let end = skip(word, at: at) { return (.afternoon, skipBlanks(end)) }
    }
    if let end = skip("中午", at: at) { return (.noon, skipBlanks(end)) }
    return (.none, at)
  }

  private func hourOfDay(_ hour: Int, _ half: Half) -> Int {
    switch half {
    case .afternoon where hour < 12, .noon where hour < 3: hour + 12
    default: hour
    }
  }

  private func colonMinute(at offset: Int, _ hour: WrittenNumber) -> (Int, Int)? {
    guard !hour.isHan, scalar(offset).value == 0x3A, let minute = arabicNumber(at: scalar(offset).next),
      minute.length == 2, minute.value < 60
    else { return nil }
    guard scalar(minute.end).value == 0x3A, let second = arabicNumber(at: scalar(minute.end).next), second.length == 2
    else { return (minute.value, minute.end) }
    return (minute.value, second.end)
  }

  private func wordMinute(at offset: Int) -> (Int, Int)? {
    guard var end = skip("时", at: offset) ?? skip("点", at: offset) else { return nil }
    if has("时间", at: offset) { return nil }
    end = skip("整", at: end) ?? skip("正", at: end) ?? skip("钟", at: end) ?? end
    if let half = skip("半", at: end) { return (30, half) }
    guard let minute = number(at: skipBlanks(end)), minute.value < 60,
      let minuteEnd = skip("分", at: skipBlanks(minute.end))
    else { return (0, end) }
    guard let second = number(at: skipBlanks(minuteEnd)), let secondEnd = skip("秒", at: second.end) else {
      return (minute.value, minuteEnd)
    }
    return (minute.value, secondEnd)
  }
}
