/// Labels that a bracket parts: 存放(查封)地点 is 存放地点.
extension LabelFinder {
  /// Bytes of the bracket, and of the words before it.
  private static let (longestGroup, longestLead) = (36, 18)

  /// The label that begins before the bracket in front of `range`; `nil` when no bracket parts one there.
  func aroundBracket(_ label: Int, _ range: Range<Int>) -> (label: Int, range: Range<Int>)? {
    let bytes = layout.text.bytes
    guard range.lowerBound > 0, bytes[range.lowerBound - 1] == UInt8(ascii: ")"),
      let line = layout.line(at: range.lowerBound)
    else { return nil }
    let start = max(layout.lines[line].range.lowerBound, range.lowerBound - Self.longestGroup)
    guard let open = (start..<range.lowerBound).last(where: { bytes[$0] == UInt8(ascii: "(") }) else { return nil }
    // The shortest words before the bracket that make a label of both.
    var lead = open
    while lead > layout.lines[line].range.lowerBound, open - lead < Self.longestLead,
      let scalar = Bytes.scalar(before: lead, in: bytes), scalar.isHan
    {
      lead -= 3
      let whole = lead..<range.upperBound
      guard opens(whole, layout.lines[line].range) else { continue }
      let words = layout.string(lead..<open) + layout.string(range)
      return index.number(of: words).map { ($0, whole) }
    }
    return nil
  }
}
