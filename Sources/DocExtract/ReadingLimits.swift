/// How much a file may cost before it is given up.
public struct ReadingLimits: Sendable, Equatable {
  /// Bytes of the file itself.
  public var fileBytes = 1 << 30
  /// Pages of one file that are read.
  public var pages = 5_000
  /// Entries of one package.
  public var entries = 10_000
  /// Bytes of one entry, unpacked, or of a text file.
  public var entryBytes = 256 << 20
  /// Bytes of all entries that are read, unpacked.
  public var totalBytes = 1 << 30
  /// Unpacked to packed, for entries above ``ratioFrom``.
  public var ratio = 200
  public var ratioFrom = 10 << 20
  /// Pixels of one page that is a picture.
  public var pixels = 100_000_000
  /// Elements inside elements.
  public var depth = 256

  public init() {}
}
