import DocExtract

/// Borders that no title marks: where the author of a Word file broke the page, where a note (与原件一致) ends the copy of a
/// certificate, and where a table ends and a record begins whose title was left out.
struct SheetBorders {
  let layout: DocumentLayout
  let library: KindLibrary

  /// Lines that belong to the head of a sheet.
  private static let headLines = 4
  /// A certificate, a receipt or a page of photographs has few words, in bytes.
  private static let mostText = 1_200

  func added(to titled: [DocumentBorder]) -> [DocumentBorder] {
    let starts = layout.lines.indices.dropFirst().filter(isStart)
    guard !starts.isEmpty else { return titled }
    var borders = titled
    for (number, start) in starts.enumerated() {
      let offset = layout.lines[start].range.lowerBound
      let end = number + 1 < starts.count ? layout.lines[starts[number + 1]].range.lowerBound : layout.text.bytes.count
      let head = head(from: start)
      // A title near the top has opened the sheet already.
      guard !borders.contains(where: { $0.offset >= offset && $0.offset < head }), isEnded(before: start) else {
        continue
      }
      let next = borders.map(\.offset).filter { $0 > offset }.min() ?? end
      let current = borders.filter { $0.offset < offset }.max { $0.offset < $1.offset }
      guard let found = reason(at: start, offset..<min(end, next), after: current) else { continue }
      borders.append(DocumentBorder(offset: offset, title: nil, reason: found.reason, name: found.name))
    }
    guard borders.count > titled.count else { return titled }
    borders.sort { $0.offset < $1.offset }
    if borders[0].offset > 0 { borders.insert(DocumentBorder(offset: 0, title: nil, reason: ""), at: 0) }
    return borders
  }

  /// Where the lines end that may hold the title of the sheet.
  private func head(from start: Int) -> Int {
    let count = layout.lines[start].opensPage ? Self.headLines : 2
    let lines = layout.lines[start...].prefix(count)
    let own = lines.enumerated().prefix {
      $0.offset == 0 || $0.element.page == lines.first?.page && !$0.element.opensPage
    }
    return own.last?.element.range.upperBound ?? layout.lines[start].range.upperBound
  }

  private func isStart(_ line: Int) -> Bool {
    layout.lines[line].opensPage || isNoteOnCopy(line - 1) || isFirstPhotograph(line) || isLargeHeading(line)
      || layout.lines[line - 1].cell != nil && layout.lines[line].cell == nil
  }

  /// `复印件与原件一致。张三 2024年4月8日`
  private func isNoteOnCopy(_ line: Int) -> Bool {
    let range = layout.lines[line].range
    guard layout.lines[line].cell == nil, range.count <= Self.longestNote,
      Bytes.contains("原件", in: layout.text.bytes, range)
    else { return false }
    return ["一致", "相符", "核对无误", "核对一致"].contains { Bytes.contains($0, in: layout.text.bytes, range) }
  }

  /// Bytes of a note with who made it and when.
  private static let longestNote = 150

  private func reason(at start: Int, _ sheet: Range<Int>, after current: DocumentBorder?) -> (
    reason: String, name: String?
  )? {
    let line = layout.lines[start]
    if let name = record(start, sheet) { return ("前一份文书已结束,这里是没有标题的笔录", name) }
    if isLargeHeading(start) { return ("页中居中的大号标题“\(layout.string(line.range))”", nil) }
    let isBehindNote = isNoteOnCopy(start - 1)
    guard line.opensPage || isBehindNote || isFirstPhotograph(start) else { return nil }
    let known = Set(current?.title?.kinds ?? [])
    if sheet.count <= Self.mostText, let kind = untitled(sheet), isBehindNote || !known.contains(kind) {
      let place = isBehindNote ? "前一份复印件已核对" : line.opensPage ? "另起一页" : "前一份文书已结束"
      return ("\(place),这里是\(library.kinds[kind].name)", nil)
    }
    guard line.opensPage, line.cell == nil, line.isCentered, isHeading(line.range) else { return nil }
    return ("另起一页的标题“\(layout.string(line.range))”", nil)
  }

  /// A kind without a title that the sheet shows.
  private func untitled(_ sheet: Range<Int>) -> Int? {
    // Cues that open a line look at the end of the one before.
    let sheet = max(0, sheet.lowerBound - 1)..<sheet.upperBound
    return library.kinds.indices.first { index in
      let kind = library.kinds[index]
      return kind.isUntitled && kind.sureCues.contains { $0.matches(anythingIn: layout.text.bytes, range: sheet) }
    }
  }

