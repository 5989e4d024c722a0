/// A kind of document, 文书种类, as its file in `Kinds/` describes it.
public struct Kind: Sendable {
  public enum Required: Sendable, Equatable {
    case always, optional
    /// With the condition in words; rules decide it.
    case conditional(String)
  }

  /// What the file rests on.
  public enum Evidence: String, Sendable, CaseIterable {
    /// Layouts and wording that agencies use.
    case documents
    /// The name and the fields of the specification; no real layout is known.
    case nameOnly = "name-only"
  }

  public var id: String
  public var name: String
  /// Other titles agencies print; ambiguous ones belong to several kinds.
  public var aliases: [String]
  /// Kind of case → procedures (`any` for all of them).
  public var cases: [String: [String]]
  public var required: Required
  public var isIssuedToParty: Bool
  public var isSealed: Bool
  /// `角色×人数`
  public var signatures: [String]
  /// Words that speak for this kind: in the title, in the body.
  public var headCues: [String]
  public var bodyCues: [String]
  /// Patterns that only this kind shows, title or not.
  public var sureCues: [Pattern]
  /// Often without a title, so that a page with one of ``sureCues`` begins one.
  public var isUntitled: Bool
  /// Words that speak against it.
  public var against: [String]
  public var confusable: [String]
  public var fields: [FieldSpec]
  public var examples: [KindExample]
  public var evidence: Evidence

  public func field(_ id: String) -> FieldSpec? { fields.first { $0.id == id } }

  /// Due in every file of that kind of case and procedure (必备).
  public func isAlwaysDue(in kind: String, procedure: String, stages: [String]) -> Bool {
    guard required == .always, let procedures = cases[kind] else { return false }
    return procedures.contains("any") || procedures.contains(procedure)
      || procedures.contains { stages.contains($0) }
  }
}

/// A document written for a kind's file, with what a careful reader reads in it.
public struct KindExample: Sendable {
  /// What it stands for: `市场监管,段落式`.
  public var name: String
  public var text: String
  /// The kind it is; another one for what only looks like this kind.
  public var kind: String
  /// By field id: the values as the file writes them.
  public var fields: [(id: String, values: [String])]
}
