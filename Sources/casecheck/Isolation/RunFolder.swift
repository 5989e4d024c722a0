import Glibc
import Synchronization

/// The folder of this run below `TMPDIR`: scratch of workers, and whatever else lasts no longer than the run.
///
/// It goes away with the program, however that ends: what a killed one has left is found by the lock that nobody holds,
/// and removed when the next one starts.
enum RunFolder {
  private enum State {
    case none
    case made(path: String, lock: Int32)
    /// There is no place for files; the error of the system.
    case failed(Int32)
    /// The program ends.
    case closed
  }
  private static let state = Mutex(State.none)
  static let lockName = ".casecheck-lock"

  /// A new folder inside, of this user alone.
  ///
  /// - Returns: its real path; `nil` when none can be made.
  static func makeFolder(_ name: String) -> String? {
    state.withLock { state in
      if case .none = state { state = make(in: parent) }
      guard case .made(let path, _) = state else { return nil }
      return newFolder("\(path)/\(name)-XXXXXX")
    }
  }

  /// Why there is no folder, and what to do; `nil` when there is one or none was wanted yet.
  static var problem: String? {
    guard case .failed(let code) = state.withLock({ $0 }) else { return nil }
    let reason =
      switch code {
      case ENOSPC, EDQUOT: "磁盘已满"
      case EROFS: "只能读,不能写"
      case EACCES, EPERM: "没有写入的权限"
      default: "系统错误 \(code)"
      }
    return "无法在 \(parent) 建立临时文件夹(\(reason));请腾出空间,或者用环境变量 TMPDIR 指定另一个文件夹"
  }

  /// Removes the folder; from then on there is none.
  static func remove() {
    state.withLock { state in
      if case .made(let path, let lock) = state {
        FolderRemoval.remove(path, last: lockName)
        close(lock)
      }
      state = .closed
    }
  }

  private static var parent: String {
    let wanted = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    guard let resolved = realpath(wanted.isEmpty ? "/tmp" : wanted, nil) else { return "/tmp" }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func make(in parent: String) -> State {
    Leftovers.sweep(in: parent)
    // Another program that sweeps may be faster than the lock: then its folder is gone, and a second one is made.
    var failure: Int32 = 0
    for _ in 0..<3 {
      guard let path = newFolder("\(parent)/casecheck-XXXXXX") else { return .failed(errno) }
      let lock = open("\(path)/\(lockName)", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      var facts = stat()
      if lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0, fstat(lock, &facts) == 0, facts.st_nlink > 0 {
        atexit { RunFolder.remove() }
        return .made(path: path, lock: lock)
      }
      failure = errno
      if lock >= 0 { close(lock) }
      FolderRemoval.remove(path)
    }
    return .failed(failure)
  }

  private static func newFolder(_ template: String) -> String? {
    var name = Array(template.utf8CString)
    return name.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
  }
}

/// Folders of runs that were killed.
enum Leftovers {
  /// Removes those in `parent`: ours by name, owner and lock file, and with nobody who holds the lock.
  static func sweep(in parent: String) {
    guard let stream = opendir(parent) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasPrefix("casecheck-"), name.utf8.count == 16 { sweep("\(parent)/\(name)") }
    }
  }

  private static func sweep(_ path: String) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return }
    defer { close(folder) }
    var facts = stat()
    guard fstat(folder, &facts) == 0, facts.st_uid == geteuid() else { return }
    let lock = openat(folder, RunFolder.lockName, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard lock >= 0 else { return }
    defer { close(lock) }
    if flock(lock, LOCK_EX | LOCK_NB) == 0 { FolderRemoval.remove(path, last: RunFolder.lockName) }
  }
}
