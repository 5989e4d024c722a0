import DocExtract

/// Lists inside of forms: a row of heads above rows of the same shape (名称 | 数量 | 规格).
struct ListTables {
  let layout: DocumentLayout
  let index: LabelIndex

  struct List {
    var head: Int
    var rows: [Int]
    /// Those of the rows that only add up the others.
    var sums: Set<Int>
  }

  /// A list holds no more rows than this.
  private static let most = 400
  /// Heads are words, in bytes.
  private static let longestHead = 45

  /// Words of which at least one heads a column of a list, or ends its head.
  private static let exact: Set<String> = [
    "单位", "备注", "序号", "编号", "计量单位", "顺序号", "金额", "征收标准", "应征额", "应缴额", "应征金额", "应缴金额", "缴费标准", "收费标准", "费率",
  ]
  private static let endings = ["数量", "规格", "型号", "批号", "单价", "特征", "基数", "规格型号"]
  /// Heads by the words they hold, with the label that they stand for.
  private static let heads: [(words: [String], labels: [String])] = [
    (["数量", "件数"], ["数量"]), (["品种"], ["物品名称", "名称", "品名"]), (["规格", "型号"], ["规格"]), (["批号"], ["批号"]),
    (["名称", "品名", "物品", "样品"], ["物品名称", "名称", "品名", "样品名称", "证据名称"]),
    (["题名", "标题", "文书", "文件", "材料"], ["题名", "材料名称"]),
  ]

  /// The lists of one grid, in the order of their rows.
  func lists(in grid: DocumentLayout.Grid) -> [List] {
    var lists: [List] = []
    var row = 0
    while row + 1 < grid.rows {
      defer { row += 1 }
      let columns = columns(row, grid)
      guard columns.count >= 2, isHead(row, columns, grid) else { continue }
      var rows: [Int] = []
      var next = row + 1
      while next < grid.rows, rows.count < Self.most, isRow(next, columns, grid) {
        rows.append(next)
        next += 1
      }
      rows.removeAll { isSample($0, grid) }
      if isOfValues(row, columns, grid) || isForm(row, rows, columns, grid) { continue }
      // A list that nobody filled in says so once.
      let filled = rows.filter { !isEmpty($0, columns, grid) }
      rows = filled.isEmpty ? Array(rows.prefix(1)) : filled
      let sums = filled.isEmpty ? [] : Set(rows.filter { isSum($0, grid) })
      guard sums.count < rows.count else { continue }
      lists.append(List(head: row, rows: rows, sums: sums))
      row = next - 1
    }
    return lists
  }

  /// The labels that the head of a column stands for.
  func labels(ofHead cell: DocumentLayout.Cell) -> [Int] {
    guard let range = cell.range else { return [] }
    let words = LabelFinder.bare(layout.string(range))
    let plain = LabelFinder.withoutBrackets(words)
    if let number = index.number(of: words) ?? index.number(of: plain) { return [number] }
    // 品名规格
    let isNamed = ["品名", "名称", "物品名称", "产品名称", "货物名称", "商品名称", "卷烟品名"].contains(where: plain.hasPrefix)
    if isNamed, ["规格", "型号", "特征"].contains(where: plain.hasSuffix),
      let names = Self.heads.first(where: { $0.words[0] == "名称" })
    {
      return names.labels.compactMap { index.number(of: $0) }
    }
    for head in Self.heads
    where head.words.contains(where: plain.hasSuffix) || head.words.contains(where: plain.hasPrefix) {
      return head.labels.compactMap { index.number(of: $0) }
    }
    return []
  }

  /// 检查情况 beside 检查项目: what was found of each item belongs to it; `nil` for other columns.
  func result(ofHead cell: DocumentLayout.Cell, row: Int, in grid: DocumentLayout.Grid) -> Int? {
    guard let words = cell.range.map({ LabelFinder.withoutBrackets(LabelFinder.bare(layout.string($0))) }),
      Self.results.contains(where: words.hasSuffix)
    else { return nil }
    let heads = columns(row, grid).compactMap { column in
      grid.cell(row: row, column: column).flatMap { grid.cells[$0].range }.map {
        LabelFinder.withoutBrackets(LabelFinder.bare(layout.string($0)))
      }
    }
    guard let item = heads.first(where: { $0 != words && Self.items.contains(where: $0.hasPrefix) }) else { return nil }
    return index.number(of: item.hasPrefix("检查") ? "检查项目" : "核查内容")
  }

