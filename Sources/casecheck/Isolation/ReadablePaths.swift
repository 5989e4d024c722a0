import Glibc

/// What workers of a run may read: what the user named, and nothing beside it.
enum ReadablePaths {
  /// More do not fit on the command line of a worker.
  static let most = 200

  /// The real paths of the arguments of a run, without those that lie in others.
  ///
  /// When there are too many, the deepest give way to the folders that hold them.
  static func of(_ paths: [String]) -> [String] {
    var found = Set(paths.compactMap(real))
    while found.count > most {
      let depth = found.map(depth).max() ?? 0
      found = Set(found.map { Self.depth($0) == depth ? folder(of: $0) : $0 })
    }
    return found.filter { path in !ancestors(of: path).contains { found.contains($0) } }.sorted()
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  private static func depth(_ path: String) -> Int { path.utf8.count { $0 == 0x2F } }

  private static func folder(of path: String) -> String {
    let cut = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    return cut.isEmpty ? "/" : cut
  }

  private static func ancestors(of path: String) -> [String] {
    guard path != "/" else { return [] }
    let next = folder(of: path)
    return [next] + ancestors(of: next)
  }
}
