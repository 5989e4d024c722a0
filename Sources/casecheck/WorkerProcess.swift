import CWorker
import DocExtract
import Glibc

/// Why a worker brought no answer.
enum WorkerFailure: Error {
  case crashed, timedOut, overMemory, notStarted, cancelled

  /// What the report says about the file.
  func part(_ settings: WorkerPool.Settings) -> ExtractedPart {
    let issue =
      switch self {
      case .crashed: ExtractionIssue(.workerCrashed, "读取这个文件的进程两次异常退出,多半是文件已损坏,也可能是进程被系统终止;请重试一次,仍然不行的重新导出")
      case .timedOut:
        ExtractionIssue(
          .timedOut, "读取超过 \(Int(settings.seconds)) 秒,已放弃;请拆分或者重新导出后重试,或者用 --\(LimitFlag.seconds.rawValue) 放宽")
      case .overMemory:
        ExtractionIssue(
          .overMemory,
          "读取时占用内存超过 \(ByteSize.words(settings.memoryBytes)),已放弃;请拆分或者重新导出后重试,或者用 --\(LimitFlag.memory.rawValue) 放宽")
      case .notStarted: ExtractionIssue(.workerCrashed, "无法启动读取进程;请检查系统的进程数和内存后重试")
      case .cancelled: ExtractionIssue(.cancelled, "检查被中断,文件没有读取;请重新运行")
      }
    return ExtractedPart(format: .unknown, issues: [issue])
  }
}

/// One worker process; used by one thread.
final class WorkerProcess {
  private let process: pid_t
  private let requests: Int32
  private let answers: Int32
  private let settings: WorkerPool.Settings
  /// Where it may write; gone with the worker.
  private let scratch: String?
  private var isOver = false

  /// Starts a worker; `nil` when the system refuses.
  init?(_ settings: WorkerPool.Settings) {
    self.settings = settings
    var environment = ["SWIFT_BACKTRACE": "enable=no", "LANG": "C.UTF-8"]
    if let path = getenv("LD_LIBRARY_PATH") { environment["LD_LIBRARY_PATH"] = String(cString: path) }
    environment.merge(settings.environment) { $1 }
    scratch = RunFolder.makeFolder("worker")
    let sandbox = Sandbox(
      readable: settings.readable, scratch: scratch, layers: settings.layers,
      addressSpace: max(4 << 30, settings.memoryBytes.multipliedReportingOverflow(by: 4).partialValue))
    var (started, input, output) = (pid_t(), Int32(), Int32())
    let status = withCStrings(["casecheck", "_worker"] + sandbox.arguments) { arguments in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }.sorted()) { variables in
        casecheck_spawn(settings.executable, arguments, variables, &started, &input, &output)
      }
    }
    (process, requests, answers) = (started, input, output)
    guard status == 0 else {
      isOver = true
      if let scratch { FolderRemoval.remove(scratch) }
      return nil
    }
  }

  deinit { kill() }

  /// What the worker says about a file.
  ///
  /// An archive is unpacked where the worker may write, and then put where the request wants it.
  func answer(to request: ReadRequest) throws(WorkerFailure) -> ExtractedPart {
    guard let store = request.store else { return try ask(request) }
    guard let scratch, settings.layers.contains(.landlock) else {
      let issue = ExtractionIssue(.sandboxFailed, "这台机器的内核没有 Landlock,不能安全地解开压缩包;请解压后重试")
      return ExtractedPart(format: .archive, issues: [issue])
    }
    let place = scratch + "/unpacked"
    FolderRemoval.remove(place)
    var own = request
    own.store = place
    let part = try ask(own)
    guard rename(place, store) == 0 else {
      let issue = ExtractionIssue(.overLimit, "解开的压缩包放不进临时文件夹(系统错误 \(errno));请检查磁盘空间")
      return ExtractedPart(format: .archive, issues: [issue])
    }
    return part
  }

  private func ask(_ request: ReadRequest) throws(WorkerFailure) -> ExtractedPart {
    guard writeAll(request.encoded(), to: requests) == 0 else { throw .crashed }
    let slow = request.recognizes || request.area != nil || !request.notes.isEmpty
    let extra = slow ? settings.secondsToRecognize * Double(request.pages.count) : 0
    // What is given up is given up within the time: nobody waits longer for a file to move.
    let deadline = Self.now() + settings.seconds * WorkerPool.Settings.patience + extra
    let length = try receive(Frame.headerSize, by: deadline, Frame.length)
    // A worker of ours says itself that it has read too much.
    guard length <= max(settings.limits.textBytes, Self.smallAnswer) else { throw .crashed }
    guard length > Self.smallAnswer else { return try receive(length, by: deadline, ExtractedPart.init(decoding:)) }
    let waiting = Self.now()
    pthread_mutex_lock(Self.largeAnswers)
    defer { pthread_mutex_unlock(Self.largeAnswers) }
    let waited = Self.now() - waiting
    return try receive(length, by: deadline + waited, ExtractedPart.init(decoding:))
  }

  private static let smallAnswer = 4 << 20
  /// One large answer at a time: each is held twice, as it came and as a document.
  nonisolated(unsafe) private static let largeAnswers: UnsafeMutablePointer<pthread_mutex_t> = {
    let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    return mutex
  }()

  /// Reads so many bytes, which take memory only as they come, and makes a value of them.
  private func receive<Value>(
    _ count: Int, by deadline: Double, _ body: (UnsafeRawBufferPointer) throws(FrameError) -> Value
  ) throws(WorkerFailure) -> Value {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { buffer.deallocate() }
    var filled = 0
    while filled < count {
      try wait(until: deadline)
      let got = read(answers, buffer.baseAddress?.advanced(by: filled), count - filled)
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      guard got > 0 else { throw .crashed }
      filled += got
    }
    do throws(FrameError) {
      return try body(UnsafeRawBufferPointer(buffer))
    } catch {
      throw .crashed
    }
  }

  /// Waits for bytes, with an eye on the clock and on the worker's memory.
  private func wait(until deadline: Double) throws(WorkerFailure) {
    var pause: Int32 = 50
    while true {
      var state = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
      let ready = poll(&state, 1, pause)
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw .crashed }
      if Self.now() > deadline { throw .timedOut }
      let resident = residentBytes
      // What it takes until somebody looks again must not lead it beyond the limit.
      if resident > settings.memoryBytes / 16 * 15 { throw .overMemory }
      pause = resident > settings.memoryBytes / 2 ? 4 : 50
    }
  }

  /// Memory of the worker's own, without the files that it has mapped.
  var residentBytes: Int {
    let file = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 128)
    let count = read(file, &buffer, buffer.count)
    guard count > 0 else { return 0 }
    let numbers = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: " ").map { Int($0) ?? 0 }
    return numbers.count > 2 ? (numbers[1] - numbers[2]) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }

  /// Lets the worker end by itself, which it does when there is nothing more to read.
  func end() {
    guard !isOver else { return }
    close(requests)
    for _ in 0..<200 {
      if waitpid(process, nil, WNOHANG) != 0 { return finish() }
      usleep(5_000)
    }
    Glibc.kill(process, SIGKILL)
    waitpid(process, nil, 0)
    finish()
  }

  func kill() {
    guard !isOver else { return }
    Glibc.kill(process, SIGKILL)
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
    close(requests)
    finish()
  }

  private func finish() {
    isOver = true
    close(answers)
    if let scratch { FolderRemoval.remove(scratch) }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
