import Glibc

/// Bytes that wait on disk until what stands before them is known; gone with the program.
final class SpoolFile {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init() throws(RunError) {
    guard let folder = RunFolder.makeFolder("report") else {
      throw RunError(RunFolder.problem ?? "没有放临时文件的文件夹;请用环境变量 TMPDIR 指定一个")
    }
    let path = folder + "/rest"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(errno) }
    // The name is not needed any more.
    unlink(path)
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(RunError) {
    buffer += bytes
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Everything that was written, in pieces.
  func copy(to write: ([UInt8]) throws -> Void) throws {
    try flush()
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.failure(errno) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw Self.failure(errno)
      }
      guard count > 0 else { return }
      try write(Array(piece[..<count]))
    }
  }

  private func flush() throws(RunError) {
    let failure = writeAll(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    guard failure == 0 else { throw Self.failure(failure) }
  }

  private static func failure(_ code: Int32) -> RunError {
    RunError("无法写临时文件: \(SystemError.words(code));请腾出空间,或者用环境变量 TMPDIR 指定另一个文件夹")
  }
}
