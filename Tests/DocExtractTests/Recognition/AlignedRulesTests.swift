import CPage
import Testing

@testable import DocExtract

/// Ruling lines of paper that was not flat.
@Suite("识别:表格线对齐") struct AlignedRulesTests {
  private func level(_ y: Float, _ x0: Float, _ x1: Float) -> casecheck_rule {
    casecheck_rule(x0: x0, y0: y, x1: x1, y1: y, is_horizontal: true)
  }

  private func upright(_ x: Float, _ y0: Float, _ y1: Float) -> casecheck_rule {
    casecheck_rule(x0: x, y0: y0, x1: x, y1: y1, is_horizontal: false)
  }

  @Test func piecesOfOneBorderStandAtOnePlace() {
    let rules = AlignedRules([
      upright(70, 100, 200), upright(140, 100, 150), upright(146, 150, 200), upright(400, 100, 200),
      level(100, 70, 400), level(150, 72, 398), level(153, 72, 140), level(200, 70, 400),
    ]).rules
    #expect(Set(rules.filter { !$0.is_horizontal }.map(\.x0)) == [70, 143, 400])
    #expect(Set(rules.filter(\.is_horizontal).map(\.y0)).count == 3)
    #expect(rules.filter(\.is_horizontal).allSatisfy { $0.x0 == 70 })
  }

  @Test func foldsBesideTheTextGoAway() {
    var aligned = AlignedRules([level(300, 505, 580), level(400, 200, 500), level(100, 60, 590), upright(590, 50, 120)])
    aligned.removeFolds(beyond: [500, 505, 510, 320], letter: 12)
    #expect(aligned.rules.filter(\.is_horizontal).map(\.y0).sorted() == [100, 400])
  }

  @Test func foldsBeforeAnAgencyGoAway() {
    let agency = Box(x: 360, y: 292, width: 140, height: 14), label = Box(x: 60, y: 392, width: 60, height: 14)
    var aligned = AlignedRules([level(300, 60, 350), level(400, 130, 350)])
    aligned.removeLinesBefore([agency, label])
    #expect(aligned.rules.map(\.y0) == [400])
  }
}
