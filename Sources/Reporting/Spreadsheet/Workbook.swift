import CSpreadsheet
import CaseReading
import Checks
import Glibc

/// Writes sheets as an XLSX file.
///
/// Texts are written as texts: nothing in them is ever a formula or a link. The file holds no time but the day of the
/// review, so that the same sheets give the same bytes.
struct Workbook {
  let title: String
  let asOf: CalendarDate
  /// For files while they are written; nobody else writes there.
  let folder: String
  /// What a cell may hold (Excel's limit), in UTF-16 units.
  private static let mostLetters = 32_767

  func bytes(of sheets: [Sheet]) throws(ReportError) -> [UInt8] {
    try checkRoom(for: sheets)
    let path = "\(folder)/book.xlsx"
    defer { unlink(path) }
    let seconds = Int64(asOf.dayNumber) * 86_400
    guard let book = casecheck_book_open(path, folder, title, seconds) else { throw ReportError("内存不足,无法写表格") }
    var failure: Int32 = 0
    for sheet in sheets where failure == 0 { failure = Self.write(sheet, to: book) }
    if let reason = casecheck_book_close(book) {
      throw ReportError("无法在 \(folder) 写表格(\(String(cString: reason)));请检查磁盘空间")
    }
    guard failure == 0 else { throw ReportError("无法写表格(libxlsxwriter 错误 \(failure))") }
    return try Self.content(of: path)
  }

  /// libxlsxwriter does not notice when the files in between are cut off: it must not come to that.
  private func checkRoom(for sheets: [Sheet]) throws(ReportError) {
    let needed = 1 << 20 + sheets.reduce(0) { $0 + $1.weight } * 4
    var facts = statvfs()
    guard statvfs(folder, &facts) == 0 else { throw ReportError("没有放临时文件的地方(\(folder));请检查 TMPDIR") }
    guard facts.f_bavail >= UInt(needed) / max(1, UInt(facts.f_frsize)) else {
      throw ReportError("\(folder) 的空间不够写表格(约 \(needed >> 20) MB);请腾出空间,或者用 TMPDIR 指定另一个文件夹")
    }
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, limit.rlim_cur < UInt(needed) {
      throw ReportError("文件大小受系统的限制(ulimit -f),写表格约需 \(needed >> 20) MB")
    }
  }

  private static func write(_ sheet: Sheet, to book: OpaquePointer) -> Int32 {
    var failure = casecheck_book_add_sheet(book, sheet.name)
    let last = UInt16(max(0, sheet.columns.count - 1))
    var row: UInt32 = 0
    func note(_ error: Int32) { if failure == 0 { failure = error } }
    for (index, column) in sheet.columns.enumerated() {
      note(casecheck_sheet_set_width(book, UInt16(index), column.width))
    }
    if !sheet.title.isEmpty {
      note(casecheck_sheet_set_height(book, row, 30))
      note(casecheck_sheet_merge(book, row, last, sheet.title, Int32(casecheck_title.rawValue)))
      row += 1
    }
    for line in sheet.lead {
      note(casecheck_sheet_write_text(book, row, 0, line, Int32(casecheck_note.rawValue)))
      row += 1
    }
    note(casecheck_sheet_set_height(book, row, sheet.height(of: sheet.columns.map { .word($0.title) })))
    for (index, column) in sheet.columns.enumerated() {
      note(casecheck_sheet_write_text(book, row, UInt16(index), column.title, Int32(casecheck_head.rawValue)))
    }
    row += 1
    let head = row
    for cells in sheet.rows {
      note(casecheck_sheet_set_height(book, row, sheet.height(of: cells)))
      for (index, cell) in cells.enumerated() { note(write(cell, row, UInt16(index), to: book)) }
      row += 1
    }
    let lastRow = row - 1
    for line in sheet.notes {
      note(casecheck_sheet_write_text(book, row, 0, line, Int32(casecheck_note.rawValue)))
      row += 1
    }
    let printed = sheet.printed.map { UInt16(max(1, $0) - 1) } ?? last
    casecheck_sheet_lay_out(book, head, lastRow, last, printed, sheet.hasFilters ? 1 : 0)
    return failure
  }

  private static func write(_ cell: Sheet.Cell, _ row: UInt32, _ column: UInt16, to book: OpaquePointer) -> Int32 {
    switch cell {
    case .text(let text):
      casecheck_sheet_write_text(book, row, column, fitting(text), Int32(casecheck_body.rawValue))
    case .word(let text):
      casecheck_sheet_write_text(book, row, column, fitting(text), Int32(casecheck_middle.rawValue))
    case .points(let points):
      casecheck_sheet_write_number(
        book, row, column, Double(points.hundredths) / 100, Int32(casecheck_middle.rawValue))
    case .number(let number):
      casecheck_sheet_write_number(book, row, column, Double(number), Int32(casecheck_middle.rawValue))
    }
  }

  /// Without what may not stand in a cell, line breaks kept, and not longer than one may be.
  private static func fitting(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { XMLText.plain(String($0)) }
    let plain = lines.joined(separator: "\n")
    guard plain.utf16.count > mostLetters else { return plain }
    var kept = String.UnicodeScalarView()
    var count = 0
    for scalar in plain.unicodeScalars {
      count += scalar.utf16.count
      guard count < mostLetters else { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  private static func content(of path: String) throws(ReportError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw ReportError("写好的表格读不回来(\(path))") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { break }
      bytes += piece[..<count]
    }
    guard ferror(file) == 0, !bytes.isEmpty else { throw ReportError("写好的表格读不回来(\(path))") }
    return bytes
  }
}
