import CSandboxProbe
import DocExtract
import Glibc
import Synchronization

/// `SandboxProbe OUTSIDE ARGUMENTS-OF-A-WORKER…`: puts up the sandbox of a worker, tries to break out from the first thread
/// and from one that was started before the filter was there, then shows that its folder and new threads still work.
///
/// Dispatch and tasks are not for a worker: once a second libdispatch opens `/proc/THREAD/stat` of its threads when work
/// waits, and ends the process (SIGILL) where Landlock refuses that.
///
/// Prints a line for each attempt: the thread, the attempt, and 0 or the error.
enum ProbeRun {
  private static let isProbing = Mutex(false)
  nonisolated(unsafe) private static var places = casecheck_places()

  static func main() {
    guard CommandLine.arguments.count > 1, let sandbox = Sandbox(arguments: CommandLine.arguments.dropFirst(2)) else {
      exit(64)
    }
    places.outside = UnsafePointer(strdup(CommandLine.arguments[1]))
    places.scratch = UnsafePointer(strdup(sandbox.scratch ?? CommandLine.arguments[1]))
    places.process = getppid()
    var second = pthread_t()
    do throws(SandboxFailure) {
      try sandbox.raise { second = start(whenProbing) }
    } catch {
      print(error)
      exit(71)
    }
    attemptAll(from: "first")
    isProbing.withLock { $0 = true }
    pthread_join(second, nil)
    showWhatWorks(sandbox)
  }

  private static func attemptAll(from thread: String) {
    for index in 0..<casecheck_probe_count() {
      print(thread, String(cString: casecheck_probe_name(index)), casecheck_probe(index, places))
    }
    fflush(nil)
  }

  private typealias Body = @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?

  private static let whenProbing: Body = { _ in
    while !isProbing.withLock({ $0 }) { usleep(1_000) }
    attemptAll(from: "second")
    return nil
  }

  private static let worked = Mutex(0)
  private static let whenWorking: Body = { _ in
    worked.withLock { $0 += 1 }
    return nil
  }

  private static func start(_ body: Body) -> pthread_t {
    var thread = pthread_t()
    guard pthread_create(&thread, nil, body, nil) == 0 else { exit(72) }
    return thread
  }

  private static func showWhatWorks(_ sandbox: Sandbox) {
    if let scratch = sandbox.scratch {
      print("works scratch", open("\(scratch)/own", O_WRONLY | O_CREAT, 0o600) >= 0)
    }
    let threads = (0..<16).map { _ in start(whenWorking) }
    for thread in threads { pthread_join(thread, nil) }
    print("works thread", worked.withLock { $0 } == threads.count)
  }
}
