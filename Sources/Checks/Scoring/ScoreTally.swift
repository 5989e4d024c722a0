/// Adds a sheet up: points to a score, a score to a grade.
struct ScoreTally {
  private let standard: ReviewStandard
  private let vetoes: [ScoreSheet.Veto]
  /// Σ of what was rated, deducted, not judged.
  let rated, undecided, open, basicDeducted: Points
  private let deducted, granted: Points

  /// Without the items that were not judged, more than this many hundredths of the points leave no grade.
  private static let mostUnjudged = 30

  init(
    _ standard: ReviewStandard, items: [ScoreSheet.Item], basicElements: [ScoreSheet.Item], bonus: [ScoreSheet.Bonus],
    vetoes: [ScoreSheet.Veto]
  ) {
    self.standard = standard
    self.vetoes = vetoes
    let involved: [ScoreSheet.Item]
    if case .deduct(isRebased: false) = standard.model {
      // What the case does not touch keeps its points.
      involved = items
    } else {
      involved = items.filter { $0.state != .notInvolved }
    }
    rated = involved.map(\.points).sum()
    undecided = involved.map(\.undecidedPoints).sum()
    open = involved.map(\.openPoints).sum()
    deducted = involved.map(\.deducted).sum()
    granted = bonus.filter(\.isGranted).map(\.points).sum()
    let basic = basicElements.map(\.deducted).sum()
    basicDeducted = standard.basicMost.map { min($0, basic) } ?? basic
  }

  var modelWord: String {
    if case .ratio = standard.model { "ratio" } else { "deduct" }
  }

  /// 不能判断的标准分超过30%; what nobody has looked at is no better known.
  var isPartial: Bool { (undecided + open).hundredths * 100 > rated.hundredths * Self.mostUnjudged }

  /// The score without any veto.
  private var score: Points? {
    let whole = isPartial ? rated - undecided - open : rated
    let earned = whole - deducted + granted
    switch standard.model {
    case .deduct:
      // 只给已判断部分的得分: no share of a hundred is made of a part.
      if isPartial { return whole > .zero ? earned : nil }
      return earned.share(of: whole, times: .hundred)
    case .ratio(let fixed, let weight):
      guard let share = earned.share(of: whole, times: weight) else { return nil }
      return max(.zero, fixed + share - basicDeducted)
    }
  }

  /// The actions of the vetoes in some states.
  private func actions(_ states: Set<ScoreSheet.Veto.State>) -> [VetoAction] {
    vetoes.filter { states.contains($0.state) }.map { row in
      standard.vetoes?.first { $0.id == row.id }?.action ?? standard.veto
    }
  }

  private static let decided: Set<ScoreSheet.Veto.State> = [.confirmed]
  private static let all: Set<ScoreSheet.Veto.State> = [.confirmed, .candidate, .doubtful]

  private func total(_ states: Set<ScoreSheet.Veto.State>) -> Points? {
    actions(states).contains(.zero) ? .zero : score
  }

  private func grade(_ states: Set<ScoreSheet.Veto.State>) -> String? {
    let actions = actions(states)
    if actions.contains(.fail) { return standard.grades.lowest }
    // Where cases are only ranked, no points are no grade.
    if actions.contains(.zero) { return standard.grades.bands.last?.grade }
    guard !isPartial, let score else { return nil }
    return actions.reduce(standard.grades.grade(of: score)) { grade, action in
      if case .cap(let limit) = action { standard.grades.capped(grade, at: limit) } else { grade }
    }
  }

  var total: Points? { total(Self.decided) }
  var totalIfConfirmed: Points? { total(Self.all) }
  var grade: String? { grade(Self.decided) }
  var gradeIfConfirmed: String? { grade(Self.all) }

  var gradeNote: String? {
    guard grade == nil, !standard.grades.bands.isEmpty else { return nil }
    guard rated > .zero else { return "没有可以评分的条目,不给等次" }
    let parts = [
      undecided > .zero ? "不能判断 \(undecided) 分" : nil, open > .zero ? "待人工核对 \(open) 分" : nil,
    ].compactMap(\.self)
    return parts.joined(separator: "、") + ",超过参评标准分 \(rated) 分的三成,不给等次"
  }
}
