import DocExtract

/// The full dates of one document, found when the first reader asks; used by one thread.
final class DocumentDates {
  private let text: ReadingText
  private lazy var found: [(end: Int, day: CalendarDate)] = DateReader.matches(in: text.bytes).compactMap { match in
    match.value.date.map { (match.range.upperBound, $0) }
  }

  init(in text: ReadingText) { self.text = text }

  /// The last date that ends at or before `offset`, else the first one of the document.
  func nearest(before offset: Int) -> CalendarDate? {
    let next = found.partition { $0.end > offset }
    return next > 0 ? found[next - 1].day : found.first?.day
  }
}
