import Glibc
import TestSupport
import Testing

@testable import DocExtract

@Suite("收件") struct IntakeTests {
  private let folder = TemporaryFolder()

  @Test func aFolderOfDocumentsIsOneCaseWithItsSubfolders() throws {
    for name in ["10 决定书.pdf", "2 立案.docx", "证据/1.pdf"] { folder.write(name) }
    let intake = try Intake(paths: [folder.path])
    #expect(intake.cases.count == 1)
    #expect(intake.cases[0].files.map(\.path) == ["2 立案.docx", "10 决定书.pdf", "证据/1.pdf"])
    #expect(intake.cases[0].files.allSatisfy { $0.location.hasPrefix("/") && $0.bytes == 1 })
  }

  @Test func aFolderOfFoldersIsAFolderOfCases() throws {
    for name in ["案卷10/a.pdf", "案卷2/a.pdf", "2023/案卷1/a.pdf", "2023/案卷2/b/a.pdf"] { folder.write(name) }
    folder.write(".DS_Store")
    let intake = try Intake(paths: [folder.path])
    #expect(intake.cases.map(\.path) == ["2023/案卷1", "2023/案卷2/b", "案卷2", "案卷10"])
    #expect(intake.skipped.map(\.file.path) == [".DS_Store"])
  }

  @Test func volumesAreOneCase() throws {
    for name in ["第一册/1.pdf", "第二册/1.pdf", "第十册/1.pdf", "副卷/1.pdf"] { folder.write(name) }
    let intake = try Intake(paths: [folder.path])
    #expect(intake.cases.map(\.files).map { $0.map(\.path) } == [["副卷/1.pdf", "第一册/1.pdf", "第二册/1.pdf", "第十册/1.pdf"]])
  }

  @Test func theLayoutMayBeGiven() throws {
    for name in ["a/1.pdf", "b/2.pdf", "3.pdf"] { folder.write(name) }
    #expect(try Intake(paths: [folder.path], layout: .case).cases.map(\.files.count) == [3])
    #expect(try Intake(paths: [folder.path], layout: .cases).cases.map(\.path) == ["3.pdf", "a", "b"])
    #expect(try Intake(paths: [folder.path], layout: .volume).cases.map(\.path) == ["3.pdf", "a/1.pdf", "b/2.pdf"])
  }

  @Test func aFileIsACaseOfItsOwn() throws {
    folder.write("决定书.pdf")
    let intake = try Intake(paths: ["\(folder.path)/决定书.pdf"])
    #expect(intake.cases.map(\.path) == ["决定书.pdf"] && intake.cases[0].files.map(\.path) == ["决定书.pdf"])
  }

