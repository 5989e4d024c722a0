import DocExtract

/// Labels that fill a cell of a form, and what is printed around labels and values.
extension LabelFinder {
  /// 【案由】未取得许可证经营: behind the frame of a label.
  func behindFrame(_ label: Range<Int>, _ limit: Int) -> Int? {
    let bytes = layout.text.bytes
    guard Bytes.scalar(before: label.lowerBound, in: bytes) == 0x3010, label.upperBound < limit,
      Bytes.scalar(at: label.upperBound, in: bytes) == 0x3011
    else { return nil }
    let start = label.upperBound + 3
    return start < limit && bytes[start] == Bytes.colon ? start + 1 : start
  }

  /// 备注 | 执法记录仪编号 YH-07: whatever is remarked, the box is that of remarks.
  func isInRemark(_ hit: LabelHit) -> Bool {
    guard hit.range.upperBound < layout.text.bytes.count, layout.text.bytes[hit.range.upperBound] != Bytes.colon,
      let line = layout.line(at: hit.range.lowerBound), let left = layout.label(leftOf: layout.lines[line])
    else { return false }
    return ["备注", "说明", "其他", "附注"].contains(Self.bare(left))
  }

  /// 讨论情况——⏎张三:同意。
  func behindDash(_ label: Range<Int>, _ limit: Int) -> Int? {
    let dash = Array("——".utf8)
    return Bytes.starts(layout.text.bytes, at: label.upperBound, with: dash)
      ? min(label.upperBound + dash.count, limit) : nil
  }

  /// 三、整改措施。修订模板,每季度检查: a heading that what it announces follows on its line.
  func behindHeading(_ label: Range<Int>, _ line: DocumentLayout.Line) -> Int? {
    let bytes = layout.text.bytes
    let mark = Bytes.listMark(bytes, at: line.range.lowerBound, within: line.range.upperBound)
    let stop = Array("。".utf8)
    guard mark > 0, line.cell == nil, label.lowerBound == line.range.lowerBound + mark,
      Bytes.starts(bytes, at: label.upperBound, with: stop)
    else { return nil }
    let start = label.upperBound + stop.count
    return line.range.upperBound - start >= Self.shortestSection ? start : nil
  }

  /// Bytes of a sentence.
  private static let shortestSection = 18

  /// `__某市某公司____`: the line that a value stands on is no part of it.
  func withoutLine(_ value: Range<Int>) -> Range<Int> {
    let bytes = layout.text.bytes
    guard let last = value.last, bytes[last] == Bytes.underscore else { return value }
    let isMark: (Int) -> Bool = { bytes[$0] == Bytes.underscore || bytes[$0] == Bytes.space }
    guard let first = value.first(where: { !isMark($0) }), let end = value.last(where: { !isMark($0) }),
      !(first...end).contains(where: { bytes[$0] == Bytes.underscore })
    else { return value }
    return first..<(end + 1)
  }

  /// A cell that is the whole row, or stands in a row of boxes that all begin with their label.
  func isAmongBoxes(_ place: (grid: Int, cell: Int)) -> Bool {
    let grid = layout.grids[place.grid]
    let row = grid.cells[place.cell].row
    return grid.cells.allSatisfy { cell in
      guard cell.row == row, let range = cell.range else { return true }
      let lines = layout.lines.indices[lines(from: range.lowerBound)...].prefix {
        layout.lines[$0].range.upperBound <= range.upperBound
      }
      guard let first = lines.first, lines.count > 1 else { return false }
      // 经办人意见(场地符合标准,建议批准): what is thought stands in the bracket.
      let line = layout.lines[first].range
      return !labels(filling: line).isEmpty && !layout.text.bytes[line].contains(UInt8(ascii: ","))
    }
  }

  private func lines(from offset: Int) -> Int {
    layout.lines.partition { $0.range.lowerBound >= offset }
  }

  /// The labels a whole cell is made of: one, or several joined by 及, 和, 、 or a slash.
  func labels(filling range: Range<Int>) -> [(number: Int, bracket: Range<Int>)] {
    guard range.count <= 90 else { return [] }
    let none = range.upperBound..<range.upperBound
    let words = Self.withoutMark(Self.bare(layout.string(range)))
    if let number = index.number(of: words) { return index.withTwin(number).map { ($0, none) } }
    let parts = words.split { "及和与、/,".contains($0) }.map(String.init)
    if let number = index.signature(words) {
      // 收到时间及签收人
      let joined = parts.count > 1 ? parts.compactMap(index.number) : []
      return joined.count == parts.count ? joined.map { ($0, none) } : [(number, bracket(in: range))]
    }
    let plain = Self.withoutBrackets(words)
    if plain != words, let level = index.opinion(words) { return [(level, none)] }
    if plain != words, let number = index.number(of: plain) { return [(number, bracket(in: range))] }
    if let level = index.opinion(words) { return [(level, none)] }
    guard parts.count > 1 else { return [] }
    let numbers = parts.compactMap {
      index.number(of: $0) ?? index.signature($0) ?? index.number(of: Self.withoutBrackets($0))
    }
    if numbers.count == parts.count { return numbers.map { ($0, none) } }
    // 简要案情及强制理由: what is joined to a label is one of the words that end labels.
    let isJoined =
      index.number(of: parts[0]) != nil
      && parts.dropFirst().allSatisfy { part in
        part.unicodeScalars.count <= 8 && Self.nouns.contains(where: part.hasSuffix)
      }
    return isJoined ? numbers.map { ($0, none) } : []
  }

  /// 二、举报内容: the parts of a form may be numbered.
  private static func withoutMark(_ words: String) -> String {
    // 第一组检查人员
    if words.hasPrefix("第"), let group = words.firstRange(of: "组"), words[..<group.lowerBound].count <= 3 {
      return String(words[group.upperBound...])
    }
    guard let mark = words.firstRange(of: "、"), words[..<mark.lowerBound].count <= 3,
      words[..<mark.lowerBound].allSatisfy({ "一二三四五六七八九十".contains($0) })
    else { return words }
    return String(words[mark.upperBound...])
  }

  /// Words that labels end with.
  private static let nouns = [
    "理由", "依据", "情况", "事项", "内容", "原因", "时间", "日期", "地点", "名称", "文号", "编号", "数量", "规格", "单位", "结论", "结果", "意见", "建议",
    "关系",
    "金额", "方式", "期限", "说明", "特征", "型号",
  ]

  private func bracket(in range: Range<Int>) -> Range<Int> {
    let bytes = layout.text.bytes
    guard let open = range.first(where: { bytes[$0] == UInt8(ascii: "(") }),
      let group = Bytes.group(bytes, at: open, within: range.upperBound)
    else { return range.upperBound..<range.upperBound }
    return (group.lowerBound + 1)..<(group.upperBound - 1)
  }
}
