import DocExtract

/// The list of problems as CSV (RFC 4180): UTF-8 with a byte order mark, without which Excel takes it for GBK.
public struct CSVReportWriter: ReportWriter {
  private let list: ProblemList
  private var outside: [ResultSource] = []

  public init(header: ResultHeader) { list = ProblemList(names: header.names) }

  public mutating func start() -> [UInt8] { [0xEF, 0xBB, 0xBF] + CSVText.line(ProblemList.columns) }

  public mutating func add(outside source: ResultSource) {
    if source.status == .unread || source.status == .partial { outside.append(source) }
  }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    list.rows(of: result).flatMap { CSVText.line($0.cells) }
  }

  public mutating func finish() -> [UInt8] {
    outside.enumerated().flatMap { index, source in
      CSVText.line(
        ProblemList.Row(
          path: "", number: index + 1, sort: "没有读全", problem: source.issues.first?.message ?? "", file: source.path
        ).cells)
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
