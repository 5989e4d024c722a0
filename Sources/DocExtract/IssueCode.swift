/// What can be noticed while a file is read: a closed list, explained in `docs/issues.md`.
public enum IssueCode: String, Sendable, CaseIterable {
  // The file could not be read.
  case emptyFile = "empty-file"
  case blankFile = "blank-file"
  case encrypted
  case damaged
  case overLimit = "over-limit"
  case unsupportedFormat = "unsupported-format"
  case noPermission = "no-permission"
  case notAFile = "not-a-file"
  case badName = "bad-name"
  case workerCrashed = "worker-crashed"
  case timedOut = "timed-out"
  case overMemory = "over-memory"
  case sandboxFailed = "sandbox-failed"
  case cancelled
  case needsLibreOffice = "needs-libreoffice"
  case needsUnar = "needs-unar"
  case notConverted = "not-converted"
  // Part of it could not be read.
  case truncated
  case pageWithoutText = "page-without-text"
  case garbledText = "garbled-text"
  case damagedPage = "damaged-page"
  case unreadPart = "unread-part"
  case lostCharacters = "lost-characters"
  case recognitionFailed = "recognition-failed"
  // It was read; a person should know this.
  case repaired
  case extensionMismatch = "extension-mismatch"
  case textBehindPicture = "text-behind-picture"
  case recognizedPage = "recognized-page"
  case trackedChanges = "tracked-changes"
  case signatureNotWhole = "signature-not-whole"
  case signatureInvalid = "signature-invalid"
  case signatureExpired = "signature-expired"
  case contentChanged = "content-changed"
  case attachment
  case hiddenText = "hidden-text"
  case linkedContent = "linked-content"
  case hiddenContent = "hidden-content"
  case converted
  case fieldDate = "field-date"
  case macros
  case duplicateFile = "duplicate-file"
  case duplicatePage = "duplicate-page"
  // It is no document of the case.
  case temporaryFile = "temporary-file"
  case hiddenFile = "hidden-file"
  case linkOutside = "link-outside"
  case settingsIgnored = "settings-ignored"
  case expectation
  case ownReport = "own-report"
  case emptyFolder = "empty-folder"
}

extension ExtractionIssue {
  public init(_ code: IssueCode, page: Int? = nil, _ message: String) {
    self.init(code: code.rawValue, page: page, message: message)
  }
}
