import CaseReading

/// A kind of check: it looks at one scope of a case and says what it found.
protocol Check: Sendable {
  /// As packs name it: `deadline`.
  static var kind: String { get }

  /// Takes its keys; those left over are refused by the caller.
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError)

  func examine(_ scope: CaseScope) -> CheckOutcome
}

/// The kinds of check that packs may use.
enum CheckKinds {
  static let all: [any Check.Type] = [
    DeadlineCheck.self, StatedPeriodCheck.self, DateOrderCheck.self, DocumentRequiredCheck.self,
    DocumentUniqueCheck.self, FieldRequiredCheck.self, FieldFormatCheck.self, FieldsAgreeCheck.self,
    PhraseCheck.self, PeopleDistinctCheck.self, AmountRangeCheck.self, CitationValidCheck.self,
    ServiceProofCheck.self, WordingEraCheck.self, CodeCheck.self, BatchCheck.self, ManualCheck.self,
  ]
  static let byName: [String: any Check.Type] = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })
}
