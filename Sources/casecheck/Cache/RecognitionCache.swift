import DocExtract
import Foundation
import GRDB
import Glibc
import Synchronization

/// Keeps what recognition made of pages, so that they are recognized once: an SQLite file in a folder of the user's.
///
/// Only the program writes it, never a worker. A page is known by all that decides what it shows, in whatever file it is
/// found, or else by the bytes of its file and its number; what another version, other models or other settings made of it
/// is not believed.
final class RecognitionCache: Sendable {
  private let path: String
  /// What besides the file decides how a page is read.
  private let scope: String
  private let queue: Mutex<DatabaseQueue?>

  /// Marks the file as ours: `ccoc`.
  private static let applicationID: Int32 = 0x6363_6F63
  private static let fileName = "ocr.sqlite"

  /// What kept a file from being used.
  private struct Foreign: Error {}

  /// Opens the cache, or makes a new one; a file that is damaged or another program's is put aside, with a note.
  ///
  /// - Returns: `nil` when nothing can be kept there, with a note.
  init?(folder: String, recognition: Recognition, limits: ReadingLimits, note: (String) -> Void = StandardError.line) {
    guard case .on(_, let isQuick, let isForAll) = recognition else { return nil }
    let models = RecognitionFile.all.map(\.sha256).joined()
    scope = "\(Self.program) \(models) \(isQuick) \(isForAll) \(limits)"
    path = folder + "/" + Self.fileName
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      queue = Mutex(try Self.opened(path, note))
    } catch {
      note("casecheck: 缓存文件夹 \(folder) 不能使用(\(Self.words(error)));这次不用缓存,页面重新识别")
      return nil
    }
  }

  /// The version and, as builds of one version may differ, the size and the day of the program's file.
  private static var program: String {
    var facts = stat()
    guard stat("/proc/self/exe", &facts) == 0 else { return Program.version }
    return "\(Program.version) \(facts.st_size) \(facts.st_mtim.tv_sec)"
  }

  private static func opened(_ path: String, _ note: (String) -> Void) throws -> DatabaseQueue {
    do {
      return try database(path)
    } catch let error where isUnusable(error) {
      try putAside(path)
      let what = error is Foreign ? "不是识别结果的缓存" : "已损坏"
      note("casecheck: 缓存文件 \(path) \(what),已改名为 \(Self.fileName).old,重新建立")
      return try database(path)
    }
  }

  private static func isUnusable(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return error is Foreign }
    return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT].contains(error.resultCode)
  }

  private static func putAside(_ path: String) throws {
    let files = FileManager.default
    for ending in ["-wal", "-shm"] where files.fileExists(atPath: path + ending) {
      try files.removeItem(atPath: path + ending)
    }
    if files.fileExists(atPath: path + ".old") { try files.removeItem(atPath: path + ".old") }
    try files.moveItem(atPath: path, toPath: path + ".old")
  }

  private static func database(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.journalMode = .wal
    configuration.prepareDatabase { database in
      // Pages that are lost with the power are recognized again.
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    let isNew = !FileManager.default.fileExists(atPath: path)
    if isNew {
      // Nobody else may read what cases say; the files that SQLite puts beside it are as this one is.
      _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    } else {
      try checkOwner(path)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    if isNew { try queue.write { try $0.execute(sql: "PRAGMA application_id = \(applicationID)") } }
    var migrator = DatabaseMigrator()
    migrator.registerMigration("pages") { database in
      try database.execute(
        sql: "CREATE TABLE pages (key TEXT PRIMARY KEY, part BLOB NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID")
    }
    try migrator.migrate(queue)
    return queue
  }

  /// Nothing is written to a file of somebody else's.
  private static func checkOwner(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let owner = try queue.read { try Int32.fetchOne($0, sql: "PRAGMA application_id") }
    guard owner == applicationID else { throw Foreign() }
  }

  private static func words(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? (error as NSError).localizedDescription
  }

  private func key(_ name: String) -> String { SHA256.hex(of: Array("\(scope) \(name)".utf8)) }

  /// What was made of some pages; `nil` when nobody recognized them yet.
  ///
  /// - Parameter name: the same for what looks the same: made of the bytes of a page, or of a file and its pages.
  func part(named name: String) -> ExtractedPart? {
    guard let queue = queue.withLock(\.self) else { return nil }
    do {
      let row = try queue.read {
        try Row.fetchOne($0, sql: "SELECT part, sha256 FROM pages WHERE key = ?", arguments: [key(name)])
      }
      guard let row, let bytes: Data = row["part"], let digest: String = row["sha256"],
        SHA256.hex(of: Array(bytes)) == digest
      else { return nil }
      return try bytes.withUnsafeBytes { try ExtractedPart(decoding: $0) }
    } catch {
      giveUp(error)
      return nil
    }
  }

  /// Keeps what was made of some pages, unless something went wrong with them.
  func keep(_ part: ExtractedPart, named name: String) {
    let failures = [IssueCode.recognitionFailed, .timedOut, .overMemory].map(\.rawValue)
    guard let document = part.document,
      !(part.issues + document.issues).contains(where: { failures.contains($0.code) }),
      let queue = queue.withLock(\.self)
    else { return }
    let bytes = Array(part.encoded().dropFirst(Frame.headerSize))
    do {
      try queue.write { database in
        try database.execute(
          sql: "INSERT OR REPLACE INTO pages (key, part, sha256) VALUES (?, ?, ?)",
          arguments: [key(name), Data(bytes), SHA256.hex(of: bytes)])
      }
    } catch {
      giveUp(error)
    }
  }

  /// A cache that fails once is not asked again; one that is damaged makes way for a new one.
  private func giveUp(_ error: any Error) {
    let isFirst = queue.withLock { queue in
      defer { queue = nil }
      return queue != nil
    }
    guard isFirst else { return }
    if Self.isUnusable(error), (try? Self.putAside(path)) != nil {
      StandardError.line("casecheck: 缓存文件 \(path) 已损坏,已改名为 \(Self.fileName).old,下次重新建立;其余页面重新识别")
    } else {
      StandardError.line("casecheck: 缓存文件 \(path) 不能使用(\(Self.words(error)));其余页面重新识别")
    }
  }
}
