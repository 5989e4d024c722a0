import DocExtract

/// Sorts the citations of a letter by what they are cited for: 违反 (定性), 依据 (处罚), the order, the exemption.
struct CitationFieldReader {
  static let fields: Set<String> = [
    "violated-provisions", "penalty-basis", "legal-basis", "order-basis", "no-penalty-basis", "suspected-provisions",
    "leniency-basis", "transfer-basis",
  ]

  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    let matches = context.citations
    var groups: Groups = [:]
    var trigger: Trigger = .none
    // 根据征管法第六十三条第一款的规定,是偷税: broken and applied by one citation.
    var both: [(sentence: Int, match: Match<Citation>)] = []
    // 违反…的规定,依据某法第九十七条的规定,该公司按期整改。拟罚款…: the sentence ends before it says what for.
    var loose: [(sentence: Int, match: Match<Citation>)] = []
    var lastEnd = -1
    var lastSentence = -1
    for match in matches {
      let sentence = context.sentence(around: match.range)
      let heading = heading(of: match.range)
      let isListed =
        sentence.lowerBound == lastSentence && distance(lastEnd, match.range.lowerBound) <= 12
        && self.trigger(before: match.range.lowerBound, from: min(lastEnd, match.range.lowerBound)) == .none
      if !isListed {
        trigger = self.trigger(before: match.range.lowerBound, from: sentence.lowerBound)
        if trigger == .none { trigger = self.trigger(in: heading) }
      }
      (lastEnd, lastSentence) = (match.range.upperBound, sentence.lowerBound)
      if trigger == .basis, context.kind.field("violated-provisions") != nil, namesOffence(behind: match, sentence) {
        both.append((sentence.lowerBound, match))
        continue
      }
      let words = heading + context.layout.string(sentence)
      switch use(of: match, trigger, words) {
      case .field(let field): groups[field, default: []].append((sentence.lowerBound, match))
      case .loose: loose.append((sentence.lowerBound, match))
      case .other: continue
      }
    }
    if groups["violated-provisions"] == nil, context.kind.field("violated-provisions") != nil,
      let told = toldBefore(matches)
    {
      groups["violated-provisions"] = told
    }
    if groups["penalty-basis"] == nil, both.isEmpty, context.kind.field("penalty-basis") != nil {
      groups["penalty-basis"] = loose.isEmpty ? nil : loose
    }
    if groups["penalty-basis"] == nil, both.isEmpty, context.kind.field("penalty-basis") != nil,
      let quoted = quotedBefore(matches)
    {
      groups["penalty-basis"] = [quoted]
    }
    if !both.isEmpty {
      groups["violated-provisions", default: []] += both
      if groups["penalty-basis"] == nil, context.kind.field("penalty-basis") != nil { groups["penalty-basis"] = both }
    }
    // The Penalty Law itself (从轻, 当场收缴) is the basis only where nothing else is.
    if let basis = groups["penalty-basis"] {
      let others = basis.filter { !$0.match.value.law.hasSuffix("行政处罚法") }
      // In one list with another law it was applied together with it.
      let sentences = Set(others.map(\.sentence))
      if !others.isEmpty {
        groups["penalty-basis"] = basis.filter { entry in
          !entry.match.value.law.hasSuffix("行政处罚法") || sentences.contains(entry.sentence)
        }
      }
    }
    // 移送依据 | 《中华人民共和国刑法》…、《…解释》…: where a label leads to them all, it tells more than the crime alone.
    if let basis = groups["transfer-basis"], basis.allSatisfy({ $0.match.value.law.hasSuffix("刑法") }),
      context.hits(of: context.kind.field("transfer-basis")?.labels ?? []).contains(where: { !$0.value.isEmpty })
    {
      groups["transfer-basis"] = nil
    }
    return placeholders(beside: groups).merging(occurrences(groups)) { $1 }
  }

  /// `违反了《××××》第×条`, `依据________的规定,决定`: places of citations that nobody filled in, for fields that nothing is cited for.
  private func placeholders(beside groups: Groups) -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    for range in context.regions[.anywhere] {
      for place in (Self.gap?.matches(in: context.bytes, range: range) ?? []).prefix(Self.mostGaps) {
        let whole = context.sentence(around: place.range)
        let sentence =
          Self.boundary(
            max(whole.lowerBound, place.range.lowerBound - Self.gapReach), context.bytes)..<Self.boundary(
            min(whole.upperBound, place.range.upperBound + Self.gapReach), context.bytes)
        let trigger = trigger(in: context.layout.string(sentence.lowerBound..<place.range.upperBound))
        let unknown = Match(Citation(law: ""), at: place.range, confidence: 1)
        guard case .field(let field) = use(of: unknown, trigger, context.layout.string(sentence)),
          groups[field] == nil, result[field] == nil
        else { continue }
        result[field] = [context.state(.placeholder, at: place.range)]
      }
    }
    return result
  }

  /// Gaps of a template, and the bytes around each that say what it is for.
  private static let (mostGaps, gapReach) = (20, 600)

  /// The start of the scalar that `offset` stands in.
  private static func boundary(_ offset: Int, _ bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private static let gap = try? Pattern(
    "(?:违反|违背|触犯|依据|根据|依照|按照)了?(?:[《(]?[_×…]{2,}|《 ?》 ?第)[^。;,\\n]{0,30}(?:规定)?")

  private typealias Groups = [String: [(sentence: Int, match: Match<Citation>)]]

  private func occurrences(_ groups: Groups) -> [String: [FieldOccurrence]] {
    groups.mapValues { entries in
      var result: [FieldOccurrence] = []
      var index = 0
      while index < entries.count {
        var end = index + 1
        while end < entries.count, entries[end].sentence == entries[index].sentence { end += 1 }
        let list = entries[index..<end].map(\.match)
        let range = list[0].range.lowerBound..<list[list.count - 1].range.upperBound
        result.append(
          context.found(.citations(list.map(\.value)), at: range, confidence: list.map(\.confidence).min() ?? 1))
        index = end
      }
      return result
    }
  }

  /// `《某条例》第十一条规定…。你公司违反了上述规定`: the citations that the words mean, the nearest before them in the paragraph.
  private func toldBefore(_ matches: [Match<Citation>]) -> [(sentence: Int, match: Match<Citation>)]? {
    guard let words = Self.brokenRule?.firstMatch(in: context.bytes)?.range,
      let line = context.layout.line(at: words.lowerBound)
    else { return nil }
    let paragraph = context.layout.lines[line].range.lowerBound..<words.lowerBound
    let before = matches.filter { paragraph.contains($0.range.lowerBound) && $0.value.article != nil }
    guard let last = before.last else { return nil }
    let sentence = context.sentence(around: last.range)
    return before.filter { sentence.contains($0.range.lowerBound) }.map { (sentence.lowerBound, $0) }
  }

  /// `《某条例》第二十三条第一款规定:“…处…罚款”` and later `根据上述条款的规定,决定处罚:`.
  private func quotedBefore(_ matches: [Match<Citation>]) -> (sentence: Int, match: Match<Citation>)? {
    guard let lead = context.regions.operativeLead,
      Self.appliedRule?.matches(anythingIn: context.bytes, range: lead) ?? false
    else { return nil }
    let before = matches.filter { $0.range.upperBound <= lead.lowerBound && $0.value.article != nil }
    guard
      let last = before.last(where: { match in
        let sentence = context.sentence(around: match.range)
        return Bytes.contains(
          "罚款", in: context.bytes, match.range.upperBound..<max(match.range.upperBound, sentence.upperBound))
          && !["裁量", "基准", "行政处罚法"].contains(where: match.value.law.contains)
      })
    else { return nil }
    return (context.sentence(around: last.range).lowerBound, last)
  }

  private static let appliedRule = try? Pattern("(?:根据|依据|依照|按照)(?:上述|前述|以上|该)(?:法律|法规|规章)?(?:条款|规定|条文)")
  private static let brokenRule = try? Pattern("违反了?(?:上述|前述|以上|该|此)(?:项|条|款)?(?:法律|法规)?规定")

  private func namesOffence(behind match: Match<Citation>, _ sentence: Range<Int>) -> Bool {
    let after = context.layout.string(match.range.upperBound..<max(match.range.upperBound, sentence.upperBound))
    guard !match.value.law.hasSuffix("行政处罚法"), let rule = ["的规定,", "之规定,", "规定,"].first(where: after.hasPrefix) else {
      return false
    }
    // 你单位上述行为是偷税
    let clause = after.dropFirst(rule.count).prefix { !",。;:".contains($0) }
    let verb = ["是", "属于", "已构成", "构成", "属"].first { clause.hasPrefix($0) }
    return verb != nil || clause.contains("行为") && ["是", "属于", "构成", "属"].contains { clause.contains("行为" + $0) }
  }

  /// Bytes between two citations, what is quoted of the first one left out.
  private func distance(_ end: Int, _ start: Int) -> Int {
    start - end > 12 && start - end < 3_000 ? unquoted(end..<start).utf8.count : start - end
  }

  private static let circulars = ["通知", "公告", "意见", "批复", "函", "方案", "纪要", "答复"]

  private enum Trigger { case violated, basis, offence, none }

  /// What the cell to the left says of a form's citation: 你的行为违反了, 处罚依据; empty outside of forms.
  private func heading(of range: Range<Int>) -> String {
    context.layout.line(at: range.lowerBound).flatMap { context.layout.label(leftOf: context.layout.lines[$0]) } ?? ""
  }

  private func trigger(before offset: Int, from start: Int) -> Trigger {
    trigger(in: unquoted(start..<offset))
  }

  /// Without what stands between “ and ”: the words of a statute.
  private func unquoted(_ range: Range<Int>) -> String {
    let words = context.layout.string(range)
    guard words.contains("“") else { return words }
    var kept = ""
    var rest = words[...]
    while let open = rest.firstIndex(of: "“") {
      kept += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "”") else { return kept }
      rest = rest[rest.index(after: close)...]
    }
    return kept + rest
  }

  private func trigger(in words: String) -> Trigger {
    // 行为属于某法第五十二条规定的侵权行为: 属于 there names what was broken.
    let broken = words.lastPosition(of: "行为属").map { $0 + "行为属".utf8.count }
    let violated =
      (["违反", "触犯", "违背"].compactMap { words.lastPosition(of: $0) } + [broken].compactMap(\.self)).max() ?? -1
    let basis =
      ["依据", "根据", "依照", "按照", "参照", "适用", "符合", "属于", "按"].compactMap { words.lastPosition(of: $0) }.max() ?? -1
    // 构成该法第八十六条所列行为 names the offence once more.
    if let offence = words.lastPosition(of: "构成"), offence > max(violated, basis) { return .offence }
    if violated < 0, basis < 0 { return .none }
    return violated > basis ? .violated : .basis
  }

  /// What a citation is cited for.
  private enum Use {
    case field(String)
    /// Applied beside the provision that was broken, in a sentence that does not come to the penalty.
    case loose
    case other
  }

  private func use(of match: Match<Citation>, _ trigger: Trigger, _ words: String) -> Use {
    // Standards and lists of discretion guide the amount; they are no provision that was broken or applied.
    if ["裁量", "基准", "清单", "标准"].contains(where: match.value.law.contains) { return .other }
    let wanted = { (id: String) in context.kind.field(id) != nil }
    // 涉嫌触犯《中华人民共和国刑法》第三百三十八条
    if wanted("transfer-basis"), match.value.law.hasSuffix("刑法"), words.contains("触犯") || words.contains("犯罪") {
      return .field("transfer-basis")
    }
    func says(_ list: String...) -> Bool { list.contains { words.contains($0) } }
    // 依据某法的有关规定,我局立案调查; 涉嫌违反某法的规定,经批准立案: why there is a case, not what was broken or applied.
    let isOpening = says("立案", "检查", "调查") && !says("罚款", "没收", "处罚如下")
    if match.value.article == nil, isOpening, wanted("penalty-basis") { return .other }
    // A circular that says how a sum is worked out.
    if match.value.article == nil, Self.circulars.contains(where: match.value.law.hasSuffix) { return .other }
    if trigger == .violated {
      if wanted("suspected-provisions") { return .field("suspected-provisions") }
      return wanted("violated-provisions") ? .field("violated-provisions") : .other
    }
    guard trigger == .basis else { return .other }
    let lead = context.regions.operativeLead.map { $0.contains(match.range.lowerBound) } ?? false
    if !lead, says("行政复议", "人民法院") { return .other }
    if !lead, says("陈述", "申辩", "听证"), !says("处罚如下", "拟作出") { return .other }
    if wanted("no-penalty-basis"), says("不予行政处罚", "不予处罚", "免予", "免于", "不罚") { return .field("no-penalty-basis") }
    if wanted("order-basis"), says("改正", "限你") || says("责令") && !says("责令停产") { return .field("order-basis") }
    if wanted("penalty-basis") {
      if !lead, says("加处", "逾期不缴", "强制执行", "缴至", "延期") || match.value.law.contains("程序") { return .other }
      if lead || says("罚款", "没收", "处罚如下", "给予", "吊销", "警告", "责令停产", "处罚", "予以", "拟对", "应当", "决定如下", "决定:") {
        return .field("penalty-basis")
      }
      let isApplied = match.value.article != nil && says("违反") && !says("责令") && !match.value.law.hasSuffix("行政处罚法")
      return isApplied ? .loose : .other
    }
    for id in ["leniency-basis", "transfer-basis", "legal-basis"] where wanted(id) { return .field(id) }
    return .other
  }
}

extension String {
  /// UTF-8 offset of the last `word`; `nil` when it is not there.
  fileprivate func lastPosition(of word: String) -> Int? {
    var last: Int?
    var rest = self[...]
    while let found = rest.firstRange(of: word) {
      last = utf8.distance(from: startIndex, to: found.lowerBound)
      rest = rest[found.upperBound...]
    }
    return last
  }
}
