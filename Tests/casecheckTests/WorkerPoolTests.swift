import DocExtract
import Glibc
import Testing

@testable import casecheck

/// The pool against real workers, some of which are asked to fail.
@Suite("读取进程池", .serialized) struct WorkerPoolTests {
  private let folder = PoolFolder()

  /// The program that was built beside the tests, which a helper of the toolchain has loaded.
  private static let program: String = {
    guard let file = fopen("/proc/self/maps", "r") else { return "" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard let slash = text.firstIndex(of: "/"), text.contains(".xctest") else { continue }
      return text[slash...].split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/casecheck"
    }
    return ""
  }()

  private func pool(_ change: (inout WorkerPool.Settings) -> Void = { _ in }) -> WorkerPool {
    var settings = WorkerPool.Settings()
    settings.workers = 2
    settings.executable = Self.program
    settings.environment = ["CASECHECK_WORKER_FAULTS": "1"]
    settings.readable = [folder.path]
    change(&settings)
    return WorkerPool(settings)
  }

  private func extract(_ names: [String], with pool: WorkerPool) async -> [ExtractedSource] {
    await withTaskGroup(of: (Int, ExtractedSource).self) { group in
      for (index, name) in names.enumerated() {
        let file = SourceFile(path: name, location: "\(folder.path)/\(name)", bytes: 0)
        group.addTask { (index, await pool.extract(file)) }
      }
      var results: [Int: ExtractedSource] = [:]
      for await (index, source) in group { results[index] = source }
      return names.indices.compactMap { results[$0] }
    }
  }

  @Test func manyTasksShareAFewWorkers() async {
    let names = (0..<60).map { "\($0).txt" }
    for name in names { folder.write(name, "文书 \(name)") }
    let pool = pool()
    let sources = await extract(names, with: pool)
    pool.shutdown()
    #expect(sources.map { $0.document?.text } == names.map { "文书 \($0)\n" })
    #expect(sources.allSatisfy { $0.status == .read && $0.sha256.count == 64 })
  }

  @Test(arguments: [("fault-crash", "worker-crashed"), ("fault-babble", "worker-crashed")])
  func aCrashCostsOneFile(_ fault: String, _ code: String) async {
    let names = ["1.txt", "\(fault).txt", "2.txt", "3.txt"]
    for name in names { folder.write(name, "文书") }
    let pool = pool()
    let sources = await extract(names, with: pool)
    pool.shutdown()
    #expect(sources.map(\.status) == [.read, .unread, .read, .read])
    #expect(sources[1].issues.map(\.code) == [code] && sources[1].issues[0].message.contains("重新导出"))
  }

  @Test func aWorkerThatHangsIsGivenUp() async {
    for name in ["fault-hang.txt", "1.txt"] { folder.write(name, "文书") }
    let pool = pool {
      $0.seconds = 0.3
      $0.workers = 1
    }
    let sources = await extract(["fault-hang.txt", "1.txt"], with: pool)
    pool.shutdown()
    #expect(sources.map(\.status) == [.unread, .read])
    #expect(sources[0].issues.first?.code == "timed-out")
  }

  @Test func anAnswerThatIsTooLongIsNotTaken() async {
    for name in ["fault-flood.txt", "fault-trickle.txt", "1.txt"] { folder.write(name, "文书") }
    let pool = pool { $0.seconds = 1 }
    let sources = await extract(["fault-flood.txt", "fault-trickle.txt", "1.txt"], with: pool)
    pool.shutdown()
    #expect(sources.map(\.status) == [.unread, .unread, .read])
    #expect(sources[0].issues.first?.code == "worker-crashed" && sources[1].issues.first?.code == "timed-out")
  }

  @Test func pagesThatHangAreGivenUpOnce() async {
    folder.write("fault-later.pdf", PoolFolder.longPDF(pages: 2_000))
    let pool = pool { $0.seconds = 1 }
    let clock = ContinuousClock()
    let start = clock.now
    let sources = await extract(["fault-later.pdf"], with: pool)
    pool.shutdown()
    #expect(sources[0].status == .unread && sources[0].issues.map(\.code) == ["timed-out"])
    // 49 ranges, two at a time, would take 25 seconds.
    #expect(clock.now - start < .seconds(12))
  }

  @Test func aFileThatSaysTooMuchIsNotKept() async {
    folder.write("长.pdf", PoolFolder.longPDF(pages: 90))
    let pool = pool { $0.limits.textBytes = 30_000 }
    let sources = await extract(["长.pdf"], with: pool)
    pool.shutdown()
    #expect(sources[0].status == .unread && sources[0].issues.map(\.code) == ["over-limit"])
    #expect(sources[0].issues[0].message.contains("用 --max-text 放宽"))
  }

