import CaseReading

/// An example in the file of a standard: what was found in a case, and what the sheet makes of it.
public struct StandardExample: Sendable {
  /// What the sheet should say; what an example leaves out is not compared.
  struct Wanted: Sendable {
    var score, scoreIfConfirmed, undecided, open: Points?
    /// `""`: no grade.
    var grade: String?
    /// With all vetoes confirmed that nobody has rejected.
    var gradeIfConfirmed: String?
    /// By item; an item that is not named costs nothing. `nil`: not compared.
    var deductions: [String: Points]?
    var notInvolved: [String]?
  }

  public let name: String
  /// Of the example in its file; 1-based.
  public let line: Int
  let standard: ReviewStandard
  let file: CaseFile
  let results: [RuleResult]
  let confirmations: Confirmations
  let wanted: Wanted

  /// What came of an example.
  public struct Verdict: Sendable {
    public let name: String
    public let line: Int
    /// What differs, in Chinese; empty: as the example says.
    public let differences: [String]
  }

  func verdict(_ context: StandardContext) -> Verdict {
    guard let asOf = RuleExample.defaultAsOf,
      let sheet = Scorer.sheet(
        of: standard, for: file, results, asOf: asOf, confirmations: confirmations, directory: context.directory,
        kinds: context.vocabulary.names)
    else { return Verdict(name: name, line: line, differences: ["没有哪张评分表适用于这样的案卷"]) }
    return Verdict(name: name, line: line, differences: differences(from: sheet))
  }

  private func differences(from sheet: ScoreSheet) -> [String] {
    var lines: [String] = []
    func compare(_ what: String, _ wanted: Points?, _ own: Points?) {
      guard let wanted, wanted != own else { return }
      lines.append("\(what)应为 \(wanted),得到 \(own.map(\.description) ?? "没有得分")")
    }
    compare("得分", wanted.score, sheet.total)
    compare("否决全部确认时的得分", wanted.scoreIfConfirmed, sheet.totalIfConfirmed)
    compare("不能判断的分", wanted.undecided, sheet.undecided)
    compare("待人工核对的分", wanted.open, sheet.open)
    func compare(_ what: String, _ wanted: String?, _ own: String?) {
      guard let wanted, wanted != own ?? "" else { return }
      lines.append("\(what)应为 \(wanted.isEmpty ? "不给等次" : wanted),得到 \(own ?? "不给等次")")
    }
    compare("等次", wanted.grade, sheet.grade)
    compare("否决全部确认时的等次", wanted.gradeIfConfirmed, sheet.gradeIfConfirmed)
    let rows = sheet.items + sheet.basicElements
    if let deductions = wanted.deductions {
      for row in rows where row.deducted != deductions[row.id] ?? .zero {
        let reasons = row.deductions.filter { $0.points > .zero }.map { "\($0.code ?? $0.title) \($0.points)" }.joined(
          separator: "、")
        lines.append(
          "条目 \(row.id) 应扣 \(deductions[row.id] ?? .zero),扣了 \(row.deducted)"
            + (reasons.isEmpty ? "" : "(\(reasons))"))
      }
    }
    let left = rows.filter { $0.state == .notInvolved }.map(\.id)
    if let wanted = wanted.notInvolved, Set(wanted) != Set(left.filter { id in sheet.items.contains { $0.id == id } }) {
      lines.append("不涉及的条目应为 \(wanted.joined(separator: "、")),得到 \(left.joined(separator: "、"))")
    }
    return lines
  }
}
