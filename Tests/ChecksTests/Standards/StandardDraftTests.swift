import CaseReading
import Testing

@testable import Checks

@Suite("标准草稿") struct StandardDraftTests {
  private let grid: StandardDraft.Grid = [
    ["某市行政处罚案卷评分表", "", "", ""], ["序号", "评查内容", "分 值", "扣分标准"],
    ["1", "立案", "5分", "(1)未在规定期限内立案的,扣1分;(2)立案审批表缺来源、案由的,每缺一处扣0.5分,最多扣2分"],
    ["", "", "", "没有立案审批表的,不得分"], ["2", "送达", "3", "1.送达回证没有签收日期的,扣1-2分"],
    ["合计", "", "8", ""],
  ]

  private func standard(_ draft: StandardDraft) throws -> ReviewStandard {
    try ScoreTrial.standard(draft.yaml(ScoreTrial.directory))
  }

  @Test("条目、分值、扣分点读成能装载的标准") func becomesAStandard() throws {
    let draft = try #require(StandardDraft([grid], title: "某市评分表"))
    let sheet = try #require(try standard(draft).sheets.first)
    #expect(sheet.total == Points("8") && sheet.items.map(\.title) == ["立案", "送达"])
    #expect(sheet.items[0].lines.compactMap(\.manual).count == 3 && sheet.cases.keys.sorted() == ["penalty"])
    #expect(sheet.items[0].lines[1].choices.map(\.description) == ["0", "0.5", "1", "1.5", "2"])
    #expect(sheet.items[0].lines[2].choices.map(\.description) == ["0", "5"])
    #expect(sheet.items[1].lines[0].choices.map(\.description) == ["0", "1", "2"])
    #expect(sheet.items[1].lines[0].manual == "送达回证没有签收日期的,扣1-2分")
  }

  @Test("建议的规则由人取用:在注释里") func proposes() throws {
    let yaml = try #require(StandardDraft([grid], title: "表")).yaml(ScoreTrial.directory)
    #expect(
      yaml.contains("      # - {rules: [PRO-02], per: 1}")
        && yaml.contains("      # - {rules: [PRO-03], per: 0.5, max: 2}"))
    #expect(!yaml.contains("\n      - {rules"))
  }

  @Test("表上的合计不符,说出来") func statedTotal() throws {
    var other = grid
    other[5][2] = "9"
    #expect(try #require(StandardDraft([other], title: "表")).yaml(ScoreTrial.directory).contains("# 表上写的合计是 9,各条相加是 8"))
  }

  @Test(
    "没有表头、没有分值的不是评分表",
    arguments: [
      [], [[]], [["甲", "乙"], ["1", "2"]], [["评查内容", "分值"], ["立案", "若干"]],
    ] as [StandardDraft.Grid])
  func refuses(_ grid: StandardDraft.Grid) { #expect(StandardDraft([grid], title: "表") == nil) }

  @Test(
    "单元格里的引号、换行、控制字符、像 YAML 的字只是文字",
    arguments: [
      "it's: [x] #no", "- manual: a\nchoices: [9]", "\u{1B}[31m红\u{202E}\u{0}", "*a &b !!c %d @e", "'''", "---", "",
    ])
  func hostileCells(_ words: String) throws {
    let grid: StandardDraft.Grid = [["序号", "评查项目", "分值", "扣分标准"], [words, words + "甲", "2", words + "乙"]]
    let draft = try #require(StandardDraft([grid], title: words))
    if words.isEmpty { #expect(draft.title.isEmpty) } else { #expect(try standard(draft).sheets.count == 1) }
  }

  @Test("序号重复的条目各有其号") func twins() throws {
    let rows = (0..<3).map { ["1", "项\($0)", "1", "扣1分"] }
    let draft = try #require(StandardDraft([[["序号", "项目", "分值", "扣分标准"]] + rows], title: "表"))
    #expect(try Set(standard(draft).sheets[0].items.map(\.id)).count == 3)
  }
}
