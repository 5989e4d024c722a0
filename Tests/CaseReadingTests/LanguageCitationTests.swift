import TestSupport
import Testing

@testable import CaseReading

@Suite("法律引用") struct CitationReaderTests {
  static let reader = CitationReader(shortNames: ["行政处罚法": "中华人民共和国行政处罚法", "处罚法": "中华人民共和国行政处罚法"])

  /// 法名(版本) 条.之.款.项.目, with `-` where a level is left out; ~ for a doubtful level.
  static func show(_ citation: Citation) -> String {
    let levels = [citation.article, citation.paragraph, citation.item, citation.point]
    var places = levels.map { $0.map(String.init) ?? "-" }
    while places.last == "-" { places.removeLast() }
    if let sub = citation.subarticle { places[0] += "之\(sub)" }
    let version = citation.version.isEmpty ? "" : "(\(citation.version))"
    return citation.law + version + (places.isEmpty ? "" : " " + places.joined(separator: "."))
      + (citation.levelDoubtful ? "~" : "")
  }
  static func read(_ text: String) -> [String] {
    let reading = ReadingText(plain: text)
    return reader.matches(in: reading.bytes).map { show($0.value) }
  }

  static let written: [(String, [String])] = [
    ("《甲法》第三十四条第一款第(二)项", ["甲法 34.1.2"]), ("《甲法》第九条", ["甲法 9"]), ("《甲法》第九条第二款", ["甲法 9.2"]),
    ("《甲法》第九条第(二)项", ["甲法 9.-.2"]), ("《甲法》第九条第(二)项第1目", ["甲法 9.-.2.1"]),
    ("《甲法》第一百二十条之一第二款", ["甲法 120之1.2"]), ("《甲法》第7条第3项", ["甲法 7.-.3"]),
    ("《甲法》第九条第（二）项", ["甲法 9.-.2"]), ("《甲法》第九条第二项", ["甲法 9.-.2"]), ("《甲法》第九条(二)项", ["甲法 9.-.2"]),
    ("《甲法》第九条第一款(三)项", ["甲法 9.1.3"]), ("《甲法》第十二条、第十三条", ["甲法 12", "甲法 13"]),
    ("《甲法》第二十条、二十二条", ["甲法 20", "甲法 22"]), ("《甲法》第三十、四十条", ["甲法 30", "甲法 40"]),
    ("《甲法》第六十六条、第六十七条和第七十二条", ["甲法 66", "甲法 67", "甲法 72"]), ("《甲法》第四章第二十条", ["甲法 20"]),
    ("《甲法》(2021年修订)第五十七条", ["甲法(2021年修订) 57"]), ("《甲法》(2019年修正)", ["甲法(2019年修正)"]),
    ("2021年修订的《甲法》第五条", ["甲法(2021年修订) 5"]), ("根据《乙决定》第二次修正的《甲法》第五条", ["甲法(第二次修正) 5"]),
    ("《甲法(2018年修正)》第五条", ["甲法(2018年修正) 5"]),
    ("《甲法》第五条,依据同法第六条第二款", ["甲法 5", "甲法 6.2"]), ("《甲条例》第五条。该条例第七条", ["甲条例 5", "甲条例 7"]),
    ("《甲法》第五条第一款,该条第二款第(三)项", ["甲法 5.1", "甲法 5.2.3"]), ("《甲法》第五条,同条第二款", ["甲法 5", "甲法 5.2"]),
    ("《中华人民共和国甲法》(以下简称《甲法》)第五条,《甲法》第六条", ["中华人民共和国甲法 5", "中华人民共和国甲法 6"]),
    ("《中华人民共和国甲法》(以下简称“甲法”),违反甲法第六条", ["中华人民共和国甲法", "中华人民共和国甲法 6"]),
    ("《中华人民共和国甲法》(2021年修订,以下简称甲法)第五条", ["中华人民共和国甲法(2021年修订) 5"]),
    ("《关于适用〈甲法〉的规定》第三条", ["关于适用〈甲法〉的规定 3"]), ("《关于适用《甲法》的规定》第三条", ["关于适用《甲法》的规定 3"]),
    ("依据行政处罚法第五十七条", ["中华人民共和国行政处罚法 57"]), ("违反《甲法第五条的规定", ["甲法 5"]),
    ("违反甲法》第五条的规定", ["甲法 5"]), ("依据《甲法》第四十一条第(三)款", ["甲法 41.3~"]),
    ("《甲法》第五条第一款第(一)、(二)项和第二款", ["甲法 5.1.1", "甲法 5.1.2", "甲法 5.2"]),
    ("《甲法》第五条第一款第(一)项、第(三)项,第六条", ["甲法 5.1.1", "甲法 5.1.3", "甲法 6"]),
    ("《甲法》第五条、《乙办法》第六条", ["甲法 5", "乙办法 6"]), ("《甲法》第五条至第八条", ["甲法 5", "甲法 6", "甲法 7", "甲法 8"]),
    ("《甲法》第三十 二条", ["甲法 32"]), ("依据《甲法》第\n五条", ["甲法 5"]), ("《甲\n法》第五条", ["甲法 5"]),
    ("违反了《甲法》第五条,属于第六条所列情形", ["甲法 5", "甲法 6"]), ("违反中华人民共和国药品法第九条", ["中华人民共和国药品法 9"]),
    ("《甲法》第５条第１款", ["甲法 5.1"]), ("依照《甲法》的规定", ["甲法"]), ("《甲省行政处罚裁量基准》", ["甲省行政处罚裁量基准"]),
    ("《甲法》第五条规定:“违反本法第八条的,依照《乙法》第九条处罚。”依据本法第十条", ["甲法 5", "甲法 10"]),
    ("违反《甲法》第五条“应当依照《丙法》办理。”、《乙法》第六条“不得”的规定", ["甲法 5", "乙法 6"]),
    ("依据《甲法》的规定:第一百二十四条第一款第五项,决定", ["甲法", "甲法 124.1.5"]),
    ("违反《甲法》第五条第一款的规定:第七条 编制报告书的", ["甲法 5.1"]),
    ("《甲法》(修正)第五条", ["甲法 5"]), ("《甲法》(2017修正)第五条", ["甲法(2017年修正) 5"]),
    ("《甲法》第五条,对照《甲省裁量基准》序号2,依据同法第六条", ["甲法 5", "甲省裁量基准", "甲法 6"]),
    ("《甲省裁量基准》第19条,适用第20条", ["甲省裁量基准 19", "甲省裁量基准 20"]),
    ("《甲法》第一、二款", ["甲法 -.1", "甲法 -.2"]),
  ]
  @Test("读出", arguments: written) func reads(_ text: String, _ citations: [String]) {
    #expect(CitationReaderTests.read(text) == citations)
  }

