import DocExtract
import Foundation
import Testing

@testable import casecheck

/// Old Office files on their way through LibreOffice, or through doubles of it that fail.
@Suite("旧版文件的转换", .serialized) struct OfficeConverterTests {
  private static let office = LibreOffice()
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func pool(_ office: LibreOffice?, seconds: Double = 60) throws -> WorkerPool {
    var settings = WorkerPool.Settings()
    settings.workers = 2
    settings.executable = try #require(BuiltProgram.location, "casecheck 没有编译")
    settings.office = office
    settings.seconds = seconds
    settings.scratch = scratch.url.path
    settings.readable = [scratch.url.path]
    return WorkerPool(settings)
  }

  private func extract(_ names: [String], with pool: WorkerPool) async -> [ExtractedSource] {
    let files = names.map { name in
      SourceFile(path: name, location: scratch.url.appending(path: name).path, bytes: 1)
    }
    return await CaseFolder(path: "案卷", files: files).sources { await pool.extract($0) }
  }

  /// A double of LibreOffice; the words behind `--outdir` are its outputs and inputs.
  private func double(_ script: String) throws -> LibreOffice {
    let start = "#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\nout=$2; shift 2\n"
    try scratch.write(start + script, to: "soffice")
    let path = scratch.url.appending(path: "soffice").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return LibreOffice(program: path)
  }

  /// A document of these paragraphs, in letters that RTF writes as numbers.
  private func rtf(_ paragraphs: [String]) -> String {
    "{\\rtf1\\ansi\\uc0" + paragraphs.map { "\($0)\\par\n" }.joined() + "}"
  }

  private static func letters(_ text: String) -> String { text.utf16.map { "\\u\(Int16(bitPattern: $0)) " }.joined() }

  private static func field(_ instruction: String, _ result: String, lock: String = "") -> String {
    "{\\field\(lock){\\*\\fldinst \(instruction)}{\\fldrslt \(result)}}"
  }

  @Test(.enabled(if: office != nil, "没有 LibreOffice")) func whatPeopleWroteIsKept() async throws {
    let box = "{\\*\\formfield{\\fftype1\\ffres1\\ffdefres0}}"
    let list = "{\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl \(Self.letters("直接"))}{\\*\\ffl \(Self.letters("邮寄"))}}}"
    try scratch.write(
      rtf([
        Self.letters("行政处罚决定书"), Self.field("FORMCHECKBOX \(box)", "") + Self.field("FORMDROPDOWN \(list)", ""),
        Self.letters("罚款") + "{\\deleted 5}{\\revised 3}" + Self.letters("万元"),
        "A" + Self.field("DATE \\\\@ \"yyyy-MM-dd\"", "2023-01-02") + "B",
        "A" + Self.field("DATE \\\\@ \"yyyy-MM-dd\"", "2023-01-02", lock: "\\fldlock") + "B",
        "A" + Self.field("CREATEDATE \\\\@ \"yyyy-MM-dd\"", "2023-01-02") + "B",
      ]), to: "决定书.wps")
    let source = try #require(await extract(["决定书.wps"], with: pool(Self.office)).first)
    #expect(source.document?.text == "行政处罚决定书\n☑邮寄\n罚款3万元\nA\u{FFFD}B\nA2023-01-02B\nA2023-01-02B\n")
    #expect(source.document?.format == .rtf && source.status == .read)
    #expect(source.issues.map(\.code) == ["extension-mismatch", "converted", "field-date", "tracked-changes"])
    #expect(source.file.path == "决定书.wps" && source.sha256.count == 64)
  }

  @Test(.enabled(if: office != nil, "没有 LibreOffice")) func oneBadFileHarmsNoOther() async throws {
    var names = (1...6).map { "\($0) \n文书‮.rtf" }
    for name in names { try scratch.write(rtf([Self.letters("文书") + name.prefix(1)]), to: name) }
    try scratch.write("{\\rtf1" + String(repeating: "{\\b ", count: 2_000), to: "深.rtf")
    try scratch.write("PK\u{3}\u{4}", to: "坏.odt")
    names += ["深.rtf", "坏.odt"]
    let sources = await extract(names, with: try pool(Self.office))
    #expect(sources.prefix(6).map { $0.document?.text } == (1...6).map { "文书\($0)\n" })
    #expect(sources.suffix(2).allSatisfy { $0.status == .unread && !$0.issues.isEmpty })
    #expect(try left() == [])
  }

