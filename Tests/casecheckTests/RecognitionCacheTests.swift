import Foundation
import GRDB
import Synchronization
import Testing

@testable import DocExtract
@testable import casecheck

/// What is kept of recognized pages, and what is not believed.
@Suite("识别:缓存") struct RecognitionCacheTests {
  private static let models = Recognition.on(folder: "/m", isQuick: false, isForAll: false)
  private static let sha = String(repeating: "a", count: 64)

  private static func part(_ text: String, issues: [ExtractionIssue] = []) -> ExtractedPart {
    var document = ExtractedDocument(format: .pdf, text: text)
    document.issues = issues
    return ExtractedPart(format: .pdf, sha256: sha, pageCount: 9, document: document)
  }

  /// A cache in a folder, with what it said when it was opened.
  private func open(
    _ folder: ScratchFolder, _ recognition: Recognition = models
  ) -> (cache: RecognitionCache?, notes: [String]) {
    let notes = Mutex<[String]>([])
    let cache = RecognitionCache(
      folder: folder.url.path, recognition: recognition, limits: ReadingLimits(),
      note: { note in notes.withLock { $0.append(note) } })
    return (cache, notes.withLock(\.self))
  }

  @Test func whatWasKeptComesBackAndNothingElse() throws {
    let folder = try ScratchFolder()
    let cache = try #require(open(folder).cache)
    #expect(cache.part(named: "\(Self.sha) 1...2") == nil)
    cache.keep(Self.part("处罚决定书"), named: "\(Self.sha) 1...2")
    #expect(cache.part(named: "\(Self.sha) 1...2")?.document?.text == "处罚决定书")
    #expect(cache.part(named: "\(Self.sha) 1...1") == nil)
    #expect(cache.part(named: String(repeating: "b", count: 64) + " 1...2") == nil)
    // Another run finds it, one with other settings does not.
    let (again, notes) = open(folder)
    #expect(again?.part(named: "\(Self.sha) 1...2") != nil && notes.isEmpty)
    #expect(
      open(folder, .on(folder: "/m", isQuick: true, isForAll: false)).cache?.part(named: "\(Self.sha) 1...2") == nil)
    let facts = try FileManager.default.attributesOfItem(atPath: folder.url.path + "/ocr.sqlite")
    #expect(facts[.posixPermissions] as? Int == 0o600)
  }

  /// The same scan as page 1 of one file and page 7 of another.
  @Test func aPageOfAnotherFileIsTheSamePage() throws {
    var document = ExtractedDocument(format: .pdf, text: "第1页")
    document.pages = [
      Page(number: 1, width: 595, height: 842, span: TextSpan(start: 0, end: 7), state: .read)
    ]
    document.lines = [TextLine(span: TextSpan(start: 0, end: 7), page: 1)]
    document.marks = [Mark(kind: .seal, page: 1)]
    document.issues = [ExtractionIssue(.recognizedPage, page: 1, "第1页的文字是从图片识别的")]
    document.metadata.title = "甲"
    let kept = try #require(ExtractedPart(format: .pdf, sha256: Self.sha, pageCount: 1, document: document).page)
    #expect(kept.sha256.isEmpty && kept.document?.metadata == Metadata())
    var other = ExtractedDocument(format: .pdf, text: "")
    other.metadata.title = "乙"
    let file = ExtractedPart(format: .pdf, sha256: "b", pageCount: 9, document: other)
    let again = try #require(kept.recalled(as: 7, in: file))
    #expect(again.sha256.isEmpty && again.pageCount == 9 && again.document?.metadata.title == "乙")
    #expect(again.document?.pages.map(\.number) == [7] && again.document?.lines.map(\.page) == [7])
    #expect(again.document?.marks.map(\.page) == [7] && again.document?.text == "第1页")
    #expect(again.document?.issues.map(\.message) == ["第7页的文字是从图片识别的"])
    // Attachments are the file's.
    document.attachments = [Attachment(name: "附件.pdf")]
    #expect(ExtractedPart(format: .pdf, document: document).page == nil)
  }

  @Test func failuresAreNotKept() throws {
    let folder = try ScratchFolder()
    let cache = try #require(open(folder).cache)
    cache.keep(
      Self.part("字", issues: [ExtractionIssue(.recognitionFailed, page: 1, "没有识别")]), named: "\(Self.sha) 1...1")
    cache.keep(ExtractedPart(format: .pdf, sha256: Self.sha), named: "\(Self.sha) 1...1")
    #expect(cache.part(named: "\(Self.sha) 1...1") == nil)
    #expect(open(folder, .missing).cache == nil)
  }

  @Test func aDamagedFileMakesWay() throws {
    let folder = try ScratchFolder()
    let path = folder.url.appending(path: "ocr.sqlite")
    try Data("这不是数据库,只是一些字,长得足够被当作一个文件头来读。".utf8).write(to: path)
    let (cache, notes) = open(folder)
    #expect(notes.count == 1 && notes.first?.contains("ocr.sqlite.old") == true)
    cache?.keep(Self.part("字"), named: "\(Self.sha) 1...1")
    #expect(cache?.part(named: "\(Self.sha) 1...1") != nil)
    #expect(try Data(contentsOf: folder.url.appending(path: "ocr.sqlite.old")).count > 20)
  }

  /// A database of another program is put aside whole.
  @Test func aForeignFileIsNotTouched() throws {
    let folder = try ScratchFolder()
    let path = folder.url.appending(path: "ocr.sqlite").path
    do {
      let foreign = try DatabaseQueue(path: path)
      try foreign.write { try $0.execute(sql: "CREATE TABLE letters (words TEXT); INSERT INTO letters VALUES ('别人的')") }
      try foreign.close()
    }
    let (cache, notes) = open(folder)
    #expect(cache != nil && notes.first?.contains("不是识别结果的缓存") == true)
    let kept = try DatabaseQueue(path: path + ".old")
    #expect(try kept.read { try String.fetchOne($0, sql: "SELECT words FROM letters") } == "别人的")
  }

  /// Bytes that changed inside of the file are told by their digest.
  @Test func alteredRowsAreNotBelieved() throws {
    let folder = try ScratchFolder()
    try #require(open(folder).cache).keep(Self.part("罚款2000元"), named: "\(Self.sha) 1...1")
    let database = try DatabaseQueue(path: folder.url.path + "/ocr.sqlite")
    try database.write { try $0.execute(sql: "UPDATE pages SET part = x'00112233'") }
    #expect(try #require(open(folder).cache).part(named: "\(Self.sha) 1...1") == nil)
  }

  @Test func aFolderThatCannotBeUsedIsTold() {
    let notes = Mutex<[String]>([])
    let cache = RecognitionCache(
      folder: "/proc/casecheck", recognition: Self.models, limits: ReadingLimits(),
      note: { note in notes.withLock { $0.append(note) } })
    #expect(cache == nil && notes.withLock { $0.first?.contains("不用缓存") } == true)
  }

  @Test func nothingIsWrittenIntoACase() throws {
    let folder = try ScratchFolder()
    let run = try BuiltProgram.run(["check", folder.url.path, "--cache", folder.url.path + "/缓存"])
    #expect(run.exit == 2 && run.errors.contains("请移到案卷之外"))
  }

  @Test(.enabled(if: RecognitionFolder.installed != nil)) func aSecondRunSaysTheSame() throws {
    let folder = try ScratchFolder()
    let picture = BuiltProgram.root.appending(path: "Tests/DocExtractTests/Recognition/Pages/notice.png").path
    let runs = try (0..<2).map { _ in try BuiltProgram.run(["extract", "--json", picture, "--cache", folder.url.path]) }
    #expect(runs[0].exit == 0 && runs[0].output == runs[1].output)
    let database = try DatabaseQueue(path: folder.url.path + "/ocr.sqlite")
    #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM pages") } == 1)
  }
}
