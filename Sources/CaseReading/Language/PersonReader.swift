/// Reads the names of people with the numbers of their enforcement certificates, 执法人员及执法证号.
///
/// Meant for the value of a field or a signature line: running text is full of words that could be names.
public enum PersonReader {
  /// In the order of the text; each range covers the name.
  ///
  /// A number belongs to the name before it; behind several names come as many numbers in the same order. A confidence
  /// below 1 marks an uncommon family name or names that had to be parted without a separator.
  ///
  /// - Parameters:
  ///   - gaps: offsets before which blanks were removed (``ReadingText/gaps(in:)``): they part `张三 李四`.
  ///   - areOfficers: eleven digits behind a name are the number of a certificate, should they look like a telephone's.
  public static func matches(
    in bytes: [UInt8], range: Range<Int>? = nil, gaps: [Int] = [], areOfficers: Bool = false
  ) -> [Match<Person>] {
    bytes.read(range) { PersonReading($0, gaps: Set(gaps), areOfficers: areOfficers) }
  }

  public static func matches(in text: ReadingText, range: Range<Int>) -> [Match<Person>] {
    matches(in: text.bytes, range: range, gaps: text.gaps(in: range))
  }
}

extension Person {
  /// Part of the name is hidden: 李**, 李某, 李××. Two such names may be two people.
  public var isMasked: Bool { name.contains { "*×＊X某○".contains($0) } }
}

/// One pass over a field.
struct PersonReading: TextReading {
  let text: TextScanner
  private let gaps: Set<Int>
  private(set) var found: [Match<Person>] = []
  /// Names that have no number yet, and numbers since the last name.
  private var waiting: [Int] = []
  private var numbers: [String] = []
  /// Numbers before the first name.
  private var early: [String] = []

  private let areOfficers: Bool

  init(_ text: TextScanner, gaps: Set<Int>, areOfficers: Bool = false) {
    self.text = text
    self.gaps = gaps
    self.areOfficers = areOfficers
  }

  mutating func run() {
    var at = text.start
    while at < text.end {
      let (value, next) = text.scalar(at)
      if value.isHan {
        at = readHan(at)
      } else if value.isDigit || value.isLetter {
        at = readNumber(at, prefix: "")
      } else {
        at = next
      }
    }
    assign()
    if early.count == found.count {
      for (index, number) in early.enumerated() where found[index].value.number == nil {
        found[index].value.number = number
      }
    }
  }

  // MARK: Numbers

