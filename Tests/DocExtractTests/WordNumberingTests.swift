import Testing

@testable import DocExtract

@Suite("DOCX 编号") struct WordNumberingTests {
  private func text(
    _ levels: [(format: String, text: String)], _ paragraphs: [(list: Int, level: Int)], extra: String = ""
  ) throws -> [String] {
    let list = levels.enumerated().map { index, level in
      "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(level.format)\"/><w:lvlText w:val=\"\(level.text)\"/></w:lvl>"
    }
    var word = MiniWord(
      paragraphs.map {
        MiniWord.p("文", "<w:numPr><w:ilvl w:val=\"\($0.level)\"/><w:numId w:val=\"\($0.list)\"/></w:numPr>")
      }.joined())
    word.parts = [
      (
        "numbering.xml", "numbering",
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">\(list.joined())</w:abstractNum>"
          + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\(extra)</w:numbering>"
      )
    ]
    return try #require(read(word.bytes).document).paragraphs()
  }

  @Test func levelsCountAndBeginAgain() throws {
    let levels = [("chineseCounting", "%1、"), ("chineseCounting", "\u{FF08}%2\u{FF09}"), ("decimal", "%3.")]
    let found = try text(levels, [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (0, 0)])
    #expect(found == ["一、文", "\u{FF08}一\u{FF09}文", "\u{FF08}二\u{FF09}文", "1. 文", "二、文", "\u{FF08}一\u{FF09}文", "文"])
  }

  @Test func aLevelNamesThoseAbove() throws {
    let found = try text([("chineseCounting", "第%1章"), ("decimal", "%1.%2")], [(1, 0), (1, 1), (1, 1)])
    #expect(found == ["第一章文", "一.1 文", "一.2 文"])
  }

  @Test func aSecondListMayBeginAgain() throws {
    let restart =
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
      + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let found = try text([("decimal", "%1.")], [(1, 0), (1, 0), (2, 0), (2, 0), (3, 0)], extra: restart)
    #expect(found == ["1. 文", "2. 文", "1. 文", "2. 文", "3. 文"])
  }

  @Test(arguments: [
    (15, "chineseCounting", "十五"), (101, "chineseCountingThousand", "一百零一"), (20, "japaneseCounting", "二十"),
    (10, "chineseLegalSimplified", "壹拾"), (2050, "chineseCountingThousand", "二千零五十"), (12, "ideographDigital", "一二"),
    (3, "ideographTraditional", "丙"), (11, "ideographTraditional", "甲"), (4, "upperRoman", "IV"),
    (28, "lowerLetter", "bb"),
    (7, "decimalZero", "07"), (3, "decimalEnclosedCircle", "③"), (25, "decimalEnclosedCircle", "25"),
    (9, "unheard", "9"),
    (10_001, "chineseCounting", "一万零一"),
  ])
  func writesNumbers(_ number: Int, _ format: String, _ text: String) {
    #expect(NumberFormat.text(number, format: format) == text)
  }
}
