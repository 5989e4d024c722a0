import DocExtract

extension ValueParser {
  /// Names with the certificate numbers beside them.
  ///
  /// - Parameters:
  ///   - least: how sure a name must be; running text is full of words that could be names.
  ///   - areOfficers: what follows their names are certificates, no telephones.
  func people(in range: Range<Int>, least: Double = 0, areOfficers: Bool = false) -> FieldOccurrence? {
    let all = PersonReader.matches(
      in: context.bytes, range: range, gaps: context.layout.text.gaps(in: range), areOfficers: areOfficers)
    let found = all.filter { $0.confidence >= least }
    guard let first = found.first, let last = found.last else {
      return Bytes.first(Bytes.unreadable, in: context.bytes, range) == nil || least > 0
        ? nil : context.state(.unreadable(because: "姓名无法辨认"), at: range)
    }
    // The number of the last one is quoted with the names.
    var end = last.range.upperBound
    if let number = last.value.number,
      let place = Bytes.first(Array(number.utf8), in: context.bytes, end..<max(end, range.upperBound))
    {
      end = place + number.utf8.count
    }
    let whole = first.range.lowerBound..<end
    return context.found(.people(found.map(\.value)), at: whole, confidence: found.map(\.confidence).min() ?? 1)
  }

  /// Certificate numbers in a value of their own: `粤A001、粤A002`.
  func certificateNumbers(in range: Range<Int>) -> [Range<Int>] {
    context.library.certificateNumber.matches(in: context.bytes, range: range).map(\.range)
  }

  /// 45-9902-⏎0031: what a narrow cell broke in two is one number.
  func certificateNumber(at range: Range<Int>) -> FieldOccurrence {
    let words = context.layout.string(range).filter { !$0.isWhitespace }
    return context.found(.text(words), at: range)
  }

  /// `签名:`, `(签字)`, `签章:` and what agencies print instead, the last in `range`.
  func signatureMarker(in range: Range<Int>) -> Range<Int>? { signatureMarkers(in: range).last }

  func signatureMarkers(in range: Range<Int>) -> [Range<Int>] {
    context.library.signatureMarker.matches(in: context.bytes, range: range).map(\.range)
  }

  /// The first of those that begin a line or stand behind a full stop: below it all is signed.
  func firstSignatureMarker(in range: Range<Int>) -> Range<Int>? {
    let markers = context.library.signatureMarker.matches(in: context.bytes, range: range).map(\.range)
    let opening = markers.first { marker in
      let before = Bytes.trimmed(context.bytes, range.lowerBound..<marker.lowerBound)
      guard !before.isEmpty, before.upperBound == marker.lowerBound else { return true }
      return Bytes.scalar(before: marker.lowerBound, in: context.bytes).map { [0x3002, 0x3B].contains($0) } ?? true
    }
    return opening ?? markers.last
  }

  /// Bytes within which the names of signers and their numbers stand.
  private static let namesReach = 400

  /// Names at the end of `range`, behind the last sentence.
  func trailingPeople(in range: Range<Int>) -> Range<Int>? {
    let bytes = context.bytes
    var start = range.upperBound
    var depth = 0
    // Certificate numbers in brackets: 甲(执法证号:皖1215)、乙(皖1216).
    var bracketed = 0
    let stops = ["。", ";", ",", "\n", ":", "!"].map { Array($0.utf8) }
    while start > range.lowerBound, range.upperBound - start < Self.namesReach {
      if [UInt8(ascii: ")"), UInt8(ascii: "]")].contains(bytes[start - 1]) { depth += 1 }
      if depth > 0 {
        bracketed += 1
        if [UInt8(ascii: "("), UInt8(ascii: "[")].contains(bytes[start - 1]) { depth -= 1 }
      } else if stops.contains(where: { start >= $0.count && Bytes.starts(bytes, at: start - $0.count, with: $0) }) {
        break
      }
      start -= 1
    }
    // Nobody signs that long; the way back may have ended inside of a character.
    guard range.upperBound - start < Self.namesReach else { return nil }
    let tail = Bytes.trimmed(bytes, start..<range.upperBound)
    let names = behindOffice(tail)
    let length = names.count - bracketed
    guard depth == 0, length > 0, length <= 60 else { return nil }
    let people = PersonReader.matches(in: bytes, range: names, gaps: context.layout.text.gaps(in: names))
    guard let first = people.first, first.range.lowerBound == names.lowerBound,
      people.allSatisfy({ $0.confidence >= 0.7 }),
      people.reduce(0, { $0 + $1.range.count }) * 3 >= length * 2
    else { return nil }
    return tail
  }

