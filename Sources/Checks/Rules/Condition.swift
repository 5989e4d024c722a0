import CaseReading

/// A question about a case that a rule asks before it looks closer.
indirect enum Condition: Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// A document of one of these kinds is in the case.
  case has([String])
  case lacks([String])
  /// The document that is being looked at (`for-each`, `where`) is of one of these kinds.
  case documentKind([String])
  case field(FieldTest)
  /// The text of a kind of document (`any` for all of them) matches.
  case text([String], PackPattern)
  case sector([String])
  case province([String])
  case partyKind([Party.Kind])
  case caseKind([String])
  case procedure([String])
  case stage([String])
  case completeness([String])
  case lawGeneration([String])
  case list(String)
  /// The proof of service of a kind names one of these methods.
  case served(kinds: [String], methods: [String])
  case reaches(ThresholdTest)
  case listed(ListTest)
  case elapsed(ElapsedTest)
}

/// `elapsed:` a period that is over on the day of the review.
struct ElapsedTest: Sendable {
  let limits: [LimitChoice]
  let from: DateSource
}

/// `field:` with what is asked of its value.
struct FieldTest: Sendable {
  enum Question: Sendable {
    case present(Bool)
    case contains([String])
    /// One of these, as a whole.
    case equals([String])
    case matches(PackPattern)
    case atLeast(Int), atMost(Int), moreThan(Int)
    /// Strictly.
    case before(CalendarDate)
    case from(CalendarDate)
  }
  let path: FieldPath
  let questions: [Question]
}

/// `reaches:` an amount against a table of thresholds.
struct ThresholdTest: Sendable {
  /// `hearing-thresholds` …
  let table: String
  /// Summed up.
  let amounts: [FieldPath]
}

/// `listed:` a row of a list whose column is contained in a field, or the other way round.
struct ListTest: Sendable {
  let list, column: String
  let fields: [FieldPath]
}
