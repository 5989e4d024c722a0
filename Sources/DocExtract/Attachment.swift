/// A file that a file carries with it, 附件: listed, never read.
public struct Attachment: Sendable, Equatable {
  /// How it hangs on the file.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Attached to the document as a whole.
    case document
    /// Pinned to a place on a page.
    case annotation
    /// A part that the document names as belonging to it: its source, its data.
    case associated
    /// One of the files of which the document is merely the cover, 文件包.
    case collection
  }

  /// As the file calls it; not a path to open.
  public var name: String
  /// Unpacked, as the file says; `nil` when it does not.
  public var bytes: Int?
  public var kind: Kind
  /// 1-based; `nil` when it belongs to no page.
  public var page: Int?

  public init(name: String, bytes: Int? = nil, kind: Kind = .document, page: Int? = nil) {
    self.name = name
    self.bytes = bytes
    self.kind = kind
    self.page = page
  }
}
