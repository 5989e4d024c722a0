import DocExtract
import TestSupport
import Testing

@testable import CaseReading

@Suite("正则") struct PatternTests {
  @Test func findsGroupsByNumberAndName() throws {
    let pattern = try Pattern(#"〔(?<year>\d{4})〕(第)?(\d+)号"#)
    let text = "依据 环罚〔2024〕12号 和〔2023〕第7号"
    let bytes = Array(text.utf8)
    let matches = pattern.matches(in: bytes)
    #expect(matches.map { words($0.range, of: text) } == ["〔2024〕12号", "〔2023〕第7号"])
    #expect(matches.compactMap { $0["year"] }.map { words($0, of: text) } == ["2024", "2023"])
    #expect(matches[0][2] == nil && matches[1][2] != nil && matches[0][9] == nil && matches[0]["no"] == nil)
    #expect(pattern.groupNames == ["year"])
  }
  @Test func aRangeIsAWholeText() throws {
    let bytes = Array("甲乙丙".utf8)
    #expect(try Pattern("^乙$").firstMatch(in: bytes, range: 3..<6)?.range == 3..<6)
    #expect(try Pattern("(?<=甲)乙").firstMatch(in: bytes, range: 3..<9) == nil)
    // Ends inside of a scalar are moved inwards.
    #expect(try Pattern(".").matches(in: bytes, range: 1..<8).map(\.range) == [3..<6])
  }
  @Test func emptyMatchesDoNotLoop() throws {
    #expect(try Pattern("a*").matches(in: Array("甲aa乙".utf8)).map(\.range) == [0..<0, 3..<5, 5..<5, 8..<8])
    #expect(try Pattern("x?").matches(in: []).count == 1)
  }
  @Test func tellsWhereAMistakeIs() {
    #expect(throws: PatternError.self) { try Pattern("甲(乙") }
    do {
      _ = try Pattern("ab[")
    } catch {
      #expect(error.offset == 3 && !error.message.isEmpty)
    }
  }
  @Test func namedPartsStandForTheirSources() throws {
    let yaml = #"{day: '\d{1,2}日', date: '\d{4}年\d{1,2}月{day}'}"#
    let parts = try PatternParts(PackNode.parse(yaml: yaml, path: "regions.yaml"))
    let bytes = Array("于2024年3月5日送达".utf8)
    let asked = try PackNode.parse(yaml: #"'于{date}送{1,2}达'"#, path: "fields.yaml")
    for isProven in [false, true] {
      #expect(try parts.pattern(asked, isProven: isProven).firstMatch(in: bytes)?.range == 0..<bytes.count)
    }
    // {2,5} repeats and \p{…} is a property.
    #expect(parts.expanded(#"\p{sc:Han}{2,5}{"#) == #"\p{sc:Han}{2,5}{"#)
    #expect(throws: PackError.self) { try parts.pattern(PackNode.parse(yaml: "'{month}'", path: "f"), isProven: false) }
    #expect(throws: PackError.self) { try PatternParts(PackNode.parse(yaml: "{Day: a}", path: "f")) }
    #expect(throws: PackError.self) { try PatternParts(PackNode.parse(yaml: "{day: '('}", path: "f")) }
  }
  @Test func aCatastrophicPatternGivesUp() throws {
    let bytes = Array((String(repeating: "a", count: 4_000) + "b").utf8)
    #expect(try Pattern("(a|aa|aaa)+$").firstMatch(in: bytes) == nil)
  }
  @Test func worksOnManyThreads() async throws {
    let pattern = try Pattern(#"(\d+)号"#)
    let bytes = Array(String(repeating: "第12号,", count: 500).utf8)
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { pattern.matches(in: bytes).count } }
      for await count in group { #expect(count == 500) }
    }
  }
}

@Suite("关键词表") struct KeywordSetTests {
  @Test func findsOverlappingWords() {
    let words = ["行政处罚", "处罚决定书", "处罚", "", "书", "处罚"]
    let found = KeywordSet(words).matches(in: Array("行政处罚决定书".utf8))
    #expect(found.map(\.word) == [0, 2, 5, 1, 4])
    #expect(found.map(\.range) == [0..<12, 6..<12, 6..<12, 6..<21, 18..<21])
  }
  @Test func keepsToItsRange() {
    let found = KeywordSet(["甲乙"]).matches(in: Array("甲乙甲乙".utf8), range: 3..<12)
    #expect(found.map(\.range) == [6..<12])
  }
  @Test func agreesWithPlainSearch() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      let alphabet = Array("一丁七万丈ab")
      func word(_ n: Int) -> String { String((0..<n).compactMap { _ in alphabet.randomElement(using: &random) }) }
      let keywords = (0..<8).map { _ in word(Int.random(in: 1...4, using: &random)) }
      let text = Array(word(40).utf8)
      var expected: Set<[Int]> = []
      for (index, keyword) in keywords.enumerated() {
        let bytes = Array(keyword.utf8)
        for start in 0...text.count - min(text.count, bytes.count)
        where text.count - start >= bytes.count && Array(text[start..<start + bytes.count]) == bytes {
          expected.insert([index, start, start + bytes.count])
        }
      }
      let found = KeywordSet(keywords).matches(in: text).map { [$0.word, $0.range.lowerBound, $0.range.upperBound] }
      #expect(Set(found) == expected && found.count == expected.count)
    }
  }
  @Test func flatFormReadsBack() {
    let set = KeywordSet(["当事人", "当事人名称", "地址", "当事人", ""])
    #expect(KeywordSet(flat: set.flat) == set)
    var random = SeededRandom(seed: 9)
    for _ in 0..<600 {
      var flat = set.flat
      flat[Int.random(in: 0..<flat.count, using: &random)] = Int32.random(in: -2...300, using: &random)
      _ = KeywordSet(flat: flat)?.matches(in: Array("当事人名称地址当".utf8))
    }
    #expect(KeywordSet([]).matches(in: [1, 2]).isEmpty && KeywordSet(flat: []) == nil)
  }
}

