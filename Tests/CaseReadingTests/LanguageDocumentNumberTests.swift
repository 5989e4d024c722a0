import TestSupport
import Testing

@testable import CaseReading

@Suite("文号") struct DocumentNumberReaderTests {
  /// 代字|年|序号|子号|括号
  static func show(_ number: DocumentNumber) -> String {
    "\(number.code)|\(number.year)|\(number.serial)|\(number.suffix)|\(number.brackets.rawValue)"
      + (number.hasZi ? "字" : "") + (number.hasDi ? "第" : "")
  }
  static func read(_ text: String) -> [String] {
    let reading = ReadingText(plain: text)
    return DocumentNumberReader.matches(in: reading.bytes).map { match in
      match.value.number.map(show) ?? "空"
    }
  }

  static let written: [(String, [String])] = [
    ("环罚〔2024〕12号", ["环罚|2024|12||hexagonal"]), ("某市监罚字〔2023〕第12号", ["某市监罚|2023|12||hexagonal字第"]),
    ("环罚[2023]12号", ["环罚|2023|12||square"]), ("环罚【2023】12号", ["环罚|2023|12||lenticular"]),
    ("环罚(2023)12号", ["环罚|2023|12||round"]), ("环罚(2023)12号", ["环罚|2023|12||round"]),
    ("环罚﹝2023﹞12号", ["环罚|2023|12||smallTortoise"]), ("环罚〔 2025〕 3 号", ["环罚|2025|3||hexagonal"]),
    ("(某)林罚字〔2023〕第5号", ["(某)林罚|2023|5||hexagonal字第"]), ("农(种子)罚〔2023〕5号", ["农(种子)罚|2023|5||hexagonal"]),
    ("执(二)罚〔2023〕5号", ["执(二)罚|2023|5||hexagonal"]), ("环罚〔2024〕007号", ["环罚|2024|007||hexagonal"]),
    ("环罚〔2024〕0031号", ["环罚|2024|0031||hexagonal"]), ("环罚〔2024〕05-2号", ["环罚|2024|05|-2|hexagonal"]),
    ("环罚〔2024〕031(非)号", ["环罚|2024|031|(非)|hexagonal"]), ("环罚〔2024〕F-000012号", ["环罚|2024|F-000012||hexagonal"]),
    ("环罚〔2024〕执法一中队-3号", ["环罚|2024|执法一中队-3||hexagonal"]), ("环罚〔2024〕规划第5号", ["环罚|2024|规划第5||hexagonal"]),
    ("某1234环罚决字〔2023〕8号", ["某1234环罚决|2023|8||hexagonal字"]), ("三政罚决〔2023〕8号", ["三政罚决|2023|8||hexagonal"]),
    ("(2012)6号", ["|2012|6||round"]), ("编号:环罚〔2024〕12号", ["环罚|2024|12||hexagonal"]),
    ("文号:环罚〔2024〕12号", ["环罚|2024|12||hexagonal"]), ("环罚〔2024]12号", ["环罚|2024|12||mixed"]),
    ("国办发〔2022〕27号", ["国办发|2022|27||hexagonal"]), ("环查(扣)〔2024〕1号", ["环查(扣)|2024|1||hexagonal"]),
    ("威自然执(经)罚字〔2024〕4号", ["威自然执(经)罚|2024|4||hexagonal字"]), ("环行罚字〔2023〕06第088号", ["环行罚|2023|06|第088|hexagonal字"]),
    ("〔 〕 号", ["空"]), ("某环罚〔2023〕 号", ["空"]), ("环罚〔20  〕  号", ["空"]), ("环罚〔____〕__号", ["空"]),
    ("本局于2024年3月1日作出的环罚告〔2024〕3号告知书已送达", ["环罚告|2024|3||hexagonal"]),
    ("行政处罚决定书 环罚〔2024〕12号", ["环罚|2024|12||hexagonal"]),
    ("《告知书》(环罚告〔2024〕3号)和《责令改正书》(环责改〔2024〕2号)", ["环罚告|2024|3||hexagonal", "环责改|2024|2||hexagonal"]),
    ("你单位收到环罚告〔2024〕3号、环罚告〔2024〕4号", ["环罚告|2024|3||hexagonal", "环罚告|2024|4||hexagonal"]),
    ("向当事人下达环责改〔2024〕2号", ["环责改|2024|2||hexagonal"]), ("环罚〔23〕12号", ["环罚|23|12||hexagonal"]),
    ("环罚〔2024〕12", ["环罚|2024|12||hexagonal"]), ("环罚〔20\n24〕12号", ["环罚|2024|12||hexagonal"]),
  ]
  @Test("读出", arguments: written) func reads(_ text: String, _ numbers: [String]) {
    #expect(DocumentNumberReaderTests.read(text) == numbers)
  }

