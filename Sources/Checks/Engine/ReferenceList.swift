/// A list of the user's, 清单, 名册: CSV with a header.
public struct ReferenceList: Sendable, Equatable {
  /// The lists that rules may ask for, with the columns they read (`docs/packs.md`).
  public static let known: [String: [String]] = [
    "officer-roster": ["姓名", "证号", "有效期起", "有效期止", "单位"],
    "authority-list": ["事项", "依据", "机关"],
    "authorized-bodies": ["名称", "依据"],
    "hearing-thresholds": ["领域", "省份", "公民", "组织", "计没收", "含本数", "施行日", "失效日"],
    "panel-thresholds": ["领域", "省份", "公民", "组织", "计没收", "含本数", "施行日", "失效日"],
    "filing-thresholds": ["领域", "省份", "公民", "组织", "计没收", "含本数", "施行日", "失效日"],
    "legal-review-list": ["事项", "依据"],
    "discretion-table": ["事项", "依据", "领域", "省份"],
    "fine-ranges": ["依据", "下限", "上限", "倍数下限", "倍数上限"],
    "inspection-limits": ["领域", "主体", "次数", "年度"],
  ]

  public let columns: [String]
  /// As many texts as columns.
  public let rows: [[String]]

  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows.map { row in columns.indices.map { $0 < row.count ? row[$0] : "" } }
  }

  public init(csv: String) {
    let table = CSVTable(Array(csv.utf8))
    self.init(
      columns: table.header.map(ReferenceList.trimmed),
      rows: table.rows.indices.map { table.fields($0).map(ReferenceList.trimmed) })
  }

  /// The texts of a column; empty when there is no such column.
  public func column(_ name: String) -> [String] {
    guard let index = columns.firstIndex(of: name) else { return [] }
    return rows.map { $0[index] }
  }

  /// The text of one cell, empty when there is no such column.
  public func cell(_ row: Int, _ column: String) -> String {
    guard rows.indices.contains(row), let index = columns.firstIndex(of: column) else { return "" }
    return rows[row][index]
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
  }
}
