/// Who signs where the words for it stand apart: a box for signatures, and a cell that begins with who speaks in it.
extension LabelFinder {
  /// Bytes of who speaks in a cell, before the colon.
  private static let longestSpeaker = 45
  /// What a cell says behind who speaks in it.
  private static let speeches = ["确认意见", "签收意见", "确认", "意见", "核对", "声明", "签收"]
  /// What the cell beside signatures says.
  private static let boxes: Set<String> = ["签名", "签字", "签章", "签名栏", "签字栏", "签名确认", "签字确认", "签名盖章", "签字盖章", "签名情况"]

  /// 代履行人 | 某公司(签章:张三), 见证人 | 某社区 李四(签名): who signed stands in the cell of the name.
  func signer(of label: Int, _ range: Range<Int>, in cell: DocumentLayout.Cell, _ place: (grid: Int, cell: Int))
    -> LabelHit?
  {
    let bytes = layout.text.bytes
    guard let value = cell.range, let open = bytes[value].lastIndex(of: UInt8(ascii: "(")), open > value.lowerBound,
      let group = Bytes.group(bytes, at: open, within: value.upperBound), group.upperBound == value.upperBound,
      let sign = index.number(of: index.labels[label] + "签名"), sign != label
    else { return nil }
    let words = layout.string((group.lowerBound + 1)..<(group.upperBound - 1))
    guard let verb = Self.signs.first(where: words.hasPrefix) else { return nil }
    let name =
      words == verb
      ? value.lowerBound..<open
      : (group.lowerBound + 1 + verb.utf8.count + 1)..<max(group.upperBound - 1, group.lowerBound + 2 + verb.utf8.count)
    guard words == verb || bytes[name.lowerBound - 1] == Bytes.colon else { return nil }
    return LabelHit(
      label: sign, range: range, value: Bytes.trimmed(bytes, name), valueCell: place,
      bracket: range.upperBound..<range.upperBound)
  }

  /// The label for a signature that the place of `label` makes of it; empty for most.
  func signer(_ label: Int, _ range: Range<Int>, _ line: Int) -> [Int] {
    guard let place = layout.lines[line].cell else { return [] }
    let words = index.labels[label]
    guard Self.signs.contains(words) else {
      // 签名 | 核查人员:甲、乙  申请人:丙
      guard let box = layout.label(leftOf: layout.lines[line]),
        Self.boxes.contains(Self.withoutBrackets(Self.bare(box))),
        let signer = index.number(of: words + "签名"), signer != label
      else { return [] }
      return [signer]
    }
    guard let cell = layout.grids[place.grid].cells[place.cell].range, cell.lowerBound < range.lowerBound else {
      return []
    }
    // 被抽样人确认:封条完好。⏎签名:甲; 被核查单位意见 | 情况属实。签名:甲
    let speaker: String
    if let colon = layout.text.bytes[cell].prefix(Self.longestSpeaker).firstIndex(of: Bytes.colon),
      colon < range.lowerBound
    {
      speaker = Self.bare(layout.string(cell.lowerBound..<colon))
    } else if let left = layout.label(leftOf: layout.lines[line]) {
      speaker = Self.withoutBrackets(Self.bare(left))
    } else {
      return []
    }
    guard index.opinion(speaker) == nil, let speech = Self.speeches.first(where: speaker.hasSuffix) else { return [] }
    return [index.number(of: speaker.dropLast(speech.count) + "签名")].compactMap(\.self)
  }
}
