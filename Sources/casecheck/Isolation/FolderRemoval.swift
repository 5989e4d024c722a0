import Glibc

/// Removes a folder that somebody hostile may have filled: links are not followed, and no depth is too deep.
enum FolderRemoval {
  /// - Parameter last: a file directly inside that goes last, so that what was left half removed is still known.
  static func remove(_ path: String, last: String? = nil) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return }
    let kept = last.map { Array($0.utf8CString) }
    var moved = 0
    // What lies deeper is moved up, until nothing is left: two descriptors are enough for any depth.
    while names(in: folder).reduce(false, { $1 != kept && take($1, from: folder, &moved) || $0 }) {}
    if let last { unlinkat(folder, last, 0) }
    close(folder)
    rmdir(path)
  }

  /// - Returns: whether the entry is gone.
  private static func take(_ name: [CChar], from folder: Int32, _ moved: inout Int) -> Bool {
    if unlinkat(folder, name, 0) == 0 || unlinkat(folder, name, AT_REMOVEDIR) == 0 { return true }
    let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard inner >= 0 else { return false }
    defer { close(inner) }
    for name in names(in: inner) where unlinkat(inner, name, 0) != 0 && unlinkat(inner, name, AT_REMOVEDIR) != 0 {
      moved += 1
      renameat(inner, name, folder, ".moved-\(moved)")
    }
    return unlinkat(folder, name, AT_REMOVEDIR) == 0
  }

  /// As the system gives them, whatever their encoding; each ends with 0.
  private static func names(in folder: Int32) -> [[CChar]] {
    let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return [] }
    guard let stream = fdopendir(copy) else {
      close(copy)
      return []
    }
    defer { closedir(stream) }
    var found: [[CChar]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { $0.prefix { $0 != 0 }.map(CChar.init(bitPattern:)) }
      if name != [0x2E], name != [0x2E, 0x2E] { found.append(name + [0]) }
    }
    return found
  }
}
