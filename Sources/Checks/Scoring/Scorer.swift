public import CaseReading

/// Fills in the score sheet of one case: a pure function of standard, case, results and what persons said.
public struct Scorer: Sendable {
  let standard: ReviewStandard
  let sheet: StandardSheet
  let directory: RuleDirectory
  let file: CaseFile
  let results: [String: RuleResult]
  let kinds: [String: String]
  /// Rules whose elements count one by one on this sheet.
  let split: Set<String>
  private let remarks: [Confirmation.Target: Confirmation]

  /// A finding of a rule, or one of the elements that it says are missing.
  struct Found: Hashable {
    var rule: String
    var index: Int
    /// Of ``Finding/missing``; `nil`: the whole finding.
    var element: Int?
  }
  /// Findings that an item has taken, and the places of what they miss: no defect counts in two items.
  var taken: [Found: String] = [:]
  var takenPlaces: [FindingPlace: String] = [:]
  /// Rules whose findings a person has rejected as a veto.
  var rejected: Set<String> = []

  /// - Parameter kinds: names of kinds of document by id.
  /// - Returns: `nil` when the standard has no sheet for such a case.
  public static func sheet(
    of standard: ReviewStandard, for file: CaseFile, _ results: [RuleResult], asOf: CalendarDate,
    confirmations: Confirmations = Confirmations(), directory: RuleDirectory, kinds: [String: String]
  ) -> ScoreSheet? {
    guard let sheet = standard.sheet(for: file) else { return nil }
    var scorer = Scorer(
      standard: standard, sheet: sheet, directory: directory, file: file,
      results: Dictionary(results.map { ($0.rule, $0) }) { first, _ in first }, kinds: kinds,
      split: Set((sheet.items + standard.basicElements).flatMap(\.lines).flatMap(\.elements.keys)),
      remarks: Dictionary(confirmations.of(file.path).map { ($0.target, $0) }) { first, _ in first })
    return scorer.filled(asOf: asOf)
  }

  private mutating func filled(asOf: CalendarDate) -> ScoreSheet {
    let vetoes = vetoRows()
    var items = sheet.items.map { rated($0) }
    attach(to: &items)
    let basic = standard.basicElements.map { rated($0) }
    let bonus = sheet.bonus.map { bonus in
      let remark = remark(on: .item(bonus.id))
      return ScoreSheet.Bonus(
        id: bonus.id, title: bonus.title, points: bonus.points, isGranted: remark?.decision == .confirmed,
        remark: remark.map(ScoreSheet.Remark.init))
    }
    let tally = ScoreTally(standard, items: items, basicElements: basic, bonus: bonus, vetoes: vetoes)
    return ScoreSheet(
      standard: .init(id: standard.id, title: standard.title, version: standard.version, issued: standard.issued),
      sheet: sheet.id, title: sheet.title, model: tally.modelWord, total: tally.total,
      totalIfConfirmed: tally.totalIfConfirmed, grade: tally.grade, gradeIfConfirmed: tally.gradeIfConfirmed,
      gradeNote: tally.gradeNote, isPartial: tally.isPartial, rated: tally.rated, undecided: tally.undecided,
      open: tally.open, items: items, basicElements: basic, basicDeducted: tally.basicDeducted, bonus: bonus,
      vetoes: vetoes, notes: notes(asOf: asOf, vetoes))
  }

  func remark(on target: Confirmation.Target) -> Confirmation? { remarks[target] }

  func name(of rule: String) -> ScoreSheet.RuleName {
    let entry = directory[rule]
    return .init(rule: rule, code: entry?.code ?? results[rule]?.code ?? "", title: entry?.title ?? rule)
  }

  /// What a rule leaves to a person; `nil` when it has judged, or need not.
  func openPoint(of rule: String, most: Points) -> ScoreSheet.OpenPoint? {
    let name = name(of: rule)
    let reason: ScoreSheet.OpenPoint.Reason
    if directory[rule]?.isManual == true {
      reason = .manual
    } else if let result = results[rule] {
      guard result.outcome == .notApplicable, result.because?.hasPrefix("没有导入清单") == true else { return nil }
      reason = .list
    } else {
      reason = .unwritten
    }
    return .init(reason: reason, rule: rule, code: name.code, title: name.title, choices: [], most: most)
  }

  // MARK: Notes

  private func notes(asOf: CalendarDate, _ vetoes: [ScoreSheet.Veto]) -> [String] {
    var notes: [String] = []
    if file.completeness != .volume { notes.append("不是完整案卷,应有而没有的文书不计,得分只作参考") }
    if let province = standard.province, let own = file.province, own != province {
      notes.append("标准适用于\(province),本案在\(own)")
    }
    if let from = standard.validFrom, asOf < from { notes.append("标准自\(from)起施行,评查日\(asOf)在此之前") }
    if let until = standard.validUntil, asOf > until { notes.append("标准到\(until)为止有效,评查日\(asOf)在此之后") }
    let waived = results.values.reduce(0) { $0 + $1.findings.count(where: \.isWaived) }
    if waived > 0 { notes.append("豁免的发现 \(waived) 处不扣分") }
    let counted = Set(taken.keys.map { Found(rule: $0.rule, index: $0.index) })
    let vetoed = Set(vetoes.flatMap(\.found).compactMap(\.rule))
    let outside = results.values.filter { result in
      result.outcome == .failed && !vetoed.contains(result.rule)
        && result.findings.indices.contains { index in
          !counted.contains(Found(rule: result.rule, index: index)) && result.findings[index].severity > .info
            && !result.findings[index].isWaived
        }
    }
    if !outside.isEmpty {
      notes.append("不在本表条目里、不扣分的发现:\(outside.map(\.code).sorted().joined(separator: "、"))")
    }
    return notes + [standard.note].compactMap(\.self)
  }
}

extension ScoreSheet.Remark {
  init(_ confirmation: Confirmation) {
    self.init(
      decision: confirmation.decision.rawValue, points: confirmation.points, reason: confirmation.reason,
      by: confirmation.by)
  }
}
