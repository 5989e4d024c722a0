/// What the first and last words of a line tell about the lines around it.
struct LineShape {
  private let text: TextScanner

  init(_ text: TextScanner) { self.text = text }

  /// The text up to `end` closes a sentence or announces a list.
  func endsSentence(_ end: Int) -> Bool {
    let (last, start) = text.scalar(before: end)
    switch last {
    case 0x2E: return text.scalar(before: start).value.isHan
    case 0x3002, 0x3B, 0x3A, 0x21, 0x3F: return true  // 。;:!?
    default: return false
    }
  }

  /// 书, 表, 证, 单, 录 ends a title.
  func endsTitle(_ end: Int) -> Bool {
    [0x4E66, 0x8868, 0x8BC1, 0x5355, 0x5F55].contains(text.scalar(before: end).value)
  }

  /// A list mark (`一、`, `(一)`, `1.`, `第三条`, `①`) or a label with its colon stands at `start`.
  func startsParagraph(_ start: Int) -> Bool { hasListMark(start) || hasLabel(start) }

  private func hasListMark(_ start: Int) -> Bool {
    let (first, next) = text.scalar(start)
    if first >= 0x2460, first <= 0x2473 { return true }
    if first == 0x28 {
      let end = skipNumber(next)
      return end > next && text.scalar(end).value == 0x29
    }
    if first == 0x7B2C {  // 第
      let end = skipNumber(next)
      return end > next && [0x6761, 0x7AE0, 0x8282].contains(text.scalar(end).value)  // 条 章 节
    }
    let end = skipNumber(start)
    guard end > start else { return false }
    let (mark, behind) = text.scalar(end)
    return mark == 0x3001 || (mark == 0x2E && first.isDigit && !text.scalar(behind).value.isDigit)
  }

  /// Up to ten Han and a colon; `决定如下:` is the end of a sentence, no label.
  private func hasLabel(_ start: Int) -> Bool {
    var at = start
    var count = 0
    var last: UInt32 = 0
    while count <= 10 {
      let (value, next) = text.scalar(at)
      if value == 0x3A { return count > 0 && last != 0x4E0B }
      guard value.isHan || value == 0x20 else { return false }
      if value.isHan {
        count += 1
        last = value
      }
      at = next
    }
    return false
  }

  /// A line break inside a number, a date or a place of a law.
  func breaksNumber(end: Int, start: Int) -> Bool {
    let before = text.scalar(before: end).value
    let headEnd = skipNumber(start)
    if before == 0x7B2C { return headEnd > start }  // 第⏎三条
    let tailStart = numberStart(end)
    if tailStart < end {
      if headEnd == start { return isUnit(start) }
      return text.scalar(before: tailStart).value == 0x7B2C && isPlace(headEnd)
        || before.isDigit && text.scalar(start).value.isDigit && isUnit(headEnd)
    }
    guard before == 0x5E74 || before == 0x6708 else { return false }  // 年 月
    let count = numberStart(text.scalar(before: end).start)
    return headEnd > start && count < end && isDateUnit(headEnd, after: before)
  }

  private func isDateUnit(_ offset: Int, after unit: UInt32) -> Bool {
    let value = text.scalar(offset).value
    return unit == 0x5E74 ? value == 0x6708 : value == 0x65E5 || value == 0x53F7
  }

  private func isPlace(_ offset: Int) -> Bool {
    [0x6761, 0x6B3E, 0x9879, 0x76EE].contains(text.scalar(offset).value)  // 条 款 项 目
  }

  /// A unit of a date, a place or money that begins no longer word (日期, 号码, 元旦 …).
  private func isUnit(_ offset: Int) -> Bool {
    let (value, next) = text.scalar(offset)
    let behind = text.scalar(next).value
    switch value {
    case 0x5E74: return behind != 0x5EA6 && behind != 0x9F84  // 年度 年龄
    case 0x6708: return behind != 0x4EFD  // 月份
    case 0x65E5: return behind != 0x671F && behind != 0x5E38  // 日期 日常
    case 0x65F6: return behind != 0x95F4  // 时间
    case 0x53F7: return behind != 0x7801  // 号码
    case 0x6761: return behind != 0x4EF6 && behind != 0x6B3E  // 条件 条款
    case 0x5143: return behind != 0x65E6  // 元旦
    case 0x6B3E, 0x9879: return behind != 0x76EE  // 款 项目
    case 0x4E07, 0x4EBF, 0x25: return true
    default: return false
    }
  }

  /// Behind the Arabic or Chinese digits at `offset`.
  private func skipNumber(_ offset: Int) -> Int {
    var at = offset
    while true {
      let (value, next) = text.scalar(at)
      guard LineShape.isNumeral(value) else { return at }
      at = next
    }
  }

  private func numberStart(_ end: Int) -> Int {
    var at = end
    while true {
      let (value, start) = text.scalar(before: at)
      guard LineShape.isNumeral(value) else { return at }
      at = start
    }
  }

  private static func isNumeral(_ value: UInt32) -> Bool {
    value.isDigit || ChineseNumeral.part(value) != nil || value == 0x25CB
  }
}
