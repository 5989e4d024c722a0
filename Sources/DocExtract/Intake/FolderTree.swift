import Glibc

/// One entry of a folder.
struct FolderEntry {
  enum Kind: Equatable {
    case file, folder
    /// Left out, and why.
    case skipped(IssueCode, String)
    /// It should have been looked at, and could not be.
    case unread(IssueCode, String)
    /// An archive that was looked into, and what kept part of it from being read.
    case opened(SourceStatus, ExtractionIssue?)
  }
  var name: String
  /// Relative to the argument.
  var path: String
  /// Absolute.
  var location: String
  var kind: Kind
  var bytes: Int
  /// Its number in the archive that lies at ``location``.
  var member: Int?
  /// What is in it, for an archive and for a folder in one.
  var inside: ArchiveFolder?
  /// Of an archive, hexadecimal.
  var sha256 = ""
  /// Whether it is a folder, also one that is left out.
  var isFolder = false

  /// Whether it is an archive that gave nothing.
  var isRefused: Bool {
    if case .opened(.unread, _) = kind { true } else { false }
  }

  func file(at path: String) -> SourceFile {
    SourceFile(path: path, location: location, bytes: bytes, member: member)
  }

  /// The row of a report for an entry that is not read.
  func row(at path: String) -> ExtractedSource {
    switch kind {
    case .skipped(let code, let reason):
      ExtractedSource(file: file(at: path), status: .skipped, issues: [ExtractionIssue(code, reason)])
    case .unread(let code, let reason):
      ExtractedSource(file: file(at: path), status: .unread, issues: [ExtractionIssue(code, reason)])
    case .opened(let status, let issue):
      ExtractedSource(
        file: file(at: path), format: .archive, status: status, sha256: sha256, issues: [issue].compactMap(\.self))
    case .file, .folder: ExtractedSource(file: file(at: path), status: .skipped)
    }
  }

  /// The path that the user gave; links are followed.
  static func argument(_ path: String) throws(IntakeError) -> FolderEntry {
    guard let resolved = realpath(path, nil) else {
      throw errno == EACCES ? .forbidden(path) : .missing(path)
    }
    defer { free(resolved) }
    let location = RawPath.string(resolved)
    var facts = stat()
    guard stat(RawPath.bytes(location), &facts) == 0 else { throw .missing(path) }
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
  /// What is left out of the paths of a case made of this: ``path``, but for an archive the folder that it lies in.
  var base: String
  var files: [FolderEntry] = []
  var folders: [FolderEntry] = []
  var skipped: [FolderEntry] = []
  var isForbidden = false

  /// Documents directly inside make a case; folders alone do when all of them are volumes of one.
  var isOneCase: Bool {
    !files.isEmpty || isForbidden || (!folders.isEmpty && folders.allSatisfy { VolumeName.fits($0.name) })
  }
}

extension FolderContents {
  /// Takes entries in, in natural order, each to its kind.
  mutating func sort(_ entries: [FolderEntry]) {
    for entry in entries.sorted(by: { NaturalOrder.isBefore($0.name, $1.name) }) {
      switch entry.kind {
      case .file: files.append(entry)
      case .folder: folders.append(entry)
      case .opened where entry.inside != nil: folders.append(entry)
      case .skipped, .unread, .opened: skipped.append(entry)
      }
    }
  }
}

/// Looks into folders.
struct FolderTree {
  private let root: String
  /// What archives hold, by the place where they lie.
  private let archives: [String: ExtractedPart]
  /// Each level is a call inside a call; longer paths than this allows hardly fit a system.
  private static let maxDepth = 200

  init(root: FolderEntry, archives: [String: ExtractedPart]) {
    self.root = root.location
    self.archives = archives
  }

  func contents(of folder: FolderEntry) -> FolderContents {
    var contents = FolderContents(path: folder.path, base: folder.path)
    if let inside = folder.inside {
      contents.sort(inside.contents)
      guard case .opened = folder.kind else { return contents }
      return asArchive(contents, folder)
    }
    guard let stream = opendir(RawPath.bytes(folder.location)) else {
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
    contents.sort(entries.flatMap(withFilesOfIgnoredFolders))
    return contents
  }

  /// In place of a folder that is left out, all of its files: each has a row of its own.
  private func withFilesOfIgnoredFolders(_ entry: FolderEntry) -> [FolderEntry] {
    guard case .skipped(let code, let reason) = entry.kind, entry.isFolder else { return [entry] }
    let all = all(below: contents(of: entry), depth: Self.maxDepth - 8)
    return (all.files + all.skipped).map { file in
      var file = file
      if case .unread = file.kind { return file }
      file.kind = .skipped(code, reason)
      return file
    }
  }

  /// An archive that holds nothing but one folder is that folder; its own row goes with its contents.
  private func asArchive(_ contents: FolderContents, _ archive: FolderEntry) -> FolderContents {
    var contents = contents
    while contents.files.isEmpty, contents.folders.count == 1, let only = contents.folders.first {
      if case .opened = only.kind { break }
      let rows = contents.skipped
      contents = self.contents(of: only)
      contents.skipped += rows
    }
    contents.base = archive.path.lastIndex(of: "/").map { String(archive.path[..<$0]) } ?? ""
    contents.skipped.append(archive)
    return contents
  }

  /// The entry with what was found in it, when it is an archive.
  func opened(_ file: FolderEntry) -> FolderEntry {
    guard file.kind == .file, let part = archives[file.location], part.format == .archive else { return file }
    var entry = file
    entry.sha256 = part.sha256
    let hasContent = part.members.contains { $0.status == .read }
    var issue = part.issues.first
    if part.members.isEmpty, issue == nil { issue = ExtractionIssue(.emptyFolder, "压缩包是空的,没有文书;请确认是否漏放") }
    if !hasContent, issue != nil, let piece = SplitVolume.issue(file.name, isKnown: true) { issue = piece }
    let status: SourceStatus = issue == nil ? .read : hasContent ? .partial : .unread
    entry.kind = .opened(status, issue ?? ExtensionCheck.issue(file.path, .archive))
    entry.inside = ArchiveFolder(part, of: entry)
    return entry
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
      // What an archive holds is known, and no deeper than its reader allows.
      guard depth < Self.maxDepth || entry.inside != nil else {
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
    let name = ArchiveName.decoded(raw)
    let path = folder.path.isEmpty ? name : "\(folder.path)/\(name)"
    var entry = FolderEntry(
      name: name, path: path, location: "\(folder.location)/\(RawPath.string(raw))", kind: .file, bytes: 0)
    var facts = stat()
    guard lstat(RawPath.bytes(entry.location), &facts) == 0 else {
      entry.kind = .unread(.noPermission, "无法查看这个文件;请检查权限后重试")
      return entry
    }
    entry.isFolder = facts.st_mode & S_IFMT == S_IFDIR
    entry.bytes = entry.isFolder ? 0 : Int(facts.st_size)
    entry.kind = kind(of: entry, facts)
    return opened(entry)
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
    guard let resolved = realpath(RawPath.bytes(entry.location), nil) else {
      return .skipped(.linkOutside, "链接的目标不存在,未读取")
    }
    defer { free(resolved) }
    let target = RawPath.string(resolved)
    guard target == root || target.hasPrefix(root == "/" ? root : root + "/") else {
      return .skipped(.linkOutside, "链接指向案卷之外,未读取;请放入文件本身")
    }
    var facts = stat()
    guard stat(RawPath.bytes(target), &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return .skipped(.linkOutside, "是指向文件夹的链接,未读取;请放入文件夹本身")
    }
    return IgnoredName.file(entry.name) ?? .file
  }
}
