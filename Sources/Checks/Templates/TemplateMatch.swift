public import DocExtract

/// Which form a document was made from, as far as its words tell.
public struct TemplateMatch: Sendable, Equatable {
  /// A form with how well the document keeps to it, 符合度.
  public struct Candidate: Sendable, Equatable {
    /// Index into ``TemplateLibrary/sets``.
    public var set: Int
    public var title: String
    /// 0 to 1; from 0.75 on it conforms, from 0.5 on in part (`templates.md` §4).
    public var conformance: Double
    /// How much speaks for it beside the others; only to be compared.
    var weight: Double
  }

  public var best: Candidate
  public var runnerUp: Candidate?
  /// Sets whose form is as near as the best one: nothing in the document tells them apart. The best one is not among them.
  public var tied: [Int]
  /// Fixed sentences that are not there or not as printed; empty below a conformance of 0.5.
  public var clauses: [ClauseDifference]
  public var labelsLeftOut: [String]
  /// Hints of the form that stand in the document still.
  public var promptsLeft: [PromptLeft]

  public struct PromptLeft: Sendable, Equatable {
    public var text: String
    public var span: TextSpan
  }
}

/// A fixed sentence of a form that a document does not hold as printed.
public struct ClauseDifference: Sendable, Equatable {
  /// As the form has it, `…` for what is filled in.
  public var expected: String
  /// The sentence in its place, and where it stands; `nil` when there is none.
  public var found: String?
  public var span: TextSpan?
  /// Words of the form that are missing, and words that stand in their place; in order.
  public var lost: [String]
  public var added: [String]
  /// Share of the letters of the form's sentence that are kept, 0 to 1.
  public var likeness: Double
}
