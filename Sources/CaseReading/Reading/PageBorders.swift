import DocExtract

/// Borders of documents without a title: a page that begins the numbering of its own, a page that the index of the volume
/// names, a page that shows something of another kind.
struct PageBorders {
  let layout: DocumentLayout
  let document: ExtractedDocument
  let numbers: PageNumbers
  let library: KindLibrary

  /// Pairs of an entry and a title that must agree on how the pages of the volume lie in the file.
  private static let leastPairs = 2
  /// A photograph, a slip or a receipt has few words, in bytes.
  private static let mostText = 1_200

  func added(to titled: [DocumentBorder]) -> [DocumentBorder] {
    guard document.pages.count > 1 else { return titled }
    let firstLines = firstLines()
    // Numbers that run on over several titles are those of the volume, and say nothing about a document.
    let crossed = titled.dropFirst().compactMap { headedPage($0, firstLines) }.filter(numbers.continues)
    func continues(_ page: Int) -> Bool { crossed.count < Self.leastPairs && numbers.continues(page) }
    let pictures = Dictionary(grouping: document.marks.filter(isPhotograph)) { $0.page ?? 0 }
    var borders: [Int: DocumentBorder] = [:]
    for border in titled { borders[border.offset] = border }
    var begun = Set(titled.compactMap { border in headedPage(border, firstLines) })
    if let first = document.pages.first { begun.insert(first.number) }
    func add(_ page: Int, _ reason: String, name: String? = nil) {
      guard !begun.contains(page), let line = firstLines[page] else { return }
      let offset = layout.lines[line].range.lowerBound
      begun.insert(page)
      borders[offset] = DocumentBorder(offset: offset, title: nil, reason: reason, name: name)
    }
    for page in document.pages.map(\.number) where numbers.begins(page) {
      add(page, "页码从“第1页 共\(numbers.own[page]?.total ?? 1)页”重新起")
    }
    for (page, entry) in indexed(titled) where !continues(page) {
      add(page, "卷内目录第\(entry.number)项“\(entry.name)”", name: entry.name)
    }
    for page in document.pages.map(\.number).dropFirst() where !begun.contains(page) && !continues(page) {
      let current = borders.values.filter {
        $0.offset < (firstLines[page].map { layout.lines[$0].range.lowerBound } ?? 0)
      }
      .max { $0.offset < $1.offset }
      let next = borders.keys.filter { offset in
        layout.line(at: offset).map { layout.lines[$0].page == page } ?? false
      }.min()
      guard isEnded(before: page) else { continue }
      if let kind = untitled(page, after: current, upTo: next) {
        add(page, "前一份文书已结束,这一页是\(library.kinds[kind].name)")
      } else if isAlbum(page, pictures), !isAlbum(page - 1, pictures), let kind = photoKind {
        add(page, "前一份文书已结束,这一页只有照片", name: library.kinds[kind].name)
      }
    }
    var pasted: Set<Int> = []
    for page in pictures.keys.sorted() {
      let boxes = pictures[page]?.compactMap(\.box) ?? []
      guard let line = photographs(boxes, on: page, firstLines) else { continue }
      let offset = layout.lines[line].range.lowerBound
      let current = borders.values.filter { $0.offset <= offset }.max { $0.offset < $1.offset }
      let isPhotographs = current.map {
        ($0.title?.kinds.contains(photoKind ?? -1) ?? false) || pasted.contains($0.offset)
      }
      guard borders[offset] == nil, !(isPhotographs ?? false) else { continue }
      pasted.insert(offset)
      borders[offset] = DocumentBorder(offset: offset, title: nil, reason: "贴在前一份文书之后的照片")
    }
    // What stands before the first border belongs to a document of its own.
    let sorted = borders.values.sorted { $0.offset < $1.offset }
    guard let first = sorted.first, first.offset > 0, first.title == nil else { return sorted }
    return [DocumentBorder(offset: 0, title: nil, reason: "")] + sorted
  }

  /// The page at whose top the border stands; `nil` for one in the middle of a page.
  private func headedPage(_ border: DocumentBorder, _ firstLines: [Int: Int]) -> Int? {
    guard let line = layout.line(at: border.offset), let page = layout.lines[line].page,
      let first = firstLines[page], line - first < Self.headLines
    else { return nil }
    return page
  }

  /// Lines at the top of a page that belong to its title.
  private static let headLines = 4

  /// The kind without a title that the page shows, when neither the document before it nor its own page before is one.
  ///
  /// - Parameter next: where another document begins on the page.
  private func untitled(_ page: Int, after current: DocumentBorder?, upTo next: Int?) -> Int? {
    guard let whole = range(of: page) else { return nil }
    // Cues that open a line look at the end of the one before.
    let start = max(0, whole.lowerBound - 1)
    let range = start..<max(whole.lowerBound, min(whole.upperBound, next ?? whole.upperBound))
    guard range.count <= Self.mostText else { return nil }
    let kind = library.kinds.indices.first { index in
      let kind = library.kinds[index]
      return kind.isUntitled && kind.sureCues.contains { $0.matches(anythingIn: layout.text.bytes, range: range) }
    }
    guard let kind, !(current?.title?.kinds.contains(kind) ?? false) else { return nil }
    let before = self.range(of: page - 1)
    let isSame = before.map { range in
      library.kinds[kind].sureCues.contains { $0.matches(anythingIn: layout.text.bytes, range: range) }
    }
    return isSame ?? false ? nil : kind
  }

  /// Photographs, one below the other, and a few words to each.
  private func isAlbum(_ page: Int, _ pictures: [Int: [Mark]]) -> Bool {
    guard pictures[page]?.count ?? 0 > 1 else { return false }
    let lines = layout.lines.filter { $0.page == page }
    return lines.count <= Self.captionLines
      && lines.allSatisfy { $0.cell == nil && $0.range.count <= Self.longestHeading }
  }