  @Test(
    "不读",
    arguments: [
      "第五条", "《行政处罚决定书》", "《现场笔录》第二页", "依据租赁合同第五条", "《租赁合同》第五条", "第三条生产线", "《责令改正通知书》",
      "第一项目部", "《甲》", "本法第五条", "第一,第二",
    ]) func refuses(_ text: String)
  { #expect(CitationReaderTests.read(text) == []) }

  @Test("扰动之后不变", arguments: TextDisturbance.allCases) func holds(under disturbance: TextDisturbance) {
    for (text, citations) in CitationReaderTests.written {
      #expect(CitationReaderTests.read(disturbance(text)) == citations, "\(disturbance(text))")
    }
  }

  @Test func eachCoversItsOwnWords() {
    let text = "依据《甲法》(2021年修订)第五条第一款、第二款和同法第六条,该条第二款。"
    let found = CitationReaderTests.reader.matches(in: Array(text.utf8))
    #expect(
      found.map { words($0.range, of: text) } == [
        "《甲法》(2021年修订)第五条第一款", "第二款", "同法第六条", "该条第二款",
      ])
    #expect(found.map(\.value.reference) == [.named, .named, .backReference, .backReference])
  }

  @Test func saysHowSurelyItRead() {
    func confidence(_ text: String) -> Double {
      CitationReaderTests.reader.matches(in: Array(text.utf8)).last?.confidence ?? 0
    }
    #expect(confidence("《甲法》第五条") == 1 && confidence("行政处罚法第五条") == 1)
    #expect(confidence("违反《甲法第五条") < 1 && confidence("《中国人民共和国甲法》第五条") < 1)
    #expect(confidence("《甲法》第五条。\n当事人违反第六条") <= 0.6)
  }

  @Test("写成引用的都读回") func everyCitationReadsBack() {
    var random = SeededRandom(seed: 20_231_121)
    for _ in 0..<4_000 {
      func some(_ limit: Int) -> Int? { Bool.random(using: &random) ? Int.random(in: 1...limit, using: &random) : nil }
      let isHan = Bool.random(using: &random)
      func number(_ n: Int) -> String { isHan ? spelled(n) : "\(n)" }
      let article = Int.random(in: 1...300, using: &random)
      let (sub, paragraph, item) = (some(3), some(9), some(20))
      var text = "《甲法》第\(number(article))条"
      if let sub { text += "之\(spelled(sub))" }
      if let paragraph { text += "第\(number(paragraph))款" }
      if let item { text += "第(\(spelled(item)))项" }
      let expected = Citation(law: "甲法", article: article, subarticle: sub, paragraph: paragraph, item: item)
      let found = CitationReaderTests.reader.matches(in: Array("违反\(text)的规定".utf8))
      #expect(found.map(\.value) == [expected] && found.first?.range == 6..<6 + text.utf8.count, "\(text)")
    }
  }

  /// Each place once began the list anew: hours for a megabyte.
  @Test func aListThatCitesNoLawIsReadOnce() {
    let text = Array(String(repeating: "第一条", count: 40_000).utf8)
    let taken = ContinuousClock().measure { #expect(CitationReaderTests.reader.matches(in: text).isEmpty) }
    #expect(taken < .seconds(20))
  }

  @Test(arguments: [("第三条、第四条规定", []), ("《甲法》。合同第三条、第四条", []), ("《甲法》。第二款、第五条", [5])])
  func placesWithoutALawAreNoCitations(_ text: String, _ articles: [Int]) {
    let found = CitationReaderTests.reader.matches(in: Array(text.utf8)).compactMap(\.value.article)
    #expect(found == articles)
  }

  @Test func damagedBytesAreSafe() {
    var random = SeededRandom(seed: 4)
    let text = Array(CitationReaderTests.written.map(\.0).joined(separator: ",").utf8)
    for _ in 0..<400 {
      var bytes = text
      for _ in 0..<40 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      #expect(CitationReaderTests.reader.matches(in: bytes).allSatisfy { $0.range.upperBound <= bytes.count })
    }
  }
}
