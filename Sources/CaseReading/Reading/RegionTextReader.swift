/// Whole paragraphs of a letter that are fields: facts, evidence, discretion.
struct RegionTextReader {
  let context: DocumentContext

  /// Without the mark that ended the sentence before.
  private func withoutLead(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    for mark in ["。", ";", ":", ","] where Bytes.starts(context.bytes, at: start, with: Array(mark.utf8)) {
      start += mark.utf8.count
    }
    return Bytes.trimmed(context.bytes, min(start, range.upperBound)..<range.upperBound)
  }

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    if context.kind.field("facts") != nil, let facts = context.facts, facts.count >= 12 {
      result["facts"] = [context.text(facts, confidence: 0.9)]
    }
    let regions: [(String, FieldSpec.Region)] = [("evidence-items", .evidence), ("discretion-statement", .discretion)]
    for (field, region) in regions where context.kind.field(field) != nil {
      let ranges = context.regions[region].map(withoutLead).filter { $0.count >= 12 }
      if !ranges.isEmpty { result[field] = ranges.map { context.text($0, confidence: 0.9) } }
    }
    // 二、违法事实, 三、证据: a report says by its headings what its paragraphs are.
    if !context.kind.isIssuedToParty {
      for (field, words) in [("facts", ["事实"]), ("evidence-items", ["证据"])] where context.kind.field(field) != nil {
        if let section = context.section(named: words, but: field == "facts" ? ["证据", "处罚", "裁量"] : ["事实"]) {
          result[field] = [context.text(section, confidence: 0.9)]
        }
      }
    }
    // A letter that goes straight to the point tells its facts in the sentence that cites the law.
    if result["facts"] == nil, context.kind.field("facts") != nil, context.kind.isIssuedToParty,
      let first = context.regions.bodyLine
    {
      result["facts"] = [context.text(first, confidence: 0.8)]
    }
    return result
  }
}
