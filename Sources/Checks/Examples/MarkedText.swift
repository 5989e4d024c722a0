import DocExtract

/// Words of an example with `⟦…⟧` taken out and remembered.
struct MarkedText: Sendable, Equatable {
  /// Without the marks.
  let text: String
  /// What the marks enclosed, UTF-8 offsets into `text`, in order.
  let marks: [Range<Int>]

  init(_ marked: String) {
    var text = ""
    var marks: [Range<Int>] = []
    var open: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": open = text.utf8.count
      case "⟧":
        if let start = open { marks.append(start..<text.utf8.count) }
        open = nil
      default: text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
    self.marks = marks
  }

  /// Where the marked words stand in `source`, the text a reader made of `text`: it may have dropped signs of layout
  /// (`|`, carriage returns, blanks) and put line breaks and tabs between cells.
  func marks(in source: String) -> [TextSpan] {
    let (mine, theirs) = (Array(text.utf8), Array(source.utf8))
    guard mine != theirs else { return marks.map { TextSpan(start: $0.lowerBound, end: $0.upperBound) } }
    var place = [Int](repeating: -1, count: mine.count)
    var (at, there) = (0, 0)
    while at < mine.count, there < theirs.count {
      if mine[at] == theirs[there] {
        place[at] = there
        (at, there) = (at + 1, there + 1)
      } else if MarkedText.dropped.contains(mine[at]) || mine[at...].starts(with: "<br>".utf8) {
        at += mine[at] == UInt8(ascii: "<") ? 4 : 1
      } else if MarkedText.inserted.contains(theirs[there]) {
        there += 1
      } else {
        return []
      }
    }
    return marks.compactMap { mark in
      let kept = place[mark].filter { $0 >= 0 }
      guard let first = kept.first, let last = kept.last else { return nil }
      return TextSpan(start: first, end: last + 1)
    }
  }

  private static let dropped = Set("|^ \r\n\t".utf8)
  private static let inserted = Set("\n\t".utf8)
}
