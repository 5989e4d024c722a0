import Glibc

/// The first bytes of a file, which the program itself looks at: enough to guess, nothing is parsed.
enum FileHead {
  static func mayBeArchive(_ location: String) -> Bool {
    let descriptor = open(RawPath.bytes(location), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { buffer in
      let count = pread(descriptor, buffer.baseAddress, buffer.count, 0)
      guard count > 0 else { return false }
      return FormatSniffer.mayBeArchive(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
