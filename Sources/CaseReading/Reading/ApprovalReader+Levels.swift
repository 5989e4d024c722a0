/// Who decides at which level of an approval form.
extension ApprovalReader {
  /// What ``LabelIndex/opinion(_:)`` calls each level.
  private static let plain = ["handler": "承办人意见", "unit-head": "承办机构负责人意见", "legal-unit": "法制机构意见", "head": "负责人意见"]

  /// 部门负责人意见 is the agency's head where the handling unit has a box of its own, else the unit's.
  func hitsOfLevels() -> [(level: String, hits: [LabelHit])] {
    var hits: [String: [LabelHit]] = [:]
    var asked: [String: Set<String>] = [:]
    for level in Self.levels {
      // 法制机构负责人意见 of a review: a kind that only asks who signed has the box all the same.
      let isAsked = context.kind.field("\(level)-signature") != nil
      let common = isAsked ? context.library.opinionLabels["\(level)-opinion"] : nil
      guard var labels = context.kind.field("\(level)-opinion")?.labels ?? common else { continue }
      // 局领导审批 stands for 负责人意见, which a kind with labels of its own need not name.
      labels += Self.plain[level].map { labels.contains($0) ? [] : [$0] } ?? []
      hits[level] = context.hits(of: labels)
      asked[level] = Set(labels)
    }
    addOthers(to: &hits, asked)
    let (units, heads) = (hits["unit-head"] ?? [], hits["head"] ?? [])
    let shared = Set(units.map(\.range)).intersection(heads.map(\.range))
    if !shared.isEmpty {
      let isUnit = heads.contains { !shared.contains($0.range) } && !units.contains { !shared.contains($0.range) }
      hits[isUnit ? "head" : "unit-head"]?.removeAll { shared.contains($0.range) }
    }
    // 执法部门负责人意见 above that of the agency; or the only box of a form whose kind asks for that of the unit alone.
    if hits["unit-head"]?.isEmpty ?? false {
      let boxes = context.hits(of: context.library.opinionLabels["head-opinion"] ?? [])
      let isAlone = context.kind.field("head-opinion") == nil
      if let first = boxes.first, isAlone || Set(boxes.map(\.range)).count > 1 && isOfUnit(first) {
        hits["unit-head"] = boxes.filter { $0.range == first.range }
        hits["head"]?.removeAll { $0.range == first.range }
      }
    }
    // 中队长意见 above 大队长意见: where nobody else decides, the last of them does.
    if hits["head"]?.isEmpty ?? false, let last = hits["unit-head"]?.last,
      Set((hits["unit-head"] ?? []).map(\.range)).count > 1
    {
      hits["head"] = [last]
      hits["unit-head"]?.removeAll { $0.range == last.range }
    }
    return Self.levels.map { ($0, hits[$0] ?? []) }
  }

  /// 处室意见, 局领导审批, which other kinds list and this one does not: a level all the same.
  private func addOthers(to hits: inout [String: [LabelHit]], _ asked: [String: Set<String>]) {
    let index = context.library.labels
    for hit in context.labels {
      let words = index.labels[hit.label]
      guard !context.library.isLabel(hit.label, of: context.kind.id), let level = index.opinion(words),
        let name = Self.levels.first(where: { asked[$0]?.contains(index.labels[level]) ?? false })
      else { continue }
      hits[name] = ((hits[name] ?? []) + [hit]).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }

  /// 执法部门负责人, 监察机构: an office inside of the agency, no 局长 or 分管领导.
  private func isOfUnit(_ hit: LabelHit) -> Bool {
    let words = context.layout.string(hit.range)
    return ["部门", "机构", "队", "科", "股", "处室"].contains(where: words.contains) && !words.contains("分管")
  }
}
