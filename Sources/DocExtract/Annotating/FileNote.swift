/// A note, 批注, that a copy of a file gets.
public struct FileNote: Sendable, Equatable {
  public enum Place: Sendable, Equatable {
    /// A page, 1-based, with a box for each line, in points from the top left of the page as it is shown; without boxes
    /// the note stands at the top of the page.
    case page(Int, [Box])
    /// A line, 1-based, of a file without pages, and the words that are meant.
    case line(Int, quote: String)
  }
  /// How much it weighs: the colour that it is marked in.
  public enum Tone: String, Sendable, CaseIterable { case grave, plain, hint }

  public var place: Place
  public var tone: Tone
  /// Lines, divided by `\n`; without control characters.
  public var words: String

  public init(place: Place, tone: Tone, words: String) {
    self.place = place
    self.tone = tone
    self.words = words
  }
}

/// A copy of a file with notes, as a worker hands it over.
public struct AnnotatedCopy: Sendable, Equatable {
  /// Bytes of the file that come first, unchanged; 0 when ``bytes`` are all of the copy.
  public var kept: Int
  public var bytes: [UInt8]
  /// Notes that found their place; the others name none that the file has.
  public var placed: Int

  public init(kept: Int, bytes: [UInt8], placed: Int) {
    self.kept = kept
    self.bytes = bytes
    self.placed = placed
  }
}