  /// What heads the items of a checklist, and what heads the column of what was found.
  private static let items = ["检查项目", "检查内容", "检查事项", "检查要点", "核查项目", "核查内容", "核查事项", "审查项目", "审查内容", "勘验项目", "勘验内容"]
  private static let results = ["情况", "结果", "记录", "存在问题", "发现问题", "发现的问题", "判定", "评定", "情况说明", "实测", "现状"]

  /// Sums of money are worth reading, a number of unlike goods is none.
  func isOfMoney(_ head: DocumentLayout.Cell) -> Bool {
    head.range.map { layout.string($0) }?.contains("额") ?? false
  }

  private func columns(_ row: Int, _ grid: DocumentLayout.Grid) -> [Int] {
    (0..<grid.columns).filter { column in
      guard let cell = grid.cell(row: row, column: column) else { return false }
      return grid.cells[cell].column == column && grid.cells[cell].row == row
    }
  }

  private func isHead(_ row: Int, _ columns: [Int], _ grid: DocumentLayout.Grid) -> Bool {
    var isSure = false
    for column in columns {
      guard let cell = grid.cell(row: row, column: column), let range = grid.cells[cell].range,
        range.count <= Self.longestHead
      else { return false }
      let words = layout.string(range)
      if words.contains(where: { ":,。;".contains($0) || $0.isASCII && $0.isNumber && !words.hasPrefix("32") }) {
        return false
      }
      let plain = LabelFinder.withoutBrackets(LabelFinder.bare(words))
      if Self.exact.contains(plain) || Self.endings.contains(where: plain.hasSuffix) { isSure = true }
      if plain.hasPrefix("是否"), columns.count > 2, isAnswered(below: row, column, grid) { isSure = true }
      // Levels of approval go along their rows.
      if ["意见", "签名", "签字"].contains(where: plain.hasSuffix) { return false }
    }
    return isSure
  }

  /// 核查项目 | 核查情况 | 是否符合 above … | ☑是 □否: a question that each row answers heads a column.
  private func isAnswered(below row: Int, _ column: Int, _ grid: DocumentLayout.Grid) -> Bool {
    guard let cell = grid.cell(row: row + 1, column: column), grid.cells[cell].column == column,
      let range = grid.cells[cell].range, range.count <= Self.longestHead
    else { return false }
    let words = layout.string(range)
    return CheckedWords(layout.text.bytes, range).words != nil
      || ["是", "否", "有", "无", "符合", "不符合", "合格", "不合格", "√", "×"].contains(words)
  }

  /// 货值金额合计 | 860 | | 26360 at the end of a list with a column 金额, or below it: what a row adds up stands in that column.
  func sum(of number: Int, in grid: DocumentLayout.Grid, _ lists: [List]) -> Int? {
    let label = grid.cells[number]
    guard label.column == 0, let list = lists.last(where: { $0.head < label.row }),
      let column = (0..<grid.columns).last(where: { column in
        grid.cell(row: list.head, column: column).map { grid.cells[$0].column == column && isOfMoney(grid.cells[$0]) }
          ?? false
      }), let cell = grid.cell(row: label.row, column: column), grid.cells[cell].column == column,
      grid.cells[cell].row == label.row, let range = grid.cells[cell].range,
      layout.text.bytes[range].allSatisfy({ $0 < 0x80 || $0 == 0xC2 || $0 == 0xA5 })
        || layout.string(range).hasSuffix("元")
    else { return nil }
    return layout.text.bytes[range].contains { (0x30...0x39).contains($0) } ? cell : nil
  }

  /// 整改结果 over 已完成 | 未完成, with √ in one of the two columns: for each row the words that are ticked; `nil` when the
  /// cell heads no such columns.
  func ticked(below number: Int, in grid: DocumentLayout.Grid) -> [Int]? {
    let head = grid.cells[number]
    let choices = head.column..<(head.column + head.columnSpan)
    let heads = choices.compactMap { column in
      grid.cell(row: head.row + head.rowSpan, column: column).flatMap { cell in
        grid.cells[cell].columnSpan == 1 && grid.cells[cell].range.map { $0.count <= Self.longestHead } ?? false
          ? cell : nil
      }
    }
    guard choices.count > 1, heads.count == choices.count else { return nil }
    var found: [Int] = []
    for row in (head.row + head.rowSpan + 1)..<max(head.row + head.rowSpan + 1, grid.rows) {
      for (choice, column) in zip(heads, choices) {
        guard let cell = grid.cell(row: row, column: column), let range = grid.cells[cell].range else { continue }
        guard Self.ticks.contains(layout.string(range)) else { return nil }
        found.append(choice)
      }
    }
    return found.isEmpty ? nil : found
  }

