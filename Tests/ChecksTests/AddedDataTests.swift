import CaseReading
import Testing

@testable import Checks

@Suite("加入的节假日安排") struct AddedCalendarTests {
  /// A year of invented days off.
  private static let year = """
    日期,放假或者上班,节日
    2031/1/1,放假,元旦
    2031-01-04,上班,元旦

    """ + (1...12).map { "2031-10-\($0 < 10 ? "0" : "")\($0),放假,国庆节\n" }.joined()

  @Test("加入以后就能数") func aNewYearCounts() throws {
    var calendar = Fixture.reference.calendar
    #expect(throws: WorkCalendar.NotCovered.self) { try calendar.isWorking(day("2031-03-03")) }
    calendar.add(try WorkCalendar.list(Array(Self.year.utf8)))
    #expect(try calendar.day(day("2031-01-01")) == .holiday("元旦"))
    #expect(try calendar.day(day("2031-01-04")) == .workedFor("元旦"))
    #expect(try calendar.isWorking(day("2031-03-03")) && calendar.isWorking(day("2026-03-03")))
    // The years between are as unknown as before.
    #expect(throws: WorkCalendar.NotCovered.self) { try calendar.isWorking(day("2029-03-05")) }
  }

  @Test(
    "一年里的几天不算一年",
    arguments: [
      ("日期,放假或者上班,节日\n2031-01-01,放假,元旦", "只有 1 天放假"), ("日期,放假或者上班,节日\n2031-01-01,休假,元旦", "“放假或者上班”写作“休假”"),
      (
        "日期,放假或者上班,节日\n" + (1...12).map { "2031-05-\($0 < 10 ? "0" : "")\($0),放假,劳动节\n" }.joined(), "没有元旦"
      ),
      ("日期,放假或者上班,节日\n2031-02-29,放假,春节", "“日期”写作"),
    ])
  func aPartOfAYearIsRefused(_ csv: String, _ words: String) {
    do throws(ListError) {
      _ = try WorkCalendar.list(Array(csv.utf8))
      Issue.record("read")
    } catch {
      #expect(error.message.contains(words), "\(error)")
    }
  }
}

@Suite("加入的法规") struct AddedLawsTests {
  private static let csv = """
    名称,简称,施行日,失效日,条数
    《澧江市市容管理条例》,市容条例,2015-01-01,2022-06-30,50
    澧江市市容管理条例,市容条例,2022-07-01,,62
    """

  @Test("加入的法规与原有的一样查") func anAddedLawIsFound() throws {
    let laws = LawRegister(
      folder: Fixture.sources + "Checks/Data", added: try LawRegister.list(Array(Self.csv.utf8)))
    let law = try #require(laws.find("市容条例")?.law)
    #expect(law.name == "澧江市市容管理条例" && law.versions.map(\.articles) == [50, 62])
    #expect(law.versions.map { $0.isInForce(on: day("2020-05-01")) } == [true, false])
    #expect(law.versions.map { $0.isInForce(on: day("2024-05-01")) } == [false, true])
    let old = try #require(laws.find("行政处罚法")?.law)
    #expect(old.name == "中华人民共和国行政处罚法" && laws.article(42, of: old, version: "2021修订") != nil)
  }
}
