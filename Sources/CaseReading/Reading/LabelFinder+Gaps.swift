import DocExtract

/// Blanks between the letters of a label and behind it.
extension LabelFinder {
  /// The characters from `offset` on are printed without blanks, unlike the label before them: `名 称 某市某公司`, and two
  /// of them where more names follow: `承 办 人 万志强 熊小燕`.
  func isTight(_ offset: Int, _ limit: Int) -> Bool {
    let bytes = layout.text.bytes
    var next = offset
    for _ in 0..<4 {
      guard next < limit, let scalar = Bytes.scalar(at: next, in: bytes) else { return next >= offset + 6 }
      // 段干木、裘千里; 时 间 2024年4月15日
      if !scalar.isHan, !scalar.isDigit { return next >= offset + 6 && [0x3001, 0x28, 0x2C].contains(scalar) }
      if next > offset, gap(before: next) > 0 { return next - offset >= Self.shortestName }
      next += Bytes.scalarLength(bytes[next])
    }
    return true
  }

  /// Blanks and breaks, in bytes, that were printed before `offset`.
  func gap(before offset: Int) -> Int {
    let bytes = layout.text.bytes
    guard offset > 0, offset < bytes.count else { return 0 }
    if bytes[offset - 1] == Bytes.space { return 1 }
    return layout.text.span(of: offset..<(offset + 1)).start - layout.text.span(of: (offset - 1)..<offset).end
  }

  func innerGap(_ label: Range<Int>) -> Int {
    var widest = 0
    var offset = label.lowerBound + 1
    while offset < label.upperBound {
      if layout.text.bytes[offset] & 0xC0 != 0x80 { widest = max(widest, gap(before: offset)) }
      offset += 1
    }
    return widest
  }

  /// Bytes of two letters.
  private static let shortestName = 6
}
