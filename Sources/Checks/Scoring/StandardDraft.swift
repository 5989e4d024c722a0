/// A score table of an agency on its way to be a standard, 标准草稿: what its cells say, with rules proposed for a person to
/// confirm.
public struct StandardDraft: Sendable {
  /// Rows of cells; a merged cell has its text in the first of its places.
  public typealias Grid = [[String]]

  struct Row: Sendable {
    var id: String
    var title: String
    var points: Points
    var lines: [DraftLine]
  }
  struct Sheet: Sendable {
    var rows: [Row]
    /// What the table itself calls its sum; `nil` when it does not say.
    var statedTotal: Points?
    var kinds: [String]

    var total: Points { rows.map(\.points).sum() }
  }

  let title: String
  let sheets: [Sheet]

  private static let mostRows = 2000

  /// - Parameter title: of the table: the name of its file.
  /// - Returns: `nil` when no table has a column of points and one of what they are for.
  public init?(_ grids: [Grid], title: String) {
    self.title = title
    var sheets: [Sheet] = []
    for grid in grids {
      guard let columns = DraftColumns(grid) else { continue }
      var reader = DraftTableReader(columns: columns, kinds: StandardDraft.kinds(of: title, grid))
      for row in grid.dropFirst(columns.header + 1).prefix(Self.mostRows) { reader.read(row) }
      if let sheet = reader.sheet { sheets.append(sheet) }
    }
    guard !sheets.isEmpty else { return nil }
    self.sheets = sheets
  }

  /// Of which cases the words speak.
  private static func kinds(of title: String, _ grid: Grid) -> [String] {
    let words = title + grid.prefix(3).joined().joined()
    let known = [
      ("处罚", ["penalty"]), ("许可", ["licensing"]), ("强制", ["coercion", "enforcement"]), ("检查", ["inspection"]),
      ("征收", ["levy"]), ("确认", ["confirmation"]),
    ]
    return known.first { words.contains($0.0) }?.1 ?? ["penalty"]
  }
}

/// Where a score table has what.
struct DraftColumns {
  /// Index of the row with the titles.
  let header: Int
  let points: Int
  /// From the left: 项目, 内容.
  let titles: [Int]
  let id, deductions: Int?

  init?(_ grid: StandardDraft.Grid) {
    for (number, row) in grid.prefix(20).enumerated() {
      let heads = row.map { cell in String(cell.unicodeScalars.filter { !$0.properties.isWhitespace }) }
      func column(_ words: [String], but others: [String] = []) -> [Int] {
        heads.indices.filter { index in
          heads[index].count <= 12 && words.contains { heads[index].contains($0) }
            && !others.contains { heads[index].contains($0) }
        }
      }
      guard let points = column(["分值", "标准分", "满分", "应得分", "分数"], but: ["扣分", "评分标准"]).first else { continue }
      let deductions = column(["扣分", "评分标准", "评分细则", "评分办法", "评分方法", "计分"], but: ["得分", "理由", "情况"])
        .first { $0 != points }
      let id = column(["序号", "编号", "条目号"]).first
      let titles = column(["项目", "内容", "条目", "要点", "指标", "事项", "要素"]).filter {
        $0 != points && $0 != deductions && $0 != id
      }
      guard !titles.isEmpty || deductions != nil else { continue }
      (header, self.points, self.deductions, self.id) = (number, points, deductions, id)
      self.titles = titles
      return
    }
    return nil
  }
}

/// Reads the rows of a score table one by one.
struct DraftTableReader {
  let columns: DraftColumns
  let kinds: [String]
  private var rows: [StandardDraft.Row] = []
  private var stated: Points?
  /// What stands in each column of titles, which merged cells leave empty below.
  private var titles: [Int: String] = [:]

  init(columns: DraftColumns, kinds: [String]) {
    self.columns = columns
    self.kinds = kinds
  }

  var sheet: StandardDraft.Sheet? {
    guard !rows.isEmpty else { return nil }
    return StandardDraft.Sheet(rows: rows, statedTotal: stated, kinds: kinds)
  }

  mutating func read(_ row: [String]) {
    func cell(_ column: Int?) -> String {
      guard let column, row.indices.contains(column) else { return "" }
      return DraftLine.plain(row[column])
    }
    let text = cell(columns.deductions)
    let points = DraftLine.points(cell(columns.points))
    if row.contains(where: { ["合计", "总分", "总计", "合计分"].contains(DraftLine.plain($0)) }) {
      stated = points ?? stated
      return
    }
    for (place, column) in columns.titles.enumerated() where !cell(column).isEmpty {
      titles[column] = cell(column)
      for later in columns.titles.dropFirst(place + 1) where cell(later).isEmpty { titles[later] = nil }
    }
    guard let points, points > .zero else {
      // A further line of the item above.
      if !rows.isEmpty, !text.isEmpty {
        rows[rows.count - 1].lines += DraftLine.lines(of: text, points: rows[rows.count - 1].points)
      }
      return
    }
    let title = columns.titles.compactMap { titles[$0] }.joined(separator: ":")
    let words = text.isEmpty ? title : text
    guard !words.isEmpty else { return }
    rows.append(
      StandardDraft.Row(
        id: id(cell(columns.id)), title: title.isEmpty ? words : title, points: points,
        lines: DraftLine.lines(of: words, points: points)))
  }

  /// What the table calls the row, or its number.
  private func id(_ written: String) -> String {
    let wanted = written.isEmpty || written.count > 12 ? "\(rows.count + 1)" : written
    guard rows.contains(where: { $0.id == wanted }) else { return wanted }
    var number = rows.count + 1
    while rows.contains(where: { $0.id == "\(wanted)-\(number)" }) { number += 1 }
    return "\(wanted)-\(number)"
  }
}
