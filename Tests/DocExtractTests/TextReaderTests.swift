import TestSupport
import Testing

@testable import DocExtract

@Suite("纯文本与 CSV") struct TextReaderTests {
  private static let sentence = "行政处罚决定书 当事人:某店\n2023年1月10日立案,罚款5万元。\n"

  private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? bytes : bytes.reversed()
    }
  }

  private static func utf32(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) } }
  }

  @Test(arguments: [
    utf16(sentence, isLittle: true), utf16(sentence, isLittle: false), [0xFE, 0xFF] + utf16(sentence, isLittle: false),
    utf32(sentence), [0xFF, 0xFE, 0, 0] + utf32(sentence), Array(sentence.utf8),
  ]) func encodingsAreTold(_ bytes: [UInt8]) {
    let source = read(bytes)
    #expect(source.status == .read && source.document?.format == .text)
    #expect(source.document?.text == Self.sentence)
  }

  @Test func traditionalTextInBig5IsRead() {
    // 行政處罰決定書當事人違反規定處以罰鍰應於期限內繳納
    let bytes: [UInt8] = [
      0xA6, 0xE6, 0xAC, 0x46, 0xB3, 0x42, 0xBB, 0x40, 0xA8, 0x4D, 0xA9, 0x77, 0xAE, 0xD1, 0xB7, 0xED, 0xA8, 0xC6, 0xA4,
      0x48,
      0xB9, 0x48, 0xA4, 0xCF, 0xB3, 0x57, 0xA9, 0x77, 0xB3, 0x42, 0xA5, 0x48, 0xBB, 0x40, 0xC1, 0x5B, 0xC0, 0xB3, 0xA9,
      0xF3,
      0xB4, 0xC1, 0xAD, 0xAD, 0xA4, 0xBA, 0xC3, 0xBA, 0xAF, 0xC7,
    ]
    #expect(read(bytes).document?.text.hasPrefix("行政處罰決定書當事人違反規定") == true)
  }

  @Test func aFewWrongBytesLoseThemselvesOnly() throws {
    for (encoded, wrong) in [(Array(Self.sentence.utf8), UInt8(0xC0)), (Self.gbk, 0xFF)] {
      var bytes = (0..<20).flatMap { _ in encoded }
      bytes.insert(wrong, at: encoded.count * 3)
      let source = read(bytes)
      #expect(source.status == .partial && source.issues.first?.code == "lost-characters")
      #expect(source.document?.text.contains("立案") == true && source.document?.text.contains("\u{FFFD}") == true)
    }
  }

  /// 立案审批 and a line end.
  private static let gbk: [UInt8] = [0xC1, 0xA2, 0xB0, 0xB8, 0xC9, 0xF3, 0xC5, 0xFA, 0x0A]

  @Test func linesEndInManyWays() {
    let text = "甲\r乙\r\n丙\u{2028}丁\u{0C}戊\u{85}己"
    #expect(read(Array(text.utf8)).document?.text == "甲\n乙\n丙\n丁\n戊\n己\n")
  }

  @Test func filesWithNULsAreNoText() {
    #expect(read(Array("abc".utf8) + [0] + Array("def".utf8)).issues.first?.code == "unsupported-format")
    let cutOff = read(Array(Self.sentence.utf8) + [0, 0, 0])
    #expect(cutOff.document?.text == Self.sentence && cutOff.issues.first?.code == "lost-characters")
  }

  @Test(arguments: [
    "案由,当事人,决定日期\n无证,甲店,2023-01-10\n", "案由\t金额\n无证\t1\n过期\t2\n", "sep=;\n甲;乙\n", "a|b|c\r\n1|2|3\r\n",
    "编号,事实\n1,\"甲,乙\"\"丙\"\"\n丁\"\n2,戊\n",
  ]) func tablesAreTold(_ text: String) {
    #expect(read(Array(text.utf8)).document?.format == .csv)
    #expect(read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).document?.tables.count == 1)
  }

  @Test(arguments: [
    "当事人于2023年1月,经查,违法。\n本局认为,事实清楚,证据确凿。\n", "罚款1,000元\n没收2,000元\n合计3,000元\n", "int a;\nint b;\nint c;\n",
    "[1,2]\n[3,4]\n[5,6]\n", "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4}\n{\"a\":5,\"b\":6}\n", "标题\n甲,乙\n丙,丁\n",
    "甲,乙\n丙,丁\n",
    "经查, 当事人未取得许可。\n以上事实, 有笔录为证。\n本局决定, 处以罚款。\n",
  ]) func sentencesAreNoTables(_ text: String) {
    #expect(read(Array(text.utf8)).document?.format == .text)
  }

  @Test func quotedFieldsHoldSeparatorsAndLines() throws {
    let document = try #require(read(Array("编号,事实,人\n1,\"甲,乙\"\"丙\"\"\n丁\",张\n2,,李\n".utf8)).document)
    #expect(
      document.cells().suffix(6) == [
        "1,0 1×1 1", "1,1 1×1 甲,乙\"丙\"\n丁", "1,2 1×1 张", "2,0 1×1 2", "2,1 1×1 ", "2,2 1×1 李",
      ])
  }

  /// Fields written with quotes read back as they were.
  @Test func everyRecordReadsBack() {
    var random = SeededRandom(seed: 8)
    for _ in 0..<500 {
      let fields = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
          Array(",\"\nab甲 ;".unicodeScalars).randomElement(using: &random)
        }
      }
      let texts = fields.map { $0.map(String.init).joined() }
      let line = texts.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
      var records = DelimitedText(Array(line.utf8), separator: 0x2C)
      #expect(records.next()?.map { String(decoding: $0, as: UTF8.self) } == texts)
      #expect(records.next() == nil)
    }
  }

  @Test func changedTextsNeverTrap() {
    var random = SeededRandom(seed: 6)
    let texts = [Array("a,b,\"c\"\n1,2,3\n".utf8), Self.utf16(Self.sentence, isLittle: true), Self.gbk + Self.gbk]
    for _ in 0..<1_500 {
      for text in texts {
        let source = read(text.mutated(using: &random))
        #expect(source.document != nil || !source.issues.isEmpty)
      }
    }
  }
}
