import Testing

@testable import DocExtract

/// Packages that two programs would read in two ways.
@Suite("前后不一的压缩包") struct PackageConsistencyTests {
  private static let document = "word/document.xml"

  private func message(_ bytes: [UInt8]) -> String {
    let source = read(bytes, as: "决定书.docx")
    #expect(source.status == .unread && source.issues.first?.code == "damaged")
    return source.issues.first?.message ?? ""
  }

  private func text(_ words: String) -> [UInt8] { Array("<w:document>\(words)</w:document>".utf8) }

  @Test(arguments: [document, "Word/Document.XML"]) func twoEntriesOfOneNameAreRefused(_ second: String) {
    let package = MiniZip.package([(Self.document, text("一")), ("other.xml", text("二")), (second, text("三"))])
    #expect(message(package).hasPrefix("压缩包里有两个同名的条目"))
  }

  /// Offsets into the header in front of the first entry, and what is written there.
  @Test(arguments: [(30, UInt8(ascii: "W")), (14, 0x55), (18, 0x55), (22, 0x55), (8, 8)])
  func headersThatContradictTheDirectoryAreRefused(_ offset: Int, _ value: UInt8) {
    var package = MiniZip.package([(Self.document, text("一")), ("other.xml", text("二"))])
    package[offset] = value
    #expect(message(package).hasPrefix("压缩包的目录与条目的头部不一致"))
  }

  @Test func anEntryThatTheDirectoryDoesNotListIsRefused() {
    let hidden = MiniZip.package([(Self.document, text("藏"))])
    let package = MiniZip.package([(Self.document, text("一"))])
    // Two packages in a row: programs that read from the front see the first.
    #expect(!message(hidden + package).isEmpty)
  }

  @Test func messagesNameTheFlagThatHelps() {
    var limits = ReadingLimits()
    limits.entries = 1
    let package = MiniZip.package([(Self.document, text("一")), ("other.xml", text("二"))])
    let source = read(package, as: "a.docx", limits: limits)
    #expect(source.issues.first?.message == "包内有 2 个条目,超过 1 个的限制;用 --max-entries 放宽,或检查文件是否损坏")
  }
}

@Suite("大小的写法") struct ByteSizeTests {
  @Test(arguments: [
    (0, "0 字节"), (1023, "1023 字节"), (1024, "1 KB"), (1 << 30, "1 GB"), (1536 << 20, "1.5 GB"), (256 << 20, "256 MB"),
    ((1 << 30) - 1, "1023.9 MB"), (1 << 40, "1 TB"),
  ]) func isShort(_ bytes: Int, _ words: String) {
    #expect(ByteSize.words(bytes) == words)
  }

  @Test func everySizeIsWritten() {
    for bytes in [Int.max, Int.max - 1, 1 << 62] { #expect(!ByteSize.words(bytes).isEmpty) }
  }
}
