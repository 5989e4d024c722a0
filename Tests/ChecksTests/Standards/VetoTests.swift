import CaseReading
import Testing

@testable import Checks

/// 领域资料 scoring.md 第2节
@Suite("否决") struct VetoTests {
  private typealias Trial = ScoreTrial

  private func standard(_ action: String, _ grades: String = "four") throws -> ReviewStandard {
    try Trial.standard(
      """
      grades: \(grades)
      veto: \(action)
      vetoes:
        - {item: 违反法定程序, rules: [PRO-08, PRO-11]}
        - {item: 滥用职权, manual: 是否滥用职权}
      """, items: "- {id: A, title: 甲, points: 100, deductions: [{rules: [PRO-08], per: 4}, {rules: [PRO-02], per: 1}]}"
    )
  }

  /// Unconfirmed: as a major defect in its item, and both numbers.
  @Test(arguments: [
    ("zero", "0", "不合格"), ("fail", "96", "不合格"), ("cap:良好", "96", "良好"), ("cap:合格", "96", "合格"),
  ])
  func candidates(_ action: String, _ confirmed: String, _ grade: String) throws {
    let standard = try standard(action)
    let results = Trial.passing(standard, but: [Trial.failed("PRO-08", .veto)])
    let sheet = try #require(try Trial.sheet(standard, results))
    #expect(sheet.total == Points("96") && sheet.grade == "优秀")
    #expect(sheet.totalIfConfirmed == Points(confirmed) && sheet.gradeIfConfirmed == grade)
    #expect(sheet.pendingVetoes.map(\.title) == ["违反法定程序"] && sheet.vetoes[0].found.map(\.code) == ["PRO-08"])
    #expect(sheet.openPoints.map(\.title) == ["是否滥用职权"])
    let said = "confirmations: [{veto: 违反法定程序, decision: 确认, reason: 未告知, by: 赵敏}]"
    let after = try #require(try Trial.sheet(standard, results, confirmations: said))
    #expect(after.total == Points(confirmed) && after.grade == grade && after.totalIfConfirmed == after.total)
  }

  @Test("驳回的不扣分,存疑的仍是候选,人也可以提出程序没有发现的") func decisions() throws {
    let standard = try standard("zero")
    let results = Trial.passing(standard, but: [Trial.failed("PRO-08", .veto)])
    func sheet(_ said: String) throws -> ScoreSheet {
      try #require(try Trial.sheet(standard, results, confirmations: "confirmations: [\(said)]"))
    }
    let rejected = try sheet("{veto: PRO-08, decision: 驳回, reason: 告知书在副卷, by: 赵敏}")
    #expect(rejected.total == Points("100") && rejected.totalIfConfirmed == Points("100"))
    #expect(rejected.items[0].deductions.map(\.note) == ["已驳回,不扣分"] && rejected.vetoes[0].remark?.reason == "告知书在副卷")
    let doubtful = try sheet("{veto: V1, decision: 存疑, reason: 待查原件, by: 赵敏}")
    #expect(doubtful.total == Points("96") && doubtful.totalIfConfirmed == .zero)
    let found = try sheet("{veto: 滥用职权, decision: 确认, reason: 见信访件, by: 赵敏}")
    #expect(found.total == .zero && found.vetoes[1].state == .confirmed && found.grade == "不合格")
  }

  @Test("没有列出否决情形的标准,veto 级别的发现都是候选") func bySeverity() throws {
    let standard = try Trial.standard(
      "units: {major: 2, minor: 0.5}\nveto: fail", items: "- {id: A, title: 甲, points: 100, rules: [PRO-08, PRO-02]}")
    let sheet = try #require(
      try Trial.sheet(
        standard, [Trial.failed("PRO-08", .veto), Trial.failed("PRO-02", .major), Trial.failed("ENV-01", .veto)]))
    #expect(sheet.vetoes.map(\.id) == ["ENV-01", "PRO-08"] && sheet.total == Points("96"))
    #expect(sheet.gradeIfConfirmed == "不合格" && sheet.totalIfConfirmed == Points("96"))
  }

  @Test("豁免的不是候选") func waived() throws {
    let standard = try standard("zero")
    let sheet = try #require(try Trial.sheet(standard, [Trial.failed("PRO-08", .veto, waived: true)]))
    #expect(sheet.pendingVetoes.isEmpty && sheet.totalIfConfirmed == sheet.total)
  }

  @Test("五类不合格情形(广东省政府令第231号第十七条)") func guangdong() throws {
    let standard = try #require(try Trial.shelf.standard(named: "gd-231"))
    #expect(standard.grades == .four && standard.veto == .fail && standard.contents.count == 11)
    #expect(standard.vetoes?.map(\.title).count == 5 && standard.sheets.count == 7)
    let rows = [
      "EVI-03 EVI-04 EVI-07 EVI-08 EVI-15 EVI-02", "DEC-03 DEC-04 DEC-07 DIS-05 DEC-05",
      "PRO-01 PRO-04 PRO-05 PRO-07 PRO-08 PRO-08b PRO-11 PRO-14 PRO-15 PRO-16 PRO-19 PRO-21 PRO-22 PRO-24 SRV-01 SRV-03 COE-01 COE-04 COE-05 COE-06 COE-07",
      "AUT-01b AUT-01", "AUT-02 AUT-03 AUT-04 AUT-06 AUT-07 INS-02 COE-02",
    ]
    for (veto, row) in zip(standard.vetoes ?? [], rows) {
      #expect(Set(veto.rules) == Set(row.split(separator: " ").map { Trial.id(String($0)) }), "\(veto.title)")
    }
  }
}
