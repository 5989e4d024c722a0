import Glibc

/// The content of one entry while it is unpacked: written to a file, or kept in memory as far as it is looked at.
struct MemberContent {
  private let path: String?
  private var descriptor: Int32 = -1
  private var kept: [UInt8] = []
  private(set) var count = 0
  private(set) var mayBeArchive = false

  /// - Parameter path: of the file to write; `nil` when only archives inside are of interest.
  init(path: String?) { self.path = path }

  /// A listing stops at the first piece of whatever is no archive.
  var isWanted: Bool { path != nil || mayBeArchive }
  /// Whether all of it was unpacked, so that ``count`` is the size.
  var isWhole: Bool { isWanted }

  mutating func open() throws(ExtractionIssue) {
    guard let path else { return }
    descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.cannotWrite }
  }

  mutating func add(_ piece: UnsafeRawBufferPointer) throws(ExtractionIssue) {
    if count == 0 { mayBeArchive = FormatSniffer.mayBeArchive(piece) }
    count += piece.count
    if descriptor >= 0 {
      var sent = 0
      while sent < piece.count {
        let written = write(descriptor, piece.baseAddress?.advanced(by: sent), piece.count - sent)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Self.cannotWrite }
        sent += written
      }
    } else if mayBeArchive {
      kept.append(contentsOf: piece)
    }
  }

  private static var cannotWrite: ExtractionIssue {
    ExtractionIssue(.overLimit, "无法写入临时文件(系统错误 \(errno)),没有解开;请检查磁盘空间,或者用 TMPDIR 指定另一个临时目录")
  }

  /// All of the content; only for what may be an archive.
  func bytes() throws(ExtractionIssue) -> MemberBytes {
    guard let path else { return MemberBytes(kept) }
    return MemberBytes(try MappedFile(path: path, limits: ReadingLimits()))
  }

  /// Takes back what was written.
  func remove() {
    if let path { unlink(path) }
  }

  mutating func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }
}

/// Bytes that stay where they are for as long as this lives.
final class MemberBytes {
  let buffer: UnsafeRawBufferPointer
  private let file: MappedFile?

  init(_ file: MappedFile) {
    self.file = file
    buffer = file.bytes
  }

  init(_ bytes: [UInt8]) {
    file = nil
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    buffer = UnsafeRawBufferPointer(copy)
  }

  deinit { if file == nil { UnsafeMutableRawBufferPointer(mutating: buffer).deallocate() } }
}
