/// Alternatives of a printed text that the clerk left unticked among others that are ticked: `□2.因…终结执行。` beside
/// `☑1.因…中止执行。`, on lines of their own or on one.
struct UntickedText {
  /// Of the reading text; empty when nothing is ticked anywhere.
  let ranges: [Range<Int>]

  /// Shorter lines are choices of a form, in bytes.
  private static let shortest = 30
  /// A paragraph that is an alternative, in bytes; in a cell a shorter line is one.
  private static let paragraph = 60

  init(_ layout: DocumentLayout) {
    let bytes = layout.text.bytes
    var (left, hasTicked) = ([Range<Int>](), false)
    for line in layout.lines where line.range.count >= Self.shortest {
      let boxes = Self.boxes(in: line.range, bytes)
      guard let first = boxes.first else { continue }
      if boxes.contains(where: { !$0.isOpen }) {
        hasTicked = true
        for (number, box) in boxes.enumerated() where box.isOpen {
          left.append(box.offset..<(number + 1 < boxes.count ? boxes[number + 1].offset : line.range.upperBound))
        }
      } else if boxes.count == 1, first.offset == line.range.lowerBound,
        line.cell != nil || line.range.count >= Self.paragraph
      {
        left.append(line.range)
      }
    }
    ranges = hasTicked ? left : []
  }

  private static func boxes(in line: Range<Int>, _ bytes: [UInt8]) -> [(offset: Int, isOpen: Bool)] {
    var found: [(offset: Int, isOpen: Bool)] = []
    // All boxes begin with E2.
    for offset in line where bytes[offset] == 0xE2 {
      guard let scalar = Bytes.scalar(at: offset, in: bytes) else { continue }
      let isOpen = CheckBox.openSquares.contains(scalar)
      if isOpen || CheckBox.ticked.contains(scalar) { found.append((offset, isOpen)) }
    }
    return found
  }
}
