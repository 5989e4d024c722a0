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

  /// A cell of a form asks for the facts and nobody filled it in: the words of other cells are none.
  private var isAskedInForm: Bool {
    let hits = context.hits(of: context.kind.field("facts")?.labels ?? [])
    return !hits.isEmpty && hits.allSatisfy { $0.valueCell != nil && $0.value.isEmpty }
  }

  /// `经调查,你单位存在下列违法事实:` with what it leads to, up to the line that cites the law.
  private func told(from first: Range<Int>) -> Range<Int> {
    let lines = context.layout.lines
    guard context.bytes[first].last == Bytes.colon, let line = context.layout.line(at: first.lowerBound) else {
      return first
    }
    let below = lines[(line + 1)...].prefix { entry in
      let words = context.layout.string(entry.range)
      return entry.cell == nil
        && !["根据", "依据", "依照", "按照", "上述", "以上", "你的行为", "如不服", "现责令"].contains(where: words.hasPrefix)
    }
    // What nobody filled in tells nothing.
    let isTemplate = below.contains { entry in
      ["__", "××"].contains { Bytes.contains($0, in: context.bytes, entry.range) }
    }
    guard let last = below.last, below.count <= Self.mostTold, !isTemplate else { return first }
    return Bytes.trimmed(context.bytes, below[below.startIndex].range.lowerBound..<last.range.upperBound)
  }

  /// Paragraphs of facts below the line that leads to them.
  private static let mostTold = 12

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    if context.kind.field("facts") != nil, !isAskedInForm, let facts = context.facts, facts.count >= 12 {
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
      result["facts"] = [context.text(told(from: first), confidence: 0.8)]
    }
    return result
  }
}
