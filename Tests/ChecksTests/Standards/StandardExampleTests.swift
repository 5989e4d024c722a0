import CaseReading
import Testing

@testable import Checks

/// Examples inside standards: what was found, and what the sheet makes of it.
@Suite("标准里的例子") struct StandardExampleTests {
  private static let standard = """
    id: 试验
    title: 试验标准
    kinds: [penalty]
    model: deduct
    total: 10
    grades: four
    items:
      - id: '1'
        title: 立案
        points: 5
        missing-document: case-filing-approval
        deductions:
          - {rules: [PRO-02], per: 1}
          - {rules: [{PRO-03: [案件来源]}], per: 0.5}
          - {manual: 立案理由是否充分, choices: [0, 1, 2]}
      - {id: '2', title: 听证, points: 5, optional: true, documents: [hearing-record], deductions: [{rules: [PRO-17], per: 1}]}
    """

  private func examine(_ example: String) throws -> [StandardExample.Verdict] {
    let node = try PackNode.parse(yaml: Self.standard + "\nexamples:\n  - \(example)\n", path: "标准.yaml")
    let book = StandardShelf.Book(path: "标准.yaml", node: node, isOwn: true)
    return try ScoreTrial.shelf([book]).examine(book)
  }

  @Test(
    "与写的一致",
    arguments: [
      "{name: 没有问题, score: 100, grade: 优秀, deductions: {}, not-involved: []}",
      "{name: 两处, found: [{PRO-02: 2}], score: 80, grade: 良好, deductions: {'1': 2}}",
      "{name: 要素, found: [{PRO-03: [案件来源]}], deductions: {'1': 0.5}}",
      "{name: 别的要素, found: [{PRO-03: [案由]}], deductions: {}}",
      "{name: 没有听证, without: [hearing-record], found: [PRO-02], not-involved: ['2'], score: 80}",
      "{name: 缺文书, documents: [hearing-record], deductions: {'1': 5}, score: 50}",
      "{name: 没有人答, questions: open, open-points: 0, score: 100}",
      "{name: 有人答, confirmations: [{item: '1', points: 2, reason: 不充分, by: 赵敏}], score: 80}",
      "{name: 不能判断, undecided: [PRO-17], undecided-points: 5, grade: none}",
      "{name: 豁免, found: [{PRO-02: {places: 2, waived: true}}], score: 100}",
    ])
  func agrees(_ example: String) throws {
    let verdicts = try examine(example)
    #expect(verdicts.count == 1 && verdicts.allSatisfy { $0.differences.isEmpty }, "\(verdicts)")
  }

  @Test("不符的写出差在哪里") func differs() throws {
    let verdict = try #require(try examine("{name: 错, found: [PRO-02], score: 100, deductions: {}}").first)
    #expect(verdict.differences == ["得分应为 100,得到 90", "条目 1 应扣 0,扣了 1(PRO-02 1)"])
  }

  @Test(
    "写错的例子",
    arguments: [
      ("{name: 甲, found: [PRO-99], score: 1}", "规则不认识"), ("{name: 甲}", "没有写应得的结果"),
      ("{name: 甲, score: 1, documents: [hearing-record], without: [hearing-record]}", "只写一个"),
      ("{name: 甲, found: [{PRO-02: 0}], score: 1}", "应写几处"), ("{name: 甲, deductions: {'9': 1}}", "条目不认识"),
      ("{name: 甲, grade: 很好}", "等次不认识"), ("{name: 甲, scroe: 1, score: 1}", "不认识"),
    ])
  func mistakes(_ example: String, _ words: String) {
    let error = #expect(throws: PackError.self) { try examine(example) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }
}
