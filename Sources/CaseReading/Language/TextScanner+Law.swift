extension TextScanner {
  struct LawTitle {
    var name: String
    var version: String
    var end: Int
    /// Whether 》 stands behind it.
    var isClosed: Bool
  }

  /// The longest name that is read, in scalars.
  private static let longestName = 80

  /// What stands between 《 at `offset` and its 》; nested 《》 and 〈〉 belong to it. A lost 》 is made up for by 第X条.
  func lawTitle(_ offset: Int) -> LawTitle? {
    let start = scalar(offset).next
    var (at, depth) = (start, 1)
    for _ in 0..<TextScanner.longestName {
      let (value, next) = scalar(at)
      if value == 0x300A { depth += 1 }
      if value == 0x300B {
        depth -= 1
        if depth == 0 || !closesLater(next) { return title(start..<at, end: next, isClosed: true) }
      }
      if value == 0x7B2C, depth == 1, number(at: skipBlanks(next)) != nil, !places(at: at).isEmpty {
        return title(start..<at, end: at, isClosed: false)
      }
      guard value != 0, value != 0x3002, value != 0x3B, value != 0x2C else { return nil }
      at = next
    }
    return nil
  }

  /// Whether another 》 follows within the reach of a name, before the sentence ends.
  private func closesLater(_ offset: Int) -> Bool {
    var at = offset
    for _ in 0..<TextScanner.longestName {
      let (value, next) = scalar(at)
      if value == 0x300B { return true }
      guard value != 0, value != 0x3002, value != 0x300A, value != 0x0A, value != 0x2C, value != 0x7B2C else {
        return false
      }
      at = next
    }
    return false
  }

  /// 《行政处罚法(2021年修订)》: the version is no part of the name.
  private func title(_ range: Range<Int>, end: Int, isClosed: Bool) -> LawTitle? {
    let words = compact(range)
    guard !words.isEmpty else { return nil }
    var title = LawTitle(name: words, version: "", end: end, isClosed: isClosed)
    if words.utf8.last == 0x29, let open = words.lastIndex(of: "(") {
      let inner = String(words[words.index(after: open)...].dropLast())
      if TextScanner.isVersion(inner) {
        title.name = String(words[..<open])
        title.version = TextScanner.version(inner)
      }
    }
    return title
  }

  /// `(2021年修订,以下简称《处罚法》)` behind a name.
  func lawNote(at offset: Int) -> (version: String, shortNames: [String], end: Int)? {
    let start = skipBlanks(offset)
    guard scalar(start).value == 0x28 else { return nil }
    var at = scalar(start).next
    let inside = at
    for _ in 0..<TextScanner.longestName {
      let (value, next) = scalar(at)
      if value == 0x29 {
        let words = compact(inside..<at)
        let names = TextScanner.shortNames(in: words)
        let version = words.split(whereSeparator: { ",;、".contains($0) }).map(String.init).first(
          where: TextScanner.isVersion)
        guard version != nil || !names.isEmpty || words.hasSuffix("号") || TextScanner.isBareVersion(words) else {
          return nil
        }
        return (version.map(TextScanner.version) ?? "", names, next)
      }
      guard value != 0, value != 0x0A, value != 0x3002, value != 0x28 else { return nil }
      at = next
    }
    return nil
  }

  /// `以下简称“处罚法”`, `以下分别简称《甲》《乙》`
  private static func shortNames(in words: String) -> [String] {
    guard words.holds("简称") || words.holds("下称"),
      let marker = ["简称为", "简称", "下称"].first(where: { words.contains($0) }),
      let range = words.firstRange(of: marker)
    else { return [] }
    let marks: Set<Character> = ["《", "》", "“", "”", "\"", "「", "」", "‘", "’", ",", ":", "为"]
    return words[range.upperBound...].split(whereSeparator: { marks.contains($0) }).map(String.init)
  }

  static func isVersion(_ words: String) -> Bool {
    let marks: [StaticString] = ["修订", "修正", "年版", "公布", "发布", "施行", "试行"]
    return (words.holds("年") || startsWithYear(words)) && marks.contains { words.holds($0) }
  }

  /// (修正) says that there was a version and not which.
  private static func isBareVersion(_ words: String) -> Bool {
    ["修正", "修订", "修正版", "修订版", "新修订", "修正本", "修订本"].contains(words)
  }

  private static func startsWithYear(_ words: String) -> Bool {
    let year = words.utf8.prefix(4)
    return year.count == 4 && (year.starts(with: "19".utf8) || year.starts(with: "20".utf8))
      && year.allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// 2017修正 is 2017年修正.
  private static func version(_ words: String) -> String {
    startsWithYear(words) && !words.holds("年") ? words.prefix(4) + "年" + words.dropFirst(4) : words
  }

  /// `2021年修订的《…》`, `根据…第二次修正的《…》`: the words before the name; empty when there are none.
  func versionBefore(_ offset: Int) -> String {
    guard has("的", before: offset),
      ["修订", "修正"].contains(where: { (word: StaticString) in has(word, before: offset - 3) })
    else { return "" }
    var (at, year) = (offset - 3, offset)
    for _ in 0..<TextScanner.longestName {
      let (value, start) = scalar(before: at)
      guard value != 0, value != 0x3002, value != 0x0A, value != 0x2C, value != 0x300B else { break }
      if value == 0x5E74 { year = digitsStart(before: start) }
      at = start
    }
    if year < offset { return compact(year..<offset - 3) }
    // 第二次修正
    return has("次", before: offset - 9) ? compact(offset - 18..<offset - 3) : ""
  }

  /// The Han words right before `offset` that end as names of laws do.
  func lawWords(before offset: Int, from done: Int) -> (words: String, start: Int, hasClosing: Bool)? {
    var end = skipBlanks(before: offset)
    let hasClosing = scalar(before: end).value == 0x300B
    if hasClosing { end = scalar(before: end).start }
    var at = end
    for _ in 0..<40 {
      let (value, start) = scalar(before: skipBlanks(before: at))
      guard value.isHan, start >= done else { break }
      at = start
    }
    let words = compact(at..<end)
    guard hasClosing || TextScanner.suffixes.contains(where: words.ends) else { return nil }
    return (words, at, hasClosing)
  }

  /// The part of `name` that reads as the name of a law: from 中华人民共和国 on, or behind 依据, 违反 and the like.
  func plausibleLaw(in name: (words: String, start: Int, hasClosing: Bool)) -> (words: String, start: Int)? {
    var scalars = Array(name.words.unicodeScalars)
    var start = name.start
    var cut = 0
    if let range = name.words.firstRange(of: "中华人民共和国") {
      cut = name.words.unicodeScalars.distance(from: name.words.startIndex, to: range.lowerBound)
    } else if let last = scalars.lastIndex(where: { TextScanner.leads.contains($0.value) }) {
      cut = last + 1
    }
    for _ in 0..<cut { start = skipBlanks(scalar(start).next) }
    scalars.removeFirst(cut)
    let words = String(String.UnicodeScalarView(scalars))
    // 本条例 of which nothing was named before.
    if ["本", "该", "同"].contains(where: words.begins), scalars.count <= 3 { return nil }
    guard scalars.count >= (name.hasClosing ? 2 : 3), TextScanner.isLawName(words) || name.hasClosing else {
      return nil
    }
    return (words, start)
  }

  /// A contract or a notice has articles too: 合同第五条 cites no law.
  func isOtherRule(before offset: Int) -> Bool {
    ["合同", "协议", "协议书", "章程", "须知", "公约", "合同书", "制度"].contains { (word: StaticString) in
      has(word, before: offset) || has("》", before: offset) && has(word, before: offset - 3)
    }
  }

  /// 《…合同》 and 《现场检查笔录》 have articles and pages, and are no laws.
  static func isContract(_ name: String) -> Bool {
    ["合同", "协议", "协议书", "合同书", "章程", "公约", "承诺书", "笔录", "告知书", "通知书", "决定书", "报告", "清单", "申请书", "委托书", "说明书"]
      .contains(where: name.ends)
  }

  /// Behind 同法, 本法, 该条例 and the like.
  func backReferenceToLaw(_ offset: Int) -> Int? {
    let isAbove = scalar(offset).value == 0x4E0A
    guard let at = isAbove ? skip("上述", at: offset) : scalar(offset).next else { return nil }
    for word: StaticString in ["法律", "法", "条例", "办法", "规定", "细则", "规则"] {
      if let end = skip(word, at: skipBlanks(at)) { return end }
    }
    return nil
  }

  /// Behind 该条, 同条, 本条, 该款 and the like.
  func backReferenceToArticle(_ offset: Int) -> (offset: Int, isParagraph: Bool)? {
    let at = skipBlanks(scalar(offset).next)
    if let end = skip("条", at: at), !has("条例", at: at) { return (end, false) }
    return skip("款", at: at).map { ($0, true) }
  }

  /// Whether a name in 《》 is that of a law or another rule, not of a document of the case.
  static func isLawName(_ name: String) -> Bool {
    // 《食品安全国家标准 食品添加剂使用标准》 is a measure, not a rule.
    if name.holds("国家标准") { return false }
    if suffixes.contains(where: name.ends) { return true }
    let isGeneral = name.holds("关于") || name.begins(with: "中华人民共和国")
    return isGeneral && ["决定", "意见", "通知", "批复", "公告", "目录", "答复"].contains(where: name.ends)
  }

  private static let suffixes = [
    "法", "法典", "条例", "规定", "办法", "规则", "细则", "解释", "通则", "基准", "规范", "规程", "标准", "规定(试行)",
    "办法(试行)", "基准(试行)", "条例(试行)", "规则(试行)",
  ]
  private static let leads: Set<UInt32> = Set("据照反了的和与及以按合由为是对".unicodeScalars.map(\.value))
}