  @Test(
    "不读",
    arguments: [
      "《某法》(2021年修订)", "第12号", "某路(2012)6号楼", "(一)", "[12]", "【提示】请填写", "共(20)号", "GB 9704(2012)",
      "(2023)粤0112行初123号", "【  】", "( )号",
    ]) func refuses(_ text: String)
  { #expect(DocumentNumberReaderTests.read(text) == []) }

  @Test("扰动之后不变", arguments: TextDisturbance.allCases) func holds(under disturbance: TextDisturbance) {
    for (text, numbers) in DocumentNumberReaderTests.written {
      #expect(DocumentNumberReaderTests.read(disturbance(text)) == numbers, "\(disturbance(text))")
    }
  }

  @Test func rangesCoverTheWords() {
    let text = "依据《意见》(国办发〔2022〕27号),环罚〔2024〕第12号"
    let found = DocumentNumberReader.matches(in: Array(text.utf8))
    #expect(found.map { words($0.range, of: text) } == ["国办发〔2022〕27号", "环罚〔2024〕第12号"])
    #expect(found.last?.value.number?.text == "环罚〔2024〕第12号")
  }

  @Test func leadingZerosDoNotMakeAnotherNumber() throws {
    func number(_ text: String) -> DocumentNumber? { DocumentNumberReader.parse(text)?.value.number }
    let one = try #require(number("环罚字[2024]第007号"))
    #expect(one.isSame(as: try #require(number("环罚〔2024〕7号"))))
    #expect(!one.isSame(as: try #require(number("环罚〔2024〕7-1号"))))
    #expect(!one.isSame(as: try #require(number("环罚告〔2024〕7号"))))
  }

  @Test("写成文号的都读回") func everyNumberReadsBack() throws {
    var random = SeededRandom(seed: 11)
    for _ in 0..<800 {
      let code = ["环罚", "某市监处罚", "农(种子)罚", "(青)林罚", "粤A12环罚决", ""].randomElement(using: &random) ?? ""
      let year = Int.random(in: 1990...2035, using: &random)
      let serial = ["7", "012", "F-0003", "123456"].randomElement(using: &random) ?? "7"
      let suffix = ["", "-2", "(非)"].randomElement(using: &random) ?? ""
      let (zi, di) = (code.isEmpty ? "" : ["", "字"].randomElement(using: &random) ?? "", Bool.random(using: &random))
      let text = "\(code)\(zi)〔\(year)〕\(di ? "第" : "")\(serial)\(suffix)号"
      let number = try #require(DocumentNumberReader.parse("文书:\(text)。")?.value.number)
      #expect([number.code, "\(number.year)", number.serial, number.suffix] == [code, "\(year)", serial, suffix])
      #expect(number.text == text && number.hasZi == !zi.isEmpty && number.hasDi == di)
    }
  }

  @Test func damagedBytesAreSafe() {
    var random = SeededRandom(seed: 4)
    let text = Array(DocumentNumberReaderTests.written.map(\.0).joined(separator: ",").utf8)
    for _ in 0..<500 {
      var bytes = text
      for _ in 0..<40 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let found = DocumentNumberReader.matches(in: bytes)
      #expect(found.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= bytes.count })
    }
  }
}
