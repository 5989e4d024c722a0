import CaseReading

/// How far a case has come, by the documents it holds, 办案阶段.
enum CaseStages {
  /// Steps of a penalty case in their order; kinds that may stand anywhere are left out.
  private static let steps: [[String]] = [
    ["case-source-register", "source-material"],
    ["case-filing-approval"],
    [
      "inspection-record", "interview-record", "party-identity", "sampling-record", "evidence-registration-approval",
      "evidence-registration-notice", "evidence-registration-list", "coercion-approval", "coercion-decision",
      "coercion-record", "coercion-list",
    ],
    ["evidence-registration-disposal", "test-report"],
    ["investigation-report"],
    ["case-review", "legal-review"],
    ["notice-approval", "penalty-prior-notice", "hearing-notice"],
    ["defense-statement", "defense-record", "hearing-application", "defense-review", "hearing-session-notice"],
    ["hearing-record", "hearing-report"],
    ["panel-minutes", "decision-approval"],
    ["penalty-decision", "no-penalty-decision", "on-spot-decision"],
    ["proof-of-service", "publicity-material"],
    ["payment-receipt"],
    ["case-closing-approval"],
    ["file-cover", "file-index", "file-note"],
  ]
  private static let rank: [String: Int] = {
    var rank: [String: Int] = [:]
    for (step, kinds) in steps.enumerated() {
      for kind in kinds { rank[kind] = step }
    }
    return rank
  }()

  /// A document is due once the case holds one of a later step. Cover and index are made early and tell nothing.
  static func isDue(_ kind: String, in file: CaseFile) -> Bool {
    guard let due = rank[kind] else { return false }
    return file.documents.contains { document in
      // A proof of service may belong to any notice and tells no stage.
      guard document.kind != "proof-of-service", let reached = rank[document.kind], reached < steps.count - 1 else {
        return false
      }
      return reached > due
    }
  }
}
