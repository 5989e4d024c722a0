import Glibc

/// One entry of a folder.
struct FolderEntry {
  enum Kind: Equatable {
    case file, folder
    /// Left out, and why.
    case skipped(IssueCode, String)
    /// It should have been looked at, and could not be.
    case unread(IssueCode, String)
  }
  var name: String
  /// Relative to the argument.
  var path: String
  /// Absolute.
  var location: String
  var kind: Kind
  var bytes: Int

  func file(at path: String) -> SourceFile { SourceFile(path: path, location: location, bytes: bytes) }

  /// The row of a report for an entry that is not read.
  func row(at path: String) -> ExtractedSource {
    switch kind {
    case .skipped(let code, let reason):
      ExtractedSource(file: file(at: path), status: .skipped, issues: [ExtractionIssue(code, reason)])
    case .unread(let code, let reason):
      ExtractedSource(file: file(at: path), status: .unread, issues: [ExtractionIssue(code, reason)])
    case .file, .folder: ExtractedSource(file: file(at: path), status: .skipped)
    }
  }

  /// The path that the user gave; links are followed.
  static func argument(_ path: String) throws(IntakeError) -> FolderEntry {
    guard let resolved = realpath(path, nil) else {
      throw errno == EACCES ? .forbidden(path) : .missing(path)
    }
    defer { free(resolved) }
    let location = String(cString: resolved)
    var facts = stat()
    guard stat(location, &facts) == 0 else { throw .missing(path) }
    let name = location.split(separator: "/").last.map(String.init) ?? "/"
    switch facts.st_mode & S_IFMT {
    case S_IFREG:
      return FolderEntry(name: name, path: "", location: location, kind: .file, bytes: Int(facts.st_size))
    case S_IFDIR: return FolderEntry(name: name, path: "", location: location, kind: .folder, bytes: 0)
    default: throw .special(path)
    }
  }
}

/// What lies directly in a folder, in natural order.
struct FolderContents {
  var path: String
  var files: [FolderEntry] = []
  var folders: [FolderEntry] = []
  var skipped: [FolderEntry] = []
  var isForbidden = false

  /// Documents directly inside make a case; folders alone do when all of them are volumes of one.
  var isOneCase: Bool {
    !files.isEmpty || isForbidden || (!folders.isEmpty && folders.allSatisfy { VolumeName.fits($0.name) })
  }
}

/// Looks into folders.
struct FolderTree {
  private let root: String
  private static let maxDepth = 40

  init(root: FolderEntry) { self.root = root.location }

  func contents(of folder: FolderEntry) -> FolderContents {
    var contents = FolderContents(path: folder.path)
    guard let stream = opendir(folder.location) else {
      contents.isForbidden = true
      contents.skipped.append(unread(folder, errno))
      return contents
    }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let next = readdir(stream) else {
        // The end, or a disk that broke off: what was not listed must not pass for missing.
        if errno != 0 { contents.skipped.append(unread(folder, errno)) }
        break
      }
      let raw = withUnsafeBytes(of: &next.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if raw == [0x2E] || raw == [0x2E, 0x2E] { continue }
      entries.append(entry(raw, in: folder))
    }
    entries.sort { NaturalOrder.isBefore($0.name, $1.name) }
    for entry in entries {
      switch entry.kind {
      case .file: contents.files.append(entry)
      case .folder: contents.folders.append(entry)
      case .skipped, .unread: contents.skipped.append(entry)
      }
    }
    return contents
  }

  /// Whether the folders beside loose files are cases of their own: two of them have a decision, a filing form or a cover.
  func holdsCases(_ folder: FolderContents) -> Bool {
    guard folder.folders.count > 1, !folder.folders.contains(where: { VolumeName.fits($0.name) }) else { return false }
    let names = folder.folders.map { all(below: contents(of: $0)).files.map(\.name) }
    return ["决定书", "立案", "封面", "卷皮", "结案"].contains { word in
      names.count { $0.contains { $0.contains(word) } } > 1
    }
  }

  private func unread(_ folder: FolderEntry, _ code: Int32) -> FolderEntry {
    var entry = folder
    entry.kind =
      code == EACCES || code == EPERM
      ? .unread(.noPermission, "没有权限打开这个文件夹,其中的文件没有读取;请检查权限后重试")
      : .unread(.damaged, "无法读完这个文件夹(系统错误 \(code)),其中的文件可能没有读全;请检查磁盘或者网络位置后重试")
    return entry
  }

  /// Everything in a folder and below it.
  func all(below folder: FolderContents, depth: Int = 0) -> (files: [FolderEntry], skipped: [FolderEntry]) {
    var (files, skipped) = (folder.files, folder.skipped)
    for entry in folder.folders {
      guard depth < Self.maxDepth else {
        var entry = entry
        entry.kind = .unread(.overLimit, "文件夹嵌套超过 \(Self.maxDepth) 层,其中的文件没有读取")
        skipped.append(entry)
        continue
      }
      let inner = all(below: contents(of: entry), depth: depth + 1)
      files += inner.files
      skipped += inner.skipped
    }
    return (files, skipped)
  }

  private func entry(_ raw: [UInt8], in folder: FolderEntry) -> FolderEntry {
    let name = String(decoding: raw, as: UTF8.self)
    let path = folder.path.isEmpty ? name : "\(folder.path)/\(name)"
    var entry = FolderEntry(
      name: name, path: path, location: "\(folder.location)/\(name)", kind: .file, bytes: 0)
    guard String(validating: raw, as: UTF8.self) != nil else {
      entry.kind = .unread(.badName, "文件名的编码不是 UTF-8,无法打开;请改名后重试")
      return entry
    }
    var facts = stat()
    guard lstat(entry.location, &facts) == 0 else {
      entry.kind = .unread(.noPermission, "无法查看这个文件;请检查权限后重试")
      return entry
    }
    entry.bytes = Int(facts.st_size)
    entry.kind = kind(of: entry, facts)
    return entry
  }

  private func kind(of entry: FolderEntry, _ facts: stat) -> FolderEntry.Kind {
    switch facts.st_mode & S_IFMT {
    case S_IFDIR: return IgnoredName.folder(entry.name) ?? .folder
    case S_IFREG: return IgnoredName.file(entry.name) ?? .file
    case S_IFLNK: return kind(ofLink: entry)
    default: return .skipped(.notAFile, "是设备、管道或者套接字,不是文件,未读取")
    }
  }

  private func kind(ofLink entry: FolderEntry) -> FolderEntry.Kind {
    guard let resolved = realpath(entry.location, nil) else { return .skipped(.linkOutside, "链接的目标不存在,未读取") }
    defer { free(resolved) }
    let target = String(cString: resolved)
    guard target.hasPrefix(root + "/") else { return .skipped(.linkOutside, "链接指向案卷之外,未读取;请放入文件本身") }
    var facts = stat()
    guard stat(target, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return .skipped(.linkOutside, "是指向文件夹的链接,未读取;请放入文件夹本身")
    }
    return IgnoredName.file(entry.name) ?? .file
  }
}
