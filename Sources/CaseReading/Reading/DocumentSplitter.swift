import DocExtract

/// Where a document begins inside a file, and why.
struct DocumentBorder {
  /// Into the reading text of the whole file.
  var offset: Int
  /// `nil` where no title stands.
  var title: TitleHit?
  var reason: String
  /// What the index of the volume calls the document.
  var name: String?
}

/// Cuts a file at the titles that open a document, and where page numbers and the index of the volume say so.
///
/// Only a line that stands as a title (at the top of a page, or centred and larger than the text) and names a kind
/// opens one; a title inside a sentence, a cell or an index never does.
struct DocumentSplitter {
  let library: KindLibrary

  func parts(of document: ExtractedDocument, numbers: PageNumbers? = nil) -> [DocumentPart] {
    let whole = DocumentPart(TextSpan(start: 0, end: document.text.utf8.count), of: document)
    let layout = whole.layout
    let numbers = numbers ?? PageNumbers(document)
    var borders = titled(layout, numbers)
    borders = PageBorders(layout: layout, document: document, numbers: numbers, library: library).added(to: borders)
    borders = SheetBorders(layout: layout, library: library).added(to: borders)
    guard borders.count > 1 else { return [whole] }
    var parts: [DocumentPart] = []
    for (number, border) in borders.enumerated() {
      let from = number == 0 ? 0 : start(of: border, layout)
      let to = number + 1 < borders.count ? start(of: borders[number + 1], layout) : whole.span.end
      guard to > from else { continue }
      parts.append(
        DocumentPart(
          TextSpan(start: from, end: to), of: document, reason: number == 0 ? nil : border.reason, name: border.name))
    }
    return parts
  }

  private func start(of border: DocumentBorder, _ layout: DocumentLayout) -> Int {
    layout.text.span(of: border.offset..<(border.offset + 1)).start
  }

  private func titled(_ layout: DocumentLayout, _ numbers: PageNumbers) -> [DocumentBorder] {
    let finder = TitleFinder(index: library.titles, layout: layout)
    let body = bodyFontSize(layout)
    var borders: [(offset: Int, title: TitleHit)] = []
    var reasons: [Int: String] = [:]
    var line = 0
    while line < layout.lines.count {
      defer { line += 1 }
      guard layout.lines[line].cell == nil, let title = finder.title(at: line) ?? likely(line, layout, body),
        let place = standing(line, title, layout: layout, bodyFontSize: body)
      else { continue }
      // The head of a form is printed again on the pages that follow.
      if let page = layout.lines[line].page, numbers.continues(page), isTopOfPage(line, layout),
        let last = borders.last, last.title.kinds == title.kinds
      {
        continue
      }
      if let last = borders.last, isContinuation(of: last.title, title, layout) { continue }
      let offset = start(of: line, layout)
      reasons[offset] = "\(place)“\(layout.string(title.name))”"
      borders.append((offset, title))
      line += title.lineCount - 1
    }
    return withoutHeads(borders, layout).map {
      DocumentBorder(
        offset: $0.offset, title: $0.title, reason: reasons[$0.offset] ?? "标题“\(layout.string($0.title.name))”")
    }
  }

  /// A line like the titles of one kind that is centred or large; both in a file without pages.
  private func likely(_ line: Int, _ layout: DocumentLayout, _ bodyFontSize: Double) -> TitleHit? {
    let entry = layout.lines[line]
    let isLarge = bodyFontSize > 0 && entry.fontSize >= bodyFontSize * 1.15
    guard line > 0, entry.isCentered || isLarge,
      entry.page == nil ? entry.isCentered && isLarge || entry.opensPage : true,
      let title = LikelyTitle.at(line, in: layout, library), let best = title.likenesses.first,
      best.degree >= Self.leastLikeness
    else { return nil }
    let rival = title.likenesses.dropFirst().first?.degree ?? 0
    guard best.degree - rival >= Self.leastLead else { return nil }
    return title.hit(for: best.kind)
  }