  /// Letters and digits of a number that tells of a certificate by itself.
  private static let shortestNumber = 4
  private static let regions = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars.map(\.value))

  /// Letters and digits in one piece; at least three digits make a number.
  private mutating func readNumber(_ start: Int, prefix: String) -> Int {
    var (at, digits) = (start, 0)
    while true {
      let (value, next) = text.scalar(at)
      // 151****1007: part of the number is hidden.
      guard value.isDigit || value.isLetter || value == 0x2D || value == 0x2A && digits > 1 else { break }
      if value.isDigit { digits += 1 }
      at = next
      // 45-9902-⏎0031: a narrow cell breaks the number; what was joined has a blank.
      if value == 0x2D, [0x0A, 0x20].contains(text.scalar(at).value), text.scalar(text.scalar(at).next).value.isDigit {
        at = text.scalar(at).next
      }
    }
    let words = text.compact(start..<at)
    if digits >= 3, digits < 18, !isDate(at), !isSum(at), !isPhone(words, start) { numbers.append(prefix + words) }
    return max(at, start + 1)
  }

  private func isDate(_ end: Int) -> Bool { [0x5E74, 0x6708, 0x65E5, 0x2E].contains(text.scalar(end).value) }

  /// 500元, 500万元: what stands before is no name with a certificate.
  private func isSum(_ end: Int) -> Bool { [0x5143, 0x4E07, 0x25].contains(text.scalar(end).value) }

  private func isPhone(_ words: String, _ start: Int) -> Bool {
    let digits = Array(words.utf8)
    guard digits.count == 11, digits[0] == 0x31, digits[1] >= 0x33 else { return false }
    // 电话:139…, 手机139…
    if areOfficers { return isBehindPhone(start) }
    // The second of two numbers is one like the first.
    if !numbers.isEmpty, [0x3001, 0x2C].contains(text.scalar(before: start).value) { return false }
    // 证号:, 证件号码为
    var at = start
    for _ in 0..<3 {
      let (value, before) = text.scalar(before: at)
      guard [0x3A, 0x4E3A, 0x662F, 0x7801].contains(value) else { break }
      at = before
    }
    return !text.has("号", before: at)
  }

  private func isBehindPhone(_ start: Int) -> Bool {
    let (mark, before) = text.scalar(before: start)
    let end = mark == 0x3A ? before : start
    return text.has("电话", before: end) || text.has("手机", before: end) || text.has("联系方式", before: end)
  }

  // MARK: Names

  private mutating func readHan(_ start: Int) -> Int {
    var run: [HanScalar] = []
    run.reserveCapacity(16)
    var at = start
    while true {
      let (value, next) = text.scalar(at)
      if value.isBlank, value != 0x0A, text.scalar(text.skipBlanks(at)).value.isHan, !run.isEmpty {
        at = text.skipBlanks(at)
        run.append(HanScalar(value: text.scalar(at).value, range: at..<text.scalar(at).next, isBehindGap: true))
      } else if value.isHan || isNameMark(value, run) {
        run.append(HanScalar(value: value, range: at..<next, isBehindGap: gaps.contains(at)))
      } else {
        break
      }
      at = run[run.count - 1].range.upperBound
    }
    // 李四粤A002: the region belongs to the number.
    let next = text.scalar(at).value
    var prefix = ""
    if next.isDigit || next.isLetter, let glued = gluedPrefix(run, start) {
      // (粤某市监A-001), 执法证号:丰应急0021
      prefix = glued
      run = []
    } else if next.isDigit || next.isLetter, let last = run.last, PersonReading.regions.contains(last.value),
      run.count != 2, !(run.count == 3 && !last.isBehindGap && gaps.contains(last.range.upperBound))
    {
      prefix = text.compact(last.range)
      run.removeLast()
    }
    for name in NameParts.names(in: run, isOpening: isOpening(start)) { add(name) }
    return prefix.isEmpty ? max(at, start + 1) : readNumber(at, prefix: prefix)
  }

  /// Nothing stands before the run that 和 could join to it.
  private func isOpening(_ start: Int) -> Bool {
    found.isEmpty || [0x3A, 0x0A, 0x28].contains(text.scalar(before: start).value)
  }

  /// The Han of a number that follows at once: behind a bracket or a colon, or behind another number.
  ///
  /// - Returns: empty when they only name the number (`证号0021`); `nil` when they may be a name.
  private func gluedPrefix(_ run: [HanScalar], _ start: Int) -> String? {
    guard let first = run.first, let last = run.last, !isDate(behind: last.range.upperBound) else { return nil }
    let words = text.compact(first.range.lowerBound..<last.range.upperBound)
    let before = text.scalar(before: start).value
    // (鄂 42980317), 证号皖 12159901011: a line may have ended there.
    guard
      !gaps.contains(last.range.upperBound) || [0x28, 0x3A, 0x5B].contains(before) && words.count <= 4
        || PersonReading.numberLabels.contains(where: words.hasPrefix)
    else { return nil }
    if PersonReading.numberLabels.contains(words) { return "" }
    var rest = Substring(words)
    for label in PersonReading.numberLabels where words.hasPrefix(label) && rest.count == words.count {
      rest = words.dropFirst(label.count)
    }
    while let mark = rest.first, "为是分别:".contains(mark) { rest.removeFirst() }
    let isOpened = [0x28, 0x3A, 0x5B].contains(before) && !found.isEmpty || before == 0x28
    let follows = [0x3001, 0x2C, 0x2F].contains(before) && (numbers.last ?? early.last ?? "").hasPrefix(words)
    guard rest.count <= 6, isOpened || follows || rest.count < words.count else { return nil }
    return String(rest)
  }

  /// Longest first.
  private static let numberLabels = [
    "行政执法证件号码", "行政执法证号码", "执法证件号码", "行政执法证号", "执法证号码", "执法证编号", "执法证件号", "执法证号", "证件号码", "证件编号", "证件号",
    "工作证件号码", "工作证号码", "工作证编号", "工作证件号", "工作证号", "监督证号", "检查证号", "监察证号", "证号", "编号", "号码", "工号", "警号", "号",
  ]

  /// `2023年`: the digits behind the run are a date.
  private func isDate(behind offset: Int) -> Bool {
    var at = offset
    while text.scalar(at).value.isDigit { at = text.scalar(at).next }
    return at > offset && isDate(at)
  }

  /// * × and · inside of a name; a letter X only where it hides one.
  private func isNameMark(_ value: UInt32, _ run: [HanScalar]) -> Bool {
    guard !run.isEmpty else { return false }
    return value == 0x2A || value == 0xD7 || value == 0xB7 || value == 0x58 || value == 0x2022
  }

  private mutating func add(_ name: NameParts.Name) {
    if !numbers.isEmpty { assign() }
    waiting.append(found.count)
    let person = Person(name: text.compact(name.range))
    found.append(Match(person, at: name.range, confidence: name.confidence))
  }

  /// 甲、乙,证号分别是: each has a number; when one of them is missing, whose the others are cannot be told.
  private func isShared(behind end: Int) -> Bool {
    var at = end
    while at < text.end, at - end < 120, !text.scalar(at).value.isDigit {
      if text.has("分别", at: at) { return true }
      at = text.scalar(at).next
    }
    return false
  }

  /// Gives the numbers read since the last name to the names waiting for one.
  private mutating func assign() {
    defer { (waiting, numbers) = ([], []) }
    guard !numbers.isEmpty else { return }
    if found.isEmpty {
      early += numbers
      return
    }
    if waiting.count != numbers.count {
      // 甲、乙,这是我们的执法证件: 我们 is hardly a name.
      let sure = waiting.filter { found[$0].confidence >= 0.8 }
      if sure.count == numbers.count, sure.count > 1 {
        // 甲、乙(出示执法证件),执法证号A、B
        waiting = sure
      } else if let last = sure.last, isShared(behind: found[last].range.upperBound) {
        return
      }
    }
    for (index, number) in zip(waiting.suffix(numbers.count), numbers) {
      found[index].value.number = number
      // Who has a certificate of his own is a person, however uncommon the family name: of 罚款 500 that is not said.
      let isCertificate = number.utf8.count >= Self.shortestNumber
      if waiting.count == numbers.count, isCertificate, found[index].confidence >= 0.6 { found[index].confidence = 1 }
    }
  }
}

/// A character of a run of Han.
struct HanScalar {
  var value: UInt32
  var range: Range<Int>
  /// A blank stood before it.
  var isBehindGap: Bool
}
