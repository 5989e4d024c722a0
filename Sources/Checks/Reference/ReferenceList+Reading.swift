public import CaseReading

/// What is wrong with a list of the user's, 清单有误.
public struct ListError: Error, Equatable, Sendable {
  /// 1-based; 1 is the header.
  public var line: Int
  /// In Chinese: what, and what to do.
  public var message: String
}

extension ReferenceList {
  /// Rows of a list at most.
  private static let mostRows = 200_000

  /// Reads a list and checks every cell: nothing of a list with a mistake is taken.
  ///
  /// Dates and amounts are written one way afterwards (`2024-01-31`, `50000`), columns named as the schema names them.
  ///
  /// - Parameter csv: UTF-8.
  public init(csv: [UInt8], as schema: ListSchema) throws(ListError) {
    let table = CSVTable(csv)
    guard csv.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) else {
      throw ListError(
        line: table.line(ofByte: csv.lastIndex(of: UInt8(ascii: "\"")) ?? 0), message: "引号没有配对;请在表格软件里另存为 CSV")
    }
    guard table.rows.count <= Self.mostRows else { throw ListError(line: 1, message: "超过 \(Self.mostRows) 行;请分开") }
    let places = try Self.places(of: table.header.map(Self.plain), as: schema)
    var rows: [[String]] = []
    var known: [[String]: Int] = [:]
    for row in table.rows.indices {
      let line = table.line(ofByte: table.rows[row].lowerBound)
      let fields = table.fields(row).map(Self.plain)
      if fields.allSatisfy(\.isEmpty) { continue }
      var cells: [String] = []
      for (column, place) in zip(schema.columns, places) {
        let cell = place.flatMap { $0 < fields.count ? fields[$0] : nil } ?? ""
        guard !cell.isEmpty || !column.isRequired else {
          throw ListError(line: line, message: "“\(column.name)”空着;请填写,或者删去这一行")
        }
        guard let value = cell.isEmpty ? "" : column.kind.value(of: cell) else {
          throw ListError(line: line, message: "“\(column.name)”写作“\(cell)”,应为\(column.words)")
        }
        cells.append(value)
      }
      let key = schema.columns.indices.filter { schema.key.contains(schema.columns[$0].name) }.map { cells[$0] }
      if let other = known.updateValue(line, forKey: key) {
        throw ListError(
          line: line, message: "与第\(other)行重复(\(key.filter { !$0.isEmpty }.joined(separator: "、")));请只留一行")
      }
      try Self.checkPeriods(cells, schema, line)
      rows.append(cells)
    }
    guard !rows.isEmpty else { throw ListError(line: 1, message: "只有表头,没有内容") }
    self.init(columns: schema.columns.map(\.name), rows: rows)
  }

  /// Where each column of the schema stands; `nil` for one that may be left out.
  private static func places(of header: [String], as schema: ListSchema) throws(ListError) -> [Int?] {
    var places: [Int?] = []
    for column in schema.columns {
      let names = [column.name] + column.aliases
      let place = header.firstIndex { names.contains($0) }
      if place == nil, column.isRequired { throw ListError(line: 1, message: missing(column, in: header, schema)) }
      places.append(place)
    }
    let taken = Set(places.compactMap(\.self))
    let all = schema.columns.flatMap { [$0.name] + $0.aliases }
    for (index, name) in header.enumerated() where !taken.contains(index) && !name.isEmpty {
      // A column of the agency's own does no harm; a misspelt one would be lost in silence.
      if let near = Spelling.nearest(to: name, among: all), near != name {
        throw ListError(line: 1, message: "列名不认识“\(name)”,是否想写“\(near)”")
      }
      if header.firstIndex(of: name) != index { throw ListError(line: 1, message: "“\(name)”有两列;请只留一列") }
    }
    return places
  }

  private static func missing(_ column: ListSchema.Column, in header: [String], _ schema: ListSchema) -> String {
    let written = header.joined(separator: ",")
    if written.contains("\t") || written.contains(";") && header.count == 1 {
      return "各列之间不是英文逗号;请在表格软件里另存为 CSV(逗号分隔)"
    }
    let near = Spelling.nearest(to: column.name, among: header).map { ",是否就是“\($0)”" } ?? ""
    return "缺少“\(column.name)”一列\(near);应有的列:\(schema.columns.map(\.name).joined(separator: ","))"
  }

  /// Dates of a row follow each other as its columns do: a period that ends before it begins is a slip of the pen.
  private static func checkPeriods(_ cells: [String], _ schema: ListSchema, _ line: Int) throws(ListError) {
    let dates = schema.columns.indices.filter { schema.columns[$0].kind == .date && !cells[$0].isEmpty }
    for (earlier, later) in zip(dates, dates.dropFirst()) where cells[later] < cells[earlier] {
      let (first, last) = (schema.columns[earlier].name, schema.columns[later].name)
      throw ListError(line: line, message: "“\(last)”\(cells[later])早于“\(first)”\(cells[earlier]);请改正")
    }
  }

  private static func plain(_ text: String) -> String {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n", "\u{3000}", "\u{FEFF}", "\u{A0}"]
    let scalars = text.unicodeScalars
    let start = scalars.firstIndex { !blanks.contains($0) } ?? scalars.endIndex
    let end = scalars.lastIndex { !blanks.contains($0) }.map { scalars.index(after: $0) } ?? start
    return String(scalars[start..<end])
  }
}

extension ListSchema.Kind {
  /// A cell written one way; `nil` when it is none of this kind.
  func value(of cell: String) -> String? {
    switch self {
    case .text: cell
    case .date: CalendarDate(typed: cell)?.iso
    case .yuan: Self.yuan(cell)
    case .number: Double(cell).flatMap { $0.isFinite && $0 >= 0 && $0 < 1e12 ? cell : nil }
    case .dayOff: ["放假": "放假", "休息": "放假", "holiday": "放假", "上班": "上班", "调休上班": "上班", "workday": "上班"][cell]
    case .flag: ["是": "是", "有": "是", "√": "是", "否": "否", "无": "否", "×": "否"][cell]
    case .sector: CaseWords.sectorNames[cell] ?? (CaseWords.sectorNames.values.contains(cell) ? cell : nil)
    case .province:
      CaseWords.provinces.first { cell == $0 || cell.hasPrefix($0) && cell.utf8.count - $0.utf8.count <= 18 }
    }
  }

  /// `50000`, `50,000元`, `5万元`
  private static func yuan(_ cell: String) -> String? {
    var text = cell.replacing(",", with: "").replacing(",", with: "").replacing("元", with: "")
    var factor = 1.0
    if text.hasSuffix("万") {
      text.removeLast()
      factor = 10_000
    }
    guard let value = Double(text), value.isFinite, value >= 0, value * factor < 1e12 else { return nil }
    return String(Int((value * factor).rounded()))
  }
}

extension CalendarDate {
  /// A date as people type it and spreadsheets write it: `2024-09-27`, `2024/9/27`, `2024.9.27`, `20240927`, `2024年9月27日`.
  public init?(typed text: String) {
    let parts = text.split(whereSeparator: { "-./年月日 ".contains($0) }).map { Int($0) }
    if parts.count == 1, let number = parts[0], text.utf8.count == 8 {
      self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    } else if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] {
      self.init(year: year, month: month, day: day)
    } else {
      return nil
    }
  }
}
