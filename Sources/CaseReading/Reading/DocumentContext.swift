import DocExtract

/// Everything the readers of one document share.
struct DocumentContext {
  let library: KindLibrary
  let kind: Kind
  let layout: DocumentLayout
  let document: ExtractedDocument
  let dates: DocumentDates
  let title: TitleHit?
  let labels: [LabelHit]
  let regions: DocumentRegions
  /// All citations of the document; empty for kinds that have no field for them.
  let citations: [Match<Citation>]

  var bytes: [UInt8] { layout.text.bytes }

  /// The words as printed.
  func printed(_ span: TextSpan) -> String {
    let utf8 = document.text.utf8
    let range = span.range.clamped(to: 0..<utf8.count)
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
  }

  /// An occurrence of `value` at `range` of the reading text.
  func found(_ value: FieldValue, at range: Range<Int>, confidence: Double = 1) -> FieldOccurrence {
    let span = layout.text.span(of: range)
    return FieldOccurrence(value: value, text: printed(span), span: span, confidence: confidence)
  }

  func text(_ range: Range<Int>, confidence: Double = 1) -> FieldOccurrence {
    found(.text(layout.string(range)), at: range, confidence: confidence)
  }

  func state(_ state: FieldOccurrence.State, at range: Range<Int>) -> FieldOccurrence {
    let span = layout.text.span(of: range)
    let isEmpty = state == .blank || state == .placeholder
    return FieldOccurrence(
      state: isEmpty ? unreadInk(in: span) ?? state : state, value: nil, text: printed(span), span: span)
  }

  /// The place of an empty value: its cell when it has one, else just behind the label.
  func blank(_ hit: LabelHit) -> FieldOccurrence {
    var span = layout.text.span(of: hit.range)
    if let place = hit.valueCell, hit.value.isEmpty {
      let cell = layout.grids[place.grid].cells[place.cell].span
      if !cell.isEmpty || layout.grids[place.grid].cells[place.cell].range == nil { span = span.isEmpty ? cell : span }
    }
    let label = layout.text.span(of: hit.range.lowerBound..<max(hit.range.upperBound, hit.bracket.upperBound))
    return FieldOccurrence(state: unreadInk(in: label) ?? .blank, value: nil, text: printed(span), span: span)
  }

  /// What the document says was done, 认定事实: what stands in the form's cell or on the label's line, else the paragraphs of
  /// a letter between its head and its evidence.
  var facts: Range<Int>? {
    let region = regions[.facts].first.map { Bytes.trimmed(bytes, $0) }
    let labelled = hits(of: kind.field("facts")?.labels ?? []).first { hit in
      guard hit.value.count >= 24 else { return false }
      // A heading on a line of its own leads to all the paragraphs below it.
      return hit.valueCell != nil || layout.line(at: hit.range.lowerBound) == layout.line(at: hit.value.lowerBound)
    }
    // The cells of a form tell no story.
    let isForm = region.flatMap { layout.line(at: $0.lowerBound) }.map { layout.lines[$0].cell != nil } ?? false
    guard let told = labelled?.value else { return isForm ? nil : region }
    guard let region, labelled?.valueCell == nil, region.lowerBound <= told.lowerBound,
      told.lowerBound < region.upperBound
    else { return told }
    return region
  }

  /// The paragraphs below the heading (`二、违法事实`) that holds one of `words` and none of `others`, up to the next heading;
  /// `nil` when there is none or nothing stands below it.
  func section(named words: [String], but others: [String]) -> Range<Int>? {
    let headings = layout.lines.indices.filter { isHeading(layout.lines[$0]) }
    for (place, line) in headings.enumerated() {
      let title = layout.string(layout.lines[line].range)
      guard words.contains(where: title.contains), !others.contains(where: title.contains) else { continue }
      let end = place + 1 < headings.count ? headings[place + 1] : layout.lines.count
      guard line + 1 < end, place + 1 < headings.count else { continue }
      let body = Bytes.trimmed(bytes, layout.lines[line + 1].range.lowerBound..<layout.lines[end - 1].range.upperBound)
      if !body.isEmpty { return body }
    }
    return nil
  }

  /// `三、`, `(二)` and a few words that end no sentence.
  private func isHeading(_ line: DocumentLayout.Line) -> Bool {
    guard line.cell == nil, line.range.count <= 75 else { return false }
    let words = layout.string(line.range)
    return Bytes.listMark(bytes, at: line.range.lowerBound, within: line.range.upperBound, isHanOnly: true) > 0
      && !words.contains(where: { "。;,".contains($0) })
  }

  /// Bytes behind which a quotation mark is taken for a lost one.
  private static let longestQuotation = 3_000

  /// From the full stop or line break before `range` to the next one; a full stop between quotation marks ends nothing.
  func sentence(around range: Range<Int>) -> Range<Int> {
    let (stop, open, close) = (Array("。".utf8), Array("“".utf8), Array("”".utf8))
    var start = range.lowerBound
    // The nearest full stop that quotation marks may hold, should they turn out to have no beginning.
    var (isQuoted, held) = (false, Int?.none)
    while start > 0, bytes[start - 1] != Bytes.newline {
      if isQuoted, range.lowerBound - start > Self.longestQuotation { break }
      if start >= 3 {
        if Bytes.starts(bytes, at: start - 3, with: close) { isQuoted = true }
        if Bytes.starts(bytes, at: start - 3, with: open) { (isQuoted, held) = (false, nil) }
        if Bytes.starts(bytes, at: start - 3, with: stop) {
          guard isQuoted else { break }
          held = held ?? start
        }
      }
      start -= 1
    }
    if isQuoted, let held { start = held }
    var end = range.upperBound
    (isQuoted, held) = (false, nil)
    while end < bytes.count, bytes[end] != Bytes.newline {
      if isQuoted, end - range.upperBound > Self.longestQuotation { break }
      if Bytes.starts(bytes, at: end, with: open) { isQuoted = true }
      if Bytes.starts(bytes, at: end, with: close) { (isQuoted, held) = (false, nil) }
      if Bytes.starts(bytes, at: end, with: stop) {
        guard isQuoted else { break }
        held = held ?? end
      }
      end += 1
    }
    if isQuoted, let held { end = held }
    return start..<end
  }

  /// The labels of one field, in the order of its list, then of the text.
  func hits(of labels: [String]) -> [LabelHit] {
    var order: [Int: Int] = [:]
    for (position, label) in labels.enumerated() {
      if let number = library.labels.number(of: label), order[number] == nil { order[number] = position }
    }
    return self.labels.filter { order[$0.label] != nil }
  }
}
