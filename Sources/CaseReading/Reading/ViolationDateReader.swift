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
    let dates = DateReader.matches(in: bytes, range: facts).filter { $0.value.date != nil && !isOther($0.range, facts) }
    if let start = dates.first(where: { isBeginning($0.range, facts) }), let day = start.value.date {
      return ["violation-from": [context.found(.date(day), at: start.range, confidence: start.confidence)]]
    }
    guard let first = dates.min(by: { ($0.value.date?.dayNumber ?? 0) < ($1.value.date?.dayNumber ?? 0) }),
      let day = first.value.date
    else { return [:] }
    let isOnly = Set(dates.compactMap(\.value.date)).count == 1
    let confidence = isOnly || isAct(first.range, facts) ? 0.9 : 0.7
    return ["violation-from": [context.found(.date(day), at: first.range, confidence: confidence)]]
  }

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
    return Self.others.contains { before.hasSuffix($0) || before.hasSuffix($0 + "为") || before.hasSuffix($0 + ":") }
  }

  /// 自…起, 从…开始
  private func isBeginning(_ date: Range<Int>, _ facts: Range<Int>) -> Bool {
    let before = context.layout.string(max(facts.lowerBound, date.lowerBound - 6)..<date.lowerBound)
    let after = context.layout.string(date.upperBound..<min(facts.upperBound, date.upperBound + 12))
    return before.hasSuffix("自") || before.hasSuffix("从") || after.hasPrefix("起") || after.hasPrefix("开始")
  }
}
