import Glibc

/// A folder that goes away with the value that made it.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/casecheck-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/nowhere"
    }
  }

  deinit { remove(path) }

  /// Writes a file, with the folders above it.
  func write(_ name: String, _ bytes: [UInt8] = [0x61]) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o755)
    }
    guard let file = fopen("\(path)/\(name)", "wb") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func folder(_ name: String) { mkdir("\(path)/\(name)", 0o755) }
  func link(_ name: String, to target: String) { symlink(target, "\(path)/\(name)") }

  private func remove(_ path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return }
    if facts.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(stream)
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  static func contents(of path: String) -> String? {
    // `..` behind the name of a file leads nowhere for the system: take the words away by hand.
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    guard let file = fopen("/" + parts.joined(separator: "/"), "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
