import CWorker
import Foundation

/// One run of another program, such as LibreOffice or unar, with everything that it starts: in a session of its own, and
/// without a network.
final class IsolatedProcess {
  enum End { case done, timedOut, overMemory, overSize, notStarted }

  private let process: pid_t
  private let cleaning: Interruption.Cleaning

  /// - Parameters:
  ///   - command: the program with its arguments.
  ///   - launcher: our own program, which takes the network away before it becomes the other one.
  ///   - folder: the only one that it may write in; `home` and `tmp` in it are its own.
  ///   - options: of `casecheck _isolated`, besides.
  init?(_ command: [String], launcher: String, folder: String, options: [String] = []) {
    let arguments = ["casecheck", "_isolated", "--write", folder] + options + ["--"] + command
    let environment = [
      "HOME=\(folder)/home", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "SAL_USE_VCLPLUGIN=svp", "SWIFT_BACKTRACE=enable=no",
      "TMPDIR=\(folder)/tmp",
    ]
    var started = pid_t()
    let status = withCStrings(arguments) { arguments in
      withCStrings(environment + Self.inherited) { casecheck_start(launcher, arguments, $0, folder, &started) }
    }
    guard status == 0 else { return nil }
    let group = started
    process = group
    cleaning = Interruption.clean { _ = kill(-group, SIGKILL) }
  }

  private static var inherited: [String] {
    getenv("LD_LIBRARY_PATH").map { ["LD_LIBRARY_PATH=" + String(cString: $0)] } ?? []
  }

  deinit {
    // The number of the group belongs to it until its leader has been waited for.
    kill(-process, SIGKILL)
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
    Interruption.forget(cleaning)
  }

  /// Whether the run has ended with exit code 0, which not every program says of a success only.
  var hasSucceeded: Bool { casecheck_has_succeeded(process) }

  /// Waits for the end of the run, for `seconds` after each step forward at most.
  ///
  /// - Parameter steps: how far the run has come; asked now and then. `nil` when it has written too much.
  func end(seconds: Double, memoryBytes: Int, steps: () -> Int?) -> End {
    let clock = ContinuousClock()
    var last = (steps: 0, at: clock.now)
    for round in 0... {
      if casecheck_has_ended(process) { return .done }
      guard let now = steps() else { return .overSize }
      if now > last.steps { last = (now, clock.now) }
      if clock.now - last.at > .seconds(seconds) { return .timedOut }
      if round % 16 == 0, residentBytes > memoryBytes { return .overMemory }
      usleep(20_000)
    }
    return .done
  }

  /// Of all processes of the session together.
  private var residentBytes: Int {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.reduce(into: 0) { sum, name in
      guard pid_t(name) != nil, let text = FileManager.default.contents(atPath: "/proc/\(name)/stat") else { return }
      // `pid (name) state parent group session …`; the 24th is the resident size in pages.
      let fields = String(decoding: text, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
      guard fields.count > 21, fields[3] == "\(process)" else { return }
      sum += (Int(fields[21]) ?? 0) * page
    }
  }
}
