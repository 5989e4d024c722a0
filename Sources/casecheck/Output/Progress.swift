import DocExtract
import Reporting
import Synchronization

/// One line on standard error that says how far the run is; nothing where no one looks on.
///
/// May be told by many tasks at once.
final class Progress: Sendable {
  private struct State {
    var files = 0
    var cases = 0
  }

  private let files: Int
  private let cases: Int
  private let isShown: Bool
  private let state = Mutex(State())

  /// - Parameter isShown: `false` where the report itself goes to the terminal piece by piece.
  init(_ folders: [CaseFolder], isShown: Bool = true) {
    files = folders.reduce(0) { $0 + $1.files.count }
    cases = folders.count
    self.isShown = isShown && StandardError.isTerminal
    show(State(), "")
  }

  /// A file was read, or given up.
  func read(_ path: String) { tell(path) { $0.files += 1 } }

  /// A case was judged.
  func finished(_ path: String) { tell(path) { $0.cases += 1 } }

  func clear() {
    if isShown { Self.clearLine() }
  }

  /// Before it is known how many files there are: archives that are looked into.
  static func looked(into done: Int, of total: Int) {
    guard StandardError.isTerminal, total > 1 else { return }
    if done < total { StandardError.write("\r\u{1B}[K正在查看压缩包 \(done)/\(total)") } else { clearLine() }
  }

  private static func clearLine() { StandardError.write("\r\u{1B}[K") }

  private func tell(_ path: String, _ change: (inout State) -> Void) {
    guard isShown else { return }
    // Written under the lock: two lines must not mix.
    state.withLock { state in
      change(&state)
      show(state, path)
    }
  }

  private func show(_ state: State, _ path: String) {
    guard isShown else { return }
    let bar = TextWidth.padded(String(repeating: "█", count: state.files * 20 / max(files, state.files, 1)), to: 20)
    let counts = (cases > 1 ? "案卷 \(state.cases)/\(cases) · " : "") + "文件 \(state.files)/\(files)"
    // No wider than the narrowest terminal: a line that wraps is not taken back.
    StandardError.write("\r\u{1B}[K" + TextWidth.padded("\(bar) \(counts) \(TextWidth.plain(path))", to: 79))
  }
}
