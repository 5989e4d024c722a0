import DocExtract

/// What a pen wrote behind a label.
extension ValueParser {
  /// Names that a pen wrote on paper: what was read there, if anything, are guesses, and some may be missing.
  func isWrittenByHand(_ hit: LabelHit) -> Bool {
    let place = context.layout.text.span(of: hit.value.isEmpty ? hit.range : hit.value)
    guard context.isRecognized(place), ink(of: hit) != nil else { return false }
    return hit.value.isEmpty || !context.document.isSure(of: place)
  }

  /// Names behind a label that a pen wrote.
  func handwritten(_ hit: LabelHit) -> FieldOccurrence {
    context.state(.unreadable(because: "有手写的姓名,没有识别"), at: hit.value.isEmpty ? hit.range : hit.value)
  }

  /// A picture, ink or digital signature stands in the value's cell or just behind the label.
  func ink(of hit: LabelHit) -> DocumentContext.Ink? {
    guard !context.document.marks.isEmpty else { return nil }
    let end = max(hit.range.upperBound, hit.bracket.upperBound, hit.value.upperBound)
    var span = context.layout.text.span(of: hit.range.lowerBound..<end)
    if let place = hit.valueCell { span = context.layout.grids[place.grid].cells[place.cell].span.union(span) }
    return context.ink(in: span)
  }
}