  @Test func aWorkerReachesNothingElse() async {
    // Reads on when every attempt to reach something else was refused; else it crashes.
    folder.write("fault-escape.txt", "文书")
    let pool = pool()
    let sources = await extract(["fault-escape.txt"], with: pool)
    let outside = await extract(["../../etc/passwd"], with: pool)
    pool.shutdown()
    if SandboxLayer.available.contains(.landlock) {
      #expect(sources[0].status == .read)
      #expect(outside[0].issues.first?.code == "no-permission")
    }
  }

  @Test func aWorkerThatSwellsIsGivenUp() async {
    for name in ["fault-swell.txt", "1.txt"] { folder.write(name, "文书") }
    let pool = pool {
      $0.memoryBytes = 128 << 20
      $0.workers = 1
    }
    let sources = await extract(["fault-swell.txt", "1.txt"], with: pool)
    pool.shutdown()
    #expect(sources.map(\.status) == [.unread, .read])
    #expect(sources[0].issues.first?.code == "over-memory")
  }

  @Test func aWorkerThatIsKilledIsReplaced() async {
    for name in ["1.txt", "2.txt"] { folder.write(name, "文书") }
    let pool = pool { $0.workers = 1 }
    #expect(await extract(["1.txt"], with: pool)[0].status == .read)
    let workers = PoolFolder.workers()
    #expect(!workers.isEmpty)
    for process in workers { kill(process, SIGKILL) }
    #expect(await extract(["2.txt"], with: pool)[0].status == .read)
    pool.shutdown()
  }

  @Test func aProgramThatCannotBeStartedIsNamed() async {
    folder.write("1.txt", "文书")
    let pool = pool { $0.executable = "/没有/这个程序" }
    let sources = await extract(["1.txt"], with: pool)
    #expect(sources[0].status == .unread && sources[0].issues.first?.code == "worker-crashed")
    pool.shutdown()
    let late = await extract(["1.txt"], with: pool)
    #expect(late[0].issues.first?.code == "cancelled")
  }

  @Test func aMissingFileIsARowOfTheReport() async {
    let pool = pool()
    let sources = await extract(["没有.pdf"], with: pool)
    pool.shutdown()
    #expect(sources[0].status == .unread && sources[0].issues.first?.code == "not-a-file")
  }

  @Test func sharingPagesChangesNothing() async throws {
    folder.write("长.pdf", PoolFolder.longPDF(pages: 23))
    let whole = pool {
      $0.workers = 1
      $0.pagesATask = 100
    }
    let shared = pool {
      $0.workers = 3
      $0.pagesATask = 4
    }
    let (one, many) = (await extract(["长.pdf"], with: whole)[0], await extract(["长.pdf"], with: shared)[0])
    whole.shutdown()
    shared.shutdown()
    #expect(one.document != nil && one.document == many.document && one.sha256 == many.sha256)
    #expect(one.document?.pages.count == 23)
    #expect(one.document?.paragraphs.count { $0.role == .footer } == 23)
  }
}

/// A folder for a test, and what else it takes.
final class PoolFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/casecheck-pool-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/nowhere"
    }
  }

  deinit {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        unlink("\(path)/\(name)")
      }
      closedir(stream)
    }
    rmdir(path)
  }

  func write(_ name: String, _ text: String) {
    guard let file = fopen("\(path)/\(name)", "wb") else { return }
    fputs(text, file)
    fclose(file)
  }

  /// The processes that this one has started.
  static func workers() -> [pid_t] {
    guard let stream = opendir("/proc") else { return [] }
    defer { closedir(stream) }
    var found: [pid_t] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard let process = pid_t(name) else { continue }
      // `pid (name) state parent …`
      let tail = read("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
      guard tail.count > 1, pid_t(tail[1]) == getpid() else { continue }
      if read("/proc/\(process)/cmdline").contains("_worker") { found.append(process) }
    }
    return found
  }

  private static func read(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = fread(&buffer, 1, 512, file)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// A file of pages with a line and a page number each; ASCII keeps the maker short.
  static func longPDF(pages: Int) -> String {
    var objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    var kids = ""
    for number in 1...pages {
      let content =
        "BT /F1 12 Tf 70 700 Td (Line of page \(number)) Tj ET 60 600 m 300 600 l S "
        + "BT /F1 9 Tf 290 30 Td (- \(number) -) Tj ET"
      kids += "\(objects.count + 1) 0 R "
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
          + "/Contents \(objects.count + 2) 0 R >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    objects[1] = "<< /Type /Pages /Kids [\(kids)] /Count \(pages) >>"
    var text = "%PDF-1.4\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let place = String(text.utf8.count)
      table += "\(String(repeating: "0", count: 10 - place.count))\(place) 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    return text
      + "xref\n0 \(objects.count + 1)\n\(table)trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
  }
}
