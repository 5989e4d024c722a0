import Foundation
import TestSupport
import Testing

@testable import DocExtract

@Suite("压缩包") struct ArchiveTests {
  private let folder = TemporaryFolder()

  /// What is found in an archive, without unpacking it and with: both have to agree.
  private func members(_ bytes: [UInt8], _ limits: ReadingLimits = ReadingLimits()) throws -> ExtractedPart {
    folder.write("包", bytes)
    let listed = FileReader.part(of: "\(folder.path)/包", pages: 1...1, limits: limits)
    let store = TemporaryFolder()
    let unpacked = FileReader.part(of: "\(folder.path)/包", pages: 1...1, limits: limits, store: store.path)
    #expect(listed.format == .archive && unpacked.format == .archive)
    #expect(listed.members.map(\.path) == unpacked.members.map(\.path))
    for (number, member) in unpacked.members.enumerated() where member.status == .read && !member.isArchive {
      let content = try Data(contentsOf: URL(filePath: "\(store.path)/\(number)"))
      #expect(content.count == member.bytes)
    }
    return unpacked
  }

  private func text(_ words: String) -> [UInt8] { Array(words.utf8) }

  @Test func namesInGBKAreDecoded() throws {
    // 立案.txt in GBK, without the flag that says UTF-8.
    let name: [UInt8] = [0xC1, 0xA2, 0xB0, 0xB8] + Array(".txt".utf8)
    let found = try members(MiniTar.archive([(name, "0", text("立案"))]))
    #expect(found.members.map(\.path) == ["立案.txt"])
    #expect(ArchiveName.decoded(name) == "立案.txt")
    #expect(ArchiveName.decoded(Array("立案.txt".utf8)) == "立案.txt")
    #expect(ArchiveName.decoded([0xFF, 0xFE]).unicodeScalars.contains("\u{FFFD}"))
  }

  @Test func archivesInsideAreOpenedThreeLevelsDeep() throws {
    var package = MiniZip.package([("立案.txt", text("同意立案"))])
    for level in ["四.zip", "三.zip", "二.zip"] { package = MiniZip.package([(level, package)]) }
    let found = try members(package)
    #expect(found.members.map(\.path) == ["二.zip", "二.zip/三.zip", "二.zip/三.zip/四.zip"])
    #expect(found.members.map(\.status) == [.read, .read, .unread])
    #expect(found.members[2].issue?.code == "over-limit")
  }

  @Test func documentsAreNoArchivesInside() throws {
    let word = MiniZip.package([("[Content_Types].xml", text("<a/>")), ("word/document.xml", text("<a/>"))])
    let found = try members(MiniZip.package([("a.docx", word), ("b/c.txt", text("字"))]))
    #expect(found.members.map(\.path) == ["a.docx", "b/c.txt"] && found.members.allSatisfy { !$0.isArchive })
  }

  @Test(arguments: ["../外.txt", "/../外.txt", "a\\..\\..\\外.txt", "a/.."])
  func pathsThatLeaveTheArchiveAreRefused(_ name: String) throws {
    let found = try members(MiniZip.package([(name, text("x")), ("内.txt", text("y"))]))
    #expect(found.members.map(\.status) == [.unread, .read])
    #expect(found.members[0].issue?.code == "bad-name")
  }

