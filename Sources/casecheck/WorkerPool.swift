import DocExtract
import Glibc
import Synchronization

/// Reads files in worker processes: a file that crashes its reader costs itself and nothing else.
///
/// May be asked by many tasks at once; a worker reads one file after the other, and several share the pages of a long one.
final class WorkerPool: Sendable {
  struct Settings: Sendable {
    /// Worker processes at most; they start when there is work for them.
    var workers = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    var executable = "/proc/self/exe"
    /// Added to the little that a worker needs.
    var environment: [String: String] = [:]
    /// Files and folders, with everything below, that workers may read: real paths of what the run is about.
    var readable: [String] = []
    /// The walls around each worker.
    var layers = SandboxLayer.available
    var limits = ReadingLimits()
    var recognition = Recognition.off
    /// Where recognized pages are kept; `nil` when they are not.
    var cache: RecognitionCache?
    /// For one file, or one range of pages.
    var seconds: Double = 60
    /// The share of the time after which a file is given up: to end its process takes a moment.
    static let patience = 0.97
    /// For each page that is recognized, besides.
    var secondsToRecognize: Double = 20
    /// Resident, without the file that is being read.
    var memoryBytes = 1 << 30
    /// Longer files are shared out.
    var pagesATask = 40
    /// A worker that kept more than this after its work makes way for a fresh one.
    var keptBytes = 256 << 20
    /// What converts old Office files; `nil` when it is not installed.
    var office = LibreOffice()
    /// Where copies of the files that it converts are kept meanwhile; a folder of the run when it is `nil`.
    var scratch: String?
  }

  let settings: Settings
  let queue: WorkerQueue
  let archives: ArchiveStore
  private let converter: OfficeConverter
  private let rar: RARConverter

  init(_ settings: Settings = Settings()) {
    var settings = settings
    let store = RunFolder.makeFolder("store")
    if let store { settings.readable.append(store) }
    var conversion: Conversion.Settings?
    if let office = settings.office, let scratch = settings.scratch ?? RunFolder.makeFolder("office") {
      settings.readable.append(scratch)
      conversion = Conversion.Settings(
        office: office, launcher: settings.executable, seconds: settings.seconds, memoryBytes: settings.memoryBytes,
        scratch: scratch)
    }
    self.settings = settings
    let queue = WorkerQueue(settings)
    self.queue = queue
    let rar = RARConverter(
      store.map {
        RARConverter.Settings(
          launcher: settings.executable, seconds: settings.seconds, memoryBytes: settings.memoryBytes,
          limits: settings.limits, scratch: $0)
      })
    self.rar = rar
    archives = ArchiveStore(folder: store) { [limits = settings.limits] archive, folder in
      let place = await rar.place(of: archive)
      return await queue.part(ReadRequest(location: place, pages: 1...1, limits: limits, store: folder))
    }
    converter = OfficeConverter(conversion, isInstalled: settings.office != nil)
  }

  deinit { queue.close() }

  /// Says which files will be asked for: an archive goes away when all of its members were.
  func expect(_ cases: [CaseFolder]) async { await archives.expect(cases.flatMap(\.files)) }

  /// What an archive holds, as far as it can be opened; for any other file its format.
  func listing(of file: SourceFile) async -> ExtractedPart {
    var part = await read(file.location, 1...1)
    guard part.format == .archive, part.issues.first?.code == IssueCode.needsUnar.rawValue else { return part }
    switch await rar.tar(of: file.location) {
    case .success(let place):
      let converted = await read(place, 1...1)
      (part.members, part.issues) = (converted.members, converted.issues)
    case .failure(let issue): part.issues = [issue]
    }
    return part
  }

  /// What a file says, or why it could not be read; the same bytes for any number of workers.
  func extract(_ file: SourceFile) async -> ExtractedSource {
    guard file.member != nil else { return await extract(file, at: file.location) }
    let source: ExtractedSource
    switch await archives.location(of: file) {
    case .success(let location): source = await extract(file, at: location)
    case .failure(let issue): source = ExtractedSource(file: file, status: .unread, issues: [issue])
    }
    await archives.finished(with: file)
    return source
  }

