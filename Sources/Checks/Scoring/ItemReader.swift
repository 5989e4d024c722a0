import CaseReading

/// Reads the items of a sheet.
struct ItemReader {
  let context: StandardContext
  /// A line may leave out what a place costs.
  let hasUnits: Bool
  /// Of items that do not say it.
  let isOptional: Bool

  /// - Parameter pool: items that several sheets share; a sheet names them by their ids.
  func items(_ node: PackNode?, pool: [StandardItem]) throws(PackError) -> [StandardItem] {
    var items: [StandardItem] = []
    var lines: [String: Int] = [:]
    for element in node?.listed ?? [] {
      let item: StandardItem
      if let id = element.text {
        guard let shared = pool.first(where: { $0.id == id }) else {
          throw element.error("共用的条目" + Spelling.unknown(id, among: pool.map(\.id)))
        }
        item = shared
      } else {
        item = try self.item(element)
      }
      if let line = lines.updateValue(element.line, forKey: item.id) {
        throw element.error("条目 \(item.id) 写了两次,先在第 \(line) 行")
      }
      items.append(item)
    }
    return items
  }

  private func item(_ node: PackNode) throws(PackError) -> StandardItem {
    var keys = try PackMapping(node, name: "条目")
    var item = StandardItem(
      id: try keys.require("id").string("id"), title: try keys.require("title").string("title"),
      points: try keys.require("points").points("points "), missing: try context.kinds(keys.take("missing-document")),
      documents: try context.kinds(keys.take("documents")),
      isOptional: try keys.boolean("optional") ?? isOptional, lines: [])
    guard item.points > .zero else { throw node.error("条目 \(item.id) 的标准分是 0") }
    item.lines = try shortLines(&keys, item)
    for element in keys.take("deductions")?.listed ?? [] { item.lines.append(try line(element, item)) }
    try keys.finish()
    try checkParts(node, item)
    return item
  }

  /// `rules:` and `manual:` of the item itself.
  private func shortLines(_ keys: inout PackMapping, _ item: StandardItem) throws(PackError) -> [DeductionLine] {
    var lines: [DeductionLine] = []
    if let node = keys.take("rules") {
      guard hasUnits else { throw node.error("条目 \(item.id):标准没有写 units,扣分点要写 per(每处扣几分)") }
      let selection = try context.selection(node)
      lines.append(DeductionLine(rules: selection.ids, elements: selection.elements, zeroes: false, choices: []))
    }
    if let question = try keys.string("manual") {
      lines.append(DeductionLine(rules: [], zeroes: false, manual: question, choices: try choices(&keys, item.points)))
    }
    return lines
  }

  private func line(_ node: PackNode, _ item: StandardItem) throws(PackError) -> DeductionLine {
    var keys = try PackMapping(node, name: "扣分点")
    let selection = try context.selection(keys.take("rules"))
    var line = DeductionLine(
      part: try keys.string("part"), rules: selection.ids, elements: selection.elements,
      documents: try keys.take("documents").map { node throws(PackError) in
        node.text == "any" ? [] : try context.kinds(node)
      },
      per: try keys.points("per"), max: try keys.points("max"), zeroes: try keys.boolean("zero") ?? false,
      manual: try keys.string("manual"), choices: [])
    if let points = keys.take("points") {
      guard line.part != nil else { throw points.error("points 是子项的分,要有 part;每处扣几分写 per") }
      line.max = try points.points("points ")
      line.per = line.per ?? line.max
    }
    line.choices = try choices(&keys, line.max ?? item.points)
    try keys.finish()
    guard !line.rules.isEmpty || line.manual != nil else { throw node.error("扣分点没有 rules,也没有 manual") }
    try checkPoints(of: line, node, item)
    return line
  }

  private func checkPoints(of line: DeductionLine, _ node: PackNode, _ item: StandardItem) throws(PackError) {
    if line.per == nil, !hasUnits, !line.rules.isEmpty, !line.zeroes {
      throw node.error("扣分点没有 per(每处扣几分),标准也没有写 units")
    }
    if let per = line.per, let max = line.max, max < per { throw node.error("封顶 \(max) 分小于每处扣的 \(per) 分") }
    if let most = line.max ?? line.per, most > item.points {
      throw node.error("扣 \(most) 分,多于条目 \(item.id) 的标准分 \(item.points)")
    }
  }

  private func choices(_ keys: inout PackMapping, _ most: Points) throws(PackError) -> [Points] {
    var choices: [Points] = []
    for element in keys.take("choices")?.listed ?? [] {
      let choice = try element.points("choices ")
      guard choice <= most else { throw element.error("可选的扣分 \(choice) 多于 \(most) 分") }
      guard choices.last.map({ $0 < choice }) ?? true else { throw element.error("choices 从小到大写,不重复") }
      choices.append(choice)
    }
    return choices
  }

  /// Parts with points of their own are all of the item.
  private func checkParts(_ node: PackNode, _ item: StandardItem) throws(PackError) {
    let parts = item.lines.filter { $0.part != nil && $0.max != nil }
    guard !parts.isEmpty else { return }
    let sum = parts.compactMap(\.max).sum()
    guard sum == item.points else {
      throw node.error("条目 \(item.id) 的子项合计 \(sum),与标准分 \(item.points) 不符")
    }
  }

  /// 基本要素: each costs its points once.
  func elements(_ node: PackNode?) throws(PackError) -> [StandardItem] {
    var elements: [StandardItem] = []
    for element in node?.listed ?? [] {
      var keys = try PackMapping(element, name: "基本要素")
      let points = try keys.require("points").points("points ")
      let selection = try context.selection(keys.take("rules"))
      let item = StandardItem(
        id: try keys.require("id").string("id"), title: try keys.require("title").string("title"), points: points,
        missing: [], documents: try context.kinds(keys.take("documents")), isOptional: true,
        lines: [
          DeductionLine(
            rules: selection.ids, elements: selection.elements, per: points, max: points, zeroes: false,
            manual: try keys.string("manual"),
            choices: try choices(&keys, points))
        ])
      try keys.finish()
      guard !selection.ids.isEmpty || item.lines[0].manual != nil else {
        throw element.error("基本要素没有 rules,也没有 manual")
      }
      guard !elements.contains(where: { $0.id == item.id }) else { throw element.error("基本要素 \(item.id) 写了两次") }
      elements.append(item)
    }
    return elements
  }
}
