public import DocExtract

/// Pictures of parts of the pages of a case, as a report shows them beside its findings.
public struct CasePages: Sendable, Equatable {
  /// A page of a file of the case.
  public struct Key: Hashable, Sendable, Comparable {
    /// Path of the file, as the result names it.
    public var source: String
    /// 1-based.
    public var page: Int

    public init(source: String, page: Int) {
      self.source = source
      self.page = page
    }

    public static func < (a: Key, b: Key) -> Bool { (a.source, a.page) < (b.source, b.page) }
  }
  public var pictures: [Key: PagePicture]

  public init(_ pictures: [Key: PagePicture] = [:]) { self.pictures = pictures }
}
