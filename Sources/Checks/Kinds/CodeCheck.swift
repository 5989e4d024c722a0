import CaseReading

/// `code`: a check that no kind of check can say, written in Swift; still declared and shown in the rule.
struct CodeCheck: Check {
  static let kind = "code"
  let check: any NamedCheck

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let node = try keys.require("name")
    let name = try node.word("name", among: NamedChecks.all.keys)
    guard let type = NamedChecks.all[name] else { throw node.error("检查不认识“\(name)”") }
    check = try type.init(&keys, context)
  }

  func examine(_ scope: CaseScope) -> CheckOutcome { check.examine(scope) }
}

/// A check written in Swift.
protocol NamedCheck: Sendable {
  /// Takes its parameters; most have none.
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError)
  func examine(_ scope: CaseScope) -> CheckOutcome
}

/// The named checks by the name rules use.
enum NamedChecks {
  static let all: [String: any NamedCheck.Type] = [
    "OfficerNumbers": OfficerNumbersCheck.self, "OfficerRosterMatch": OfficerRosterMatchCheck.self,
    "AgeAtViolation": AgeAtViolationCheck.self, "OfficerTimeOverlap": OfficerTimeOverlapCheck.self,
    "PenaltyHeavierThanNotice": PenaltyHeavierThanNoticeCheck.self, "HearingThreshold": HearingThresholdCheck.self,
    "ReviewConclusion": ReviewConclusionCheck.self, "SecondReview": SecondReviewCheck.self,
    "AmountsAgree": AmountsAgreeCheck.self, "RemedyNotice": RemedyNoticeCheck.self,
    "ServiceMatches": ServiceMatchesCheck.self, "PersonalDataExposure": PersonalDataExposureCheck.self,
    "PublishedAmount": PublishedAmountCheck.self, "IdentityAgrees": IdentityAgreesCheck.self,
    "CitedNumbers": CitedNumbersCheck.self, "SealPresence": SealPresenceCheck.self,
    "AgencyMatterMatch": AgencyMatterMatchCheck.self, "LenienceSupport": LenienceSupportCheck.self,
    "BoilerplateStatement": BoilerplateStatementCheck.self, "GradesAgree": GradesAgreeCheck.self,
    "RecordTimeSpan": RecordTimeSpanCheck.self, "IndexAgrees": IndexAgreesCheck.self, "Remarks": RemarkCheck.self,
    "SecondaryVolume": SecondaryVolumeCheck.self, "EnforcementHours": EnforcementHoursCheck.self,
    "FilingOrder": FilingOrderCheck.self, "DuplicatePages": DuplicatePagesCheck.self,
    "ElectronicFileAudit": ElectronicFileAuditCheck.self, "ScanQuality": ScanQualityCheck.self,
    "DiscretionStandardForce": DiscretionStandardForceCheck.self, "DiscretionBand": DiscretionBandCheck.self,
    "ReceiptAgrees": ReceiptAgreesCheck.self, "SurchargeArithmetic": SurchargeArithmeticCheck.self,
    "FineRange": FineRangeCheck.self, "MitigationSignals": MitigationSignalsCheck.self,
    "TemplateExpired": TemplateExpiredCheck.self,
    "TemplateSector": TemplateSectorCheck.self, "TemplateConformance": TemplateConformanceCheck.self,
    "TemplateTitle": TemplateTitleCheck.self, "TemplateNotice": TemplateNoticeCheck.self,
    "TemplateMix": TemplateMixCheck.self, "TemplatePrompts": TemplatePromptsCheck.self,
  ]
}