  /// From measurements with one name of a kind left out: above both, 95 of 100 titles are of the kind that they are likest to.
  private static let (leastLikeness, leastLead) = (0.65, 0.1)

  private func isTopOfPage(_ line: Int, _ layout: DocumentLayout) -> Bool {
    line < 3 || layout.lines[line - 3].page != layout.lines[line].page
  }

  /// A title with nothing between it and the next one is a divider, a running head or a heading of that document, which
  /// begins with it.
  private func withoutHeads(
    _ borders: [(offset: Int, title: TitleHit)], _ layout: DocumentLayout
  ) -> [(offset: Int, title: TitleHit)] {
    var kept: [(offset: Int, title: TitleHit)] = []
    var head: Int?
    for (number, border) in borders.enumerated() {
      let start = head ?? border.offset
      head = nil
      if number + 1 < borders.count, isHead(border.title, of: borders[number + 1], layout) {
        head = start
      } else {
        kept.append((start, border.title))
      }
    }
    return kept
  }

  /// The title only heads the document that begins with the next one.
  private func isHead(
    _ title: TitleHit, of next: (offset: Int, title: TitleHit), _ layout: DocumentLayout
  ) -> Bool {
    let between = title.range.upperBound..<max(title.range.upperBound, next.offset)
    // 卷内目录 above a table that nobody filled in.
    let isForm = layout.lines.contains { $0.cell != nil && between.contains($0.range.lowerBound) }
    if between.count <= 60, !isForm { return true }
    // The heading of a web page, 发布时间、来源、字号, above the document that it shows.
    guard between.count <= 400, title.kinds == next.title.kinds else { return false }
    let words = layout.string(between)
    return ["发布时间", "发布日期", "来源:", "字号:", "字体:", "浏览", "分享", "打印本页", "关闭"].count(where: words.contains) >= 2
  }

