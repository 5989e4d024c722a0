import TestSupport
import Testing

@testable import DocExtract

@Suite("旧版 Office 文件") struct OfficeContentTests {
  private func part(_ bytes: [UInt8]) -> ExtractedPart {
    bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: 1...1, limits: ReadingLimits()) }
  }

  private func part(_ names: [String]) -> ExtractedPart {
    part(MiniCompound(streams: names.map { ($0, [1, 2, 3]) }).bytes)
  }

  private func openDocument(_ type: String, manifest: String = "") -> [UInt8] {
    MiniZip.package([("mimetype", Array(type.utf8)), ("META-INF/manifest.xml", Array(manifest.utf8))])
  }

  @Test func filtersAreChosenByContent() {
    let text = "application/vnd.oasis.opendocument.text"
    let sheet = "application/vnd.oasis.opendocument.spreadsheet"
    // A record of eight bytes, then anything but a password.
    let book: [UInt8] = [9, 8, 8, 0] + Array(repeating: 0, count: 8) + [0x42, 0, 2, 0]
    let cases: [([UInt8], FileFormat, OfficeFilter)] = [
      (MiniCompound.word().bytes, .doc, .word97), (MiniCompound.word(version: 0x68).bytes, .doc, .word95),
      (MiniCompound(streams: [("Workbook", book)]).bytes, .xls, .excel97),
      (MiniCompound(streams: [("Book", book)]).bytes, .xls, .excel95),
      (Array("{\\rtf1 a}".utf8), .rtf, .rtf), (openDocument(text), .odt, .odt),
      (openDocument(text + "-template"), .odt, .odt), (openDocument(sheet), .ods, .ods),
    ]
    for (bytes, format, filter) in cases {
      let part = part(bytes)
      #expect(part.format == format && part.conversion == filter && part.issues.isEmpty && part.document == nil)
    }
  }

  @Test func passwordsAreToldBeforehand() {
    let book: [UInt8] = [9, 8, 8, 0] + Array(repeating: 0, count: 8) + [0x2F, 0, 54, 0]
    let files = [
      MiniCompound.word(flags: 1).bytes, MiniCompound(streams: [("Workbook", book)]).bytes,
      MiniCompound(streams: [("EncryptionInfo", [4]), ("EncryptedPackage", [1])]).bytes,
      openDocument(
        "application/vnd.oasis.opendocument.text",
        manifest: "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
    ]
    for file in files {
      #expect(part(file).issues.map(\.code) == ["encrypted"] && part(file).conversion == nil)
    }
  }

  @Test(arguments: [
    (["PowerPoint Document", "Current User"], "PowerPoint"), (["__properties_version1.0"], "Outlook"),
    (["\u{4840}\u{3F7F}"], "MSI"), (["VisioDocument"], "Visio"), (["CONTENTS"], "无法识别"),
  ]) func otherContainersAreNamed(_ names: [String], _ word: String) {
    let part = part(names)
    #expect(part.format == .unknown && part.issues.map(\.code) == ["unsupported-format"])
    #expect(part.issues.first?.message.contains(word) == true)
  }

  @Test func anEmbeddedTableMakesNoWorkbook() {
    var word = MiniCompound.word()
    word.streams.insert(("ObjectPool/Workbook", [1]), at: 0)
    #expect(part(word.bytes).conversion == .word97)
    #expect(part(["ObjectPool/Workbook"]).format == .unknown)
  }

  @Test(arguments: 1...9) func aTruncatedContainerIsDamaged(_ tenth: Int) {
    let whole = MiniCompound.word().bytes
    let part = part(Array(whole.prefix(whole.count * tenth / 10)))
    #expect(part.conversion != nil || part.issues.first?.code == "damaged")
    #expect(tenth > 2 || part.conversion == nil)
  }

  @Test func loopsEnd() {
    var bytes = MiniCompound.word().bytes
    // The table says of every sector that it follows itself.
    for sector in 0..<128 {
      bytes.replaceSubrange(512 + 4 * sector..<516 + 4 * sector, with: [UInt8(sector), 0, 0, 0])
    }
    #expect(part(bytes).document == nil)
    var chain = MiniCompound.word().bytes
    chain.replaceSubrange(68..<76, with: [0, 0, 0, 0, 255, 255, 255, 127])
    #expect(part(chain).document == nil)
  }

  @Test func changedContainersNeverTrap() {
    var random = SeededRandom(seed: 97)
    let files = [
      MiniCompound.word().bytes, MiniCompound(streams: [("Workbook", [9, 8, 255, 255]), ("甲/乙", [1])]).bytes,
    ]
    for round in 0..<600 {
      let part = part(files[round % 2].mutated(using: &random))
      #expect(part.document == nil || part.format == .text)
      #expect(part.conversion != nil || part.document != nil || !part.issues.isEmpty)
    }
  }

  @Test func whatNobodyConvertsIsNamed() {
    let source = read(MiniCompound.word().bytes, as: "决定书.wps")
    #expect(source.status == .unread && source.issues.map(\.code) == ["needs-libreoffice"])
    #expect(source.issues[0].message.contains("libreoffice-writer"))
  }
}
