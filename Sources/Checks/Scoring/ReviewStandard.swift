public import CaseReading

/// A standard of review, 评查标准: what is looked at, how many points it has, and what costs them.
///
/// Rules know nothing of points; a standard knows nothing of how a rule finds what it finds.
public struct ReviewStandard: Sendable {
  /// How points become a score, 算分模型.
  public enum Model: Sendable, Equatable {
    /// 100 − Σ deductions; items that the case does not touch are left out and the rest counts as a hundred, if it says so.
    case deduct(isRebased: Bool)
    /// fixed + weight × Σ points ÷ Σ points of the items that were rated − Σ basic elements
    case ratio(fixed: Points, weight: Points)
  }
  /// What a further place of the same defect costs.
  public enum Further: String, Sendable, CaseIterable { case whole, half }

  /// `general`
  public var id: String
  public var title: String
  /// 文号
  public var issued: String?
  /// The year or number of this edition.
  public var version: String
  public var province: String?
  public var validFrom, validUntil: CalendarDate?
  /// Names of sets of forms that may be used whatever the day (鹤山: 2017 and 2021 of 广东).
  public var acceptedTemplates: [String]
  /// What a person should know, for the sheet.
  public var note: String?
  /// 评查内容: chapters of a report.
  public var contents: [String]
  /// The standard that this one rests on.
  public var base: String?
  public var model: Model
  public var grades: GradeTable
  public var veto: VetoAction
  /// `nil`: every finding of the severity `veto` is a candidate.
  public var vetoes: [StandardVeto]?
  /// What one place costs where a line does not say; missing severities cost nothing.
  public var units: [Severity: Points]?
  public var further: Further
  /// No rule costs more than half of the points of its item, unless that has one point.
  public var limitsRules: Bool
  public var basicElements: [StandardItem]
  /// 基本要素 cost so much at most.
  public var basicMost: Points?
  /// In place of what the rules say.
  public var severities: [String: Severity]
  /// Keys of a rule's check, in place of its own.
  public var parameters: [String: [PackEntry]]
  public var sheets: [StandardSheet]

  /// The first sheet that fits a case; `nil` when none does.
  public func sheet(for file: CaseFile) -> StandardSheet? { sheets.first { $0.fits(file) } }
}

/// 评分表: the items for one kind of case.
public struct StandardSheet: Sendable {
  /// `general-penalty-ordinary`
  public var id: String
  public var title: String
  /// Procedures or stages by kind of case; an empty list is all of them.
  public var cases: [String: [String]]
  /// Documents of which the case holds one, and of which it holds none.
  public var has, lacks: [String]
  /// Whatever the case is.
  public var isForAll = false
  /// Of all items.
  public var total: Points
  public var items: [StandardItem]
  public var bonus: [StandardBonus]
  public var attached: AttachedRules?

  /// Whoever asks for one sheet by name wants it.
  mutating func takeAll() {
    (isForAll, has, lacks) = (true, [], [])
  }

  func fits(_ file: CaseFile) -> Bool {
    if isForAll { return true }
    guard let words = cases[file.kind] else { return false }
    return (words.isEmpty || words.contains(file.procedure) || words.contains(where: file.stages.contains))
      && (has.isEmpty || has.contains { !file.documents(of: $0).isEmpty })
      && lacks.allSatisfy { file.documents(of: $0).isEmpty }
  }
}

/// 条目
public struct StandardItem: Sendable {
  /// `A1`
  public var id: String
  public var title: String
  public var points: Points
  /// Without any of these documents the item has no points; empty: nothing of the sort.
  public var missing: [String]
  /// Only findings about these documents count here; empty: all.
  public var documents: [String]
  /// Left out when the case does not touch it.
  public var isOptional: Bool
  public var lines: [DeductionLine]

  public var rules: [String] { lines.flatMap(\.rules) }
  /// 子项 with points of their own.
  var hasParts: Bool { lines.contains { $0.part != nil && $0.max != nil } }
}

/// 扣分点: what costs points in an item.
public struct DeductionLine: Sendable {
  /// 子项
  public var part: String?
  /// Ids.
  public var rules: [String]
  /// Names or ids of what must be missing, by rule; a rule that is not here counts whatever it finds.
  public var elements: [String: [String]] = [:]
  /// Findings about these documents count, in place of those of the item; empty: all.
  public var documents: [String]?
  /// For each place; `nil`: by severity.
  public var per: Points?
  public var max: Points?
  /// A finding takes all points of the item.
  public var zeroes: Bool
  /// A question for a person.
  public var manual: String?
  /// The deductions that a person may choose from; empty: any up to the item's points.
  public var choices: [Points]
}

/// 加分项: a person grants it.
public struct StandardBonus: Sendable {
  public var id: String
  public var title: String
  public var points: Points
}

/// 否决情形
public struct StandardVeto: Sendable {
  public var id: String
  public var title: String
  public var rules: [String]
  /// Names or ids of what must be missing, by rule; a rule that is not here counts whatever it finds.
  public var elements: [String: [String]] = [:]
  /// What only a person can tell.
  public var manual: String?
  /// Where it differs from that of the standard.
  public var action: VetoAction?
}

/// 附带问题: findings of rules that belong to another kind of case, taken off one item.
public struct AttachedRules: Sendable {
  /// `coercion/`
  public var groups: [String]
  public var units: [Severity: Points]
  /// Id of an item.
  public var item: String
}
