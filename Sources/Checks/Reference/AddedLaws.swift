import CaseReading

/// Laws of the user's as rows of the register's own files.
struct AddedLaws {
  /// Rows of `laws.csv` and of `law_versions.csv`.
  private(set) var laws: [UInt8] = []
  private(set) var versions: [UInt8] = []

  /// - Parameter list: as ``ListSchema/laws`` has it.
  init(_ list: ReferenceList) {
    var ids: [String: String] = [:]
    var rows: [(id: String, row: Int)] = []
    for row in list.rows.indices {
      let name = list.cell(row, "名称")
      let id = ids[name] ?? "U\(ids.count + 1)"
      if ids.updateValue(id, forKey: name) == nil {
        let names = list.cell(row, "简称").split { "|、;;".contains($0) }.joined(separator: "|")
        laws += Self.row([id, name, names, list.cell(row, "种类"), list.cell(row, "机关"), "", "A", ""])
      }
      rows.append((id, row))
    }
    for (id, row) in rows.sorted(by: { ($0.id, list.cell($0.row, "施行日")) < ($1.id, list.cell($1.row, "施行日")) }) {
      let (from, until) = (list.cell(row, "施行日"), list.cell(row, "失效日"))
      let label = list.cell(row, "版本").isEmpty ? "\(from.prefix(4))版" : list.cell(row, "版本")
      versions += Self.row([
        id, label, list.cell(row, "公布日"), from, until, list.cell(row, "条数"), "", "", "A", "",
        until.isEmpty ? "现行" : "已失效", "", "", "", "",
      ])
    }
  }

  private static func row(_ cells: [String]) -> [UInt8] {
    // Names are looked up in the bytes and hold neither quotes nor commas.
    Array(cells.map { $0.filter { !",\"\n\r".contains($0) } }.joined(separator: ",").utf8) + [0x0A]
  }
}

extension LawRegister {
  /// Reads laws that the user adds.
  ///
  /// - Parameter csv: UTF-8.
  public static func list(_ csv: [UInt8]) throws(ListError) -> ReferenceList {
    let list = try ReferenceList(csv: csv, as: .laws)
    let names = list.columns.firstIndex(of: "名称") ?? 0
    let rows = list.rows.map { cells in
      var cells = cells
      cells[names] = cells[names].filter { !"《》,\"".contains($0) }
      return cells
    }
    return ReferenceList(columns: list.columns, rows: rows)
  }
}
