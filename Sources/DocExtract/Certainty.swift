/// How surely the scalars of a text were read: without any doubt where the file itself says them, with some where they were
/// recognized on a picture.
public struct Certainty: Sendable, Equatable {
  /// 255ths of doubt, one for each scalar; empty when there is none.
  var doubts: [UInt8] = []

  /// Recognized words that are less sure, on average, may be wrong: of lines at 0.97 every tenth is.
  public static let sureFrom = 0.97
  /// One letter that is less sure makes words unsure, however clear the others are: of numbers every digit counts.
  private static let leastLetter = 0.8

  public init() {}

  /// - Parameter count: of scalars; those behind the last doubt are sure.
  init(doubts: [UInt8], of count: Int) {
    guard doubts.contains(where: { $0 > 0 }) else { return }
    self.doubts = doubts + repeatElement(0, count: max(0, count - doubts.count))
  }

  static func doubt(ofConfidence confidence: Float) -> UInt8 {
    UInt8((min(1, max(0, 1 - confidence)) * 255).rounded())
  }

  /// Whether there is no doubt at all.
  public var isFull: Bool { doubts.isEmpty }

  /// The mean for some of the scalars, 0 to 1; 1 for none.
  public func confidence(of scalars: Range<Int>) -> Double {
    let some = doubts[scalars.clamped(to: doubts.indices)]
    guard !some.isEmpty else { return 1 }
    return 1 - Double(some.reduce(0) { $0 + Int($1) }) / (255 * Double(some.count))
  }

  /// For each of the scalars, 0 to 1.
  func confidences(of scalars: Range<Int>) -> [Double] {
    scalars.map { doubts.indices.contains($0) ? 1 - Double(doubts[$0]) / 255 : 1 }
  }

  /// Whether some of the scalars are most probably right.
  public func isSure(of scalars: Range<Int>) -> Bool {
    let least = doubts[scalars.clamped(to: doubts.indices)].max() ?? 0
    return 1 - Double(least) / 255 >= Self.leastLetter && confidence(of: scalars) >= Self.sureFrom
  }

  /// Appends what is known of the scalars that follow the first `count`, up to `whole` in all.
  mutating func append(_ next: Certainty, after count: Int, of whole: Int) {
    guard !isFull || !next.isFull else { return }
    doubts += repeatElement(0, count: max(0, count - doubts.count))
    doubts += next.doubts
    doubts += repeatElement(0, count: max(0, whole - doubts.count))
  }
}

extension ExtractedDocument {
  /// Whether the words of a span were read from the file, or recognized with hardly any doubt.
  public func isSure(of span: TextSpan) -> Bool { doubtful(in: span).map(certainty.isSure) ?? true }

  /// The mean confidence of the words of a span, 0 to 1; `nil` where all of the file's text is its own.
  public func confidence(of span: TextSpan) -> Double? { doubtful(in: span).map(certainty.confidence) }

  /// The confidence of every scalar of a span, 0 to 1; `nil` where all of the file's text is its own.
  public func confidences(in span: TextSpan) -> [Double]? { doubtful(in: span).map(certainty.confidences) }

  /// The numbers of the scalars of a span; `nil` where nothing was recognized.
  private func doubtful(in span: TextSpan) -> Range<Int>? {
    guard !certainty.isFull, let page = pages.last(where: { $0.span.start <= span.start }) else { return nil }
    let bytes = text.utf8
    let from = min(bytes.count, max(page.span.start, span.start))
    let start = page.firstScalar + scalars(page.span.start..<from)
    return start..<(start + scalars(from..<min(bytes.count, max(from, span.end))))
  }

  /// How many scalars begin in a range of the text.
  private func scalars(_ range: Range<Int>) -> Int {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: min(range.lowerBound, bytes.count))
    return bytes[start...].prefix(range.count).count { $0 & 0xC0 != 0x80 }
  }
}
