import Testing

@testable import Checks

@Suite("当事人名称比对") struct PartyNamesTests {
  @Test(
    "同一字段写几个当事人",
    arguments: [
      ("云砀市旺和食品有限公司、李国栋", "李国栋", true),
      ("云砀市旺和食品有限公司、李国栋", "云砀市旺和食品有限公司", true),
      ("云砀市旺和食品有限公司、李国栋", "王建设", false),
      // The mark stands inside one name.
      ("云砀市甲、乙商行", "云砀市甲、乙商行", true),
      ("云砀市甲、乙商行", "乙商行", false),
    ])
  func comparesLists(_ names: String, _ name: String, _ isSame: Bool) {
    #expect(PartyNames.isSame(names, name) == isSame)
  }
}
