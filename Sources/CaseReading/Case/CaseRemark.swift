/// Something about the file as a whole that a person should know before trusting what was read: `docs/issues.md`.
public struct CaseRemark: Hashable, Sendable {
  /// A closed list, explained in `docs/issues.md`.
  public enum Code: String, Sendable, CaseIterable {
    case mixedCases = "mixed-cases"
    case strayDocument = "stray-document"
    case pagesMissing = "pages-missing"
    case pagesShuffled = "pages-shuffled"
    case cutOff = "cut-off"
    case contradictingCopies = "contradicting-copies"
    case traditionalCharacters = "traditional-characters"
    case sealDiffers = "seal-differs"
    case correctionNotUsed = "correction-not-used"
  }

  public var code: Code
  /// Index into ``CaseFile/sources``.
  public var source: Int
  /// 1-based; `nil` when it is about the whole file, and in formats without pages.
  public var page: Int?
  /// In Chinese: what was seen, and what to do.
  public var message: String

  public init(_ code: Code, source: Int, page: Int? = nil, _ message: String) {
    self.code = code
    self.source = source
    self.page = page
    self.message = message
  }
}