  private static let ticks: Set<String> = ["√", "✓", "✔", "☑", "■", "●", "是", "V", "v"]

  /// The same columns as the head, with what no label says in most of them.
  private func isRow(_ row: Int, _ columns: [Int], _ grid: DocumentLayout.Grid) -> Bool {
    var labels = 0
    var filled = 0
    for column in columns {
      guard let number = grid.cell(row: row, column: column) else { continue }
      let cell = grid.cells[number]
      guard cell.column == column else { return false }
      guard let range = cell.range, cell.row == row else { continue }
      filled += 1
      let words = LabelFinder.bare(layout.string(range))
      if range.count <= Self.longestHead,
        index.number(of: words) != nil || index.opinion(words) != nil || index.signature(words) != nil
      {
        labels += 1
      }
    }
    let whole = grid.cell(row: row, column: columns[0]).map { grid.cells[$0].columnSpan } ?? 1
    return whole < grid.columns && (filled == 0 || labels == 0 || labels == 1 && filled > 2 || labels * 5 <= filled * 2)
  }

  /// A row that shows how to fill in the list.
  private func isSample(_ row: Int, _ grid: DocumentLayout.Grid) -> Bool {
    guard let cell = grid.cell(row: row, column: 0), let range = grid.cells[cell].range else { return false }
    return ["样例", "示例", "例", "举例", "填写示例", "(示例)", "(样例)"].contains(layout.string(range))
  }

  /// 项目 | 数值 | 单位 above 征收标准 | 1900 | 元: labels go down the side, values beside them.
  private func isOfValues(_ row: Int, _ columns: [Int], _ grid: DocumentLayout.Grid) -> Bool {
    guard columns.count > 1 else { return false }
    let heads = columns.prefix(2).map { column in
      grid.cell(row: row, column: column).flatMap { grid.cells[$0].range }.map { LabelFinder.bare(layout.string($0)) }
        ?? ""
    }
    return ["项目", "事项", "指标", "名称", "内容"].contains(heads[0]) && ["数值", "数额", "结果", "计算结果", "数据"].contains(heads[1])
  }

  /// 序号 | 项目 | 内容 above 1 | 当事人 | 某市某公司: a form whose rows are numbered.
  private func isForm(_ row: Int, _ rows: [Int], _ columns: [Int], _ grid: DocumentLayout.Grid) -> Bool {
    guard (2...3).contains(columns.count), rows.count > 1 else { return false }
    let column = columns[columns.count - 2]
    let head = grid.cell(row: row, column: column).flatMap { grid.cells[$0].range }
    guard let head, Self.asking.contains(LabelFinder.bare(layout.string(head))) else { return false }
    let finder = LabelFinder(index: index, layout: layout)
    let labelled = rows.filter { row in
      grid.cell(row: row, column: column).flatMap { grid.cells[$0].range }.map { !finder.labels(filling: $0).isEmpty }
        ?? false
    }
    return labelled.count * 2 >= rows.count
  }

  /// What heads a column of labels.
  private static let asking: Set<String> = ["项目", "事项", "栏目", "指标", "要素", "信息项", "登记项目", "填写项目", "项目名称", "内容"]

  /// Nothing but the printed number of the row.
  private func isEmpty(_ row: Int, _ columns: [Int], _ grid: DocumentLayout.Grid) -> Bool {
    columns.allSatisfy { column in
      guard let cell = grid.cell(row: row, column: column), let range = grid.cells[cell].range else { return true }
      return column == columns[0] && Int(layout.string(range)) != nil
    }
  }

  private func isSum(_ row: Int, _ grid: DocumentLayout.Grid) -> Bool {
    for column in 0..<min(2, grid.columns) {
      guard let cell = grid.cell(row: row, column: column), let range = grid.cells[cell].range else { continue }
      let words = layout.string(range).filter { $0 != " " }
      return ["合计", "总计", "小计", "以下空白", "(以下空白)"].contains(words)
    }
    return true
  }
}