  /// 声明, 会议签到表: centred and much larger than the line below, a title whatever kinds there are.
  private func isLargeHeading(_ line: Int) -> Bool {
    let entry = layout.lines[line]
    guard entry.cell == nil, entry.isCentered, line + 1 < layout.lines.count, entry.page != nil,
      layout.lines[line + 1].fontSize > 0, entry.fontSize >= layout.lines[line + 1].fontSize * Self.muchLarger,
      line >= Self.linesAbove, layout.lines[(line - Self.linesAbove)..<line].allSatisfy({ $0.page == entry.page }),
      layout.lines[(line - Self.linesAbove)..<line].allSatisfy({ $0.fontSize < entry.fontSize }),
      isSigned(line - 1)
    else { return false }
    let words = layout.string(entry.range)
    return Self.bareTitles.contains(words)
      || ["表", "单", "声明", "承诺书", "申请书"].contains(where: words.hasSuffix) && isHeading(entry.range)
  }

  /// A form, a day or who signed ends what stands above.
  private func isSigned(_ line: Int) -> Bool {
    if layout.lines[line].cell != nil { return true }
    let words = layout.string(layout.lines[line].range)
    return words.hasSuffix("日") || words.contains("人:") || words.contains("人员:")
  }

  private static let muchLarger = 1.3
  /// So many lines stand above a heading in the middle of a page.
  private static let linesAbove = 4
  /// Titles that say no more than that somebody says something.
  private static let bareTitles: Set<String> = ["声明", "说明", "证明", "申请", "承诺", "收条", "情况说明"]

  /// `关于缓缴…的申请`; an annex belongs to the document before it.
  private func isHeading(_ line: Range<Int>) -> Bool {
    let words = layout.string(line)
    return line.count <= Self.longestHeading
      && (TitleLikeness.endsAsTitle(words) || words.hasPrefix("关于") && words.hasSuffix("申请"))
      && !["附件", "附表", "附图", "附录", "附:", "续"].contains(where: words.hasPrefix)
  }

  /// Bytes.
  private static let longestHeading = 120

  /// 照片1, 图一 on a line of its own, centred below a picture.
  private func isFirstPhotograph(_ line: Int) -> Bool {
    let entry = layout.lines[line]
    return entry.cell == nil && entry.page == nil && entry.isCentered
      && ["照片1", "照片一", "照片①", "图1", "图一", "图片1", "图片一"].contains(where: layout.string(entry.range).hasPrefix)
  }

  /// `核查时间:…⏎核查地点:…⏎被检查单位:…⏎检查人员:…`: a record says first when and where, then who.
  ///
  /// - Returns: what such a record is called; `nil` when none begins on the line.
  private func record(_ start: Int, _ sheet: Range<Int>) -> String? {
    let first = layout.lines[start]
    guard first.cell == nil, let colon = colon(of: first.range),
      layout.string(first.range.lowerBound..<colon).hasSuffix("时间")
    else { return nil }
    let end = layout.lines[min(start + Self.recordLines, layout.lines.count) - 1].range.upperBound
    let words = layout.string(first.range.lowerBound..<end)
    let isRecord =
      words.contains("地点:") && words.contains("记录人:")
      && ["检查人员:", "检查人:", "调查人:", "询问人:", "核查人员:", "核实人员:", "勘验人:", "执法人员:"].contains(where: words.contains)
    guard isRecord else { return nil }
    return Bytes.contains("问:", in: layout.text.bytes, sheet) ? "询问笔录" : "现场检查笔录"
  }

  /// Lines within which a record says when, where and who.
  private static let recordLines = 5

  /// The colon behind the label at the start of a line.
  private func colon(of line: Range<Int>) -> Int? {
    layout.text.bytes[line].prefix(Self.longestLabel).firstIndex(of: Bytes.colon)
  }

  /// Bytes of a label with its colon.
  private static let longestLabel = 31

  /// A form, a signature, a day, the end of a sentence: what stands before the sheet does not go on in it.
  private func isEnded(before start: Int) -> Bool {
    let line = layout.lines[start - 1]
    if line.cell != nil || line.range.count <= 75 || isNoteOnCopy(start - 1) { return true }
    let words = layout.string(line.range)
    return words.last.map { "。!)日".contains($0) || $0.isNumber } ?? true || words.contains("人:")
      || words.contains("人员:")
  }
}
