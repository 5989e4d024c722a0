/// Boxes and rings that forms print before choices, 勾选框.
enum CheckBox {
  static let ticked: Set<UInt32> = [0x2611, 0x2612, 0x25A0, 0x2714, 0x221A, 0x2705, 0x25CF, 0x25C9]
  /// □ and ☐.
  static let openSquares: Set<UInt32> = [0x25A1, 0x2610]
  /// ○ too, which also hides names and leads items.
  static let open = openSquares.union([0x25CB])
}

/// Words whose box is ticked, 勾选: `□直接送达 ☑留置送达`.
struct CheckedWords {
  /// `nil` when there are no boxes.
  let words: String?

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var ticked: [String] = []
    var boxes = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = Bytes.scalarLength(bytes[offset])
      defer { offset += length }
      guard let scalar = Bytes.scalar(at: offset, in: bytes) else { continue }
      let isTicked = CheckBox.ticked.contains(scalar)
      guard isTicked || CheckBox.open.contains(scalar) else { continue }
      boxes += 1
      guard isTicked else { continue }
      var end = offset + length
      while end < range.upperBound, let next = Bytes.scalar(at: end, in: bytes), next != 0x0A,
        !CheckBox.ticked.contains(next), !CheckBox.open.contains(next)
      {
        end += Bytes.scalarLength(bytes[end])
      }
      ticked.append(String(decoding: bytes[(offset + length)..<min(end, range.upperBound)], as: UTF8.self))
    }
    words = boxes == 0 ? nil : ticked.joined(separator: "、")
  }
}
