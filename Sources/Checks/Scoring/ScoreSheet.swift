/// The score sheet of one case, 评分表: everything that is shown of it, as plain values.
///
/// Findings stand in it by their fingerprints; what they say and where they stand is in the results of the case.
public struct ScoreSheet: Sendable, Equatable {
  public var standard: Standard
  /// Id and title of the table.
  public var sheet, title: String
  /// `deduct`, `ratio`
  public var model: String
  /// Without vetoes that nobody has confirmed; `nil` when no item could be rated. Of the judged items alone when
  /// `isPartial`.
  public var total: Points?
  /// With all vetoes confirmed that nobody has rejected.
  public var totalIfConfirmed: Points?
  public var grade, gradeIfConfirmed: String?
  /// Why there is no grade, where the standard has grades.
  public var gradeNote: String?
  /// More than 30 % of the points were not judged: no grade.
  public var isPartial: Bool
  /// Of the items that were rated, 参评标准分.
  public var rated: Points
  /// Of what could not be read, and of what nobody has looked at.
  public var undecided, open: Points
  public var items: [Item]
  public var basicElements: [Item]
  public var basicDeducted: Points
  public var bonus: [Bonus]
  public var vetoes: [Veto]
  /// In Chinese, without a full stop.
  public var notes: [String]

  public init(
    standard: Standard, sheet: String, title: String, model: String, total: Points?, totalIfConfirmed: Points?,
    grade: String?, gradeIfConfirmed: String?, gradeNote: String?, isPartial: Bool, rated: Points, undecided: Points,
    open: Points, items: [Item], basicElements: [Item], basicDeducted: Points, bonus: [Bonus], vetoes: [Veto],
    notes: [String]
  ) {
    self.standard = standard
    self.sheet = sheet
    self.title = title
    self.model = model
    self.total = total
    self.totalIfConfirmed = totalIfConfirmed
    self.grade = grade
    self.gradeIfConfirmed = gradeIfConfirmed
    self.gradeNote = gradeNote
    self.isPartial = isPartial
    self.rated = rated
    self.undecided = undecided
    self.open = open
    self.items = items
    self.basicElements = basicElements
    self.basicDeducted = basicDeducted
    self.bonus = bonus
    self.vetoes = vetoes
    self.notes = notes
  }

  public var judged: Points { rated - undecided - open }
  public var deducted: Points { items.map(\.deducted).sum() }
  /// Of what a person still has to look at: questions, rules, vetoes.
  public var openPoints: [OpenPoint] {
    (items + basicElements).filter { $0.state != .notInvolved }.flatMap(\.open) + vetoes.flatMap(\.open)
  }
  /// A person has confirmed a veto.
  public var isVetoed: Bool { vetoes.contains { $0.state == .confirmed } }
  public var pendingVetoes: [Veto] { vetoes.filter { $0.state == .candidate || $0.state == .doubtful } }

  /// The same with every reason that a person wrote put through `mask`.
  public func masked(_ mask: (String) -> String) -> ScoreSheet {
    func said(_ remark: Remark?) -> Remark? {
      guard var remark else { return nil }
      remark.reason = remark.reason.map(mask)
      return remark
    }
    func rows(_ items: [Item]) -> [Item] {
      items.map { item in
        var item = item
        item.remark = said(item.remark)
        for index in item.deductions.indices { item.deductions[index].remark = said(item.deductions[index].remark) }
        return item
      }
    }
    var sheet = self
    (sheet.items, sheet.basicElements) = (rows(items), rows(basicElements))
    for index in vetoes.indices { sheet.vetoes[index].remark = said(vetoes[index].remark) }
    for index in bonus.indices { sheet.bonus[index].remark = said(bonus[index].remark) }
    return sheet
  }
}
