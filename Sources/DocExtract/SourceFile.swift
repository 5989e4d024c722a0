/// A file that was found under the path the user gave.
public struct SourceFile: Sendable, Hashable {
  /// Relative to the case folder, with `/`; what reports show.
  public var path: String
  /// Where it, or the archive that it is in, is opened, absolute.
  public var location: String
  public var bytes: Int
  /// For a member of an archive, its number in the archive that lies at ``location``.
  public var member: Int?

  public init(path: String, location: String, bytes: Int, member: Int? = nil) {
    self.path = path
    self.location = location
    self.bytes = bytes
    self.member = member
  }
}

/// What became of a file.
public enum SourceStatus: String, Sendable, Codable, CaseIterable { case read, partial, unread, skipped }

/// A file together with what it says, or the reason why it could not be read. No file is without one.
public struct ExtractedSource: Sendable {
  public var file: SourceFile
  /// By content; `unknown` for what was not opened.
  public var format: FileFormat
  public var status: SourceStatus
  /// Hexadecimal, lower case; empty when the file could not be opened.
  public var sha256: String
  /// `nil` when `status` is `unread` or `skipped`.
  public var document: ExtractedDocument?
  /// For an unread or skipped file, the first one is the reason.
  public var issues: [ExtractionIssue]

  public init(
    file: SourceFile, format: FileFormat = .unknown, status: SourceStatus, sha256: String = "",
    document: ExtractedDocument? = nil, issues: [ExtractionIssue] = []
  ) {
    self.file = file
    self.format = document?.format ?? format
    self.status = status
    self.sha256 = sha256
    self.document = document
    self.issues = issues
  }

  /// The row of a file that was opened and yet is not read, for a reason that its case gives.
  package func givenUp(_ issue: ExtractionIssue) -> ExtractedSource {
    ExtractedSource(file: file, format: format, status: .unread, sha256: sha256, issues: [issue])
  }
}

/// The files of one case, as intake cut them.
public struct CaseFolder: Sendable {
  /// Relative to the argument; the argument's own name when it is the case.
  public var path: String
  public var files: [SourceFile]
  /// Entries that are not documents (links that leave the tree, temporary files …), each with the reason.
  public var skipped: [ExtractedSource]

  public init(path: String, files: [SourceFile] = [], skipped: [ExtractedSource] = []) {
    self.path = path
    self.files = files
    self.skipped = skipped
  }
}
