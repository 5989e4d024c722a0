import Glibc

/// Looks into archives, and unpacks them into a folder of numbered files.
///
/// No name of an entry ever becomes the name of a file: what is unpacked is called by its place in the list of members, which
/// is the same whether the archive is only looked through or unpacked.
struct ArchiveReader {
  private(set) var members: [ArchiveMember] = []
  private let limits: ReadingLimits
  /// Where files are written; `nil` when members are only listed.
  private let store: String?
  /// Of all members, archives inside included.
  private var unpacked = 0
  /// How many archives inside have a path.
  private var opened: [String: Int] = [:]

  /// - Parameters:
  ///   - store: an empty folder, or `nil` to list the members only.
  init(limits: ReadingLimits, store: String?) {
    self.limits = limits
    self.store = store
  }

  /// Adds the members of an archive that lies in memory.
  ///
  /// - Parameter name: of the archive; its extension says nothing.
  /// - Returns: what keeps the rest of the archive from being read; `nil` when all of it was.
  mutating func read(_ bytes: UnsafeRawBufferPointer, named name: String) -> ExtractionIssue? {
    read(bytes, named: name, prefix: "", level: 1)
  }

  private mutating func read(
    _ bytes: UnsafeRawBufferPointer, named name: String, prefix: String, level: Int
  ) -> ExtractionIssue? {
    do throws(ExtractionIssue) {
      let entries: any ArchiveEntries =
        bytes.starts(with: [0x50, 0x4B])
        ? try ZipEntries(bytes, limits: limits) : try StreamEntries(bytes, named: name, limits: limits)
      let first = members.count
      while let entry = try entries.next() { try add(entry, from: entries, prefix: prefix, level: level) }
      return refusal(of: members[first...])
    } catch {
      return error
    }
  }

  /// An archive all of whose files want a password says so itself.
  private func refusal(of found: ArraySlice<ArchiveMember>) -> ExtractionIssue? {
    let files = found.filter { $0.status != .skipped }
    guard !files.isEmpty, files.allSatisfy({ $0.issue?.code == IssueCode.encrypted.rawValue }) else { return nil }
    return ExtractionIssue(.encrypted, "压缩包已加密,需要密码;请解除密码后重新放入案卷")
  }

  private mutating func add(
    _ entry: ArchiveEntry, from entries: any ArchiveEntries, prefix: String, level: Int
  ) throws(ExtractionIssue) {
    guard entry.kind != .folder else { return }
    guard members.count < limits.entries else {
      throw ExtractionIssue.over(.entries, "压缩包内超过 \(limits.entries) 个文件,其余没有读取")
    }
    let isLong = entry.name.count > ArchiveName.maxBytes
    let name = ArchiveName.decoded(isLong ? ArchiveName.end(of: entry.name) : entry.name)
    var member = ArchiveMember(path: prefix + name, bytes: entry.bytes ?? 0)
    guard let parts = ArchiveName.parts(of: name), let last = parts.last else {
      return refuse(member, .unread, .badName, "压缩包内的路径没有文件名,或者用“..”越出压缩包,可能是恶意构造,未读取")
    }
    guard !isLong, parts.count <= ArchiveName.maxParts else {
      member.path = prefix + ArchiveName.short(last)
      return refuse(
        member, .unread, .overLimit,
        "压缩包内的路径超过 \(ArchiveName.maxBytes) 字节或者 \(ArchiveName.maxParts) 层文件夹,未读取;请移到浅一些的文件夹里重新压缩")
    }
    member.path = prefix + parts.joined(separator: "/")
    if case .skipped(let code, let reason)? = parts.dropLast().lazy.compactMap(IgnoredName.folder).first
      ?? IgnoredName.file(last)
    {
      return refuse(member, .skipped, code, reason)
    }
    switch entry.kind {
    case .link: return refuse(member, .skipped, .linkOutside, "是压缩包内的链接,未读取;请放入文件本身")
    case .special: return refuse(member, .skipped, .notAFile, "是设备或者管道,不是文件,未读取")
    case .file, .folder: break
    }
    if entry.isEncrypted {
      return refuse(member, .unread, .encrypted, "在加密的压缩包里,需要密码;请解除密码后重新放入案卷")
    }
    try unpack(member, from: entries, level: level)
  }

  private mutating func refuse(_ member: ArchiveMember, _ status: SourceStatus, _ code: IssueCode, _ reason: String) {
    var member = member
    member.status = status
    member.issue = ExtractionIssue(code, reason)
    members.append(member)
  }

  // MARK: Content

  private mutating func unpack(
    _ member: ArchiveMember, from entries: any ArchiveEntries, level: Int
  ) throws(ExtractionIssue) {
    var member = member
    let number = members.count
    var content = MemberContent(path: store.map { "\($0)/\(number)" })
    do throws(ExtractionIssue) {
      try content.open()
      let (room, limits) = (limits.totalBytes - unpacked, limits)
      try entries.content { piece throws(ExtractionIssue) in
        try content.add(piece)
        guard content.count <= room else {
          throw ExtractionIssue.over(.unpacked, "压缩包解开后超过 \(ByteSize.words(limits.totalBytes))")
        }
        return content.isWanted
      }
      content.close()
      unpacked += content.count
      if content.isWhole { member.bytes = content.count }
      members.append(member)
      if content.mayBeArchive { try openInner(number, content, level: level) }
    } catch {
      content.close()
      unpacked += content.count
      if members.count > number { members.removeLast(members.count - number) }
      member.status = .unread
      member.issue = error
      members.append(member)
      // A stream that broke off has nothing more to give; a directory still knows the other entries.
      if entries is StreamEntries { throw error }
    }
    if member.status == .unread || members[number].isArchive { content.remove() }
  }

  /// A stream may hold two archives of one name: each is a folder of its own.
  private mutating func unusedPath(_ path: String) -> String {
    let uses = (opened[path] ?? 0) + 1
    opened[path] = uses
    return uses == 1 ? path : "\(path)(\(uses))"
  }

  /// An archive inside: its members follow it in the list.
  private mutating func openInner(_ number: Int, _ content: MemberContent, level: Int) throws(ExtractionIssue) {
    let bytes = try content.bytes()
    defer { withExtendedLifetime(bytes) {} }
    guard FormatSniffer.format(of: bytes.buffer) == .archive else { return }
    let path = unusedPath(members[number].path)
    members[number].path = path
    members[number].isArchive = true
    guard level < limits.nesting else {
      members[number].status = .unread
      members[number].issue = ExtractionIssue.over(.nesting, "压缩包嵌套超过 \(limits.nesting) 层,没有打开")
      return
    }
    guard let issue = read(bytes.buffer, named: path, prefix: path + "/", level: level + 1) else { return }
    members[number].issue = issue
    let hasContent = members[(number + 1)...].contains { $0.status == .read }
    members[number].status = hasContent ? .partial : .unread
  }
}
