import CaseReading
import Testing

@testable import Checks

@Suite("由评查人判断的规则") struct ManualRuleTests {
  private static let manual = Fixture.engine.pack.rules.filter(\.isManual)

  @Test func asksReviewers() throws {
    #expect(Self.manual.map(\.code).contains("AUT-01"))
    for rule in Self.manual {
      let prompt = try #require(rule.prompt)
      #expect(prompt.count > 10)
    }
  }

  @Test("没有结论,不进结果") func hasNoOutcome() {
    let file = CaseFile(path: "案卷", kind: "penalty", procedure: "ordinary")
    let day = CalendarDate(year: 2024, month: 6, day: 30)
    guard let day else { return }
    let results = Fixture.engine.run(file, settings: CheckSettings(asOf: day))
    let ids = Set(Self.manual.map(\.id))
    #expect(!results.contains { ids.contains($0.rule) })
    let compared = Fixture.engine.pack.rules.filter(\.isBatchOnly)
    #expect(results.count + Self.manual.count + compared.count == Fixture.engine.pack.rules.count)
  }

  @Test("按类别适用") func concernsKindsOfCases() throws {
    let fee = try #require(Self.manual.first { $0.code == "LIC-14" })
    #expect(fee.concerns(CaseFile(path: "甲", kind: "licensing")))
    #expect(!fee.concerns(CaseFile(path: "乙", kind: "penalty", procedure: "ordinary")))
  }
}

@Suite("地址的比较") struct AddressesTests {
  @Test(arguments: [
    ("广东省云州市青川区河西路118号二层", "云州市青川区河西路118号二层"), ("青川区河西路118号", "广东省云州市青川区河西路118号"),
    ("河西路118号3栋201室", "河西路118号3幢201"),
  ]) func agrees(_ a: String, _ b: String) { #expect(isSame(Addresses.compare(a, b))) }

  @Test(arguments: [("云州市青川区河西路118号", "云州市东山区沿江大道9号"), ("清平路12号", "新村6栋301室")])
  func differs(_ a: String, _ b: String) { #expect(!isSame(Addresses.compare(a, b))) }

  private func isSame(_ agreement: Agreement) -> Bool { if case .same = agreement { true } else { false } }
}