  private func extract(_ file: SourceFile, at location: String) async -> ExtractedSource {
    let first = await read(location, 1...settings.pagesATask)
    if let filter = first.conversion {
      return ExtractedSource(file, parts: [await converted(location, first, filter)])
    }
    guard first.document != nil, first.pageCount > settings.pagesATask else {
      return ExtractedSource(file, parts: await recognized([first], location))
    }
    // What a worker answers is not believed beyond the limit it was given.
    let ranges = ranges(through: min(first.pageCount, settings.limits.pages))
    let room = Room(settings.limits.textBytes - first.size)
    let rest = await withTaskGroup(of: (Int, ExtractedPart).self) { group in
      for (index, range) in ranges.enumerated() {
        group.addTask { (index, await self.read(location, range, while: room)) }
      }
      var parts = ranges.map { _ in ExtractedPart(format: first.format) }
      var failed: ExtractedPart?
      for await (index, part) in group where failed == nil {
        // The order in which they come decides nothing: too much is too much, and nothing is kept.
        guard room.take(part.size) else { continue }
        parts[index] = part
        // The file is lost: a hundred ranges that take too long must not take a hundred times as long.
        if part.document == nil { failed = part }
        if failed != nil { room.close() }
      }
      if let failed { return [failed] }
      return room.isLeft ? parts : [tooLong(first)]
    }
    return ExtractedSource(file, parts: await recognized([first] + rest, location))
  }

  /// The same parts, with those pages recognized that need it: a few in each task, so that all workers help.
  private func recognized(_ parts: [ExtractedPart], _ location: String) async -> [ExtractedPart] {
    guard settings.recognition.folder != nil else { return parts }
    let isKept = settings.cache != nil
    let pieces = parts.flatMap { part in part.needsRecognition ? part.pieces(isKept: isKept) : [.whole(part)] }
    let room = Room(settings.limits.textBytes)
    let attempts = Attempts()
    let file = parts.first.flatMap { $0.sha256.isEmpty ? nil : "file \($0.sha256)" }
    return await withTaskGroup(of: (Int, ExtractedPart).self) { group in
      for (index, piece) in pieces.enumerated() {
        group.addTask {
          switch piece {
          case .whole(let part): (index, part)
          case .again(let pages): (index, await self.read(location, pages, while: room))
          case .recognized(let pages):
            (index, await self.recognized(location, pages, named: file.map { "\($0) \(pages)" }, attempts, while: room))
          case .known(let number, let likeness, let part):
            (index, await self.recalled(location, number, likeness, of: part, attempts, while: room))
          }
        }
      }
      var parts: [Int: ExtractedPart] = [:]
      for await (index, part) in group { parts[index] = room.take(part.size) ? part : tooLong(part) }
      return pieces.indices.compactMap { parts[$0] }
    }
  }

  /// What was made of the same picture before, in whatever file; otherwise the page is recognized.
  private func recalled(
    _ location: String, _ number: Int, _ likeness: String, of file: ExtractedPart, _ attempts: Attempts,
    while room: Room
  ) async -> ExtractedPart {
    let name = "page \(likeness)"
    if let known = settings.cache?.part(named: name)?.recalled(as: number, in: file) { return known }
    let part = await recognized(location, number...number, named: nil, attempts, while: room)
    if let page = part.page { settings.cache?.keep(page, named: name) }
    return part
  }

