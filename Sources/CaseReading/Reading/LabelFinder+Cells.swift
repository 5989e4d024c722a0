/// Labels of forms: a label fills its cell, and its value stands to the right or below.
extension LabelFinder {
  func cellHits() -> [LabelHit] {
    var hits: [LabelHit] = []
    for (gridNumber, grid) in layout.grids.enumerated() {
      let labelsOfCell = grid.cells.map { cell in cell.range.map(labels(filling:)) ?? [] }
      let tables = ListTables(layout: layout, index: index)
      let lists = tables.lists(in: grid)
      for list in lists { hits += self.hits(of: list, in: grid, gridNumber, tables) }
      let listed = Set(lists.flatMap { [$0.head] + $0.rows })
      for (number, labels) in labelsOfCell.enumerated() {
        guard let range = grid.cells[number].range else { continue }
        if listed.contains(grid.cells[number].row) {
          // 货值金额合计 as one of the rows of the list; 合计 alone only adds up.
          guard range.count > Self.longestSumWord, let sum = tables.sum(of: number, in: grid, lists),
            let value = grid.cells[sum].range
          else { continue }
          hits += labels.map {
            LabelHit(
              label: $0.number, range: range, value: value, valueCell: (gridNumber, sum), bracket: $0.bracket)
          }
          continue
        }
        if let hit = opinion(beside: number, in: grid, gridNumber) { hits.append(hit) }
        guard !labels.isEmpty else { continue }
        let own = tables.sum(of: number, in: grid, lists).map { [$0] } ?? tables.ticked(below: number, in: grid)
        for target in own ?? targets(of: number, in: grid, labels: labelsOfCell) {
          let cell = grid.cells[target]
          for label in labels {
            hits.append(
              LabelHit(
                label: label.number, range: range, value: cell.range ?? range.upperBound..<range.upperBound,
                valueCell: (gridNumber, target), bracket: label.bracket))
            if let hit = signer(of: label.number, range, in: cell, (gridNumber, target)) { hits.append(hit) }
          }
        }
      }
    }
    return hits
  }

  /// 承办部门负责人 | 情况属实,同意补办。: the office alone, beside what it thinks.
  private func opinion(beside number: Int, in grid: DocumentLayout.Grid, _ gridNumber: Int) -> LabelHit? {
    let cell = grid.cells[number]
    guard let range = cell.range, range.count <= Self.longestOffice,
      let right = grid.cell(row: cell.row, column: cell.column + cell.columnSpan),
      let value = grid.cells[right].range
    else { return nil }
    // 承办部门(某海事处), 局长(分管)
    let words = Self.withoutBrackets(Self.bare(layout.string(range)))
    // 执法大队 | 同意。 张三 2024年3月18日
    let isDated = DateReader.matches(in: layout.text.bytes, range: value).last?.range.upperBound == value.upperBound
    if isDated, Self.leaders.contains(where: words.hasSuffix), let label = index.opinion(words + "意见"),
      Self.decisions.contains(where: layout.string(value).contains)
    {
      return LabelHit(
        label: label, range: range, value: value, valueCell: (gridNumber, right),
        bracket: range.upperBound..<range.upperBound)
    }
    let isOffice = Self.offices.contains(where: words.hasSuffix) && isDated
    guard
      isOffice || ["负责人", "领导", "局长", "主任", "队长", "科长", "股长"].contains(where: words.hasSuffix),
      Self.opinions.contains(where: layout.string(value).hasPrefix), let label = index.opinion(words + "意见")
    else { return nil }
    return LabelHit(
      label: label, range: range, value: value, valueCell: (gridNumber, right),
      bracket: range.upperBound..<range.upperBound)
  }

  /// Bytes of the office of who decides.
  private static let longestOffice = 54
  /// What opinions begin with.
  private static let opinions = ["同意", "不同意", "拟同意", "情况属实", "属实", "准予", "批准", "建议", "请", "报", "程序合法", "经审", "已阅", "按"]