  @Test func nothingIsLeftOutInSilence() throws {
    for name in ["1.pdf", "~$1.docx", "Thumbs.db", ".隐藏", "casecheck.yaml", "expected.txt", "__MACOSX/x"] {
      folder.write(name)
    }
    folder.link("外.pdf", to: "/etc/hostname")
    folder.link("断.pdf", to: "没有")
    folder.link("内.pdf", to: "1.pdf")
    mkfifo("\(folder.path)/管道", 0o600)
    let found = try Intake(paths: [folder.path]).cases[0]
    #expect(found.files.map(\.path) == ["1.pdf", "内.pdf"])
    let rows = Dictionary(uniqueKeysWithValues: found.skipped.map { ($0.file.path, $0.issues.first?.code ?? "") })
    #expect(
      rows == [
        "~$1.docx": "temporary-file", "Thumbs.db": "hidden-file", ".隐藏": "hidden-file",
        "casecheck.yaml": "settings-ignored",
        "expected.txt": "expectation", "__MACOSX/x": "hidden-file", "外.pdf": "link-outside", "断.pdf": "link-outside",
        "管道": "not-a-file",
      ])
    #expect(found.skipped.allSatisfy { $0.status == .skipped && !($0.issues.first?.message.isEmpty ?? true) })
  }

  @Test func archivesAreCutLikeFolders() throws {
    folder.write(
      "甲.zip",
      MiniZip.package([("案卷/1 立案.txt", Array("立案".utf8)), ("案卷/照片.zip", MiniZip.package([("a.txt", [0x41])]))]))
    folder.write("乙.tar", MiniTar.archive([(Array("决定.txt".utf8), "0", Array("决定".utf8))]))
    folder.write("丙.zip", [0x50, 0x4B, 0x05, 0x06])
    let paths = [folder.path]
    let candidates = try Intake.candidates(below: paths)
    #expect(candidates.map(\.path).sorted() == ["丙.zip", "乙.tar", "甲.zip"])
    let archives = Dictionary(
      uniqueKeysWithValues: candidates.map { ($0.location, FileReader.part(of: $0.location, pages: 1...1)) })
    let intake = try Intake(paths: paths, archives: archives)
    #expect(intake.cases.map(\.path) == ["丙.zip", "乙.tar", "甲.zip"] && intake.skipped.isEmpty)
    let (empty, full) = (intake.cases[0], intake.cases[2])
    #expect(full.files.map(\.path) == ["甲.zip/案卷/1 立案.txt", "甲.zip/案卷/照片.zip/a.txt"])
    #expect(full.files.map(\.member) == [0, 2])
    #expect(full.skipped.map(\.file.path) == ["甲.zip", "甲.zip/案卷/照片.zip"])
    #expect(full.skipped.allSatisfy { $0.status == .read && $0.format == .archive })
    #expect(empty.files.isEmpty && empty.skipped.map(\.file.path) == ["丙.zip"] && empty.skipped[0].status == .unread)
    // The archive itself is the case, or a folder of cases.
    let alone = try Intake(paths: ["\(folder.path)/甲.zip"], archives: archives)
    #expect(
      alone.cases.map(\.path) == ["甲.zip"] && alone.cases[0].files.map(\.path) == full.files.map(\.path))
  }

  @Test func namesInGBKAreFilesLikeOthers() throws {
    // 立案.txt in GBK.
    let name: [UInt8] = [0xC1, 0xA2, 0xB0, 0xB8] + Array(".txt".utf8)
    let file = fopen((Array("\(folder.path)/".utf8) + name + [0]).map { CChar(bitPattern: $0) }, "wb")
    fputs("同意立案", file)
    fclose(file)
    let found = try Intake(paths: [folder.path]).cases[0]
    #expect(found.files.map(\.path) == ["立案.txt"])
    let part = FileReader.part(of: found.files[0].location, pages: 1...1)
    #expect(part.document?.text == "同意立案\n")
  }

  @Test func pathsOfAnyBytesComeBack() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 1..<12, using: &random)).map { _ in UInt8.random(in: 1...255, using: &random) }
      let text = RawPath.string(bytes)
      #expect(RawPath.bytes(text).map { UInt8(bitPattern: $0) } == bytes + [0])
    }
    #expect(
      RawPath.string(Array("案卷/\u{F790}.txt".utf8)) != "案卷/\u{F790}.txt" && RawPath.string(Array("案卷".utf8)) == "案卷")
  }

  @Test func aMissingPathIsAnError() {
    #expect(throws: IntakeError.missing("/没有/这里")) { try Intake(paths: ["/没有/这里"]) }
    #expect(throws: IntakeError.special("/dev/null")) { try Intake(paths: ["/dev/null"]) }
  }

  @Test func anEmptyFolderIsACaseThatCouldNotBeRead() throws {
    folder.folder("空")
    folder.write("空二/.DS_Store")
    let intake = try Intake(paths: [folder.path])
    #expect(intake.cases.map(\.path) == ["空"] && intake.skipped.map(\.file.path) == ["空二/.DS_Store"])
    let row = intake.cases[0].skipped[0]
    #expect(intake.cases[0].files.isEmpty && row.issues.first?.code == "empty-folder" && row.status == .unread)
  }

  @Test func aLooseFileBesideCasesMakesThemNoOneCase() throws {
    for name in ["案件1/立案审批表.docx", "案件2/立案审批表.pdf", "说明.docx"] { folder.write(name) }
    #expect(try Intake(paths: [folder.path]).cases.map(\.path) == ["说明.docx", "案件1", "案件2"])
  }

  @Test func stagesOfOneCaseStayOneCase() throws {
    for name in ["1立案/立案审批表.docx", "2决定/处罚决定书.pdf", "卷皮.docx"] { folder.write(name) }
    #expect(try Intake(paths: [folder.path]).cases.count == 1)
  }

  @Test func ownReportsAreNoDocuments() {
    for text in [
      "案卷 甲 行政处罚\n文书 3 份\n应查 9 项:通过 9,发现 0,不能判断 0;不适用 63\n",
      "{\n  \"batch\": {},\n  \"schema\": \"casecheck.result/1\"\n}\n",
    ] {
      folder.write("结果.txt", Array(text.utf8))
      let source = ExtractedSource(
        SourceFile(path: "结果.txt", location: "\(folder.path)/结果.txt", bytes: 1),
        parts: [FileReader.part(of: "\(folder.path)/结果.txt", pages: 1...Int.max)])
      #expect(source.status == .skipped && source.issues.first?.code == "own-report")
    }
  }

  @Test(.enabled(if: getuid() != 0, "root 什么都能读")) func aFolderThatMayNotBeEnteredIsUnread() throws {
    folder.write("1.pdf")
    folder.write("锁/2.pdf")
    chmod("\(folder.path)/锁", 0)
    defer { chmod("\(folder.path)/锁", 0o755) }
    let found = try Intake(paths: [folder.path]).cases[0]
    #expect(found.skipped.map(\.status) == [.unread] && found.skipped[0].issues.first?.code == "no-permission")
  }

  @Test func namesAreSortedAsAPersonWould() {
    let names = ["1.docx", "2 立案.pdf", "02-附件.pdf", "10.pdf", "卷二", "卷十", "卷十一", "卷三十", "a", "证据/2", "证据/10"]
    var random = SeededRandom(seed: 1)
    for _ in 0..<50 {
      let sorted = names.shuffled(using: &random).sorted(by: NaturalOrder.isBefore)
      #expect(sorted.prefix(1) == ["1.docx"] && sorted.firstIndex(of: "卷十").map { sorted[$0 + 1] } == "卷十一")
      #expect(sorted == names.sorted(by: NaturalOrder.isBefore))
    }
  }
}