@Suite("文本归一化") struct TextNormalizerTests {
  static let folded: [(String, String)] = [
    ("2023年 8月 16日", "2023年8月16日"), ("第 3 条", "第3条"), ("行 政 处 罚 决 定 书", "行政处罚决定书"),
    ("２０２３年４月，（甲）：乙；丙！丁？５％", "2023年4月,(甲):乙;丙!丁?5%"),
    ("、。《》“”〔〕〈〉", "、。《》“”〔〕〈〉"), ("⽉⽇⾏政 ⻓ 六", "月日行政长六"), ("㎡⒛①", "㎡⒛①"),
    ("甲\u{200B}乙\u{A0}丙\u{3000}丁\u{FEFF}", "甲乙丙丁"), ("Hello   World\t 2", "Hello World 2"),
    ("____年__月__日 ▯", "____年__月__日▯"), ("﹝2023﹞", "﹝2023﹞"), ("¥ 20,000.00", "¥20,000.00"),
    ("￥５", "¥5"), ("当事人： 张三", "当事人:张三"), ("〇○零O", "〇○零O"), ("阿依古丽・买买提", "阿依古丽·买买提"),
    ("", ""), ("  \n \n", ""), ("甲\n\n\n乙", "甲\n乙"), ("甲\r\n乙\r\n", "甲\n乙"),
  ]
  @Test("折叠", arguments: folded) func folds(_ text: String, _ expected: String) {
    let reading = ReadingText(plain: text)
    #expect(reading.string(0..<reading.bytes.count) == expected)
    let again = ReadingText(plain: expected)
    #expect(again.bytes == reading.bytes)
  }

  static let joined: [(String, String)] = [
    ("依据《中华人民共和国\n行政处罚法》处罚", "依据《中华人民共和国行政处罚法》处罚"),
    ("同意立案。2023年1\n月10日", "同意立案。2023年1月10日"), ("2023年\n1月10日", "2023年1月10日"),
    ("违反第三十\n二条", "违反第三十二条"), ("共20\n00元", "共2000元"), ("环罚〔20\n24〕12号", "环罚〔2024〕12号"),
    ("处罚款10\n日期:2023年", "处罚款10\n日期:2023年"), ("执法人员\n当事人:张三", "执法人员\n当事人:张三"),
    ("张三\n李四\n王五", "张三\n李四\n王五"), ("第三条\n第四条", "第三条\n第四条"), ("一、甲\n二、乙", "一、甲\n二、乙"),
  ]
  @Test("接断行", arguments: joined) func joins(_ text: String, _ expected: String) {
    let reading = ReadingText(plain: text)
    #expect(reading.string(0..<reading.bytes.count) == expected)
  }

