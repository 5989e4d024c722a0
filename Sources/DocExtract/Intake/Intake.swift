import Glibc

/// How a folder is cut into cases.
public enum CaseLayout: String, Sendable, CaseIterable {
  /// By what the folders hold.
  case auto
  /// The path is one case, its subfolders included.
  case `case`
  /// Every folder directly inside, and every loose file, is a case.
  case cases
  /// Every file is a case of its own: a volume, 卷, with everything in it.
  case volume
}

/// A path that the user gave and that cannot be looked at.
public enum IntakeError: Error, Equatable, CustomStringConvertible {
  case missing(String)
  case forbidden(String)
  /// Neither a file nor a folder.
  case special(String)

  public var description: String {
    switch self {
    case .missing(let path): "\(path): 没有这个文件或者文件夹;请检查路径"
    case .forbidden(let path): "\(path): 没有读取权限;请检查权限后重试"
    case .special(let path): "\(path): 既不是文件也不是文件夹"
    }
  }
}

/// What was found under the paths the user gave, cut into cases.
public struct Intake: Sendable {
  /// In natural order of their paths, for each argument. Those of which no file can be read, and empty folders, have no
  /// files but unread rows: a case that was meant must not drop out of the count.
  public private(set) var cases: [CaseFolder] = []
  /// Entries that lie in no case, with the reason why they were left out; paths are relative to the argument.
  public private(set) var skipped: [ExtractedSource] = []

  /// Looks through the folders; no file is opened.
  ///
  /// - Parameter archives: what the archives among ``candidates(below:)`` hold, by the place where they lie; they are cut
  ///   like folders. Others are files.
  /// - Throws: when a path does not exist or cannot be entered. Whatever cannot be entered below becomes an unread row.
  public init(
    paths: [String], layout: CaseLayout = .auto, archives: [String: ExtractedPart] = [:]
  ) throws(IntakeError) {
    for path in paths {
      var root = try FolderEntry.argument(path)
      let tree = FolderTree(root: root, archives: archives)
      if root.kind == .file {
        root.path = root.name
        root = tree.opened(root)
      }
      if root.kind == .file || root.isRefused {
        cases.append(CaseFolder(path: root.name, files: [root.file(at: root.name)]))
        continue
      }
      let folder = tree.contents(of: root)
      if folder.isForbidden { throw .forbidden(path) }
      cut(folder, of: root, layout, tree)
    }
  }

  /// The files below the paths that may be archives, by their first bytes.
  ///
  /// - Throws: as the initializer does.
  public static func candidates(below paths: [String]) throws(IntakeError) -> [SourceFile] {
    var found: [SourceFile] = []
    for path in paths {
      let root = try FolderEntry.argument(path)
      let tree = FolderTree(root: root, archives: [:])
      let files = root.kind == .file ? [root] : tree.all(below: tree.contents(of: root)).files
      found += files.filter { FileHead.mayBeArchive($0.location) }.map { $0.file(at: $0.path) }
    }
    return found
  }

  private mutating func cut(
    _ folder: FolderContents, of root: FolderEntry, _ layout: CaseLayout, _ tree: FolderTree
  ) {
    switch layout {
    case .case: add(folder, named: root.name, tree)
    case .volume: addVolumes(folder, tree)
    case .cases: addCases(folder, deep: false, tree)
    case .auto:
      if folder.isOneCase, !tree.holdsCases(folder) {
        add(folder, named: root.name, tree)
      } else {
        addCases(folder, deep: true, tree)
      }
    }
  }

  /// Every folder inside is a case, or, with `deep`, a folder of cases itself.
  private mutating func addCases(_ folder: FolderContents, deep: Bool, _ tree: FolderTree) {
    skipped += folder.skipped.map { $0.row(at: $0.path) }
    for file in folder.files {
      cases.append(CaseFolder(path: file.path, files: [file.file(at: file.name)]))
    }
    for entry in folder.folders {
      let inner = tree.contents(of: entry)
      if deep, !inner.isOneCase, !inner.folders.isEmpty {
        addCases(inner, deep: true, tree)
      } else {
        add(inner, named: entry.path, tree)
      }
    }
  }

  private mutating func addVolumes(_ folder: FolderContents, _ tree: FolderTree) {
    skipped += folder.skipped.map { $0.row(at: $0.path) }
    for file in folder.files { cases.append(CaseFolder(path: file.path, files: [file.file(at: file.name)])) }
    for entry in folder.folders { addVolumes(tree.contents(of: entry), tree) }
  }

  private mutating func add(_ folder: FolderContents, named name: String, _ tree: FolderTree) {
    let prefix = folder.base.isEmpty ? 0 : folder.base.utf8.count + 1
    func inside(_ path: String) -> String { String(decoding: path.utf8.dropFirst(prefix), as: UTF8.self) }
    let all = tree.all(below: folder)
    let files = all.files.map { $0.file(at: inside($0.path)) }.sorted { NaturalOrder.isBefore($0.path, $1.path) }
    let rows = all.skipped.map { $0.row(at: inside($0.path)) }.sorted {
      NaturalOrder.isBefore($0.file.path, $1.file.path)
    }
    guard files.isEmpty else {
      cases.append(CaseFolder(path: name, files: files, skipped: rows))
      return
    }
    if rows.isEmpty {
      // Somebody meant to put a case here.
      let file = SourceFile(path: name, location: "", bytes: 0)
      let issue = ExtractionIssue(.emptyFolder, "文件夹是空的,没有文书;请确认是否漏放")
      cases.append(CaseFolder(path: name, skipped: [ExtractedSource(file: file, status: .unread, issues: [issue])]))
    } else if rows.contains(where: { $0.status == .unread }) {
      cases.append(CaseFolder(path: name, skipped: rows))
    } else {
      // Nothing to check: whatever lies here belongs to no case.
      skipped += all.skipped.map { $0.row(at: $0.path) }
    }
  }
}
