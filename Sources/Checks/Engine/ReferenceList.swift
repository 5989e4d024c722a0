/// A list of the user's, 清单, 名册: CSV with a header.
public struct ReferenceList: Sendable, Equatable {
  /// The lists that rules may ask for, with the columns they read (`docs/lists.md`).
  public static let known = Dictionary(uniqueKeysWithValues: ListSchema.all.map { ($0.id, $0.columns.map(\.name)) })

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
