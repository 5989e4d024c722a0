import DocExtract

/// Where short texts begin and end: numbers, counts, grades, addresses for messages.
extension ValueParser {
  /// Digits and the marks between them; what stands behind is another matter.
  func phone(_ range: Range<Int>) -> Range<Int> {
    let marks = Array("-*+() ,/xX".utf8)
    let end = range.first { offset in
      let byte = context.bytes[offset]
      // 0791-88×××3
      return !(0x30...0x39).contains(byte) && !marks.contains(byte) && byte != 0xC3 && byte != 0x97
    }
    let number = Bytes.trimmed(context.bytes, range.lowerBound..<(end ?? range.upperBound))
    guard number.count >= 7 else { return range }
    // (电话:0355-6220417)
    let isClosed = context.bytes[number].last == UInt8(ascii: ")") && !context.bytes[number].contains(UInt8(ascii: "("))
    return isClosed ? number.lowerBound..<(number.upperBound - 1) : number
  }

  /// The digits of `第1次`, `13页`, `共15件`.
  func number(ofCount whole: Range<Int>, unit wanted: [String] = []) -> Range<Int> {
    // 共24件,68页 where a label asks for both
    let range = parted(whole).first { part in wanted.contains(where: context.layout.string(part).hasSuffix) } ?? whole
    var digits = range
    for lead in ["第", "共计", "共", "计"] where Bytes.starts(context.bytes, at: digits.lowerBound, with: Array(lead.utf8)) {
      digits = Bytes.trimmed(context.bytes, (digits.lowerBound + lead.utf8.count)..<digits.upperBound)
      break
    }
    let count = context.bytes[digits].prefix { (0x30...0x39).contains($0) }.count
    let number = digits.lowerBound..<(digits.lowerBound + count)
    let unit = context.layout.string(Bytes.trimmed(context.bytes, number.upperBound..<range.upperBound))
    return (1...6).contains(count) && ["", "次", "页", "件", "份", "卷", "个", "人", "户", "张"].contains(unit) ? number : range
  }

  /// What commas and the marks between words part.
  private func parted(_ range: Range<Int>) -> [Range<Int>] {
    let marks = [",", "、", ";"].map { Array($0.utf8) }
    var (parts, start) = ([Range<Int>](), range.lowerBound)
    for offset in range {
      guard let mark = marks.first(where: { Bytes.starts(context.bytes, at: offset, with: $0) }) else { continue }
      parts.append(Bytes.trimmed(context.bytes, start..<offset))
      start = offset + mark.count
    }
    return parts + [Bytes.trimmed(context.bytes, min(start, range.upperBound)..<range.upperBound)]
  }

  /// A count has a digit or a numeral: 自查评定等次 beside 纳入自查数 is the head of another column.
  func holdsNumber(_ range: Range<Int>) -> Bool {
    context.layout.string(range).contains { $0.isNumber || "零〇一二三四五六七八九十百千两_×—-/".contains($0) }
  }

  /// `1380114520 2024年9月19日` without the day, `(2019)No 0046718253` without what leads to it.
  func receiptNumber(_ range: Range<Int>) -> Range<Int> {
    var number = sentence(range)
    number = Bytes.trimmed(context.bytes, number.lowerBound..<beforeDay(number))
    if let lead = Self.numberLead?.firstMatch(in: context.bytes, range: number), lead.range.count < number.count {
      number = Bytes.trimmed(context.bytes, lead.range.upperBound..<number.upperBound)
    }
    return number
  }

  private static let numberLead = try? Pattern("^(?:\\(?(?:19|20)\\d{2}\\)?)?(?:№|[Nn][Oo][.:]?)\\s?(?=\\d)")

  /// The digits of `MD5:9f3c…`.
  func hash(_ range: Range<Int>) -> Range<Int> {
    let digits = Self.hashDigits?.firstMatch(in: context.bytes, range: range)?.range
    guard let digits, range.count - digits.count <= Self.longestHashLead else { return range }
    return digits
  }

  private static let hashDigits = try? Pattern("(?<![0-9a-zA-Z])[0-9a-fA-F]{32,128}(?![0-9a-zA-Z])")
  /// Bytes of the method's name before its digits.
  private static let longestHashLead = 18

  func isLabel(_ range: Range<Int>) -> Bool {
    range.count <= Self.longestLabel
      && context.library.labels.number(of: LabelFinder.bare(context.layout.string(range))) != nil
  }

  /// Bytes.
  private static let longestLabel = 45

  /// Up to the first 。: `某财罚0079231165。卷烟已退还当事人。`
  func sentence(_ range: Range<Int>) -> Range<Int> {
    let stop = Bytes.first(Array("。".utf8), in: context.bytes, range) ?? range.upperBound
    return stop > range.lowerBound ? range.lowerBound..<stop : range
  }

  /// `aq@example.com □不同意`, `决定书1份⏎■文件资料 □物品`: boxes behind the words are a question of their own.
  func beforeBoxes(_ range: Range<Int>) -> Range<Int> {
    let boxes = ["□", "■", "☑", "☐", "☒"].compactMap { Bytes.first(Array($0.utf8), in: context.bytes, range) }
    guard let first = boxes.min(), first > range.lowerBound else { return range }
    let words = Bytes.trimmed(context.bytes, range.lowerBound..<first)
    return words.isEmpty ? range : words
  }

  func withoutBracket(_ range: Range<Int>) -> Range<Int> {
    let isHeld =
      range.count > 2 && context.bytes[range.lowerBound] == UInt8(ascii: "(")
      && context.bytes[range.upperBound - 1] == UInt8(ascii: ")")
    return isHeld ? (range.lowerBound + 1)..<(range.upperBound - 1) : range
  }

  /// The word of the grade (轻微, 一般, 严重) in `较轻档次`, `一般违法行为`, `情节严重的情形`; the words themselves when they hold none.
  func grade(_ range: Range<Int>) -> Range<Int> {
    let grades = ["特别轻微", "特别严重", "较为严重", "轻微", "较轻", "较重", "严重", "一般", "从轻", "减轻", "从重", "中等"]
    // 情节一般,未造成严重后果: the first of them, and of two at one place the longer.
    let found = grades.compactMap { grade in
      Bytes.first(Array(grade.utf8), in: context.bytes, range).map { $0..<($0 + grade.utf8.count) }
    }
    return found.min { ($0.lowerBound, $1.count) < ($1.lowerBound, $0.count) } ?? range
  }

  /// One occurrence for each body of `某市人民政府或者某省某厅`.
  func parted(_ occurrence: FieldOccurrence, _ spec: FieldSpec, at range: Range<Int>) -> [FieldOccurrence] {
    guard spec.type == .org, case .text(let words)? = occurrence.value, words.contains("或") || words.contains("、")
    else {
      return [occurrence]
    }
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for joint in context.library.bodyJoint.matches(in: context.bytes, range: range) {
      parts.append(start..<joint.range.lowerBound)
      start = joint.range.upperBound
    }
    parts.append(start..<range.upperBound)
    guard parts.count > 1 else { return [occurrence] }
    return parts.map { context.text(Bytes.trimmed(context.bytes, $0), confidence: occurrence.confidence) }
  }
}