  private static let captionLines = 6

  private var photoKind: Int? { library.numbers["photo-evidence"] }

  /// Points; smaller pictures are marks, seals and signatures.
  private static let (leastWidth, leastHeight) = (80.0, 60.0)

  private func isPhotograph(_ mark: Mark) -> Bool {
    guard mark.kind == .picture, let box = mark.box else { return false }
    return box.width >= Self.leastWidth && box.height >= Self.leastHeight
  }

  /// The line at which photographs with captions begin below the end of another document: a heading above them, or the first
  /// caption; `nil` when the page shows none there.
  private func photographs(_ pictures: [Box], on page: Int, _ firstLines: [Int: Int]) -> Int? {
    guard let kind = photoKind, let first = firstLines[page], let top = pictures.map(\.y).min() else { return nil }
    let lines = layout.lines[first...].prefix { $0.page == page }.indices
    let printed = document.pages.first { $0.number == page }.map { page in
      document.lines.filter { $0.page == page.number }
    }
    func y(_ line: Int) -> Double {
      let span = layout.text.span(of: layout.lines[line].range)
      return printed?.first { $0.span.overlaps(span) }?.box?.y ?? 0
    }
    guard var start = lines.first(where: { y($0) >= top }), start - first >= Self.headLines, let last = lines.last
    else {
      return nil
    }
    let above = layout.lines[start - 1].range
    let isHeading =
      above.count <= Self.longestHeading && Bytes.contains("照片", in: layout.text.bytes, above)
      && !layout.text.bytes[above].contains(Bytes.colon)
    if isHeading { start -= 1 }
    let words = layout.lines[start].range.lowerBound..<layout.lines[last].range.upperBound
    let isTold = library.kinds[kind].sureCues.contains { $0.matches(anythingIn: layout.text.bytes, range: words) }
    return words.count <= Self.mostText && isTold && isSigned(upTo: start, from: first) ? start : nil
  }

  /// Bytes of a heading over photographs.
  private static let longestHeading = 60
  /// Lines above the photographs among which somebody signs the document that they are pasted behind.
  private static let signedLines = 4

  private func isSigned(upTo end: Int, from first: Int) -> Bool {
    layout.lines[max(first, end - Self.signedLines)..<end].contains { line in
      ["签名", "签字", "盖章", "签收", "记录人", "执法人员:", "核查人员", "送达人"].contains {
        Bytes.contains($0, in: layout.text.bytes, line.range)
      }
        || line.range.count <= Self.longestDay
          && DateReader.matches(in: layout.text.bytes, range: line.range).last != nil
    }
  }

  /// Bytes of a line that holds a name and a day.
  private static let longestDay = 60

  private func range(of page: Int) -> Range<Int>? {
    let lines = layout.lines.filter { $0.page == page }
    guard let first = lines.first, let last = lines.last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// The page before ends with a form, a day, a signature or a short line; running text would go on.
  private func isEnded(before page: Int) -> Bool {
    guard let last = layout.lines.lastIndex(where: { ($0.page ?? page) < page }) else { return true }
    let line = layout.lines[last]
    return line.cell != nil || line.range.count <= 75 || isSigning(line)
  }

  /// `当事人:情况属实。某某 2023年8月8日 检查人员:某某 某某`: who took part, and when.
  private func isSigning(_ line: DocumentLayout.Line) -> Bool {
    guard let day = DateReader.matches(in: layout.text.bytes, range: line.range).last else { return false }
    let isLast = line.range.upperBound - day.range.upperBound <= Self.longestDay
    return isLast && ["人:", "人员:", "签名", "签字", "属实"].contains { Bytes.contains($0, in: layout.text.bytes, line.range) }
  }

  /// The first line of every page.
  private func firstLines() -> [Int: Int] {
    var first: [Int: Int] = [:]
    for (number, line) in layout.lines.enumerated() {
      if let page = line.page, first[page] == nil { first[page] = number }
    }
    return first
  }

  /// Pages of the file on which the index lets a document begin.
  private func indexed(_ titled: [DocumentBorder]) -> [(page: Int, entry: IndexPages.Entry)] {
    guard let index = library.numbers["file-index"],
      let place = titled.firstIndex(where: { $0.title?.kinds.contains(index) ?? false })
    else { return [] }
    let end = place + 1 < titled.count ? titled[place + 1].offset : layout.text.bytes.count
    let span = layout.text.span(of: titled[place].offset..<max(titled[place].offset + 1, end))
    let entries = IndexPages(DocumentPart(span, of: document).layout).entries
    guard entries.count >= Self.leastPairs, let shift = shift(entries, titled) else { return [] }
    return entries.map { ($0.pages.lowerBound + shift, $0) }
  }

  /// How many pages of the file stand before page 1 of the volume: what most entries with a title of their kind agree on.
  private func shift(_ entries: [IndexPages.Entry], _ titled: [DocumentBorder]) -> Int? {
    var votes: [Int: Int] = [:]
    for entry in entries {
      let kinds = Set(library.kinds(inFileName: entry.name).keys)
      let pages = titled.filter { !kinds.isDisjoint(with: $0.title?.kinds ?? []) }
        .compactMap { layout.line(at: $0.offset).flatMap { layout.lines[$0].page } }
      for page in Set(pages) { votes[page - entry.pages.lowerBound, default: 0] += 1 }
    }
    let best = votes.max { ($0.value, -abs($0.key)) < ($1.value, -abs($1.key)) }
    guard let best, best.value >= Self.leastPairs, best.value * 2 >= min(entries.count, titled.count) else {
      return nil
    }
    return best.key
  }
}
