import Foundation
import Testing

@Suite("评查标准的命令") struct StandardsCommandTests {
  private func run(_ arguments: [String], in folder: URL = BuiltProgram.root) throws -> BuiltProgram.Run {
    try BuiltProgram.run(arguments, in: folder)
  }

  @Test func listsAndShowsWhatComesWithTheProgram() throws {
    let list = try run(["standards"])
    #expect(list.exit == 0)
    for id in ["general  ", "mee-2024-4  ", "gd-231  ", "general-licensing"] { #expect(list.output.contains(id)) }
    let page = try run(["standards", "show", "通用"])
    #expect(page.exit == 0 && page.output.contains("每处扣分:主要 2、次要 0.5,第二处起减半"))
    let unknown = try run(["standards", "show", "genral"])
    #expect(unknown.exit == 2 && unknown.errors.contains("是否想写“general”"))
  }

  @Test func aScoreTableBecomesADraftThatPasses() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "序号,评查内容,分值,扣分标准\n1,立案,5,未在规定期限内立案的,\n".replacing("立案的,", with: "立案的扣1分"), to: "评分表.csv")
    let made = try run(["standards", "import", "评分表.csv", "--output", "草稿.yaml"], in: scratch.url)
    #expect(made.exit == 0, "\(made.errors)")
    let lint = try run(["standards", "lint", "草稿.yaml"], in: scratch.url)
    #expect(lint.exit == 0 && lint.output.contains("草稿.yaml: 没有错误(待命名 1 条 5 分)"), "\(lint.errors)")
    #expect(try run(["standards", "import", "评分表.csv", "--output", "草稿.yaml"], in: scratch.url).exit == 2)
    try scratch.write("甲,乙\n1,2\n", to: "名册.csv")
    let none = try run(["standards", "import", "名册.csv"], in: scratch.url)
    #expect(none.exit == 2 && none.errors.contains("没有找到评分表"))
  }

  @Test func lintNamesThePlace() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "id: 甲\ntitle: 甲\nkinds: [penalty]\ntotal: 3\nitems: [{id: A, title: 甲, points: 2, deductions: [{rules: [PRO-02], per: 1}]}]\n",
      to: "a.yaml")
    try scratch.write(
      "id: 乙\ntitle: 乙\nextends: general\nparameters: {procedure/filed-late: {limit: 60 dais}}\n", to: "b.yaml")
    let lint = try run(["standards", "lint", "a.yaml", "b.yaml"], in: scratch.url)
    #expect(lint.exit == 2)
    #expect(lint.errors.contains("a.yaml:4:8: error: 条目标准分合计 2,与声明的 total 3 不符"))
    #expect(lint.errors.contains("b.yaml:4:44: error:"), "\(lint.errors)")
  }

  private static let sample = "samples/05-defects-samr-expired-food"

  @Test func aCaseIsRatedAndAPersonIsHeard() throws {
    let scratch = try ScratchFolder()
    let json = scratch.url.appending(path: "a.json")
    let plain = ["check", Self.sample, "--as-of", "2024-06-30", "--output", json.path]
    _ = try run(plain)
    func value() throws -> [String: Any] {
      let whole = try JSONSerialization.jsonObject(with: Data(contentsOf: json)) as? [String: Any]
      return (whole?["cases"] as? [[String: Any]])?.first ?? [:]
    }
    #expect(try value()["score"] is NSNull)
    let text = try run(plain + ["--standard", "通用"]).output
    #expect(text.contains("评分 通用评查标准 · 行政处罚(普通程序,含听证)") && text.contains("否决候选全部确认时"))
    let score = try #require(try value()["score"] as? [String: Any])
    #expect(score["standard"] as? String == "general-penalty-ordinary" && (score["items"] as? [Any])?.count == 37)
    try scratch.write(
      "confirmations:\n  - {veto: PRO-11, decision: 确认, reason: 期限未满, by: 赵敏}\n", to: "确认.yaml")
    let said = scratch.url.appending(path: "确认.yaml").path
    let confirmed = try run(plain + ["--standard", "通用", "--confirmations", said]).output
    #expect(confirmed.contains("否决(已确认) PRO-11") && confirmed.contains("(赵敏:期限未满)"))
    #expect(try (value()["score"] as? [String: Any])?["grade"] as? String == "不合格")
  }

  @Test func whatDecidesThePointsDoesNotComeOutOfTheCase() throws {
    let scratch = try ScratchFolder()
    try scratch.write("立案审批表", to: "案卷/01.txt")
    try scratch.write("id: 甲\ntitle: 甲\nextends: general\n", to: "案卷/标准.yaml")
    let run = try run(["check", "案卷", "--standard", "案卷/标准.yaml"], in: scratch.url)
    #expect(run.exit == 2 && run.errors.contains("标准 案卷/标准.yaml 在被检查的文件夹里"))
    let alone = try self.run(["check", "案卷", "--confirmations", "x.yaml"], in: scratch.url)
    #expect(alone.exit == 64 && alone.errors.contains("--confirmations 要和 --standard 一起用"))
  }
}
