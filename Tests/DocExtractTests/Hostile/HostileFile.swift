import Testing

@testable import DocExtract

/// A file of one class of defect, and what has to come of it.
struct HostileFile: Sendable, CustomTestStringConvertible {
  let name: String
  let status: SourceStatus
  /// The first issue; `nil` when there is nothing to say.
  let code: IssueCode?
  /// What was read all the same.
  var text = ""
  let make: @Sendable () -> [UInt8]
  var testDescription: String { name }

  init(
    _ name: String, _ status: SourceStatus, _ code: IssueCode?, text: String = "",
    _ make: @escaping @Sendable () -> [UInt8]
  ) {
    (self.name, self.status, self.code, self.text, self.make) = (name, status, code, text, make)
  }
}

/// One file for each class of defect; further ones stand beside the readers they belong to: `BadInputTests` (truncated, DTD,
/// bombs, depth and limits of Word and PDF files), `PackageConsistencyTests` (double entries, headers that contradict the
/// directory), `OFDBadInputTests`, `ArchiveTests` (slips, links, passwords, mutations), `PDFTrustTests`, `HTMLReaderTests`,
/// `PictureReaderTests`.
@Suite("恶意文件") struct HostileTests {
  @Test(arguments: HostileFile.pdf + HostileFile.packages + HostileFile.texts)
  func hasItsOutcome(_ file: HostileFile) {
    let source = read(file.make(), as: file.name)
    #expect(source.status == file.status, "\(source.issues)")
    #expect(source.issues.first?.code == file.code?.rawValue, "\(source.issues)")
    let hasText = source.document.map { file.text.isEmpty || $0.text.contains(file.text) } ?? file.text.isEmpty
    #expect(hasText)
    #expect((source.status == .unread) == (source.document == nil))
  }

  @Test(arguments: HostileFile.pdf + HostileFile.packages + HostileFile.texts)
  func cutAtEveryTenthItIsToldOrRead(_ file: HostileFile) {
    let whole = file.make()
    guard whole.count < 100_000 else { return }
    for tenth in 0..<10 {
      let source = read(Array(whole.prefix(whole.count * tenth / 10)), as: file.name)
      #expect(source.status != .unread || !source.issues.isEmpty)
    }
  }
}

/// What a worker answers is refused when a table cannot be laid out: readers must not make such tables.
@Suite("过大的表格") struct TableFittingTests {
  @Test(arguments: [(9, 1), (9, 1_000), (3, 3_000)]) func tablesOverTheLimitKeepTheirText(_ cells: Int, _ rows: Int)
    throws
  {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr>\(MiniWord.p("甲"))</w:tc>"
    let row = "<w:tr>\(String(repeating: cell, count: cells))</w:tr>"
    let document = try #require(read(MiniWord("<w:tbl>\(String(repeating: row, count: rows))</w:tbl>").bytes).document)
    let part = ExtractedPart(format: .docx, document: document)
    let payload = part.encoded().dropFirst(Frame.headerSize)
    let answer = try Array(payload).withUnsafeBytes { try ExtractedPart(decoding: $0) }
    #expect(answer.document?.tables.first?.cells.count == cells * rows)
    #expect(answer.document?.text.utf8.count == document.text.utf8.count)
  }
}
