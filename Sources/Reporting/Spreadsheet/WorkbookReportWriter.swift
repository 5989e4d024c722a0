import CaseReading
import Checks
import DocExtract

/// The tables that agencies hand over, as one XLSX file: 案卷一览, 问题清单, 整改台账, 案卷统计表, 文件清单;
/// with a standard also 评分表 and 自查自评情况表; of several agencies 单位排序; 附录.
///
/// Of a case that was added only its rows are kept.
public struct WorkbookReportWriter: ReportWriter {
  private let header: ResultHeader
  private let folder: String
  private let list: ProblemList
  private var overview = CaseOverview()
  private var problems: [ProblemList.Row] = []
  private var ledger = RectificationLedger()
  private var statistics = CaseStatistics()
  private var scores = ScoreTables()
  private var ranking = AgencyRanking()
  private var appendix = ReportAppendix()
  private var accepted = AcceptedFindings()
  private var sources: [[Sheet.Cell]] = []

  /// - Parameter folder: for files in between.
  public init(header: ResultHeader, folder: String) {
    self.header = header
    self.folder = folder
    list = ProblemList(names: header.names)
  }

  public mutating func start() -> [UInt8] { [] }

  public mutating func add(outside source: ResultSource) { sources.append(row(source, in: "")) }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    overview.add(result)
    problems += list.rows(of: result)
    ledger.add(result, names: header.names)
    statistics.add(result)
    scores.add(result)
    ranking.add(result)
    appendix.add(result, names: header.names)
    accepted.add(result)
    sources += result.sources.map { row($0, in: result.path) }
    return []
  }

  public mutating func add(batch rules: [ResultRule]) -> [UInt8] {
    let compared = ResultCase(batch: rules)
    problems += list.rows(of: compared)
    accepted.add(compared)
    return []
  }

  public mutating func add(accepted rules: [ResultRule]) { accepted.rules = rules }

  public mutating func finish() throws(ReportError) -> [UInt8] {
    var sheets = [
      overview.sheet(header, accepted), problemSheet, ledger.sheet, statistics.sheet,
      Sheet(name: "文件清单", columns: Self.sourceColumns, rows: sources, hasFilters: true, printed: 7),
    ]
    sheets += scores.sheets + [ranking.sheet].compactMap(\.self) + [appendix.sheet(header)]
    if !header.isRedacted {
      for index in sheets.indices where index > 0 { sheets[index].lead.insert(ResultHeader.unredactedBanner, at: 0) }
    }
    return try Workbook(title: "案卷评查", asOf: header.references.asOf, folder: folder).bytes(of: sheets)
  }

  private var problemSheet: Sheet {
    let widths: [Double] = [15, 6, 9, 9, 9, 22, 38, 22, 14, 22, 28, 28, 10, 19]
    let columns = zip(ProblemList.columns, widths).map { Sheet.Column(title: $0, width: $1) }
    let rows = problems.map { row in
      row.cells.enumerated().map { index, text -> Sheet.Cell in
        index == 1 ? .number(row.number) : (2...4).contains(index) || index >= 12 ? .word(text) : .text(text)
      }
    }
    return Sheet(name: "问题清单", columns: columns, rows: rows, hasFilters: true, printed: columns.count - 1)
  }

  private static let sourceColumns = [
    ("案卷", 18.0), ("文件", 40), ("格式", 9), ("页数", 7), ("字节", 11), ("状态", 10), ("说明", 60), ("SHA-256", 68),
  ].map { Sheet.Column(title: $0, width: $1) }

  private func row(_ source: ResultSource, in path: String) -> [Sheet.Cell] {
    [
      .text(path), .text(source.path), .word(source.format.rawValue), source.pages.map(Sheet.Cell.number) ?? .word(""),
      .number(source.bytes), .word(CaseWords.status(source.status)),
      .text(SourceNotes().notes(about: source).joined(separator: "\n")), .text(source.sha256),
    ]
  }
}