  /// Who decides, and words of which a decision holds one.
  private static let leaders = ["负责人", "领导", "局长", "主任", "队长", "科长", "股长", "部门", "机构", "大队", "支队", "科", "股", "处", "队"]
  private static let decisions = ["同意", "准予", "批准", "属实", "建议", "符合", "合法", "无异议", "依据充分", "可行", "准许", "拟"]

  private static let offices = ["大队", "中队", "支队", "股", "科", "科室", "股室", "处室", "执法队", "机构"]

  /// Bytes of 合计, 总计.
  private static let longestSumWord = 6

  /// Every cell below a head.
  private func hits(
    of list: ListTables.List, in grid: DocumentLayout.Grid, _ number: Int, _ tables: ListTables
  ) -> [LabelHit] {
    var hits: [LabelHit] = []
    var last = -1
    for column in 0..<grid.columns {
      guard let head = grid.cell(row: list.head, column: column), head != last, let range = grid.cells[head].range
      else {
        continue
      }
      last = head
      let ticked = tables.ticked(below: head, in: grid)
      let results = tables.result(ofHead: grid.cells[head], row: list.head, in: grid)
      for label in results.map({ [$0] }) ?? tables.labels(ofHead: grid.cells[head]) {
        if let ticked {
          hits += ticked.compactMap { choice in
            grid.cells[choice].range.map {
              LabelHit(
                label: label, range: range, value: $0, valueCell: (number, choice),
                bracket: range.upperBound..<range.upperBound)
            }
          }
          continue
        }
        let isOfMoney = tables.isOfMoney(grid.cells[head])
        // What the others add up to stands before them.
        let rows = isOfMoney ? list.rows.filter(list.sums.contains) : []
        for row in rows + list.rows.filter({ !list.sums.contains($0) }) {
          guard let cell = grid.cell(row: row, column: grid.cells[head].column), grid.cells[cell].row == row else {
            continue
          }
          hits.append(
            LabelHit(
              label: label, range: range, value: grid.cells[cell].range ?? range.upperBound..<range.upperBound,
              valueCell: (number, cell), bracket: range.upperBound..<range.upperBound))
        }
      }
    }
    return hits
  }

