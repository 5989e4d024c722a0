/// Whole paragraphs of a letter that are fields: facts, evidence, discretion.
struct RegionTextReader {
  let context: DocumentContext

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    if context.kind.field("facts") != nil, let facts = context.facts, facts.count >= 12 {
      result["facts"] = [context.text(facts, confidence: 0.9)]
    }
    let regions: [(String, FieldSpec.Region)] = [("evidence-items", .evidence), ("discretion-statement", .discretion)]
    for (field, region) in regions where context.kind.field(field) != nil {
      let ranges = context.regions[region].map { Bytes.trimmed(context.bytes, $0) }.filter { $0.count >= 12 }
      if !ranges.isEmpty { result[field] = ranges.map { context.text($0, confidence: 0.9) } }
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
