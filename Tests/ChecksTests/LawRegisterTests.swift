import CaseReading
import TestSupport
import Testing

@testable import Checks

@Suite("法规表") struct LawRegisterTests {
  let laws = Fixture.reference.laws

  @Test(
    "按名称查找",
    arguments: [
      ("中华人民共和国行政处罚法", 1.0), ("行政处罚法", 1.0), ("处罚法", 1.0), ("中华人民共和国行政处罚法(2021年修订)", 1.0),
      ("中国人民共和国行政处罚法", 0.7), ("中华人民共和国行政处罚法律", 0.7),
    ])
  func finds(_ name: String, _ confidence: Double) throws {
    let hit = try #require(laws.find(name))
    #expect(hit.law.name == "中华人民共和国行政处罚法")
    #expect(hit.confidence == confidence)
  }

  @Test("不认识的名称", arguments: ["", "某县环境卫生管理暂行规定", "法", "行政法"]) func refuses(_ name: String) {
    #expect(laws.find(name) == nil)
  }

  @Test(
    "当时是否有效",
    arguments: [
      ("行政处罚法", "2017修正", "2021-07-14", true), ("行政处罚法", "2017修正", "2021-07-15", false),
      ("行政处罚法", "2021修订", "2021-07-14", false), ("行政处罚法", "2021修订", "2021-07-15", true),
      ("中华人民共和国环境噪声污染防治法", "", "2022-06-05", false),
    ])
  func inForce(_ name: String, _ label: String, _ date: String, _ isInForce: Bool) throws {
    let law = try #require(laws.find(name)).law
    let version = try #require(law.versions.last { label.isEmpty || $0.label == label })
    #expect(version.isInForce(on: day(date)) == isInForce)
  }

  @Test("款、项") func articles() throws {
    let law = try #require(laws.find("行政处罚法")).law
    #expect(laws.article(42, of: law, version: "2021修订")?.paragraphs == 2)
    #expect(laws.article(87, of: law, version: "2021修订") == nil)
    #expect(law.versions.last?.articles == 86)
    #expect(laws.article(64, of: law, version: "2021修订")?.itemsByParagraph[1] == 8)
  }
}

@Suite("CSV") struct CSVTableTests {
  @Test("引号、空栏、行尾") func reads() {
    let table = CSVTable(Array("a,b,c\r\n1,\"x,\"\"y\"\"\n z\",\r\n\n,2,3".utf8))
    #expect(table.header == ["a", "b", "c"])
    #expect(table.rows.count == 2)
    #expect(table.fields(0) == ["1", "x,\"y\"\n z", ""])
    #expect(table.fields(1) == ["", "2", "3"])
  }

  @Test("任意字节不致崩溃") func survives() {
    var random = SeededRandom(seed: 20_240_630)
    for _ in 0..<500 {
      let letters: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), 0x41, 0xE4]
      let bytes: [UInt8] = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &random)]
      }
      let table = CSVTable(bytes)
      for row in table.rows.indices { _ = table.fields(row) }
    }
  }
}

@Suite("查法规") struct LawSearchTests {
  let laws = Fixture.reference.laws

  @Test func wordsOfANameFindItTheShortestFirst() {
    let found = laws.search(["行政", "处罚"], most: 3)
    #expect(found.laws.count == 3 && found.count > 3)
    #expect(found.laws.first?.name == "中华人民共和国行政处罚法")
    #expect(laws.search(["没有", "这部法规"], most: 3).count == 0)
  }

  @Test func anArticleOfTheOldLawIsFollowedToTheNew() throws {
    let law = try #require(laws.find("行政处罚法")?.law)
    #expect(laws.successors(of: 42, in: law, version: "2017修正").compactMap(\.new) == [63, 64])
    #expect(laws.article(42, of: law, version: "2021修订")?.topic == "执法人员资格与两人执法")
  }
}
