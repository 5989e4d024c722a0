import CaseReading

/// `batch`, 同批案卷之间: what only several cases of one run together show; on a case by itself it says nothing.
struct BatchCheck: Check {
  static let kind = "batch"
  let examination: any BatchExamination

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let node = try keys.require("name")
    let name = try node.word("name", among: Self.all.keys)
    guard let type = Self.all[name] else { throw node.error("检查不认识“\(name)”") }
    examination = try type.init(&keys, context)
  }

  func examine(_ scope: CaseScope) -> CheckOutcome { .absent("同批有几个案卷时才查") }

  static let all: [String: any BatchExamination.Type] = [
    "NumberReused": NumberReused.self, "SameDecision": SameDecision.self, "OfficerInTwoCases": OfficerInTwoCases.self,
    "InspectionFrequency": InspectionFrequency.self,
  ]
}

/// A comparison of cases: a pure function of what they left.
protocol BatchExamination: Sendable {
  /// Takes its parameters; most have none.
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError)
  func examine(_ batch: Batch) -> CheckOutcome
}

/// The cases of a run as one rule sees them.
struct Batch: Sendable {
  /// Those that the rule concerns, in the order of the run.
  let traces: [BatchTrace]
  let lists: [String: ReferenceList]
  let rule: Rule
  let severity: Severity

  func finding(_ message: String, kind: String? = nil, subject: String, evidence: [Evidence]) -> Finding {
    Finding(
      message: message, severity: severity, advice: rule.advice, basis: rule.basis,
      isSure: !evidence.contains { $0.confidence < CaseScope.sureFrom }, documentKind: kind, subject: subject,
      evidence: evidence)
  }
}

extension Rule {
  /// With the severity that the step asks for.
  var batchSteps: [(check: BatchCheck, severity: Severity)] {
    steps.compactMap { step in
      (step.check as? BatchCheck).map { ($0, step.isHint ? .info : step.severity ?? severity) }
    }
  }

  /// It only compares cases: there is nothing to say of one.
  var isBatchOnly: Bool { !steps.isEmpty && batchSteps.count == steps.count }
}
