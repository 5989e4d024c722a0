/// Reads web pages, 网页: decisions saved from a site, pages saved whole (MHTML), forms that a system printed as HTML.
///
/// Nothing a page points at is opened, and no script runs: what only a script would show is not there.
enum HTMLReader {
  static func read(
    _ bytes: UnsafeRawBufferPointer, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedDocument {
    guard let head = PlainTextReader.head(of: bytes), MIMEPage.isPage(head) else {
      return try read(page: bytes, hint: nil, limits: limits)
    }
    guard bytes.count <= limits.entryBytes, let page = MIMEPage(Array(bytes)) else {
      throw ExtractionIssue(.damaged, "网页存档(MHTML)里没有网页正文,或者已损坏;请重新保存网页")
    }
    return try page.html.withUnsafeBytes { html in
      Result { () throws(ExtractionIssue) in try read(page: html, hint: page.encoding, limits: limits) }
    }.get()
  }

  private static func read(
    page bytes: UnsafeRawBufferPointer, hint: TextEncoding?, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedDocument {
    let hint = hint ?? HTMLSniffer.encoding(of: bytes)
    let text = try PlainTextReader.decoded(bytes, hint: hint, limits: limits)
    // The parser stops at a NUL, and takes some control characters for its own.
    let page = HTMLEvents(text.bytes.map { $0 < 0x20 && !(0x09...0x0D ~= $0) ? 0x20 : $0 })
    guard !page.isOverLimit else {
      throw ExtractionIssue(.overLimit, "网页的标签嵌套过深或者过多,已停止读取;请检查文件来源")
    }
    return HTMLWriter(page, limits: limits).document(text.issues)
  }
}

/// Tells web pages from other texts, and their encoding.
enum HTMLSniffer {
  private static let tags: Set<String> = [
    "!doctype", "html", "head", "body", "meta", "title", "table", "div", "p", "h1", "h2", "h3", "span", "style",
    "center",
    "font", "form", "style", "link", "base",
  ]

  /// Whether the first tag behind declarations and comments is one of HTML.
  static func isHTML(_ text: [UInt8]) -> Bool {
    var rest = text.prefix(1 << 14)[...]
    while true {
      rest = rest.drop { $0 <= 0x20 }
      guard rest.first == 0x3C else { return false }
      if rest.starts(with: "<?".utf8) {
        guard let end = rest.firstIndex(of: 0x3E) else { return false }
        rest = rest[(end + 1)...]
      } else if rest.starts(with: "<!--".utf8) {
        guard let end = comment(in: rest) else { return false }
        rest = rest[end...]
      } else {
        return isHTML(tag: rest.dropFirst())
      }
    }
  }

  /// The place behind the comment with which `rest` begins.
  private static func comment(in rest: ArraySlice<UInt8>) -> Int? {
    rest.indices.dropFirst(4).first { rest[$0...].starts(with: "-->".utf8) }.map { $0 + 3 }
  }

  private static func isHTML(tag rest: ArraySlice<UInt8>) -> Bool {
    let name = rest.prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }.prefix(16)
    let word = String(decoding: name, as: UTF8.self).lowercased()
    guard tags.contains(word) else { return false }
    guard word == "!doctype" else { return true }
    let kind = rest.dropFirst(name.count).drop { $0 <= 0x20 }.prefix(4)
    return String(decoding: kind, as: UTF8.self).lowercased() == "html"
  }

  /// What the page says of itself: `<meta charset=…>`, `<?xml encoding=…?>`.
  static func encoding(of bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    for key in ["charset", "encoding"] {
      for part in head.split(separator: key).dropFirst() {
        let name = part.drop { " =\"'".contains($0) }.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        if let encoding = TextEncoding(label: String(name)) { return encoding }
      }
    }
    return nil
  }
}
