public import DocExtract

/// One document, 文书, of a case: a whole file, or a part of one.
public struct CaseDocument: Sendable {
  /// `d01`, `d02` … in the order of the case.
  public var id: String
  /// An id of `documents.csv`, or `unknown`.
  public var kind: String
  /// As printed, spaces between letters removed; empty when there is none.
  public var title: String
  /// Index into ``CaseFile/sources``.
  public var source: Int
  /// 1-based pages of the source, counted on where it goes on in other files; `nil` in formats without pages.
  public var firstPage, lastPage: Int?
  /// The part of the source's text that is this document.
  public var span: TextSpan
  /// 0 to 1: how surely the kind was told.
  public var confidence: Double
  /// Why this kind, in Chinese: `标题“行政处罚决定书”`, `要素词 5/7` …
  public var reasons: [String]
  /// The nearest kinds, best first, this one left out; for `unknown` those that a person might mean.
  public var nearest: [KindGuess]
  /// Why part of it could not be read; `nil` when all of it was.
  public var unreadable: String?
  /// Occurrences by field id, in the order of the text; an absent field has no key.
  public var fields: [String: [FieldOccurrence]]
  /// Why it begins where it does, in Chinese; `nil` at the start of a file.
  public var border: String?
  /// It belongs to another case than the rest of the folder: shown, but neither case nor rules are told by it.
  public var isStray = false
  /// What a person corrected: `border`, `kind` and ids of fields.
  public var corrected: [String] = []
  /// Every citation of a law, in the order of the text, whatever it is cited for; empty for kinds that cite nothing.
  public var citations: [CitedWords] = []
  /// The text in the form that patterns are matched against, with the way back to the source.
  public var text: ReadingText

  public init(
    id: String, kind: String, title: String = "", source: Int = 0, firstPage: Int? = nil, lastPage: Int? = nil,
    span: TextSpan, confidence: Double = 1, reasons: [String] = [], nearest: [KindGuess] = [],
    unreadable: String? = nil, fields: [String: [FieldOccurrence]] = [:], text: ReadingText
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.source = source
    self.firstPage = firstPage
    self.lastPage = lastPage
    self.span = span
    self.confidence = confidence
    self.reasons = reasons
    self.nearest = nearest
    self.unreadable = unreadable
    self.fields = fields
    self.text = text
  }

  /// The pages of each file that the document stands in, its source first; empty in formats without pages.
  ///
  /// - Parameter path: of the source.
  public func parts(
    in document: ExtractedDocument, named path: String
  ) -> [(file: String, firstPage: Int, lastPage: Int)] {
    guard let first = firstPage, let last = lastPage, first <= last else { return [] }
    var parts: [(file: String, firstPage: Int, lastPage: Int)] = []
    for number in first...last {
      let origin = document.origin(ofPage: number)
      let file = origin.file ?? path
      if let index = parts.indices.last, parts[index].file == file {
        parts[index].lastPage = origin.page
      } else {
        parts.append((file, origin.page, origin.page))
      }
    }
    return parts
  }

  public func field(_ id: String) -> FieldReading {
    if let occurrences = fields[id], !occurrences.isEmpty { return .found(occurrences) }
    if let unreadable { return .unreadable(because: unreadable) }
    return .absent
  }
}

/// A citation of a law with the sentence it stands in.
public struct CitedWords: Sendable {
  public var citation: Citation
  /// Into the text of the document's source.
  public var span: TextSpan
  /// Widths folded, blanks removed; from full stop to full stop.
  public var sentence: String
  /// 0 to 1.
  public var confidence: Double
}

/// A kind that a document may be, with how well it fits.
public struct KindGuess: Hashable, Sendable {
  public var kind: String
  /// 0 to 1.
  public var confidence: Double

  public init(kind: String, confidence: Double) {
    self.kind = kind
    self.confidence = confidence
  }
}
