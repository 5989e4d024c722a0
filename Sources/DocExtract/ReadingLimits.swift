/// How much a file may cost before it is given up; `docs/security.md` tells users of each.
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
  /// Archives inside archives; 1 is an archive in the case folder.
  public var nesting = 3
  /// Pixels of one page or picture, unpacked.
  public var pixels = 100_000_000
  /// XML elements inside elements.
  public var depth = 256
  /// Bytes of what is read from one file, as the worker hands it over.
  public var textBytes = 64 << 20
  /// Documents that one case is cut into.
  public var documents = 2_000
  /// Bytes that the documents of one case take in memory together while it is read: lines and cells weigh more there
  /// than on their way.
  public var caseBytes: Int { textBytes.multipliedReportingOverflow(by: 4).partialValue }

  public init() {}
}

/// The flag that moves a limit, and the key in `casecheck.yaml`.
public enum LimitFlag: String, Sendable, CaseIterable {
  case seconds = "max-seconds"
  case memory = "max-memory"
  case unpacked = "max-unpacked"
  case entry = "max-entry"
  case entries = "max-entries"
  case ratio = "max-ratio"
  case nesting = "max-nesting"
  case pixels = "max-pixels"
  case pages = "max-pages"
  case file = "max-file"
  case depth = "max-depth"
  case text = "max-text"
  case documents = "max-documents"
}

extension ExtractionIssue {
  /// Something is over a limit, which users may move.
  ///
  /// - Parameter what: what was found and what is allowed, without a stop.
  public static func over(_ flag: LimitFlag, page: Int? = nil, _ what: String) -> ExtractionIssue {
    ExtractionIssue(.overLimit, page: page, "\(what);用 --\(flag.rawValue) 放宽,或检查文件是否损坏")
  }
}

/// Sizes in the words of messages: 1 GB, 256 MB, 10 KB.
public enum ByteSize {
  public static func words(_ bytes: Int) -> String {
    for (unit, shift) in [("TB", 40), ("GB", 30), ("MB", 20), ("KB", 10)] where bytes >= 1 << shift {
      let (whole, rest) = (bytes >> shift, bytes & ((1 << shift) - 1))
      // One decimal, cut: 1.5 GB.
      let tenth = ((rest >> (shift - 10)) * 10) >> 10
      return tenth == 0 ? "\(whole) \(unit)" : "\(whole).\(tenth) \(unit)"
    }
    return "\(bytes) 字节"
  }
}
