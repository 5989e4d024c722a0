import DocExtract

/// When the violation began and ended, 违法行为起止: from the facts, never from dates of other things.
///
/// A stated period counts for sure; a single date of the facts is when the act was found and most likely done, and is
/// kept as an unsure value.
struct ViolationDateReader {
  let context: DocumentContext
  let values: ValueParser

  /// Words before a date that make it the date of something else.
  private static let others = [
    "生产日期", "出生", "成立", "有效期", "保质期", "签发", "立案", "登记日期", "批准", "发证", "注册", "生效", "施行", "公布", "送达", "告知", "标注",
  ]

  func read() -> [String: [FieldOccurrence]] {
    guard let facts = context.facts ?? context.regions.bodyLine else { return [:] }
    let bytes = context.bytes
    for match in DateReader.periods(in: bytes, range: facts)
    where match.value.start.minute == nil && !isOther(match.range, facts) {
      guard let from = match.value.start.date,
        let until = match.value.end.date ?? match.value.end.resolved(in: from), until >= from
      else { continue }
      return [
        "violation-from": [context.found(.date(from), at: match.range, confidence: match.confidence)],
        "violation-until": [context.found(.date(until), at: match.range, confidence: match.confidence)],
      ]
    }
    if let months = months(in: facts) { return months }
    let dates = DateReader.matches(in: bytes, range: facts).filter { $0.value.date != nil && !isOther($0.range, facts) }
    if let start = dates.first(where: { isBeginning($0.range, facts) }), let day = start.value.date {
      return ["violation-from": [context.found(.date(day), at: start.range, confidence: start.confidence)]]
    }
    guard let first = dates.min(by: { ($0.value.date?.dayNumber ?? 0) < ($1.value.date?.dayNumber ?? 0) }),
      let day = first.value.date
    else { return [:] }
    // 于2015年擅自占用: the year is all that is known of the act, whatever was found later.
    if let year = earliestYear(in: facts), year < day.year { return [:] }
    let isOnly = Set(dates.compactMap(\.value.date)).count == 1
    let confidence = isOnly || isAct(first.range, facts) ? 0.9 : 0.7
    return ["violation-from": [context.found(.date(day), at: first.range, confidence: confidence)]]
  }

  /// `2018年3月至2018年9月`, `2018年3月至9月`: from the first day to the last; unsure, as the days are not said.
  private func months(in facts: Range<Int>) -> [String: [FieldOccurrence]]? {
    guard let pattern = Self.monthPeriod, let match = pattern.firstMatch(in: context.bytes, range: facts) else {
      return nil
    }
    func number(_ group: String) -> Int? { match[group].flatMap { Int(context.layout.string($0)) } }
    guard let year = number("y"), let month = number("m"), let last = number("n"),
      let from = CalendarDate(year: year, month: month, day: 1),
      let until = CalendarDate(year: number("z") ?? year, month: last, day: 1)?.adding(months: 1)?.adding(days: -1),
      until >= from
    else { return nil }
    return [
      "violation-from": [context.found(.date(from), at: match.range, confidence: 0.8)],
      "violation-until": [context.found(.date(until), at: match.range, confidence: 0.8)],
    ]
  }

  private static let monthPeriod = try? Pattern(
    #"(?P<y>\d{4})年(?P<m>\d{1,2})月(?:份|初|中旬|底)?(?:至|到|-|—)(?:(?P<z>\d{4})年)?(?P<n>\d{1,2})月(?!\d)"#)

  /// The sentence goes on with what the party did, not with what the agency found.
  private func isAct(_ date: Range<Int>, _ facts: Range<Int>) -> Bool {
    let after = context.layout.string(date.upperBound..<min(facts.upperBound, date.upperBound + 90))
    let clause = after.prefix { !"。;".contains($0) }
    let found = ["检查", "发现", "接到", "巡查", "收到", "执法人员", "本局", "我局", "本机关", "抽检", "送达", "立案", "投诉", "举报"]
    return ["当事人", "你单位", "你公司", "你店", "你户", "你(单位)", "该单位", "其", "你"].contains { clause.contains($0) }
      && !found.contains { clause.contains($0) }
  }

  private func isOther(_ date: Range<Int>, _ facts: Range<Int>) -> Bool {
    let before = context.layout.string(max(facts.lowerBound, date.lowerBound - 30)..<date.lowerBound)
    if Self.others.contains(where: { before.hasSuffix($0) || before.hasSuffix($0 + "为") || before.hasSuffix($0 + ":") })
    {
      return true
    }
    // 我局于…对你公司涉嫌…立案调查
    guard Self.agencies.contains(where: { before.hasSuffix($0 + "于") }) else { return false }
    let after = context.layout.string(date.upperBound..<min(facts.upperBound, date.upperBound + 240))
    return after.prefix { !"。;,".contains($0) }.contains("立案")
  }

  private static let agencies = ["我局", "本局", "本机关", "我机关", "我委", "本委", "我厅", "我队", "我大队", "本单位", "经批准", "经审批"]

  private func earliestYear(in facts: Range<Int>) -> Int? {
    (Self.yearOnly?.matches(in: context.bytes, range: facts) ?? []).compactMap { match in
      match["y"].flatMap { Int(context.layout.string($0)) }
    }.min()
  }

  private static let yearOnly = try? Pattern(#"[于在自从](?P<y>(?:19|20)\d{2})年(?!\d|[〇一二三四五六七八九十]|度|版|修)"#)

  /// 自…起, 从…开始
  private func isBeginning(_ date: Range<Int>, _ facts: Range<Int>) -> Bool {
    let before = context.layout.string(max(facts.lowerBound, date.lowerBound - 6)..<date.lowerBound)
    let after = context.layout.string(date.upperBound..<min(facts.upperBound, date.upperBound + 12))
    return before.hasSuffix("自") || before.hasSuffix("从") || after.hasPrefix("起") || after.hasPrefix("开始")
  }
}
