import Testing

@testable import DocExtract

/// Archives whose names and levels are the attack; what else archives do stands in `ArchiveTests`.
@Suite("恶意压缩包") struct HostileArchiveTests {
  private let folder = TemporaryFolder()
  private let words = Array("立案审批表".utf8)

  /// The rows that a folder with nothing but this archive gives, as intake cuts it.
  private func rows(_ bytes: [UInt8]) throws -> [String: SourceStatus] {
    folder.write("卷/包.zip", bytes)
    let part = FileReader.part(of: "\(folder.path)/卷/包.zip", pages: 1...1)
    #expect(part.format == .archive)
    let intake = try Intake(
      paths: ["\(folder.path)/卷"], layout: .case, archives: ["\(folder.path)/卷/包.zip": part])
    let files = intake.cases.flatMap(\.files).map { ($0.path, SourceStatus.read) }
    let skipped = (intake.cases.flatMap(\.skipped) + intake.skipped).map { ($0.file.path, $0.status) }
    #expect(Set((files + skipped).map(\.0)).count == files.count + skipped.count)
    return Dictionary(files + skipped) { first, _ in first }
  }

  @Test(arguments: [41, 5_000, 32_000]) func endlessPathsAreRefusedOneByOne(_ depth: Int) throws {
    let deep = String(repeating: "a/", count: depth)
    let rows = try rows(
      MiniZip.package([("\(deep)1.txt", words), ("\(deep)2.txt", words), ("\(deep)3.txt", words), ("好.txt", words)]))
    #expect(rows["包.zip/好.txt"] == .read && rows.count == 5)
    #expect(rows.values.count { $0 == .unread } == 3)
  }

  @Test func aNameWithoutEndIsCut() throws {
    let rows = try rows(MiniZip.package([(String(repeating: "长", count: 20_000), words), ("好.txt", words)]))
    #expect(rows.count == 3 && rows.keys.allSatisfy { $0.unicodeScalars.count < 200 })
  }

  @Test func aWorkerThatLiesAboutPathsDoesNoHarm() throws {
    folder.write("卷/包.zip", words)
    let path = String(repeating: "a/", count: 200_000) + "b.txt"
    var part = ExtractedPart(format: .archive)
    part.members = [ArchiveMember(path: path), ArchiveMember(path: "")]
    let intake = try Intake(
      paths: ["\(folder.path)/卷"], layout: .case, archives: ["\(folder.path)/卷/包.zip": part])
    #expect(intake.cases.flatMap(\.files).count == 1)
  }

  @Test func twoArchivesOfOneNameAreTwoFolders() throws {
    let inner = ["一", "二"].map { MiniZip.package([("\($0).txt", words)]) }
    let rows = try rows(MiniTar.archive(inner.map { (Array("内.zip".utf8), "0", $0) }))
    #expect(
      rows.keys.sorted() == ["包.zip", "包.zip/内.zip", "包.zip/内.zip(2)", "包.zip/内.zip(2)/二.txt", "包.zip/内.zip/一.txt"])
  }

  @Test func fiveThousandLevelsOfArchivesEndAtTheThird() throws {
    var package = MiniZip.package([("底.txt", words)])
    for _ in 0..<500 { package = MiniZip.package([("内.zip", package)]) }
    let rows = try rows(package)
    #expect(rows["包.zip/内.zip/内.zip/内.zip"] == .unread && rows.count == 4)
  }

  @Test(arguments: ["甲\n乙.txt", "\u{202E}fdp.txt", "甲/\u{301}乙.txt"])
  func namesStayWhatTheyAre(_ name: String) throws {
    #expect(try rows(MiniZip.package([(name, words)]))["包.zip/\(name)"] == .read)
  }

  /// libzip takes a control character in a name that calls itself UTF-8 for a contradiction.
  @Test func aNameThatWantsToPaintIsRefused() throws {
    #expect(try rows(MiniZip.package([("\u{1B}[31m红.txt", words)])) == ["包.zip": .unread])
  }

  @Test func foldersTwoHundredDeepLoseNothing() throws {
    let path = (0..<60).reduce("卷") { path, _ in
      folder.write("\(path)/一.txt", words)
      return "\(path)/d"
    }
    #expect(!path.isEmpty)
    #expect(try Intake(paths: ["\(folder.path)/卷"], layout: .case).cases.flatMap(\.files).count == 60)
  }
}
