/// Rows of heads: labels whose values stand below them.
extension LabelFinder {
  /// 全宗号 | 目录号 | 案卷号 | 年度 above 0112 | 3 | 0088 | 2021: a word that is no label heads a column among labels.
  func heads(_ number: Int, in grid: DocumentLayout.Grid, _ labels: [[(number: Int, bracket: Range<Int>)]])
    -> Bool
  {
    let cell = grid.cells[number]
    guard !isOfNumbers(cell), isHeader(cell.row, in: grid, labels) else { return false }
    if headsValues(cell.row, in: grid, labels) { return true }
    var (named, last) = (0, -1)
    for column in 0..<grid.columns {
      guard let head = grid.cell(row: cell.row, column: column), head != last else { continue }
      last = head
      if !labels[head].isEmpty { named += 1 }
      guard let below = grid.cell(row: cell.row + cell.rowSpan, column: column), grid.cells[below].range != nil,
        grid.cells[below].column == grid.cells[head].column, labels[below].isEmpty
      else { return false }
    }
    return named >= 3
  }

  /// Most filled cells of the row are labels: the head of a list.
  func isHeader(_ row: Int, in grid: DocumentLayout.Grid, _ labels: [[(number: Int, bracket: Range<Int>)]])
    -> Bool
  {
    var (filled, named) = (0, 0)
    var last = -1
    var endsNamed = false
    var hasValue = false
    for column in 0..<grid.columns {
      guard let number = grid.cell(row: row, column: column), number != last else { continue }
      last = number
      guard grid.cells[number].range != nil else { continue }
      filled += 1
      endsNamed = !labels[number].isEmpty
      if endsNamed { named += 1 } else { hasValue = hasValue || isOfNumbers(grid.cells[number]) }
    }
    if !hasValue, named > 0, filled > 1, named < filled, headsValues(row, in: grid, labels) { return true }
    // 当事人 | 名称 | 某市某店: labels that lead to a value.
    return !hasValue && named >= (endsNamed ? 2 : 3) && named * 3 >= filled * 2
  }

  /// 被检查人 | 检查人员意见 above 某店 | 未发现问题: all cells of the row end like labels, none of those below does.
  func headsValues(_ row: Int, in grid: DocumentLayout.Grid, _ labels: [[(number: Int, bracket: Range<Int>)]])
    -> Bool
  {
    var last = -1
    for column in 0..<grid.columns {
      guard let head = grid.cell(row: row, column: column), head != last else { continue }
      last = head
      guard grid.cells[head].row == row, grid.cells[head].rowSpan == 1, let words = grid.cells[head].range,
        !labels[head].isEmpty || isLikeLabel(words),
        let below = grid.cell(row: row + 1, column: column), grid.cells[below].column == grid.cells[head].column,
        grid.cells[below].columnSpan == grid.cells[head].columnSpan, labels[below].isEmpty,
        !(grid.cells[below].range.map(isLikeLabel) ?? false)
      else { return false }
    }
    return true
  }

  /// Few letters, Han alone, that end like a label.
  func isLikeLabel(_ range: Range<Int>) -> Bool {
    guard range.count <= Self.longestLabel else { return false }
    let words = Self.withoutBrackets(Self.bare(layout.string(range)))
    return (2...12).contains(words.unicodeScalars.count) && words.unicodeScalars.allSatisfy(\.value.isHan)
      && Self.labelEndings.contains(where: words.hasSuffix)
  }

  /// Bytes of a label with a hint in brackets.
  private static let longestLabel = 60
  private static let labelEndings = [
    "时间", "日期", "地点", "名称", "文号", "编号", "意见", "情况", "内容", "方式", "结果", "结论", "事项", "依据", "理由", "原因", "来源", "地址", "住址",
    "电话",
    "证号", "号码", "代码", "姓名", "职务", "性别", "年龄", "关系", "代表人", "负责人", "承办人", "经办人", "当事人", "单位", "机关", "部门", "机构", "金额",
    "期限",
    "数量", "规格", "型号", "案由", "备注", "措施", "建议", "类别", "种类", "性质", "要求", "人员", "签名", "标准", "页数", "份数",
  ]

  /// 序号 | 题名 | 责任者 above 1, 2: the head of a list, whatever its columns are called.
  func headsNumberedRows(_ row: Int, in grid: DocumentLayout.Grid) -> Bool {
    func number(_ row: Int) -> Int? {
      guard let cell = grid.cell(row: row, column: 0), let range = grid.cells[cell].range, range.count <= 4 else {
        return nil
      }
      return Int(layout.string(Bytes.trimmed(layout.text.bytes, range)))
    }
    return number(row + 1) == 1 && number(row + 2) == 2
  }

  /// A number or a day, be it one that nobody filled in: `年 月 日`.
  func isOfNumbers(_ cell: DocumentLayout.Cell) -> Bool {
    guard let range = cell.range else { return false }
    return layout.text.bytes[range].contains { $0 >= 0x30 && $0 <= 0x39 }
      || range.count <= Self.longestEmptyDay && Bytes.contains("年", in: layout.text.bytes, range)
        && Bytes.contains("日", in: layout.text.bytes, range)
  }

  /// Bytes of a day that nobody filled in, blanks included.
  private static let longestEmptyDay = 30
}
