public import CaseReading

/// `manual`, 人工评查: a question that only a reviewer answers, on the score sheet; the program comes to no outcome.
struct ManualCheck: Check {
  static let kind = "manual"
  /// What the reviewer holds against each other, in Chinese.
  let prompt: String

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    prompt = try keys.require("prompt").string("prompt")
  }

  func examine(_ scope: CaseScope) -> CheckOutcome { .absent("由评查人判断") }
}

extension Rule {
  /// What a reviewer is asked to look at; `nil` for rules that the program decides.
  public var prompt: String? { steps.lazy.compactMap { $0.check as? ManualCheck }.first?.prompt }

  /// A question for the score sheet: no outcome, no result in a report.
  public var isManual: Bool { prompt != nil }

  /// It says that documents of two cases lie in one file.
  var isAboutMixture: Bool {
    steps.contains { (($0.check as? CodeCheck)?.check as? RemarkCheck)?.isAboutMixture ?? false }
  }

  /// Whether the rule concerns cases of this kind, procedure and sector (`penalty`, `ordinary`, `samr`).
  public func concerns(_ file: CaseFile) -> Bool {
    applies.mismatch(with: file, sector: file.sector, province: file.province) == nil
  }
}