  /// What stands behind the last sentence of a dated opinion, or on its last line, and is short enough for names signs it,
  /// whatever the family names: `同意。 斯琴高娃 2022年11月2日`.
  func signers(atEndOf range: Range<Int>, isDated: Bool) -> Range<Int>? {
    let bytes = context.bytes
    let stops = ["。", ";", "!", "\n"].map { Array($0.utf8) }
    var start = range.upperBound
    while start > range.lowerBound, range.upperBound - start <= Self.longestSigners {
      if stops.contains(where: { start >= $0.count && Bytes.starts(bytes, at: start - $0.count, with: $0) }) { break }
      start -= 1
    }
    if isDated, start == range.lowerBound, let name = nameBehindOpinion(in: range) { start = name }
    guard start > range.lowerBound, range.upperBound - start <= Self.longestSigners,
      isDated || bytes[start - 1] == Bytes.newline
    else { return nil }
    let tail = Bytes.trimmed(bytes, start..<range.upperBound)
    let words = context.layout.string(behindOffice(tail))
    guard words.unicodeScalars.count >= 2,
      words.unicodeScalars.allSatisfy({ $0.value.isHan || " 、·".unicodeScalars.contains($0) }),
      !Self.opinionWords.contains(where: words.contains)
    else { return nil }
    return tail
  }

  /// Only what is printed to be filled in: `签名: 年 月 日`.
  func isUnfilled(_ range: Range<Int>) -> Bool {
    var words = context.layout.string(range)
    // 监察员:、 年 月 日
    for office in ["监察员:", "承办人:", "经办人:", "执法人员:", "调查人员:"] where words.hasPrefix(office) {
      words.removeFirst(office.count)
    }
    return words.count <= 48 && words.allSatisfy { "签名字章盖或者:年月日时分至起止、_/ \n()".contains($0) }
  }

  /// `同意结案。⏎支队长:` without the office of who signs.
  func withoutOffice(_ range: Range<Int>) -> Range<Int> {
    guard let last = range.last, context.bytes[last] == Bytes.colon else { return range }
    var start = last
    while start > range.lowerBound, last - start < 36 {
      if context.bytes[start - 1] == Bytes.newline
        || start >= 3 && Bytes.starts(context.bytes, at: start - 3, with: Array("。".utf8))
      {
        return Bytes.trimmed(context.bytes, range.lowerBound..<start)
      }
      start -= 1
    }
    return start == range.lowerBound ? start..<start : range
  }

  /// `科长 陆显明`, `经办人 麦永强 蓝婷`: the names behind the office of who signs.
  func behindOffice(_ range: Range<Int>) -> Range<Int> {
    guard let gap = blanks(in: range).first, gap - range.lowerBound <= Self.longestOffice else { return range }
    let office = context.layout.string(Bytes.trimmed(context.bytes, range.lowerBound..<gap))
    guard Self.offices.contains(where: office.hasSuffix) else { return range }
    let rest = Bytes.trimmed(context.bytes, gap..<range.upperBound)
    return rest.isEmpty ? range : rest
  }

  /// Where the name begins in `同意 罕玉香`, before a day: a short opinion, a blank, two to four letters.
  private func nameBehindOpinion(in range: Range<Int>) -> Int? {
    guard let gap = blanks(in: range).last else { return nil }
    let opinion = context.layout.string(Bytes.trimmed(context.bytes, range.lowerBound..<gap))
    let name = context.layout.string(Bytes.trimmed(context.bytes, gap..<range.upperBound))
    guard ["同意", "拟同意", "批准", "准予", "不同意"].contains(where: opinion.hasPrefix), opinion.count <= 16,
      (2...4).contains(name.count), name.unicodeScalars.allSatisfy({ $0.value.isHan })
    else { return nil }
    return gap
  }

  /// Where blanks part the words of a range: those that stand, and those between letters, which were removed.
  private func blanks(in range: Range<Int>) -> [Int] {
    let standing = context.bytes[range].indices.filter { context.bytes[$0] == Bytes.space }
    return (standing + context.layout.text.gaps(in: range)).sorted()
  }

  /// In bytes.
  private static let longestOffice = 30
  private static let offices = [
    "局长", "科长", "股长", "处长", "队长", "所长", "站长", "主任", "书记", "经办人", "承办人", "经办人员", "承办人员", "负责人", "审核人", "审批人",
    "审查人", "调查人", "调查人员", "执法人员", "办案人员", "领导", "经办", "承办",
  ]
  /// Three names, in bytes.
  private static let longestSigners = 42
  private static let opinionWords = [
    "同意", "批准", "准予", "建议", "意见", "审批", "审核", "立案", "处罚", "办理", "签名", "签字", "盖章", "情况", "属实", "无异议", "呈", "请", "报", "拟",
    "按", "已", "不", "局", "队", "科", "处", "年", "月", "日",
  ]

