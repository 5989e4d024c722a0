import Testing

@testable import CaseReading

@Suite("栏目的几种写法") struct LabelAlternativeTests {
  private func labels(_ source: String) throws -> [String] {
    try PackNode.parse(yaml: "labels: ['\(source)']", path: "字段").entries?.first?.value.labels("labels") ?? []
  }

  @Test(arguments: [
    ("当事人签名", ["当事人签名"]), ("{检查,复查}人", ["检查人", "复查人"]),
    ("被{检查,复查}{人,单位}签名", ["被检查人签名", "被检查单位签名", "被复查人签名", "被复查单位签名"]),
    ("申请人{,代表}", ["申请人", "申请人代表"]), ("检查({勘验,勘察})人", ["检查(勘验)人", "检查(勘察)人"]),
  ]) func reads(_ source: String, _ expected: [String]) throws {
    #expect(try labels(source) == expected)
  }

  @Test(arguments: ["被{检查人", "检查}人", "{检查,{复查,核查}}人", "{检查}人", "检查{}人"]) func refuses(_ source: String) {
    #expect(throws: PackError.self) { try labels(source) }
  }

  @Test("太多的写法请作者分成几项") func tooMany() {
    let group = "{" + (0..<30).map { "甲\($0)" }.joined(separator: ",") + "}"
    #expect(throws: PackError.self) { try labels(group + group) }
  }

  @Test("写法的数目是各组的积,没有重复") func product() throws {
    let all = try labels("{甲,乙,丙}与{丁,戊}的{,大,小}人")
    #expect(all.count == 18 && Set(all).count == 18)
  }
}
