/// Recognized pages that are kept, and used again wherever the same picture is found.
extension ExtractedPart {
  /// Whether nothing is said of the file as a whole that a page of another file would not bring along.
  public var isOnlyPages: Bool {
    guard let document else { return false }
    return document.attachments.isEmpty && document.signatures.isEmpty
      && document.issues.allSatisfy { $0.page != nil }
  }

  /// One recognized page without what is the file's.
  ///
  /// - Returns: `nil` for anything but one page.
  public var page: ExtractedPart? {
    guard isOnlyPages, document?.pages.count == 1 else { return nil }
    var page = self
    page.document?.metadata = Metadata()
    (page.sha256, page.pageCount) = ("", 0)
    return page
  }

  /// The same page as page `number` of the file that `file` begins.
  public func recalled(as number: Int, in file: ExtractedPart) -> ExtractedPart? {
    guard var document, let whole = file.document, document.pages.count == 1, let last = document.pages.first?.number
    else { return nil }
    document.pages[0].number = number
    for index in document.lines.indices { document.lines[index].page = number }
    for index in document.marks.indices { document.marks[index].page = number }
    for table in document.tables.indices {
      for cell in document.tables[table].cells.indices { document.tables[table].cells[cell].page = number }
    }
    let (old, new) = ("第\(last)页", "第\(number)页")
    for index in document.issues.indices {
      let message = document.issues[index].message
      document.issues[index].page = number
      if message.hasPrefix(old) { document.issues[index].message = new + message.dropFirst(old.count) }
    }
    (document.metadata, document.format) = (whole.metadata, whole.format)
    var part = file
    (part.document, part.issues) = (document, issues)
    if number > 1 { part.sha256 = "" }
    return part
  }
}
