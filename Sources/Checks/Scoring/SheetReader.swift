import CaseReading

/// Reads the sheets of a standard: several under `sheets`, or the one that the standard itself is.
struct SheetReader {
  let items: ItemReader

  func sheets(_ keys: inout PackMapping, id: String, title: String) throws(PackError) -> [StandardSheet] {
    guard let listed = keys.take("sheets") else {
      return [try sheet(&keys, id: id, title: title, pool: [])]
    }
    let pool = try items.items(keys.take("items"), pool: [])
    var sheets: [StandardSheet] = []
    for element in listed.listed {
      var own = try PackMapping(element, name: "评分表")
      let name = try own.require("id").string("id")
      guard !sheets.contains(where: { $0.id == name }) else { throw element.error("评分表 \(name) 写了两次") }
      sheets.append(try sheet(&own, id: name, title: own.require("title").string("title"), pool: pool))
      try own.finish()
    }
    guard !sheets.isEmpty else { throw listed.error("sheets 是空的;只有一张表的,items 直接写在标准里") }
    let used = Set(sheets.flatMap(\.items).map(\.id))
    if let unused = pool.first(where: { !used.contains($0.id) }) {
      throw (keys.node["items"] ?? listed).error("条目 \(unused.id) 没有哪张表用到")
    }
    return sheets
  }

  private func sheet(
    _ keys: inout PackMapping, id: String, title: String, pool: [StandardItem]
  ) throws(PackError) -> StandardSheet {
    let cases = try cases(&keys)
    let own = try items.items(keys.require("items"), pool: pool)
    let total = try keys.require("total")
    let sum = own.map(\.points).sum()
    guard try total.points("total ") == sum else {
      throw total.error("条目标准分合计 \(sum),与声明的 total \(total.text ?? "") 不符;请核对每一条的 points")
    }
    guard sum > .zero else { throw total.error("total 是 0") }
    let bonus = try bonuses(keys.take("bonus"), items: own)
    let attached = try attached(keys.take("attached"), items: own)
    return StandardSheet(
      id: id, title: title, cases: cases, has: try items.context.kinds(keys.take("has")),
      lacks: try items.context.kinds(keys.take("lacks")), total: sum, items: own, bonus: bonus, attached: attached)
  }

  /// `kinds: [penalty, licensing]`, or `cases: {penalty: [ordinary]}`.
  private func cases(_ keys: inout PackMapping) throws(PackError) -> [String: [String]] {
    let (kinds, cases) = (keys.take("kinds"), keys.take("cases"))
    if let kinds, cases != nil { throw kinds.error("kinds 和 cases 只写一个") }
    if let kinds {
      var result: [String: [String]] = [:]
      for element in kinds.listed { result[try element.word("案卷类别", among: CaseWords.kinds)] = [] }
      return result
    }
    guard let cases else { throw keys.missing("kinds", "\(keys.name)缺少“kinds”(适用的案卷类别)") }
    guard let written = try Applies.cases(cases) else {
      return Dictionary(uniqueKeysWithValues: CaseWords.kinds.map { ($0, []) })
    }
    return written
  }

  private func bonuses(_ node: PackNode?, items: [StandardItem]) throws(PackError) -> [StandardBonus] {
    var bonuses: [StandardBonus] = []
    for element in node?.listed ?? [] {
      var keys = try PackMapping(element, name: "加分项")
      let bonus = StandardBonus(
        id: try keys.require("id").string("id"), title: try keys.require("title").string("title"),
        points: try keys.require("points").points("points "))
      try keys.finish()
      guard !bonuses.contains(where: { $0.id == bonus.id }), !items.contains(where: { $0.id == bonus.id }) else {
        throw element.error("加分项 \(bonus.id) 与别的条目同号")
      }
      bonuses.append(bonus)
    }
    return bonuses
  }

  private func attached(_ node: PackNode?, items: [StandardItem]) throws(PackError) -> AttachedRules? {
    guard let node else { return nil }
    var keys = try PackMapping(node, name: "attached")
    let known = Set(self.items.context.directory.all.compactMap { $0.id.split(separator: "/").first.map(String.init) })
    var groups: [String] = []
    for element in try keys.require("groups").listed {
      groups.append(try element.word("规则组", among: known.sorted()) + "/")
    }
    let units = try ReviewStandard.units(keys.require("units"))
    let item = try keys.require("item").word("条目", among: items.map(\.id))
    try keys.finish()
    return AttachedRules(groups: groups, units: units, item: item)
  }
}