  @Test func whatIsNoFileIsSkippedWithTheReason() throws {
    let entries: [(name: [UInt8], kind: Character, bytes: [UInt8])] = [
      (text("链接"), "2", []), (text("管道"), "6", []), (text("夹/"), "5", []), (text("__MACOSX/x"), "0", text("x")),
      (text("Thumbs.db"), "0", text("x")), (text("正文.txt"), "0", text("立案")),
    ]
    let found = try members(MiniTar.archive(entries))
    #expect(
      found.members.map { $0.issue?.code } == ["link-outside", "not-a-file", "hidden-file", "hidden-file", nil])
    #expect(found.members.map(\.status) == [.skipped, .skipped, .skipped, .skipped, .read])
  }

  @Test func twoEntriesOfOneNameAreRefused() throws {
    let found = try members(MiniZip.package([("a.txt", text("一")), ("a.txt", text("二"))]))
    #expect(found.members.isEmpty && found.issues.map(\.code) == ["damaged"])
  }

  @Test func limitsHold() throws {
    var limits = ReadingLimits()
    limits.entries = 3
    let many = MiniZip.package((0..<5).map { ("\($0).txt", [0x41]) })
    #expect(try members(many, limits).issues.map(\.code) == ["over-limit"])
    limits = ReadingLimits()
    limits.ratio = 100
    let bomb = try members(MiniZip.bomb(named: "大.txt"), limits)
    #expect(bomb.members.map { $0.issue?.code } == ["over-limit"])
    limits = ReadingLimits()
    limits.totalBytes = 10
    let stream = try members(
      MiniTar.archive([(text("a"), "0", text("12345678")), (text("b"), "0", text("12345678"))]), limits)
    #expect(stream.members.map(\.status) == [.read, .unread])
    #expect(stream.issues.map(\.code) == ["over-limit"])
  }

  @Test func sevenZipAndRARAreRead() throws {
    let rar = Data(
      hex: """
        526172211a070100c51a33320301000029a4255e12020202040220ac2a93d8000105612e747874686919b23a3503050000
        """)
    #expect(try members(Array(rar)).members == [ArchiveMember(path: "a.txt", bytes: 2)])
    let found = try members(Array(try #require(Data(base64Encoded: SevenZip.plain))))
    #expect(found.members.map(\.path) == ["案卷/立案.txt", "案卷/决定.txt"] && found.issues.isEmpty)
  }

  @Test(arguments: [SevenZip.encrypted, SevenZip.encryptedNames])
  func aPasswordIsNamed(_ packed: String) throws {
    let found = try members(Array(try #require(Data(base64Encoded: packed))))
    #expect(found.issues.first?.code == "encrypted")
  }

  @Test func brokenArchivesAreToldAndNeverTrap() throws {
    let whole = [
      MiniZip.package([("a.txt", text("立案")), ("内.zip", MiniZip.package([("b.txt", text("决定"))]))]),
      MiniTar.archive([(text("a.txt"), "0", text("立案")), (text("b.txt"), "0", text("决定"))]),
      Array(try #require(Data(base64Encoded: SevenZip.plain))),
    ]
    var random = SeededRandom(seed: 20241122)
    for bytes in whole {
      for round in 0..<150 {
        var broken = bytes
        if round < 10 {
          broken = Array(bytes.prefix(bytes.count * round / 10))
        } else {
          for _ in 0..<8 {
            broken[Int.random(in: 0..<broken.count, using: &random)] = .random(in: 0...255, using: &random)
          }
        }
        folder.write("破", broken)
        let store = TemporaryFolder()
        let part = FileReader.part(of: "\(folder.path)/破", pages: 1...1, store: store.path)
        // Whatever it has become, something is said of it.
        let isTold = part.document != nil || !part.issues.isEmpty || !part.members.isEmpty || part.format == .archive
        #expect(isTold)
      }
    }
  }
}

/// Archives of 案卷/立案.txt and 案卷/决定.txt, as 7-Zip writes them.
private enum SevenZip {
  static let plain = """
    N3q8ryccAAS3dcOpmAAAAAAAAAAVAAAAAAAAAGsd4noBAB/nq4vmoYjjgIIyMDIz5bm0MeaciDEw5pelCuWGs+WumgDgAIAAbF0AAIEzB64P0Es5PJ\
    85EJxt+2pcRsiMI2VEGWxfJMkC548R90j6YIkUzCQmI14BjlMDeBNMKGMZs4xINNlJ619UDa86TZ9moQhVuvJs2nLA8PsKAr0WVSu1GS0xArfDMJ5j\
    AsD2uxaPxabAAAAAABcGJAEJdAAHCwEAASEhARgMgIEAAA==
    """
  /// The contents want the password `x`, the names do not.
  static let encrypted = """
    N3q8ryccAARu64lwvQAAAAAAAAAWAAAAAAAAAICrbGSP+FMszodez0Oy/At8/+N8SHtLvjXozTY1pbFdoujuA9omFPAynLtg9D6gAXg4ZtPgAJQAhV\
    0AAIEzB64P0QEiE+2Crk3r97I9t8pZKXyTdcr1dNsh1VIMxIsVHk7lqDCs+pTRuoSHDowcwol3SbY5MagQ1PiYSrYz2KBZDVFP4nHyJmdO+1AXIJXV\
    gChJqMTfKZnraSuu6kStlUAHfWQ/FqeprWHeshcUfuMu7W/vRHWHHiMK5HTRtwAAAAAXBjABCYCNAAcLAQABISEBGAyAlQAA
    """
  /// The names want it too.
  static let encryptedNames = """
    N3q8ryccAATu2/RP0AAAAAAAAAAqAAAAAAAAAK9jvFXdQ42VARMXC71JnYi6GIQ8GmX2+7PyyCHHkU2v0Ij4lcRFv4wntZ1ZRSDn7Kr3CWwqY9o9h9\
    O2+nAEJq8sne58Aj3azM5J1bvIK+5iAm+dyuHRYKEK6/xHfqJx101k8ITDhAgErMcRGmBP1L5T83iLJYMoLswtZSdejqckzmCtu65OTdnxMdBx56a8\
    h0Jq+jAgJ9AXMhLAX+4ynxYQ4Z2PjDQWhMa86woAuuaENb1Qvgn67S9yzaRfocbII0EdxGKH7ODMA4v9Siv4GcCKfAmDFwYwAQmAoAAHCwEAASQG8Q\
    cBElMPBTPiGiZn7f9t2qeWUmgT8wyAlQAA
    """
}

extension Data {
  fileprivate init(hex: String) {
    let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    self.init(stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
  }
}

@Suite struct SplitVolumeTests {
  @Test(arguments: [
    "卷/案.7z.001", "案.ZIP.002", "案.z01", "案.r00", "案.part2.rar", "案.tar.010",
  ]) func piecesAreToldByName(_ name: String) {
    #expect(SplitVolume.issue(name, isKnown: true)?.code == "unsupported-format")
    #expect(SplitVolume.issue(name, isKnown: false)?.message.contains("分卷压缩包的一卷") ?? false)
  }

  @Test(arguments: ["案.rar", "案.7z", "案.2024.001", "第1部.part.rar", "z01", "案.zz1", "part1.pdf"])
  func othersAreNot(_ name: String) { #expect(SplitVolume.issue(name, isKnown: false) == nil) }

  @Test func aZipWithoutItsBeginningMayBeTheLastPiece() {
    #expect(SplitVolume.issue("案.zip", isKnown: false)?.message.contains("最后一卷") ?? false)
    #expect(SplitVolume.issue("案.zip", isKnown: true) == nil)
  }
}
