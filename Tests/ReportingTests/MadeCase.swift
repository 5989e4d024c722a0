import Checks
import DocExtract
import Foundation

@testable import CaseReading
@testable import Reporting

/// A small case put together by hand: a PDF with boxes, a DOCX with a table, a file that was not read.
enum MadeCase {
  /// A page of lines; every scalar is ten points wide, lines are twenty apart.
  static func pdf(_ pages: [[String]]) -> ExtractedDocument {
    var document = ExtractedDocument(format: .pdf)
    for (index, lines) in pages.enumerated() {
      let start = document.text.utf8.count
      let scalars = document.boxes.count
      for (row, line) in lines.enumerated() {
        let span = append(line, to: &document, top: Float(row) * 20)
        let width = Double(line.unicodeScalars.count) * 10
        let box = Box(x: 50, y: Double(row) * 20, width: width, height: 12)
        document.lines.append(TextLine(span: span, page: index + 1, box: box))
        document.paragraphs.append(Paragraph(span: span))
      }
      let span = TextSpan(start: start, end: document.text.utf8.count)
      document.pages.append(
        Page(number: index + 1, width: 595, height: 842, span: span, state: .read, firstScalar: scalars))
    }
    return document
  }

  private static func append(_ line: String, to document: inout ExtractedDocument, top: Float) -> TextSpan {
    let start = document.text.utf8.count
    for offset in 0..<line.unicodeScalars.count {
      document.boxes.append(x: 50 + Float(offset) * 10, y: top, width: 10, height: 12)
    }
    document.text += line + "\n"
    document.boxes.append(x: 0, y: 0, width: 0, height: 0)
    return TextSpan(start: start, end: document.text.utf8.count - 1)
  }

  /// One paragraph, then a table of one row with two cells.
  static func docx() -> ExtractedDocument {
    let text = "立案审批表\n当事人\t某某有限公司,电话13800138000\n"
    let spans = [
      TextSpan(start: 0, end: 15), TextSpan(start: 16, end: 25), TextSpan(start: 26, end: text.utf8.count - 1),
    ]
    let cells = [
      Table.Cell(row: 0, column: 0, span: spans[1]), Table.Cell(row: 0, column: 1, span: spans[2]),
    ]
    return ExtractedDocument(
      format: .docx, text: text, lines: spans.map { TextLine(span: $0) },
      paragraphs: [
        Paragraph(span: spans[0]), Paragraph(span: spans[1], cell: CellReference(table: 0, cell: 0)),
        Paragraph(span: spans[2], cell: CellReference(table: 0, cell: 1)),
      ],
      tables: [Table(rows: 1, columns: 2, cells: cells, span: TextSpan(start: 16, end: text.utf8.count - 1))])
  }

  /// The case as reports see it.
  static func result(_ report: CaseReport = report, isRedacted: Bool = true) -> ResultCase {
    ResultCase(report, redactor: Redactor(isOn: isRedacted))
  }

  static func source(_ path: String, _ document: ExtractedDocument?, issue: String? = nil) -> ExtractedSource {
    ExtractedSource(
      file: SourceFile(path: path, location: "/\(path)", bytes: 100), status: document == nil ? .unread : .read,
      sha256: document == nil ? "" : hash, document: document,
      issues: issue.map { [ExtractionIssue(code: "encrypted", message: $0)] } ?? [])
  }

  static let emptyReadingText = ReadingText(bytes: [], map: OffsetMap(), paragraphs: [], origins: [])

  static func span(_ words: String, in document: ExtractedDocument?) -> TextSpan {
    guard let document, let range = document.text.range(of: words) else { return TextSpan(start: 0, end: 0) }
    let start = document.text.utf8.distance(from: document.text.startIndex, to: range.lowerBound)
    return TextSpan(start: start, end: start + words.utf8.count)
  }

  static let hash = String(repeating: "0a", count: 32)

  static let header = ResultHeader(
    toolVersion: "0.1.0",
    references: References(
      asOf: date("2024-06-30"), packs: [.init(name: "builtin", version: "1", sha256: hash)],
      calendarThrough: date("2026-12-31"), calendarSHA256: hash, lawsSHA256: hash),
    names: ResultNames(
      rules: [
        "service/served-late": ResultNames.Rule(
          title: "决定书未在七日内送达", why: "决定书应当在宣告后七日内送达。", limits: "公告送达另计。"),
        "text/number-format": ResultNames.Rule(title: "文号不规范", why: "不写进结果"),
      ],
      kinds: [
        "case-filing-approval": "立案审批表", "penalty-decision": "行政处罚决定书", "legal-review": "法制审核意见",
        "unused": "没有用到",
      ],
      fields: ["decided-on": "决定日期"]))

  static func date(_ iso: String) -> CalendarDate {
    guard let date = CalendarDate(iso: iso) else { preconditionFailure("no such day: \(iso)") }
    return date
  }
}
