public import Checks

/// One defect, with the words it rests on.
public struct ResultFinding: Sendable, Equatable {
  /// What was found and what was expected; no full stop at the end.
  public var message: String
  public var severity: Severity
  public var advice: String
  public var basis: [String]
  /// `false` when it rests on an unsure value.
  public var isSure: Bool
  /// The party, officer or document it is about; `nil` when the case as a whole.
  public var about: String?
  /// Kind of the document it concerns; `nil` for the case.
  public var documentKind: String?
  /// Sixteen hexadecimal digits that stay the same in another run.
  public var fingerprint: String
  public var isWaived: Bool
  /// Why it is waived, by whom and until when; `nil` where it is not.
  public var waivedBecause: String?
  public var isBaselined: Bool
  public var computed: Computed?
  /// For something missing: what was looked through.
  public var searched: Searched?
  /// The first is the main one; the others are "另见".
  public var evidence: [ResultEvidence]

  /// Neither waived nor in the baseline.
  public var weighs: Bool { !isWaived && !isBaselined }
}

/// Words in a document, and where they stand.
public struct ResultEvidence: Sendable, Equatable {
  /// `d01`
  public var document: String
  /// Path of the file that they stand in.
  public var source: String
  /// The words, line breaks closed up; empty for a place where nothing is quoted.
  public var quote: String
  /// What stands before and after within the paragraph, cut with `…`.
  public var before, after: String
  /// What a person said the words are to be read as; `nil` when nobody corrected them.
  public var corrected: String?
  public var place: ResultPlace
}