  @Test func withoutLibreOfficeTheFileSaysSo() async throws {
    try scratch.write(rtf(["a"]), to: "a.rtf")
    let source = try #require(await extract(["a.rtf"], with: pool(nil)).first)
    #expect(source.status == .unread && source.issues.map(\.code) == ["needs-libreoffice"])
    #expect(LibreOffice(environment: { $0 == LibreOffice.variable ? "/没有" : nil }) == nil)
  }

  @Test func aProgramThatDoesNothingHasConvertedNothing() async throws {
    try scratch.write(rtf(["a"]), to: "a.rtf")
    for script in ["exit 0", "exit 1", "kill -9 $$", "for f; do echo x > $out/1.docx; done"] {
      let source = try #require(await extract(["a.rtf"], with: pool(double(script))).first)
      #expect(source.issues.map(\.code) == ["not-converted"], "\(script)")
    }
    #expect(try left() == [])
  }

  @Test func aProgramThatHangsIsEndedWithAllItStarted() async throws {
    try scratch.write(rtf(["a"]), to: "a.rtf")
    let marker = "5\(getpid())"
    let pool = try pool(double("sleep \(marker) & sleep \(marker)"), seconds: 0.2)
    let source = try #require(await extract(["a.rtf"], with: pool).first)
    #expect(source.issues.map(\.code) == ["timed-out"])
    #expect(try processes(with: marker) == [] && left() == [])
  }

  @Test func anInterruptionEndsItToo() async throws {
    try scratch.write(rtf(["a"]), to: "a.rtf")
    let marker = "6\(getpid())"
    let office = try double("sleep \(marker) & sleep \(marker)")
    let process = Process()
    process.executableURL = URL(filePath: try #require(BuiltProgram.location, "casecheck 没有编译"))
    process.arguments = ["extract", scratch.url.appending(path: "a.rtf").path]
    process.environment = [LibreOffice.variable: office.program, "TMPDIR": scratch.url.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<500 where try processes(with: marker).count < 2 { usleep(20_000) }
    #expect(try processes(with: marker).count == 2)
    process.interrupt()
    process.waitUntilExit()
    for _ in 0..<100 where try !processes(with: marker).isEmpty { usleep(20_000) }
    #expect(try processes(with: marker) == [])
    #expect(try Set(FileManager.default.contentsOfDirectory(atPath: scratch.url.path)) == ["a.rtf", "soffice"])
  }

  @Test func filesOfOneContentShareACall() async throws {
    try scratch.write("{\\rtf1}", to: "a.rtf")
    let zeros = String(repeating: "\\000", count: 18)
    // What ends like a package and begins with the number of files of its call.
    let settings = Conversion.Settings(
      office: try double(
        "sleep 0.3\nfor f; do b=${f##*/}; printf '%04dPK\\005\\006\(zeros)' $# > $out/${b%.*}.docx; done"),
      launcher: try #require(BuiltProgram.location, "casecheck 没有编译"), scratch: scratch.url.path)
    let converter = OfficeConverter(settings)
    let location = scratch.url.appending(path: "a.rtf").path
    let sizes = await withTaskGroup(of: Int.self) { group in
      for number in 0..<30 {
        group.addTask {
          guard
            case .success(let made) = await converter.convert(location, number % 2 == 0 ? .rtf : .odt, format: .rtf),
            let bytes = FileManager.default.contents(atPath: made.location)
          else { return 0 }
          return Int(String(decoding: bytes.prefix(4), as: UTF8.self)) ?? 0
        }
      }
      return await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(sizes.allSatisfy { (1...20).contains($0) } && sizes.max() ?? 0 > 5)
    #expect(try left() == [])
  }

  /// Folders of calls that are over.
  private func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).filter { $0.hasPrefix("call-") }
  }

  private func processes(with word: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
      guard Int(name) != nil, let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
        return false
      }
      let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return words.first == "sleep" && words.contains(word)
    }
  }
}
