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
}