  @Test func fullLinesGoOn() {
    let text = """
      经查,当事人于2023年4月在其经营场所销售超过
      保质期的食品,货值金额一百二十元,违法所得三十
      元。
      上述事实有以下证据证明并且均经当事人核对无误:
      1.现场笔录一份,证明检查的情况以及检查的时间
      (二)询问笔录
      """
    let reading = ReadingText(plain: text)
    #expect(
      reading.paragraphs.map { reading.string($0) } == [
        "经查,当事人于2023年4月在其经营场所销售超过保质期的食品,货值金额一百二十元,违法所得三十元。",
        "上述事实有以下证据证明并且均经当事人核对无误:", "1.现场笔录一份,证明检查的情况以及检查的时间", "(二)询问笔录",
      ])
  }

  private func document(_ paragraphs: [(String, Paragraph.Role)]) -> ExtractedDocument {
    var text = ""
    var spans: [Paragraph] = []
    for (content, role) in paragraphs {
      let start = text.utf8.count
      text += content
      spans.append(Paragraph(span: TextSpan(start: start, end: text.utf8.count), role: role))
      text += "\n"
    }
    return ExtractedDocument(format: .docx, text: text, paragraphs: spans)
  }

  @Test func paragraphsKeepTheirBorders() {
    let reading = ReadingText(
      document: document([
        ("某某局", .header), ("责令\n改正", .body), (" \n ", .body), ("第 1页", .footer), ("Word\nfile", .textBox),
        ("批注", .comment), ("2023年1\n2月", .body),
      ]))
    #expect(reading.paragraphs.map { reading.string($0) } == ["责令改正", "Word file", "2023年12月"])
    #expect(reading.origins == [1, 4, 6])
    #expect(reading.string(0..<reading.bytes.count) == "责令改正\nWord file\n2023年12月")
  }

  @Test func aPartOfADocumentIsCut() {
    let source = document([("甲乙丙", .body), ("丁戊己", .body)])
    let reading = ReadingText(document: source, span: TextSpan(start: 3, end: 13))
    #expect(reading.string(0..<reading.bytes.count) == "乙丙\n丁")
    #expect(reading.span(of: 0..<3) == TextSpan(start: 3, end: 6))
  }

  @Test func pageBreaksAreHealed() {
    let lines = ["当事人在规定的期限内没有提出陈述和申", "第 1 页", "辩意见,视为放弃。", "行政处罚决定如下", "某局"]
    var text = ""
    var document = ExtractedDocument(format: .pdf)
    for (index, line) in lines.enumerated() {
      let start = text.utf8.count
      text += line
      let span = TextSpan(start: start, end: text.utf8.count)
      let page = index < 2 ? 1 : 2
      let width = Double(line.unicodeScalars.count) * 14
      document.lines.append(
        TextLine(span: span, page: page, box: Box(x: 90, y: 700, width: width, height: 14), fontSize: 14))
      document.paragraphs.append(Paragraph(span: span, role: index == 1 ? .footer : .body))
      text += "\n"
    }
    document.text = text
    for page in 1...2 {
      document.pages.append(
        Page(number: page, width: 595, height: 842, span: TextSpan(start: 0, end: text.utf8.count), state: .read))
    }
    let reading = ReadingText(document: document)
    #expect(
      reading.paragraphs.map { reading.string($0) } == [
        "当事人在规定的期限内没有提出陈述和申辩意见,视为放弃。", "行政处罚决定如下", "某局",
      ])
    #expect(reading.origins == [0, 3, 4])
  }

  @Test("随机文本:映射单调,原样保留的字节指回自身,再归一化不变") func obeysItsLaws() {
    var random = SeededRandom(seed: 20_231_121)
    let alphabet = Array("甲乙年月日第条。,、《》〔〕()：；１２ab12 \u{3000}\u{A0}\t\n\u{200B}⽉⻓￥_▯·・\u{1F600}é")
    for _ in 0..<1_000 {
      let count = Int.random(in: 0..<60, using: &random)
      let text = String((0..<count).compactMap { _ in alphabet.randomElement(using: &random) })
      let source = document([(text, .body), ("尾", .body)])
      let reading = ReadingText(document: source)
      let old = Array(source.text.utf8)
      var last = 0
      var isLawful = true
      for at in reading.bytes.indices {
        let span = reading.span(of: at..<at + 1)
        isLawful = isLawful && span.start >= last && span.end <= old.count
        last = span.start
        let isScalarStart = reading.bytes[at] & 0xC0 != 0x80
        // A radical is replaced by a character of the same length.
        let isRadical = span.start < old.count && old[span.start] == 0xE2
        if span.end - span.start == 1, isScalarStart, !isRadical, ![0x20, 0x0A].contains(reading.bytes[at]) {
          isLawful = isLawful && old[span.start] == reading.bytes[at]
        }
      }
      #expect(isLawful, "\(text)")
      let whole = reading.span(of: 0..<reading.bytes.count)
      #expect(whole.start <= reading.span(of: 0..<1).start && whole.end == old.count - 1)
      let parts = reading.paragraphs.map { (reading.string($0), Paragraph.Role.body) }
      #expect(ReadingText(document: document(parts)).bytes == reading.bytes)
      #expect(String(validating: reading.bytes, as: UTF8.self) != nil)
    }
  }

  @Test func gapsTellWhereBlanksWere() {
    let reading = ReadingText(plain: "执法人员:张三 李四")
    #expect(reading.string(0..<reading.bytes.count) == "执法人员:张三李四")
    #expect(reading.gaps(in: 0..<reading.bytes.count) == [19])
    #expect(reading.gaps(in: 19..<25) == [])
  }
}

