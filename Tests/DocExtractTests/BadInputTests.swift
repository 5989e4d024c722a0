import Glibc
import TestSupport
import Testing

@testable import DocExtract

@Suite("坏文件") struct BadInputTests {
  private static let pdf = MiniPDF.page { $0.text("行政处罚决定书", x: 60, y: 700) }.bytes
  private static let word = MiniWord(MiniWord.p("行政处罚决定书")).bytes

  private func code(_ bytes: [UInt8], as name: String = "a", limits: ReadingLimits = ReadingLimits()) -> String? {
    let source = read(bytes, as: name, limits: limits)
    #expect((source.status == .unread) == (source.document == nil))
    return source.issues.first?.code
  }

  @Test func anEmptyFileOrAMissingOneSaysSo() {
    #expect(FileReader.part(of: "/dev/null", pages: 1...1).issues.first?.code == "not-a-file")
    #expect(FileReader.part(of: "/没有/这个文件", pages: 1...1).issues.first?.code == "not-a-file")
    let empty = TemporaryFolder()
    empty.write("空.pdf", [])
    #expect(FileReader.part(of: "\(empty.path)/空.pdf", pages: 1...1).issues.first?.code == "empty-file")
  }

  @Test func aFileWithoutAnyTextIsUnread() throws {
    let source = read(Array("  \n\n".utf8), as: "空白.txt")
    #expect(source.status == .unread && source.document == nil && source.issues.first?.code == "blank-file")
  }

  @Test func aTextFileCalledPDFIsRead() throws {
    let source = read(Array("这是文字\n第二行".utf8), as: "决定书.pdf")
    #expect(source.status == .read && source.document?.text == "这是文字\n第二行\n")
    #expect(source.issues.map(\.code) == ["extension-mismatch"])
  }

  @Test(
    arguments: [
      [0xD6, 0xD0, 0xCE, 0xC4], [0xFF, 0xFE, 0x2D, 0x4E, 0x87, 0x65],
      [0xEF, 0xBB, 0xBF, 0xE4, 0xB8, 0xAD, 0xE6, 0x96, 0x87],
    ] as [[UInt8]]) func textMayBeWrittenInOtherWays(_ bytes: [UInt8])
  {
    #expect(read(bytes).document?.text == "中文\n")
  }

  @Test(
    arguments: [
      ([0, 1, 2, 3, 0, 0], FileFormat.unknown)
    ] as [([UInt8], FileFormat)]) func unsupportedFormatsAreNamed(_ bytes: [UInt8], _ format: FileFormat)
  {
    #expect(bytes.withUnsafeBytes { FormatSniffer.format(of: $0) } == format)
    #expect(code(bytes) == "unsupported-format")
  }

  @Test(arguments: [
    ("OFD.xml", FileFormat.ofd), ("xl/workbook.xml", .xlsx), ("案卷/01.docx", .archive), ("word/document.xml", .docx),
  ]) func packagesAreToldByTheirEntries(_ entry: String, _ format: FileFormat) {
    #expect(MiniZip.package([(entry, [])]).withUnsafeBytes { FormatSniffer.format(of: $0) } == format)
  }

  @Test(arguments: 1...9) func aTruncatedWordFileIsDamaged(_ tenth: Int) {
    #expect(code(Array(Self.word.prefix(Self.word.count * tenth / 10)), as: "a.docx") == "damaged")
  }

  @Test(arguments: 1...9) func aTruncatedPDFIsDamagedOrReadInPart(_ tenth: Int) {
    let source = read(Array(Self.pdf.prefix(Self.pdf.count * tenth / 10)), as: "a.pdf")
    #expect(source.status != .read)
    #expect(source.issues.contains { $0.code == "damaged" || $0.code == "truncated" })
  }

  @Test func encryptedFilesAskForTheirPassword() {
    var pdf = MiniPDF.page { $0.text("密", x: 60, y: 700) }
    let key = String(repeating: "AB", count: 32)
    pdf.trailer = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >>"
    #expect(code(pdf.bytes) == "encrypted")
    #expect(code(MiniCompound(streams: [("EncryptedPackage", [1])]).bytes) == "encrypted")
  }

  @Test func entitiesAndTypesAreRefused() {
    var word = MiniWord(MiniWord.p("&a;"))
    word.prolog = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
    let source = read(word.bytes)
    #expect(source.issues.first?.code == "damaged" && source.issues.first?.message.contains("DTD") == true)
  }

  @Test func deepNestingIsRefused() {
    let depth = 5_000
    let open = String(repeating: "<w:sdt><w:sdtContent>", count: depth)
    let close = String(repeating: "</w:sdtContent></w:sdt>", count: depth)
    #expect(code(MiniWord(open + MiniWord.p("底") + close).bytes) == "over-limit")
  }

  @Test func packagesOverALimitAreRefused() {
    var limits = ReadingLimits()
    limits.entries = 3
    #expect(code(Self.word, limits: limits) == "over-limit")
    limits = ReadingLimits()
    limits.entryBytes = 100
    #expect(code(Self.word, limits: limits) == "over-limit")
    limits = ReadingLimits()
    limits.totalBytes = 600
    #expect(code(Self.word, limits: limits) == "over-limit")
    limits = ReadingLimits()
    limits.pages = 1
    #expect(code(MiniPDF(pages: [MiniPDF.Page(), MiniPDF.Page()]).bytes, limits: limits) == "over-limit")
  }

  @Test func aBombIsRefusedBeforeItIsUnpacked() {
    // 12 MB of zeros in 80 KB: fixed codes pack no tighter.
    var limits = ReadingLimits()
    limits.ratio = 100
    let bytes = MiniZip.bomb(named: "word/document.xml")
    #expect(bytes.count < 100_000)
    #expect(code(bytes, limits: limits) == "over-limit")
  }

  @Test func changedWordFilesNeverTrap() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<400 {
      let source = read(Self.word.mutated(using: &random))
      #expect(source.status != .unread || !source.issues.isEmpty)
    }
  }

  @Test func theListOfIssuesIsWritten() throws {
    let text = try #require(TemporaryFolder.contents(of: "\(#filePath)/../../../docs/issues.md"))
    for code in IssueCode.allCases { #expect(text.contains("`\(code.rawValue)`")) }
  }
}
