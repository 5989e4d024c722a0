/// Boxes of approval whose labels no list names.
extension LabelFinder {
  /// A level of approval is no longer, in bytes.
  private static let longestLevel = 57

  /// Levels of approval that no list names, at the start of a line: `执法队负责人意见:`, `办事处领导批示:`.
  func withOpinions(_ accepted: [Inline]) -> [Inline] {
    var all = accepted
    var next = 0
    for (number, line) in layout.lines.enumerated() {
      while next < accepted.count, accepted[next].line < number { next += 1 }
      if next < accepted.count, accepted[next].line == number,
        accepted[next].range.lowerBound <= line.range.lowerBound + 9
      {
        continue
      }
      if let hit = opinionAbove(line, number) {
        all.append(hit)
        continue
      }
      if let hit = opinionInBracket(line, number) {
        all.append(hit)
        continue
      }
      if let hit = opinionBeforeGap(line, number) {
        all.append(hit)
        continue
      }
      let reach = line.range.lowerBound..<min(line.range.upperBound, line.range.lowerBound + Self.longestLevel)
      guard let colon = reach.first(where: { layout.text.bytes[$0] == Bytes.colon }),
        let label = opinion(Self.bare(layout.string(line.range.lowerBound..<colon)), colon + 1, line.range)
          ?? index.signature(Self.bare(layout.string(line.range.lowerBound..<colon)))
      else { continue }
      all.append(
        Inline(
          labels: [label], range: line.range.lowerBound..<colon, bracket: colon..<colon, valueStart: colon + 1,
          line: number, isBare: false))
    }
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// 水政大队意见⏎同意⏎签名 饶松林: the label is the first line of the box.
  private func opinionAbove(_ line: DocumentLayout.Line, _ number: Int) -> Inline? {
    guard let place = line.cell, let cell = layout.grids[place.grid].cells[place.cell].range,
      cell.lowerBound == line.range.lowerBound, cell.upperBound > line.range.upperBound,
      line.range.count <= Self.longestLevel,
      let label = index.opinion(Self.bare(layout.string(line.range)))
    else { return nil }
    let rest = Self.bare(Self.withoutBrackets(layout.string(line.range.upperBound..<cell.upperBound)))
    guard rest.unicodeScalars.count >= 2, index.number(of: rest) == nil else { return nil }
    let end = line.range.upperBound
    return Inline(labels: [label], range: line.range, bracket: end..<end, valueStart: end, line: number, isBare: false)
  }

  /// 承办机构负责人意见  同意,报分管领导。张三: only a gap parts the label from what is thought.
  private func opinionBeforeGap(_ line: DocumentLayout.Line, _ number: Int) -> Inline? {
    let bytes = layout.text.bytes
    let reach = line.range.lowerBound..<min(line.range.upperBound, line.range.lowerBound + Self.longestLevel)
    let gap =
      layout.text.gaps(in: reach).first { layout.string(line.range.lowerBound..<$0).hasSuffix("意见") }
      ?? reach.first { bytes[$0] == Bytes.space && layout.string(line.range.lowerBound..<$0).hasSuffix("意见") }
    guard let gap, let label = index.opinion(Self.bare(layout.string(line.range.lowerBound..<gap))) else { return nil }
    let value = Bytes.trimmed(bytes, gap..<line.range.upperBound)
    guard value.count >= Self.shortestOpinion else { return nil }
    return Inline(
      labels: [label], range: line.range.lowerBound..<gap, bracket: gap..<gap, valueStart: value.lowerBound,
      line: number, isBare: true)
  }

  /// Bytes of 同意.
  private static let shortestOpinion = 6

  /// 经办人意见(材料齐全,建议批准设立): the opinion stands in the bracket that the form prints behind its label.
  private func opinionInBracket(_ line: DocumentLayout.Line, _ number: Int) -> Inline? {
    let bytes = layout.text.bytes
    let reach = line.range.prefix(Self.longestLevel)
    guard let open = reach.first(where: { bytes[$0] == UInt8(ascii: "(") }), open > line.range.lowerBound,
      let group = Bytes.group(bytes, at: open, within: line.range.upperBound), group.count > Self.longestHint,
      group.contains(where: { bytes[$0] == UInt8(ascii: ",") })
    else { return nil }
    let words = Self.bare(layout.string(line.range.lowerBound..<open))
    guard words.hasSuffix("意见"), let label = index.number(of: words) ?? index.opinion(words) else { return nil }
    return Inline(
      labels: [label], range: line.range.lowerBound..<open, bracket: open..<open, valueStart: open + 1, line: number,
      isBare: false)
  }

  /// Bytes of a bracket that only says how to fill in the box.
  private static let longestHint = 30

  /// 执法队负责人意见:, and 街道分管领导: where what follows is an opinion.
  private func opinion(_ words: String, _ start: Int, _ line: Range<Int>) -> Int? {
    if let label = index.opinion(words) { return label }
    let says = layout.string(Bytes.trimmed(layout.text.bytes, start..<max(start, line.upperBound)))
    guard ["领导", "负责人", "局长", "主任"].contains(where: words.hasSuffix),
      ["同意", "不同意", "拟同意", "批准", "准予"].contains(where: says.hasPrefix)
    else { return nil }
    return index.opinion(words + "意见")
  }
}
