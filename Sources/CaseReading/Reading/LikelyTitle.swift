import DocExtract

/// A line that stands where a title stands and reads like those of some kinds, though none lists it.
struct LikelyTitle {
  var line: Int
  var range: Range<Int>
  /// What stands before the name: an agency, or nothing.
  var prefix: Range<Int>
  var name: Range<Int>
  /// The likest kind first.
  var likenesses: [TitleLikeness.Likeness]

  /// Lines of the head among which a title stands.
  private static let headLines = 6
  /// Titles are no longer, in bytes.
  private static let longest = 120

  func likeness(of kind: Int) -> TitleLikeness.Likeness? { likenesses.first { $0.kind == kind } }

  func hit(for kind: Int) -> TitleHit {
    TitleHit(line: line, lineCount: 1, range: range, kinds: [kind], prefix: prefix, name: name)
  }

  /// The first line of the head that is like a title.
  static func first(in layout: DocumentLayout, _ library: KindLibrary) -> LikelyTitle? {
    for line in layout.lines.indices.prefix(headLines) {
      if let title = at(line, in: layout, library) { return title }
    }
    return nil
  }

  static func at(_ number: Int, in layout: DocumentLayout, _ library: KindLibrary) -> LikelyTitle? {
    let line = layout.lines[number]
    guard line.cell == nil, (12...longest).contains(line.range.count) else { return nil }
    let range = Bytes.trimmed(layout.text.bytes, line.range)
    let words = layout.string(range)
    guard !words.contains(where: { ",。;:?!《".contains($0) }), TitleLikeness.endsAsTitle(words) else { return nil }
    let agency = AgencyNameReader.longest(in: layout.text.bytes, range)
    let isLed = agency.map { $0.lowerBound == range.lowerBound && $0.upperBound < range.upperBound } ?? false
    let start = isLed ? agency?.upperBound ?? range.lowerBound : range.lowerBound
    let name = Bytes.trimmed(layout.text.bytes, start..<range.upperBound)
    let likenesses = library.titleLikeness.likest(to: layout.string(name))
    guard !likenesses.isEmpty else { return nil }
    return LikelyTitle(
      line: number, range: line.range, prefix: line.range.lowerBound..<start, name: name, likenesses: likenesses)
  }
}