  /// Recognizes a few pages; when that goes wrong, they are read without.
  ///
  /// - Parameter name: under which they are kept; `nil` when the caller does that.
  private func recognized(
    _ location: String, _ pages: ClosedRange<Int>, named name: String?, _ attempts: Attempts, while room: Room
  ) async -> ExtractedPart {
    if let name, let known = settings.cache?.part(named: name) { return known }
    let part = await read(location, pages, while: room, recognizes: true, attempts)
    if part.document == nil { attempts.fail() }
    if let name { settings.cache?.keep(part, named: name) }
    guard part.document == nil, let issue = part.issues.first else { return part }
    let isCancelled = issue.code == IssueCode.cancelled.rawValue
    if isCancelled, attempts.areLeft { return part }
    var plain = await read(location, pages, while: room)
    plain.document?.issues += pages.map {
      ExtractionIssue(.recognitionFailed, page: $0, "第\($0)页没有识别:\(isCancelled ? Attempts.words : issue.message)")
    }
    return plain
  }

  private func tooLong(_ part: ExtractedPart) -> ExtractedPart {
    let most = ByteSize.words(settings.limits.textBytes)
    return ExtractedPart(
      format: part.format, issues: [.over(.text, "读出的文字和位置超过 \(most) 的限制;请按文书拆分")])
  }

  /// Ends the workers; whatever was still waiting is answered as unread.
  func shutdown() { queue.close() }

  /// The pages behind the first task's, in large pieces when nobody has time to help.
  private func ranges(through last: Int) -> [ClosedRange<Int>] {
    let first = settings.pagesATask + 1
    let size = queue.hasIdleWorkers ? settings.pagesATask : settings.pagesATask * 10
    return stride(from: first, through: last, by: size).map { $0...min(last, $0 + size - 1) }
  }

  /// Reads what LibreOffice makes of a file; what is said of the file itself stays.
  private func converted(_ location: String, _ original: ExtractedPart, _ filter: OfficeFilter) async -> ExtractedPart {
    var part = original
    switch await converter.convert(location, filter, format: original.format) {
    case .success(let made):
      part.take(await read(made.location, 1...settings.pagesATask, isConverted: true))
      // The file goes away with the value that names it.
      withExtendedLifetime(made) {}
    case .failure(let issue): part.issues = [issue]
    }
    return part
  }

  private func read(
    _ location: String, _ pages: ClosedRange<Int>, isConverted: Bool = false, while room: Room = Room(Int.max),
    recognizes: Bool = false, _ attempts: Attempts = Attempts()
  ) async -> ExtractedPart {
    let request = ReadRequest(
      location: location, pages: pages, limits: settings.limits, isConverted: isConverted,
      recognition: settings.recognition, recognizes: recognizes)
    return await queue.part(request) { room.isLeft && attempts.areLeft }
  }
}

extension WorkerQueue {
  /// What a worker answers, or why none did.
  func part(_ request: ReadRequest, isWanted: @escaping @Sendable () -> Bool = { true }) async -> ExtractedPart {
    await withCheckedContinuation { continuation in
      add(Job(request: request, isWanted: isWanted) { continuation.resume(returning: $0) })
    }
  }
}

extension ExtractedPart {
  /// Bytes that its text takes with its places, about.
  fileprivate var size: Int { document.map { $0.text.utf8.count + $0.boxes.count * MemoryLayout<Float>.size * 4 } ?? 0 }
}

/// How often recognition of one file may fail before its other pages are not tried: each failure costs minutes.
private final class Attempts: Sendable {
  private static let most = 5
  static let words = "这个文件已有 \(most) 处识别失败,其余没有再试;请重新扫描或者重新导出后重试"
  private let failures = Mutex(0)

  var areLeft: Bool { failures.withLock { $0 < Self.most } }

  func fail() { failures.withLock { $0 += 1 } }
}

/// How much may still be read of one file.
private final class Room: Sendable {
  private let bytes: Mutex<Int>

  init(_ bytes: Int) { self.bytes = Mutex(bytes) }

  var isLeft: Bool { bytes.withLock { $0 >= 0 } }

  /// Nothing more is wanted.
  func close() { bytes.withLock { $0 = -1 } }

  /// - Returns: whether there was room for so many bytes.
  func take(_ count: Int) -> Bool {
    bytes.withLock { bytes in
      bytes -= count
      return bytes >= 0
    }
  }
}
