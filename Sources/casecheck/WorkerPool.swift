import DocExtract
import Glibc

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
    /// For one file, or one range of pages.
    var seconds: Double = 60
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

  private let settings: Settings
  private let queue: WorkerQueue
  private let converter: OfficeConverter

  init(_ settings: Settings = Settings()) {
    var settings = settings
    var conversion: Conversion.Settings?
    if let office = settings.office, let scratch = settings.scratch ?? RunFolder.makeFolder("office") {
      settings.readable.append(scratch)
      conversion = Conversion.Settings(
        office: office, launcher: settings.executable, seconds: settings.seconds, memoryBytes: settings.memoryBytes,
        scratch: scratch)
    }
    self.settings = settings
    queue = WorkerQueue(settings)
    converter = OfficeConverter(conversion)
  }

  deinit { queue.close() }

  /// What a file says, or why it could not be read; the same bytes for any number of workers.
  func extract(_ file: SourceFile) async -> ExtractedSource {
    let first = await read(file.location, 1...settings.pagesATask)
    if let filter = first.conversion {
      return ExtractedSource(file, parts: [await converted(file, first, filter)])
    }
    guard first.document != nil, first.pageCount > settings.pagesATask else {
      return ExtractedSource(file, parts: [first])
    }
    // What a worker answers is not believed beyond the limit it was given.
    let ranges = ranges(through: min(first.pageCount, settings.limits.pages))
    let rest = await withTaskGroup(of: (Int, ExtractedPart).self) { group in
      for (index, range) in ranges.enumerated() {
        group.addTask { (index, await self.read(file.location, range)) }
      }
      var parts = ranges.map { _ in ExtractedPart(format: first.format) }
      for await (index, part) in group { parts[index] = part }
      return parts
    }
    return ExtractedSource(file, parts: [first] + rest)
  }

  /// Ends the workers; whatever was still waiting is answered as unread.
  func shutdown() { queue.close() }

  /// The pages behind the first task's, in one piece when nobody has time to help.
  private func ranges(through last: Int) -> [ClosedRange<Int>] {
    let first = settings.pagesATask + 1
    guard queue.hasIdleWorkers else { return [first...last] }
    return stride(from: first, through: last, by: settings.pagesATask).map {
      $0...min(last, $0 + settings.pagesATask - 1)
    }
  }

  /// Reads what LibreOffice makes of a file; what is said of the file itself stays.
  private func converted(_ file: SourceFile, _ original: ExtractedPart, _ filter: OfficeFilter) async -> ExtractedPart {
    var part = original
    switch await converter.convert(file.location, filter, format: original.format) {
    case .success(let made):
      part.take(await read(made.location, 1...settings.pagesATask, isConverted: true))
      // The file goes away with the value that names it.
      withExtendedLifetime(made) {}
    case .failure(let issue): part.issues = [issue]
    }
    return part
  }

  private func read(_ location: String, _ pages: ClosedRange<Int>, isConverted: Bool = false) async -> ExtractedPart {
    let request = ReadRequest(location: location, pages: pages, limits: settings.limits, isConverted: isConverted)
    return await withCheckedContinuation { continuation in
      queue.add(WorkerQueue.Job(request: request) { continuation.resume(returning: $0) })
    }
  }
}