@Suite("手工折行") struct HandWrappedTests {
  /// Full lines without a full stop, and a title behind them.
  private func text(titleAlignment: Paragraph.Alignment) -> [String] {
    let full = String(repeating: "本局执法人员对现场进行了检查", count: 3)
    let lines = Array(repeating: full, count: 8) + ["询问笔录"]
    var document = ExtractedDocument(format: .docx)
    for (number, line) in lines.enumerated() {
      let start = document.text.utf8.count
      document.text += line + "\n"
      let isTitle = number == lines.count - 1
      document.paragraphs.append(
        Paragraph(
          span: TextSpan(start: start, end: start + line.utf8.count), alignment: isTitle ? titleAlignment : .left))
    }
    let read = ReadingText(document: document)
    return read.paragraphs.map(read.string)
  }

  @Test func fullLinesGoOn() { #expect(text(titleAlignment: .left).count == 1) }

  @Test func aCentredLineDoesNot() {
    let paragraphs = text(titleAlignment: .center)
    #expect(paragraphs.count == 2 && paragraphs.last == "询问笔录")
  }
}

@Suite("繁体") struct TraditionalTests {
  @Test("繁体文书按简体读,位置不变") func isSimplified() {
    let text = "行政處罰決定書 雲砀縣城市管理局 當事人於2024年2月1日擅自佔用道路,違反了城市道路管理條例的規定,現決定處罰如下"
    let read = ReadingText(plain: text)
    #expect(read.isTraditional)
    #expect(read.string(0..<read.bytes.count).hasPrefix("行政处罚决定书云砀县城市管理局当事人于2024年2月1日擅自占用道路,违反了"))
    #expect(read.span(of: 0..<21) == TextSpan(start: 0, end: 21))
  }

  @Test("简体文书里的繁体人名不动", arguments: ["当事人李昇,住本市", "法定代表人:鍾國強,住云砀县青石镇"]) func namesStay(_ text: String) {
    let read = ReadingText(plain: text)
    #expect(
      !read.isTraditional && read.string(0..<read.bytes.count) == ReadingText(plain: text).string(0..<read.bytes.count))
    #expect(read.string(0..<read.bytes.count).contains(text.contains("昇") ? "昇" : "鍾國強"))
  }
}

@Suite("正则要有的字") struct RequiredWordsTests {
  @Test(arguments: [
    ("立案调查", ["立案调查"]), ("(?:立案|受理)之日", ["之日"]), ("(?P<v>\\d+)个工作日", ["个工作日"]),
    ("(?:经)?查明,?当事人", ["当事人"]), ("罚款|没收(?:违法所得)?", ["罚款", "没收"]), ("处?罚款{1,2}决定书?", ["罚款"]),
    ("(?<!听)证据(?=材料)", ["证据"]), ("(?m)^处罚决定$", ["处罚决定"]), ("[^。]{0,40}(?:一案|的行为)", ["一案", "的行为"]),
  ]) func areTold(_ source: String, _ words: [String]) {
    #expect(RequiredWords(source)?.words.map { String(decoding: $0, as: UTF8.self) } == words)
  }

  @Test(arguments: ["(?:立案)?", "\\d{4}年", "立?案?", "(?:甲|立案)", "[立案]", "(?!立案)", "(?:立案){0,2}", "", "a|立案", "立案*"])
  func areNotTold(_ source: String) { #expect(RequiredWords(source) == nil) }

  @Test("每一条短语在例子里认出的,都含有它要有的字") func nothingIsLost() throws {
    let library = try Built.reader.get().library
    let patterns = library.kinds.flatMap { kind in kind.sureCues + kind.fields.flatMap(\.phrases) }
    let texts = library.kinds.prefix(40).flatMap(\.examples).map { ReadingText(plain: $0.text).bytes }
    var told = 0
    for source in Set(patterns.map(\.source)) {
      guard let required = RequiredWords(source) else { continue }
      told += 1
      // Behind an alternative that never matches nothing is required any more.
      let free = try Pattern("(?!)|(?:\(source))")
      for text in texts where free.matches(anythingIn: text) {
        #expect(text.withUnsafeBufferPointer(required.areFound), "\(source)")
      }
    }
    #expect(told > 200)
  }
}
