internal import CZip
internal import Glibc

/// An office document as the parts it is packed of: read within limits, written with the same bytes each time.
public struct OfficePackage: Sendable, Equatable {
  public struct Part: Sendable, Equatable {
    /// `word/document.xml`
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }
  /// In the order of the package, folders left out.
  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }

  /// - Throws: `damaged`, `encrypted` or `over-limit`.
  public init(_ bytes: [UInt8], limits: ReadingLimits) throws(ExtractionIssue) {
    parts = try bytes.withUnsafeBytes { bytes in
      Result { () throws(ExtractionIssue) in try Self.parts(of: ZipPackage(bytes, limits: limits)) }
    }.get()
  }

  private static func parts(of package: ZipPackage) throws(ExtractionIssue) -> [Part] {
    var parts: [Part] = []
    for (index, name) in package.names.enumerated() where !name.hasSuffix("/") {
      var whole: [UInt8] = []
      try package.read(at: index, name) { piece throws(ExtractionIssue) in whole += piece }
      parts.append(Part(name: name, bytes: whole))
    }
    return parts
  }

  /// The package; every part has the first day that ZIP knows (APPNOTE.TXT §4.4.6).
  public func packed() throws(ExtractionIssue) -> [UInt8] {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(nil, 0, 0, &error) else { throw Self.unwritten }
    guard let archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
      zip_source_free(source)
      throw Self.unwritten
    }
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard parts.allSatisfy({ Self.add($0, to: archive) }), zip_close(archive) == 0 else {
      zip_discard(archive)
      throw Self.unwritten
    }
    return try Self.content(of: source)
  }

  private static let unwritten = ExtractionIssue(.damaged, "内存不足,无法打包")
  /// 1980-01-01
  private static let firstDay: zip_uint16_t = 1 << 5 | 1

  private static func add(_ part: Part, to archive: OpaquePointer) -> Bool {
    // libzip reads it when the archive is closed, and frees it.
    guard let copy = malloc(max(1, part.bytes.count)) else { return false }
    part.bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(part.bytes.count), 1) else {
      free(copy)
      return false
    }
    let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    return zip_file_set_dostime(archive, zip_uint64_t(index), 0, firstDay, 0) == 0
  }

  private static func content(of source: OpaquePointer) throws(ExtractionIssue) -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw unwritten }
    defer { zip_source_close(source) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_source_read(source, &piece, zip_uint64_t(piece.count)))
      guard count >= 0 else { throw unwritten }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}