  /// To the right when that is no label; else every cell below up to the next label.
  private func targets(of number: Int, in grid: DocumentLayout.Grid, labels: [[(number: Int, bracket: Range<Int>)]])
    -> [Int]
  {
    let cell = grid.cells[number]
    let right = grid.cell(row: cell.row, column: cell.column + cell.columnSpan)
    if let right, grid.cells[right].range == nil, let value = behindEmptyColumn(right, in: grid, labels) {
      return [value]
    }
    if let right, labels[right].isEmpty, !headsNumberedRows(cell.row, in: grid),
      grid.cells[right].range != nil || !isHeader(cell.row, in: grid, labels),
      !heads(right, in: grid, labels)
    {
      return [right]
    }
    // 代收人与受送达人关系 | 委托代理人: in a column of labels beside one of values.
    if let right, cell.column == 0, isPair(cell.row, in: grid),
      [cell.row - 1, cell.row + 1].contains(where: { isLabelled($0, in: grid, labels) })
    {
      return [right]
    }
    // 案件来源 | 日常检查 | 发现时间 | 2023年3月7日: a word that is a label elsewhere stands where a value is due.
    if let right, !labels[right].isEmpty, !isHeader(cell.row, in: grid, labels) {
      let next = grid.cell(row: cell.row, column: grid.cells[right].column + grid.cells[right].columnSpan)
      if let next, !labels[next].isEmpty { return [right] }
    }
    // 与本案关系 | 当事人 at the end of a row: who somebody is may be a label elsewhere.
    if let right, Self.relations.contains(where: LabelFinder.bare(layout.string(cell.range ?? 0..<0)).hasSuffix),
      grid.cells[right].row == cell.row, grid.cells[right].column + grid.cells[right].columnSpan == grid.columns
    {
      return [right]
    }
    // 核查内容 beside 经营场所 | 有固定门面一间 and the rows below: all of them are what was found.
    if let right, !labels[right].isEmpty, cell.rowSpan > 1, cell.column == 0,
      Self.findings.contains(where: LabelFinder.bare(layout.string(cell.range ?? 0..<0)).hasSuffix)
    {
      let rows = (cell.row..<(cell.row + cell.rowSpan)).compactMap { row -> Int? in
        guard let item = grid.cell(row: row, column: cell.column + cell.columnSpan), grid.cells[item].row == row else {
          return nil
        }
        return grid.cell(row: row, column: grid.cells[item].column + grid.cells[item].columnSpan)
      }
      return rows.filter { labels[$0].isEmpty && grid.cells[$0].range != nil }
    }
    // 案源提供人 | 姓名 | 许女士: what the name is that is asked for.
    if let right, labels[right].contains(where: { ["姓名", "名称", "姓名(名称)"].contains(index.labels[$0.number]) }),
      let next = grid.cell(row: cell.row, column: grid.cells[right].column + grid.cells[right].columnSpan),
      labels[next].isEmpty, grid.cells[right].row == cell.row
    {
      return [next]
    }
    // A label beside a label heads a column only in a row of labels; else it only groups its neighbours.
    guard right == nil || headsNumberedRows(cell.row, in: grid) || isHeader(cell.row, in: grid, labels) else {
      return []
    }
    var below: [Int] = []
    var row = cell.row + cell.rowSpan
    while let next = grid.cell(row: row, column: cell.column), labels[next].isEmpty,
      grid.cells[next].column == cell.column, grid.cells[next].columnSpan <= max(cell.columnSpan, 1)
    {
      below.append(next)
      row = grid.cells[next].row + grid.cells[next].rowSpan
      if below.count >= 200 { break }
    }
    if below.isEmpty, let right, labels[right].isEmpty { return [right] }
    return below
  }

  /// What labels end with that ask what was found.
  private static let findings = ["核查内容", "核查情况", "检查内容", "检查情况", "现场情况", "勘验情况"]
  /// What labels end with that ask who somebody is.
  private static let relations = ["关系", "身份", "身份或职务"]

  /// 当事人 | | 某市某公司: beside a column that is empty in all rows.
  private func behindEmptyColumn(
    _ number: Int, in grid: DocumentLayout.Grid, _ labels: [[(number: Int, bracket: Range<Int>)]]
  ) -> Int? {
    let cell = grid.cells[number]
    let column = grid.cells.filter { $0.column == cell.column && $0.columnSpan == cell.columnSpan }
    guard column.count > 2, column.allSatisfy({ $0.range == nil }),
      let value = grid.cell(row: cell.row, column: cell.column + cell.columnSpan), labels[value].isEmpty,
      grid.cells[value].range != nil, grid.cells[value].column + grid.cells[value].columnSpan == grid.columns
    else { return nil }
    return value
  }

  /// Two cells and no more.
  private func isPair(_ row: Int, in grid: DocumentLayout.Grid) -> Bool {
    guard let first = grid.cell(row: row, column: 0), grid.cells[first].row == row,
      let second = grid.cell(row: row, column: grid.cells[first].columnSpan), second != first
    else { return false }
    return grid.cells[second].column + grid.cells[second].columnSpan == grid.columns
  }

  /// A row of a label and what is no label.
  private func isLabelled(
    _ row: Int, in grid: DocumentLayout.Grid, _ labels: [[(number: Int, bracket: Range<Int>)]]
  ) -> Bool {
    guard isPair(row, in: grid), let first = grid.cell(row: row, column: 0),
      let second = grid.cell(row: row, column: grid.cells[first].columnSpan)
    else { return false }
    return !labels[first].isEmpty && labels[second].isEmpty
  }
}
