/// A folder inside an archive, built from the paths of its members.
final class ArchiveFolder {
  private var folders: [String: ArchiveFolder] = [:]
  private var entries: [FolderEntry] = []
  /// Archives in this one; each is a folder as well.
  private var archives: [FolderEntry] = []
  private let path: String
  private let location: String
  /// More than archives in archives may have; a worker that answers otherwise must not exhaust the stack of the program.
  private static let maxDepth = 4 * ArchiveName.maxParts

  private init(path: String, location: String) {
    self.path = path
    self.location = location
  }

  /// - Parameter archive: the file that was opened, where it lies on disk.
  convenience init(_ part: ExtractedPart, of archive: FolderEntry) {
    self.init(path: archive.path, location: archive.location)
    for (number, member) in part.members.enumerated() {
      let parts = member.path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
      add(member, number, at: parts.suffix(Self.maxDepth))
    }
  }

  private func add(_ member: ArchiveMember, _ number: Int, at parts: ArraySlice<String>) {
    guard let name = parts.first else { return }
    if parts.count > 1 {
      folder(name).add(member, number, at: parts.dropFirst())
    } else {
      var entry = FolderEntry(
        name: name, path: "\(path)/\(name)", location: location, kind: .file, bytes: member.bytes, member: number)
      if member.isArchive {
        entry.kind = .opened(member.status, member.issue)
        entry.inside = folder(name)
        archives.append(entry)
      } else if let issue = member.issue, let code = IssueCode(rawValue: issue.code) {
        entry.kind = member.status == .skipped ? .skipped(code, issue.message) : .unread(code, issue.message)
        entries.append(entry)
      } else {
        entries.append(entry)
      }
    }
  }

  private func folder(_ name: String) -> ArchiveFolder {
    if let known = folders[name] { return known }
    let folder = ArchiveFolder(path: "\(path)/\(name)", location: location)
    folders[name] = folder
    return folder
  }

  /// What lies directly inside.
  var contents: [FolderEntry] {
    let known = Set(archives.map(\.name))
    return entries + archives
      + folders.filter { !known.contains($0.key) }.map { name, folder in
        FolderEntry(name: name, path: folder.path, location: location, kind: .folder, bytes: 0, inside: folder)
      }
  }
}
