import Foundation
import Synchronization

/// The temporary folder of a run, for what has to lie on disk while files are read; only its owner may look inside.
enum RunFolder {
  private struct State {
    var path: String?
    var next = 0
  }
  private static let state = Mutex(State())

  /// Makes a new, empty folder.
  ///
  /// - Throws: when the system's temporary folder cannot be written to.
  static func makeFolder() throws -> String {
    try state.withLock { state in
      let root = try state.path ?? makeRoot()
      state.path = root
      state.next += 1
      let path = "\(root)/\(state.next)"
      guard mkdir(path, 0o700) == 0 else { throw refusal(errno) }
      return path
    }
  }

  private static func makeRoot() throws -> String {
    let place = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(place)/casecheck-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw refusal(errno) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Workers compare real paths.
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func refusal(_ code: Int32) -> RunError {
    RunError("无法建立临时文件夹(系统错误 \(code));请检查磁盘空间,或者用 TMPDIR 指定另一个位置")
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Removes the folder with everything inside; the run is over.
  static func removeAll() {
    let root = state.withLock { state in
      defer { state.path = nil }
      return state.path
    }
    if let root { remove(root) }
  }
}
