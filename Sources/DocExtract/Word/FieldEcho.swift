/// The result of a field that has ended: LibreOffice writes an input field four times (seen in 7.4), as field, as
/// text, and as two more fields, each with the whole result.
struct FieldEcho {
  let instruction: String
  /// Offsets of the result's first byte, and just past its last.
  let start, end: Int
}

extension WordWriter {
  /// Takes back what repeats an input field, once its fourth copy has ended.
  ///
  /// Field, the same as text, field, field, with nothing between: nobody types that.
  func foldEchoes() {
    guard let paragraph = open, paragraph.echoes.count >= 3 else { return }
    let copies = paragraph.echoes.suffix(3)
    // Fields inside the copies end before them.
    if paragraph.echoes.count > 8 { open?.echoes.removeFirst() }
    guard let first = copies.first, let last = copies.last, let second = copies.dropLast().last,
      copies.allSatisfy({ $0.instruction == first.instruction && $0.end - $0.start == first.end - first.start }),
      first.start < first.end, second.end == last.start, paragraph.lineStart <= first.start, last.end == builder.offset,
      builder.marks.last.map({ ($0.offset ?? 0) <= first.start }) ?? true
    else { return }
    let result = builder.bytes[first.start..<first.end]
    guard result.elementsEqual(builder.bytes[first.end..<second.start]),
      result.elementsEqual(builder.bytes[second.start..<second.end]),
      result.elementsEqual(builder.bytes[last.start..<last.end])
    else { return }
    builder.truncate(to: first.end)
    if let blank = paragraph.blank, blank > first.end { open?.blank = nil }
    open?.echoes.removeAll()
  }
}