  /// Names at the start of `range` with a colon behind them: `甲(川K1907016)、乙(川K1907021):建议立案`.
  func leadingPeople(in range: Range<Int>) -> (names: Range<Int>, rest: Range<Int>)? {
    guard let colon = context.bytes[range].prefix(240).firstIndex(of: Bytes.colon) else { return nil }
    let names = Bytes.trimmed(context.bytes, range.lowerBound..<colon)
    guard trailingPeople(in: names) == names else { return nil }
    return (names, (colon + 1)..<range.upperBound)
  }

  /// Whether somebody signed: a name, a picture or ink in the place.
  ///
  /// - Parameter isByHand: whether only a hand can sign there: a name that a scan shows in print is no signature.
  func signature(in range: Range<Int>, of hit: LabelHit, isByHand: Bool = false) -> FieldOccurrence {
    let place = range.isEmpty ? hit.range : range
    switch ink(of: hit) {
    case .present: return context.found(.mark(.present), at: place)
    case .unclear: return context.state(.unreadable(because: "签名处像有字迹,看不清"), at: place)
    case nil: break
    }
    if range.isEmpty { return blankMark(hit) }
    if isPlaceholder(range) || isUnfilled(range) || isRefused(range) { return blankMark(hit) }
    if Bytes.first(Bytes.unreadable, in: context.bytes, range) != nil {
      return context.state(.unreadable(because: "签名处无法辨认"), at: range)
    }
    if isNextAsked(range) { return blankMark(hit) }
    let rest = withoutDates(range)
    guard hasHan(rest), !["无", "无。", "没有", "不适用"].contains(context.layout.string(rest)) else { return blankMark(hit) }
    if isByHand, context.isRecognized(context.layout.text.span(of: range)) {
      return context.state(.unreadable(because: "签名处是打印的文字,没有看到手写的签名"), at: range)
    }
    return context.found(.mark(.present), at: range)
  }

  /// `____ 执法人员签名及证号:`, `(签名) 与受送达人关系:`: nobody signed before the next thing that is asked for.
  private func isNextAsked(_ range: Range<Int>) -> Bool {
    var rest = range
    while let group = Bytes.group(context.bytes, at: rest.lowerBound, within: rest.upperBound),
      ["签名", "签字", "盖章"].contains(where: context.layout.string(group).contains)
    {
      rest = Bytes.trimmed(context.bytes, group.upperBound..<rest.upperBound)
    }
    let marks = context.bytes[rest].prefix { $0 == Bytes.underscore || $0 == Bytes.space }
    rest = Bytes.trimmed(context.bytes, (rest.lowerBound + marks.count)..<rest.upperBound)
    guard rest.lowerBound > range.lowerBound, !rest.isEmpty else { return false }
    if context.labels.contains(where: { $0.range.lowerBound == rest.lowerBound }) { return true }
    // ____张三____(签名) is signed; ____ 执法人员签名及证号: is not.
    let words = context.layout.string(rest).prefix(Self.longestAsked)
    guard let asked = ["签名", "签字", "证号", "关系"].compactMap({ words.firstRange(of: $0)?.lowerBound }).min() else {
      return false
    }
    let before = words[..<asked]
    let names = rest.lowerBound..<(rest.lowerBound + before.utf8.count)
    return !before.contains("_") && !before.contains("(") && (names.isEmpty || trailingPeople(in: names) == nil)
  }

  /// Characters of what a form asks for next.
  private static let longestAsked = 14

  /// `拒绝签字`, `(当事人拒签,已留置)`, `(不在)`: a note of the officers, not a signature. `李四(当事人拒绝签字)` is one.
  private func isRefused(_ range: Range<Int>) -> Bool {
    let notes = ["拒绝签", "拒签", "拒收", "未签", "不愿签", "不在"]
    guard notes.contains(where: { Bytes.contains($0, in: context.bytes, range) }) else { return false }
    let open = context.bytes[range].firstIndex(of: UInt8(ascii: "(")) ?? range.upperBound
    let name = Bytes.trimmed(context.bytes, range.lowerBound..<open)
    return name.isEmpty || name.count > 12 || notes.contains { Bytes.contains($0, in: context.bytes, name) }
  }

  private func blankMark(_ hit: LabelHit) -> FieldOccurrence {
    context.found(.mark(.blank), at: hit.range)
  }

  /// A date alone is no name.
  func withoutDates(_ range: Range<Int>) -> Range<Int> {
    var rest = range
    for date in written(in: range) {
      if date.range.lowerBound <= rest.lowerBound {
        rest = min(date.range.upperBound, rest.upperBound)..<rest.upperBound
      } else {
        rest = rest.lowerBound..<min(rest.upperBound, date.range.lowerBound)
      }
    }
    return Bytes.trimmed(context.bytes, rest)
  }

  func hasHan(_ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let scalar = Bytes.scalar(at: offset, in: context.bytes),
        scalar.isHan || scalar >= 0x61 && scalar < 0x7B
      {
        return true
      }
      offset += Bytes.scalarLength(context.bytes[offset])
    }
    return false
  }
}
