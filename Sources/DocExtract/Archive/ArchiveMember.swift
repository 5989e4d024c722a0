/// One file inside an archive, 压缩包.
public struct ArchiveMember: Sendable, Equatable {
  /// Inside the archive, with `/`; an archive inside is a folder of its own name: `证据.zip/1.jpg`.
  public var path: String
  /// Unpacked; 0 when the archive does not say.
  public var bytes: Int
  /// `read` for what was unpacked or can be.
  public var status: SourceStatus
  /// Why it was not unpacked; for an archive inside also why part of it was not.
  public var issue: ExtractionIssue?
  /// Whether it is an archive itself, whose members follow.
  public var isArchive: Bool

  public init(
    path: String, bytes: Int = 0, status: SourceStatus = .read, issue: ExtractionIssue? = nil, isArchive: Bool = false
  ) {
    self.path = path
    self.bytes = bytes
    self.status = status
    self.issue = issue
    self.isArchive = isArchive
  }
}

/// What an archive says of one entry, before its content is looked at.
struct ArchiveEntry {
  enum Kind { case file, folder, link, special }
  /// As written in the archive, in whatever encoding.
  var name: [UInt8]
  var kind: Kind
  var isEncrypted: Bool
  /// Unpacked, as far as the archive says so.
  var bytes: Int?
}

/// The entries of an archive, one after the other.
protocol ArchiveEntries: AnyObject {
  /// The next entry; `nil` at the end.
  ///
  /// - Throws: what makes everything from here on unreadable.
  func next() throws(ExtractionIssue) -> ArchiveEntry?
  /// Unpacks the entry that `next` returned last; `body` says whether it wants more.
  func content(_ body: (UnsafeRawBufferPointer) throws(ExtractionIssue) -> Bool) throws(ExtractionIssue)
}
