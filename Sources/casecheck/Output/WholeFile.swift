import Foundation

/// A file that is there whole or not at all: written beside its place, then put there.
struct WholeFile: ~Copyable {
  let path: String
  private let temporary: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Devices, pipes and links are not replaced by a file.
  static func refuseSpecial(_ path: String) throws(RunError) {
    var facts = stat()
    if lstat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
      throw RunError("无法写 \(path): 不是普通文件;写到标准输出请用 json:- 或 txt:-")
    }
  }

  init(_ path: String) throws(RunError) {
    self.path = path
    temporary = FilePath.temporary(for: path, process: getpid())
    descriptor = Interruption.create(temporary)
    let failure = errno
    if descriptor < 0 {
      throw RunError("无法写 \(path): \(SystemError.words(failure));请检查文件夹是否存在、是否可写")
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    // After `finish` the name is gone and this does nothing.
    unlink(temporary)
    Interruption.hasWritten(temporary)
  }

  mutating func write(_ bytes: [UInt8]) throws(RunError) {
    buffer += bytes
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// - Parameter isPart: of a folder that is put into its place as a whole; the disk is not waited for then.
  mutating func finish(isPart: Bool = false) throws(RunError) {
    try flush()
    guard isPart || fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      let failure = errno
      throw RunError("无法写 \(path): \(SystemError.words(failure))")
    }
  }

  private mutating func flush() throws(RunError) {
    let failure = writeAll(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    guard failure == 0 else { throw RunError("无法写 \(path): \(SystemError.words(failure))") }
  }
}
