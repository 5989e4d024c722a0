public import CaseReading
public import Checks
public import DocExtract

/// A case as every report shows it: plain values, personal numbers masked when it was made, nothing to look up elsewhere.
///
/// What a case says, what the rules found in it. It is written to the result JSON and read back without a loss.
public struct ResultCase: Sendable, Equatable {
  /// Relative to the argument of the run; the argument's own name when it is the case.
  public var path: String
  /// `penalty licensing coercion enforcement inspection levy confirmation`, or `unknown`.
  public var kind: String
  public var procedure: String
  /// Sorted.
  public var stages: [String]
  public var sector: String
  public var province: String?
  public var lawGeneration: String?
  public var completeness: Completeness
  public var parties: [Party]
  public var officers: [Officer]
  public var sources: [ResultSource]
  /// In the order of the case.
  public var documents: [ResultDocument]
  public var timeline: [TimelineEvent]
  public var checklist: DocumentChecklist
  /// In the order of the catalogue.
  public var rules: [ResultRule]
  /// `nil` without a standard, and when the standard has no sheet for such a case.
  public var score: ScoreSheet?
  /// Persons whose names are hidden, in the order of the case; empty in most.
  public var standIns: [StandIn] = []
  /// Pictures of pages, while the files are at hand; they are no part of the JSON.
  public var pages = CasePages()
  /// What the comparison of the cases may quote of it, while the files are at hand; no part of the JSON.
  var batchPlaces: [Evidence: ResultEvidence] = [:]
}

/// A name that stands for a person's own, 代称: 李某.
public struct StandIn: Hashable, Sendable {
  public var name: String
  /// Id of the field that named the person: `witness`.
  public var role: String
}

/// A file of a case, or one that lies in none.
public struct ResultSource: Sendable, Equatable {
  public var path: String
  public var format: FileFormat
  /// Hexadecimal; empty when the file could not be opened.
  public var sha256: String
  public var bytes: Int
  /// `nil` in formats without pages.
  public var pages: Int?
  public var status: SourceStatus
  /// What the file itself showed, then what was noticed when the case was put together.
  public var issues: [ExtractionIssue]

  /// What the file itself showed.
  var ownIssues: [ExtractionIssue] { issues.filter { CaseRemark.Code(rawValue: $0.code) == nil } }
  /// What was noticed of the file as part of its case.
  var remarks: [ExtractionIssue] { issues.filter { CaseRemark.Code(rawValue: $0.code) != nil } }
}

/// How one rule ended.
public struct ResultRule: Sendable, Equatable {
  /// Path of the rule: `procedure/decided-out-of-time`.
  public var rule: String
  /// `PRO-05`
  public var code: String
  public var severity: Severity
  public var outcome: Outcome
  /// Why, for `notApplicable` and `indeterminate`; `nil` for the others.
  public var because: String?
  /// Not empty when `outcome` is `failed`; hints may stand with `passed`.
  public var findings: [ResultFinding]
  /// Periods that it counted, however they ended.
  public var periods: [CountedPeriod] = []
}
