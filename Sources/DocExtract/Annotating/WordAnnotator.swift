/// Adds comments, 批注, to a DOCX (ECMA-376 part 1 §17.13.4): every other part, and every other byte of the main part, stays.
enum WordAnnotator {
  /// The copy, and what has to be said of it.
  static func copy(
    of bytes: UnsafeRawBufferPointer, _ notes: [FileNote], limits: ReadingLimits
  ) throws(ExtractionIssue) -> (AnnotatedCopy, [ExtractionIssue]) {
    let original = try WordPackage(bytes, limits: limits)
    let lines = try WordReader.paragraphOfLine(original, limits: limits)
    var package = try OfficePackage(Array(bytes), limits: limits)
    guard let main = package.parts.firstIndex(where: { $0.name.lowercased() == original.main.lowercased() }) else {
      throw MarkupScanner.odd
    }
    let part = package.parts[main].bytes
    guard isPlainUTF8(part) else { throw MarkupScanner.odd }
    let wanted = notes.map { note -> Int32? in
      guard case .line(let line, _) = note.place, lines.indices.contains(line - 1), lines[line - 1] >= 0 else {
        return nil
      }
      return lines[line - 1]
    }
    let found = try WordParagraphs(part, wanted: Set(wanted.compactMap(\.self)))
    var comments = try WordComments(package, of: original)
    var marks = WordMarks(prefix: found.prefix)
    var placed = 0
    for (note, element) in zip(notes, wanted) {
      guard let element, let owner = found.outermost[element], let paragraph = found.paragraphs[owner],
        case .line(_, let quote) = note.place
      else { continue }
      let id = comments.add(note.words)
      marks.add(id, WordQuote(paragraph, in: part).cuts(around: quote))
      placed += 1
    }
    guard placed > 0 else { return (AnnotatedCopy(kept: 0, bytes: [], placed: 0), []) }
    package.parts[main].bytes = marks.applied(to: part)
    try comments.write(into: &package, prefix: found.prefix, isStrict: WordParagraphs.isStrict(part))
    let packed = try package.packed()
    try check(packed, lines: lines.count, limits: limits)
    let isSigned = package.parts.contains { $0.name.hasPrefix("_xmlsignatures/") }
    return (AnnotatedCopy(kept: 0, bytes: packed, placed: placed), isSigned ? [signed] : [])
  }

  private static let signed = ExtractionIssue(.signatureNotWhole, "文件有数字签名:加了批注的副本不再符合这个签名;副本不代替有签名的原件")

  /// Other encodings are allowed and never seen.
  private static func isPlainUTF8(_ part: [UInt8]) -> Bool {
    let head = String(decoding: part.prefix(200), as: UTF8.self).lowercased()
    let isOther = head.contains("encoding=") && !head.contains("utf-8")
    return !isOther && String(validating: part, as: UTF8.self) != nil
  }

  /// What was made can be read, and says no less.
  private static func check(_ packed: [UInt8], lines: Int, limits: ReadingLimits) throws(ExtractionIssue) {
    let again = try packed.withUnsafeBytes { bytes in
      Result { () throws(ExtractionIssue) in
        try WordReader.paragraphOfLine(try WordPackage(bytes, limits: limits), limits: limits).count
      }
    }.get()
    guard again >= lines else { throw MarkupScanner.odd }
  }
}

/// The marks of comments in the main part.
private struct WordMarks {
  let prefix: String
  /// By offset: what opens the second half of a run that is cut there, and the marks.
  private var cuts: [Int: (opening: Range<Int>?, xml: String)] = [:]

  init(prefix: String) { self.prefix = prefix }

  mutating func add(_ id: Int, _ cuts: (start: WordQuote.Cut, end: WordQuote.Cut)) {
    put("<\(prefix):commentRangeStart \(prefix):id=\"\(id)\"/>", cuts.start)
    let reference = "<\(prefix):r><\(prefix):commentReference \(prefix):id=\"\(id)\"/></\(prefix):r>"
    put("<\(prefix):commentRangeEnd \(prefix):id=\"\(id)\"/>\(reference)", cuts.end)
  }

  private mutating func put(_ xml: String, _ cut: WordQuote.Cut) {
    let old = cuts[cut.offset]
    cuts[cut.offset] = (old?.opening ?? cut.opening, (old?.xml ?? "") + xml)
  }

  func applied(to part: [UInt8]) -> [UInt8] {
    var insertions = MarkupInsertions()
    for (offset, cut) in cuts.sorted(by: { $0.key < $1.key }) {
      guard let opening = cut.opening else {
        insertions.add(cut.xml, at: offset)
        continue
      }
      let run = String(decoding: part[opening], as: UTF8.self)
      insertions.add(
        "</\(prefix):t></\(prefix):r>\(cut.xml)\(run)<\(prefix):t xml:space=\"preserve\">", at: offset)
    }
    return insertions.applied(to: part)
  }
}
