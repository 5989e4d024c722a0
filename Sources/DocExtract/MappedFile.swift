import Glibc

/// The bytes of a file, mapped read-only for as long as this lives.
final class MappedFile {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: the issue that says why the file could not be opened, in the order in which a user would look.
  init(path: String, limits: ReadingLimits) throws(ExtractionIssue) {
    // Non-blocking: a FIFO that took the place of a file must not hang the worker.
    let descriptor = open(RawPath.bytes(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      switch errno {
      case EACCES, EPERM: throw ExtractionIssue(.noPermission, "没有读取权限;请检查文件权限后重试")
      case ENOENT: throw ExtractionIssue(.notAFile, "文件已不存在;可能在检查过程中被移走,请重试")
      case let code: throw ExtractionIssue(.damaged, "无法打开文件(系统错误 \(code));请检查磁盘或者网络位置后重试")
      }
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw ExtractionIssue(.notAFile, "不是普通文件,未读取")
    }
    let length = Int(facts.st_size)
    guard length > 0 else { throw ExtractionIssue(.emptyFile, "文件为空(0 字节);请重新导出或者重新收集") }
    guard length <= limits.fileBytes else {
      throw ExtractionIssue.over(.file, "文件有 \(ByteSize.words(length)),超过 \(ByteSize.words(limits.fileBytes)) 的限制")
    }
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw ExtractionIssue(.overMemory, "内存不足,无法打开文件;请拆分后重试")
    }
    bytes = UnsafeRawBufferPointer(start: start, count: length)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}

extension ExtractionIssue: Error {}
