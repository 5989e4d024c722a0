import DocExtract

/// What a pen, a finger or a picture left on the page, beside what was read there.
extension DocumentContext {
  /// Whether somebody signed, as far as the page shows it.
  enum Ink: Equatable { case present, unclear }

  /// Marks of which it is less sure that they are ink at all tell nothing.
  private static let leastConfidence = 0.6
  /// Words that marks of a recognized page carry: which place of the form the ink is in.
  private static let (opinion, date) = ("意见", "日期")

  /// Ink, a picture or a seal between two offsets of the file's text; what is written in the places of dates is no name.
  func ink(in span: TextSpan) -> Ink? {
    var found: Ink?
    for mark in document.marks where [.ink, .picture, .seal].contains(mark.kind) {
      guard let offset = mark.offset, span.start <= offset, offset <= span.end else { continue }
      guard mark.kind == .ink else { return .present }
      if mark.text == Self.date { continue }
      if mark.text != Self.opinion, mark.confidence >= Self.leastConfidence { return .present }
      // An opinion written by hand may have its signature in it.
      found = .unclear
    }
    return found
  }

  /// Why a place that seems empty is not: something was written there by hand, and not read.
  func unreadInk(in span: TextSpan) -> FieldOccurrence.State? {
    let isWritten = document.marks.contains { mark in
      guard mark.kind == .ink, [Self.date, Self.opinion].contains(mark.text), let offset = mark.offset else {
        return false
      }
      return span.start <= offset && offset < max(span.end, span.start + 1)
    }
    return isWritten ? .unreadable(because: "有手写的内容,没有识别") : nil
  }

  /// Whether the words of a span were recognized on the picture of a page.
  func isRecognized(_ span: TextSpan) -> Bool { document.isRecognized(at: span.start) }
}