  private func bodyFontSize(_ layout: DocumentLayout) -> Double {
    var sizes: [Double: Int] = [:]
    for line in layout.lines where line.fontSize > 0 {
      sizes[(line.fontSize * 2).rounded() / 2, default: 0] += line.range.count
    }
    return sizes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  /// How the line stands out as a title: near the top of its page, or centred or large in a file without pages; `nil`
  /// when it does not.
  private func standing(_ line: Int, _ title: TitleHit, layout: DocumentLayout, bodyFontSize: Double) -> String? {
    let entry = layout.lines[line]
    let isLarge = bodyFontSize > 0 && entry.fontSize >= bodyFontSize * 1.15
    if let page = entry.page {
      var above = line - 1
      var count = 0
      while above >= 0, layout.lines[above].page == page, count < 4 {
        count += 1
        above -= 1
      }
      if count == 0 || count < 3 && (isLarge || entry.isCentered) { return "页首的标题" }
      if entry.isCentered, isLetterhead(above: line, layout) { return "页首的标题" }
      if isLarge && entry.isCentered { return "页中居中的大号标题" }
      return isBetweenForms(line, title, layout) ? "前一份文书的末尾和表格之间的标题" : nil
    }
    if line < 3 { return "文首的标题" }
    if opensPage(line, layout) { return "另起一页的标题" }
    if entry.isCentered && isLarge { return "居中的大号标题" }
    // 卷内目录 between the table of the cover and its own.
    if isBetweenForms(line, title, layout) { return "两张表格之间的标题" }
    return (entry.isCentered || isLarge) && startsAfterEnd(line, layout) ? "前一份文书结尾之后的标题" : nil
  }

  /// 卷内目录, 行政处罚公示(某局网站): nothing but the title on a line between the end of one table and the head of another, a
  /// day at most below it.
  private func isBetweenForms(_ line: Int, _ title: TitleHit, _ layout: DocumentLayout) -> Bool {
    guard line > 0, layout.lines[line - 1].cell != nil || layout.lines[line].isCentered && isSigned(line - 1, layout)
    else { return false }
    let bytes = layout.text.bytes
    var rest = Bytes.trimmed(
      bytes, title.name.upperBound..<max(title.name.upperBound, layout.lines[line].range.upperBound))
    if let group = Bytes.group(bytes, at: rest.lowerBound, within: rest.upperBound) {
      rest = group.upperBound..<rest.upperBound
    }
    guard rest.isEmpty, title.lineCount == 1 else { return false }
    return layout.lines[(line + 1)...].prefix(2).contains { $0.cell != nil }
  }

  /// `当事人:某某 执法人员:某某 某某`
  private func isSigned(_ line: Int, _ layout: DocumentLayout) -> Bool {
    let range = layout.lines[line].range
    return range.count <= Self.longestHeading
      && ["执法人员:", "签名:", "检查人员:", "当事人:"].contains { Bytes.contains($0, in: layout.text.bytes, range) }
  }

  /// 某局文件, its number and the agency, centred, and nothing else above the line on its page.
  private func isLetterhead(above line: Int, _ layout: DocumentLayout) -> Bool {
    let head = layout.lines[..<line].suffix(Self.letterheadLines + 1).filter { $0.page == layout.lines[line].page }
    return head.count <= Self.letterheadLines
      && head.allSatisfy { $0.cell == nil && $0.range.count <= Self.longestHeading }
      && head.dropFirst().allSatisfy(\.isCentered)
      && head.contains { layout.string($0.range).hasSuffix("文件") }
  }

  private static let letterheadLines = 5

  /// The author began a page with the line, or with an agency or a heading of one or two lines above it.
  private func opensPage(_ line: Int, _ layout: DocumentLayout) -> Bool {
    for above in (max(0, line - 2)...line).reversed() {
      let entry = layout.lines[above]
      if above < line, entry.cell != nil || !entry.isCentered || entry.range.count > Self.longestHeading {
        return false
      }
      if entry.opensPage { return true }
    }
    return false
  }

  /// Bytes of a line above a title.
  private static let longestHeading = 120

  /// The line before ends a document: a date alone, or a signature.
  private func startsAfterEnd(_ line: Int, _ layout: DocumentLayout) -> Bool {
    guard line > 0 else { return true }
    // A form ends with its table.
    if layout.lines[line - 1].cell != nil { return true }
    let before = layout.lines[line - 1].range
    if before.count <= 60 { return true }
    // 执法人员签名:张三  李四    2024年3月5日
    guard before.count <= 180, let date = DateReader.matches(in: layout.text.bytes, range: before).last else {
      return false
    }
    return date.value.date != nil && date.range.upperBound == before.upperBound
  }

  /// The agency's line above belongs to the title, unless the page begins with the title.
  private func start(of line: Int, _ layout: DocumentLayout) -> Int {
    guard line > 0, !layout.lines[line].opensPage, layout.lines[line - 1].cell == nil,
      layout.lines[line - 1].page == layout.lines[line].page
    else {
      return layout.lines[line].range.lowerBound
    }
    let above = layout.lines[line - 1].range
    if above.count <= 90, let agency = AgencyNameReader.longest(in: layout.text.bytes, above), agency == above {
      return above.lowerBound
    }
    return layout.lines[line].range.lowerBound
  }

  /// The same title again on the next page, marked as a continuation.
  private func isContinuation(of last: TitleHit, _ title: TitleHit, _ layout: DocumentLayout) -> Bool {
    guard last.kinds == title.kinds else { return false }
    let words = layout.string(title.range)
    if words.contains("续") || words.firstMatch(of: /第(?:[2-9]|[1-9][0-9]|[二三四五六七八九十])页/) != nil { return true }
    let next = title.line + 1
    if next < layout.lines.count {
      let following = layout.string(layout.lines[next].range)
      if following.hasPrefix("第"), following.contains("页") { return true }
    }
    return false
  }
}
