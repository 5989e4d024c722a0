import DocExtract

/// Archives that are unpacked while their members are read.
///
/// An archive is unpacked when the first of its members is asked for, and goes away with the last one, so that of a
/// thousand archives only a few lie on disk at any time.
actor ArchiveStore {
  private struct Opened: Sendable {
    /// `nil` when nothing could be unpacked; ``issue`` says why.
    var folder: String?
    var issue: ExtractionIssue?
    /// What became of each member: on a full disk not what the listing promised.
    var members: [ArchiveMember] = []
  }

  private var opened: [String: Task<Opened, Never>] = [:]
  /// Members that will still be asked for, by archive.
  private var waiting: [String: Int] = [:]
  /// Where archives are unpacked; `nil` when there is no place for files.
  private let folder: String?
  private var number = 0
  private let unpack: @Sendable (String, String) async -> ExtractedPart

  /// - Parameter unpack: unpacks the archive at the first path into the folder at the second.
  init(folder: String?, unpack: @escaping @Sendable (String, String) async -> ExtractedPart) {
    self.folder = folder
    self.unpack = unpack
  }

  /// Tells which members will be asked for.
  func expect(_ files: some Sequence<SourceFile> & Sendable) {
    for file in files where file.member != nil { waiting[file.location, default: 0] += 1 }
  }

  /// Where a member lies unpacked, or why it does not; ``finished(with:)`` has to follow.
  func location(of file: SourceFile) async -> Result<String, ExtractionIssue> {
    let task = opened[file.location] ?? Task { await open(file.location) }
    opened[file.location] = task
    let opened = await task.value
    guard let folder = opened.folder, let member = file.member else {
      return .failure(opened.issue ?? ExtractionIssue(.damaged, "压缩包没有解开;请解压后重试"))
    }
    guard opened.members.indices.contains(member) else {
      return .failure(opened.issue ?? ExtractionIssue(.damaged, "压缩包没有解完;请解压后重试"))
    }
    if opened.members[member].status != .read, let issue = opened.members[member].issue { return .failure(issue) }
    return .success("\(folder)/\(member)")
  }

  private func open(_ archive: String) async -> Opened {
    guard let folder else {
      return Opened(issue: ExtractionIssue(.overLimit, (RunFolder.problem ?? "无法建立临时文件夹") + ";压缩包没有解开"))
    }
    number += 1
    let place = "\(folder)/\(number)"
    let part = await unpack(archive, place)
    guard !part.members.isEmpty else { return Opened(issue: part.issues.first) }
    return Opened(folder: place, issue: part.issues.first, members: part.members)
  }

  /// A member was read; with the last one the archive goes away.
  func finished(with file: SourceFile) async {
    let left = (waiting[file.location] ?? 1) - 1
    waiting[file.location] = left
    guard left <= 0, let task = opened.removeValue(forKey: file.location) else { return }
    waiting[file.location] = nil
    if let folder = await task.value.folder { FolderRemoval.remove(folder) }
  }
}
