/// A letter of a recognized page, where the ink of it lies on an ``InkMap``.
struct PlacedLetter: Equatable {
  var scalar: UInt32
  /// Offset into the text, and number of the scalar in it.
  var offset, index: Int
  var columns, rows: Range<Int>
  /// 0 to 1.
  var confidence: Float

  /// Neither a blank nor a sign that stands for what was not seen.
  var isInked: Bool { scalar > 0x20 && scalar != 0x3000 && scalar != 0xFFFD && !columns.isEmpty && scalar != 0x5F }
  var isBreak: Bool { scalar == 0x0A || scalar == 0x09 }
  var isDigit: Bool { 0x30...0x39 ~= scalar }
  var isColon: Bool { scalar == 0x3A || scalar == 0xFF1A }
  var isHan: Bool { 0x4E00...0x9FFF ~= scalar }
  var isClosing: Bool { scalar == 0x29 || scalar == 0xFF09 }

  func stands(in columns: Range<Int>, _ rows: Range<Int>) -> Bool {
    let (x, y) = (
      (self.columns.lowerBound + self.columns.upperBound) / 2, (self.rows.lowerBound + self.rows.upperBound) / 2
    )
    return columns.contains(x) && rows.contains(y)
  }
}

/// A cell of a table on an ``InkMap``.
struct InkCell: Equatable {
  var table, row, column, rowSpan, columnSpan: Int
  var columns, rows: Range<Int>
  /// Of its words in the text.
  var span: TextSpan
}

/// A place on a form that waits for a pen.
struct InkPlace: Equatable {
  enum Kind: Equatable {
    case signature, date, opinion

    /// As marks name it.
    var words: String {
      switch self {
      case .signature: "签名"
      case .date: "日期"
      case .opinion: "意见"
      }
    }
  }

  var kind: Kind
  /// Index of the letter that the mark belongs to: the last of the label's words, or 年.
  var label: Int
  /// Of the printed words of the label nearest to the place.
  var labelColumns: Range<Int>
  /// Parts of the place, from left to right.
  var columns: [Range<Int>]
  /// Of the cell that the place lies in.
  var bounds: Range<Int>?
  /// Whether the place is the whole of a cell, not the line of its label.
  var isWholeCell = false

  var widestGap: Int { columns.dropFirst().map(\.count).max() ?? 0 }

  func rows(letter: Int, around label: PlacedLetter) -> Range<Int> {
    if isWholeCell, let bounds { return bounds }
    let middle = (label.rows.lowerBound + label.rows.upperBound) / 2
    let reach = kind == .date ? letter * 3 / 4 : letter * 9 / 10
    let rows = (middle - reach)..<(middle + reach)
    guard let bounds, bounds.overlaps(rows) else { return rows }
    return rows.clamped(to: bounds)
  }

  /// How far strokes may run beyond the rows.
  func reach(letter: Int) -> Int { isWholeCell ? 0 : letter * 2 / 3 }
}
