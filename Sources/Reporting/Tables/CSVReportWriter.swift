import DocExtract

/// The list of problems as CSV (RFC 4180): UTF-8 with a byte order mark, without which Excel takes it for GBK.
public struct CSVReportWriter: ReportWriter {
  private let list: ProblemList
  private let isRedacted: Bool
  private var outside: [ResultSource] = []
  private var accepted = AcceptedFindings()

  public init(header: ResultHeader) {
    list = ProblemList(names: header.names)
    isRedacted = header.isRedacted
  }

  public mutating func start() -> [UInt8] { [0xEF, 0xBB, 0xBF] + CSVText.line(ProblemList.columns) }

  public mutating func add(outside source: ResultSource) {
    if source.status == .unread || source.status == .partial { outside.append(source) }
  }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    accepted.add(result)
    return list.rows(of: result).flatMap { CSVText.line($0.cells) }
  }

  public mutating func add(accepted rules: [ResultRule]) { accepted.rules = rules }

  public mutating func finish() -> [UInt8] {
    var rows = outside.map {
      ProblemList.Row(path: "", number: 0, sort: "没有读全", problem: $0.issues.first?.message ?? "", file: $0.path)
    }
    let notes = (isRedacted ? [] : [ResultHeader.unredactedBanner]) + [accepted.words] + accepted.notes
    rows += notes.filter { !$0.isEmpty }.map { ProblemList.Row(path: "", number: 0, sort: "说明", problem: $0) }
    return rows.enumerated().flatMap { index, row in
      var row = row
      row.number = index + 1
      return CSVText.line(row.cells)
    }
  }
}

/// Cells of a CSV file that a spreadsheet opens without calculating anything.
enum CSVText {
  static func line(_ cells: [String]) -> [UInt8] { Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8) }

  private static func cell(_ text: String) -> String {
    let harmless = neutral(text)
    guard harmless.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) || harmless.hasPrefix(" ")
    else { return harmless }
    return "\"\(harmless.replacing("\"", with: "\"\""))\""
  }

  /// What a spreadsheet would take for a formula gets an apostrophe in front, which it shows as text.
  static func neutral(_ text: String) -> String {
    let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{3000}" && $0 != "\u{FEFF}" }
    guard let first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }
}
