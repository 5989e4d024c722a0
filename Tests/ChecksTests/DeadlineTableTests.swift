import CaseReading
import Testing

@testable import Checks

@Suite("期限表") struct DeadlineTableTests {
  @Test(
    "领域、省、国家,按起算日",
    arguments: [
      ("D12", "other", nil, "2023-01-10", "90 days", "D12"),
      ("D12", "eco", nil, "2023-06-30", "3 months", "D12 生态环境"),
      ("D12", "eco", nil, "2023-07-01", "90 days", "D12 生态环境"),
      ("D12", "customs", nil, "2023-01-10", "6 months", "D12 海关"),
      ("D07", "agri", "浙江", "2023-01-10", "3 working-days", "D07 农业"),
      ("D07", "health", "浙江", "2023-01-10", "3 working-days", "D07 浙江"),
      ("D08", "other", nil, "2021-07-15", "5 working-days", "D08"),
      ("D08", "other", nil, "2021-07-14", "3 days", "D08"),
      ("D14", "agri", nil, "2023-01-10", "60 days", "D14 农业"),
      ("D14", "other", nil, "2021-12-31", "60 days", "D14"),
      ("D14", "other", "宁夏", "2023-01-10", "60 days", "D14 宁夏"),
      ("D01", "eco", nil, "2023-07-01", "15 days", "D01 生态环境"),
      ("D05", "tax", nil, "2023-01-10", "30 days", "D05"),
      ("D10", "samr", nil, "2023-01-10", "10 working-days", "D10 市场监管"),
      ("D10", "health", "广东", "2023-01-10", "5 working-days", "D10 广东"),
      ("D17", "other", nil, "2023-01-10", "2 working-days", "D17"),
      ("D20", "other", nil, "2015-04-30", "3 months", "D20"),
      ("D20", "other", nil, "2015-05-01", "6 months", "D20"),
      ("D27", "other", "内蒙古", "2023-01-10", "24 hours", "D27 内蒙古"),
      ("D32", "other", nil, "2023-01-10", "5 working-days", "D32"),
      ("D36", "customs", "浙江", "2023-01-10", "3 working-days", "D36 海关"),
    ] as [(String, String, String?, String, String, String)])
  func resolves(_ id: String, _ sector: String, _ province: String?, _ start: String, _ limit: String, _ label: String)
  {
    let found = Fixture.reference.deadlines.resolve(
      id, sector: sector, province: province, caseKind: "penalty", on: day(start))
    #expect(found?.variant.limit?.pack == limit)
    #expect(found?.label == label)
  }

  @Test("D01 至 D36 都在表里") func isComplete() {
    let rows = Set(Fixture.reference.deadlines.rows.keys)
    #expect((1...36).map { "D\($0 < 10 ? "0" : "")\($0)" }.filter { !rows.contains($0) } == [])
  }

  @Test("没有规定") func prescribesNothing() {
    let table = Fixture.reference.deadlines
    #expect(table.resolve("D01", sector: "other", province: nil, caseKind: "penalty", on: day("2023-01-10")) == nil)
    let transport = table.resolve("D01", sector: "transport", province: nil, caseKind: "penalty", on: day("2023-01-10"))
    #expect(transport?.variant.limit == nil)
    #expect(table.resolve("D12", sector: "other", province: nil, caseKind: "penalty", on: day("2021-07-14")) == nil)
  }

  @Test("公示按案卷类别") func byKindOfCase() {
    func limit(_ kind: String) -> String? {
      Fixture.reference.deadlines.resolve("D21", sector: "other", province: nil, caseKind: kind, on: day("2023-01-10"))?
        .variant.limit?.pack
    }
    #expect(limit("penalty") == "7 working-days")
    #expect(limit("coercion") == "20 working-days")
  }

  @Test("使用单位的行在前") func overrides() throws {
    let own = try DeadlineTable(
      PackNode.parse(yaml: "rows: {D12: {nation: [{limit: 60 days}]}}", path: "own.yaml"),
      vocabulary: Fixture.vocabulary)
    let merged = Fixture.reference.deadlines.overridden(by: own)
    let found = merged.resolve("D12", sector: "other", province: nil, caseKind: "penalty", on: day("2023-01-10"))
    #expect(found?.variant.limit?.pack == "60 days")
    #expect(merged.rows.count == Fixture.reference.deadlines.rows.count)
  }

  @Test(
    "听证阈值",
    arguments: [
      ("samr", "广东", "2023-01-10", 10_000, 100_000), ("agri", "广东", "2023-01-10", 5_000, 100_000),
      ("agri", nil, "2023-01-10", 10_000, 100_000), ("other", "上海", "2023-01-10", 5_000, 50_000),
    ] as [(String, String?, String, Int, Int)])
  func thresholds(_ sector: String, _ province: String?, _ date: String, _ individual: Int, _ organization: Int) {
    let found = Fixture.reference.thresholds.resolve(
      "hearing-thresholds", sector: sector, province: province, on: day(date))
    #expect(found?.individual == individual)
    #expect(found?.organization == organization)
  }

  @Test("以上含本数,超过不含") func bounds() throws {
    let table = Fixture.reference.thresholds
    let samr = try #require(table.resolve("hearing-thresholds", sector: "samr", province: nil, on: day("2023-01-10")))
    let agri = try #require(table.resolve("hearing-thresholds", sector: "agri", province: nil, on: day("2023-01-10")))
    #expect(samr.reaches(10_000_000, party: .organization) == true)
    #expect(agri.reaches(10_000_000, party: .organization) == false)
    #expect(agri.reaches(10_000_001, party: .organization) == true)
    #expect(samr.reaches(1_000_000, party: .soleTrader) == nil)
    #expect(table.resolve("hearing-thresholds", sector: "other", province: nil, on: day("2023-01-10")) == nil)
  }
}
