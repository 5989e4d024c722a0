import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and termination: unfinished files go away, then the process ends as the signal wants.
enum Interruption {
  private static let unfinished = Mutex<Set<String>>([])
  private static let cleanings = Mutex((next: 0, bodies: [Cleaning: @Sendable () -> Void]()))

  static func install() {
    signal(SIGPIPE, SIG_IGN)
    // A file beyond `ulimit -f` is an error of writing like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // The handler holds its source, which would otherwise be gone at the end of this loop.
      source.setEventHandler { withExtendedLifetime(source) { end(by: number) } }
      source.resume()
    }
  }

  /// Opens a new file that goes away with an interruption, also with one that comes meanwhile.
  ///
  /// - Returns: a descriptor; -1, with `errno`, when the file cannot be made.
  static func create(_ path: String) -> Int32 {
    unfinished.withLock { paths in
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if descriptor >= 0 { paths.insert(path) }
      return descriptor
    }
  }

  static func hasWritten(_ path: String) { unfinished.withLock { _ = $0.remove(path) } }

  /// What has to be done when the run is interrupted; see ``clean(_:)``.
  struct Cleaning: Hashable, Sendable { fileprivate let number: Int }

  /// Keeps something to be done when the program ends, however it ends, such as ending another one that it started.
  static func clean(_ body: @escaping @Sendable () -> Void) -> Cleaning {
    cleanings.withLock { kept in
      if kept.next == 0 { atexit { Interruption.cleanUp() } }
      let cleaning = Cleaning(number: kept.next)
      kept.next += 1
      kept.bodies[cleaning] = body
      return cleaning
    }
  }

  static func forget(_ cleaning: Cleaning) { cleanings.withLock { _ = $0.bodies.removeValue(forKey: cleaning) } }

  /// What was begun last ends first: a program before the folder that it writes to.
  private static func cleanUp() {
    let bodies = cleanings.withLock { $0.bodies }
    for (_, clean) in bodies.sorted(by: { $0.key.number > $1.key.number }) { clean() }
  }

  private static func end(by number: Int32) {
    // The lock is kept: nothing is renamed into place once the files are being removed.
    unfinished.withLock { paths in
      for path in paths { unlink(path) }
      cleanUp()
      RunFolder.remove()
      if StandardError.isTerminal { StandardError.write("\r\u{1B}[K") }
      StandardError.line("casecheck: 已中断;没有写完的报告已经删除")
      signal(number, SIG_DFL)
      kill(getpid(), number)
      sleep(1)
    }
  }
}
