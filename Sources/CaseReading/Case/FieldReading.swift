public import DocExtract

/// What a field, 要素, holds.
public enum FieldValue: Hashable, Sendable {
  case text(String)
  case date(CalendarDate)
  case dateTime(CalendarDateTime)
  case people([Person])
  case money(Money)
  case duration(TimeLimit)
  case citations([Citation])
  case documentNumber(DocumentNumber)
  /// Of a signature or a seal.
  case mark(MarkState)
  /// One or several words of a closed or open list.
  case choices([String])
}

/// Whether a place for a signature or a seal is filled.
public enum MarkState: String, Hashable, Sendable {
  case present
  /// The place is there and empty.
  case blank
  /// It cannot be told, as with the seal of a Word draft.
  case unclear
}

/// One place of a document where a field was read.
public struct FieldOccurrence: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case found
    /// The label is there, its place is empty.
    case blank
    /// `年 月 日`, `____`, `×××`.
    case placeholder
    /// The label or the region is there, the value cannot be read.
    case unreadable(because: String)
  }
  public var state: State
  /// `nil` unless `state` is `found`.
  public var value: FieldValue?
  /// The words it was read from, as printed.
  public var text: String
  /// Into the text of the document's source (``ExtractedDocument/text``).
  public var span: TextSpan
  /// 0 to 1: how surely it was read.
  public var confidence: Double

  public init(state: State = .found, value: FieldValue?, text: String, span: TextSpan, confidence: Double = 1) {
    self.state = state
    self.value = value
    self.text = text
    self.span = span
    self.confidence = confidence
  }
}

/// What was learned about one field of a document.
///
/// Three answers, never two: a field that could not be read must not pass for a field that is missing.
public enum FieldReading: Sendable {
  /// At least one occurrence; blanks and placeholders are occurrences too.
  case found([FieldOccurrence])
  /// The whole document was read and the field is not in it.
  case absent
  /// Part of the document could not be read; the field may be there.
  case unreadable(because: String)
}
