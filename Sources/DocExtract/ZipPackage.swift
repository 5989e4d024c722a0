import CZip
import Glibc

/// A ZIP package that lies in memory, with limits checked before anything is unpacked.
final class ZipPackage {
  /// Stays among the readers of ZIP.
  let archive: OpaquePointer
  private let limits: ReadingLimits
  private var unpacked = 0

  /// - Throws: `damaged`, `encrypted` or `over-limit`.
  init(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(ExtractionIssue) {
    archive = try Self.open(bytes)
    self.limits = limits
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entries else {
      throw ExtractionIssue.over(.entries, "包内有 \(count) 个条目,超过 \(limits.entries) 个的限制")
    }
    try refuseTwins(count)
  }

  deinit { zip_discard(archive) }

  private static func open(_ bytes: UnsafeRawBufferPointer) throws(ExtractionIssue) -> OpaquePointer {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
      throw damaged(error)
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
      zip_source_free(source)
      throw damaged(error)
    }
    return archive
  }

  private static func damaged(_ error: zip_error_t) -> ExtractionIssue {
    switch error.zip_err {
    case ZIP_ER_INCONS: twofold("压缩包的目录与条目的头部不一致")
    case ZIP_ER_EXISTS: twofold("压缩包里有两个同名的条目")
    default: ExtractionIssue(.damaged, "文件已损坏或者不完整,无法打开;请重新导出或者重新复制")
    }
  }

  /// Whoever goes by the one and whoever goes by the other read two different documents.
  private static func twofold(_ what: String) -> ExtractionIssue {
    ExtractionIssue(.damaged, "\(what),不同的软件会读出不同的内容,未读取;请重新导出,来源不明的请先核实")
  }

  /// Two entries of one name, in whatever case: which of them counts depends on who reads.
  private func refuseTwins(_ count: Int) throws(ExtractionIssue) {
    // Bytes: names in GBK would all be the same as UTF-8 that is repaired.
    var seen = Set<[UInt8]>()
    for index in 0..<max(0, count) {
      guard let raw = zip_get_name(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW)) else { continue }
      let name = Array(UnsafeRawBufferPointer(start: raw, count: strlen(raw)))
      guard seen.insert(name.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }).inserted else {
        throw Self.twofold("压缩包里有两个同名的条目 \(ArchiveName.decoded(name))")
      }
    }
  }

  /// The names of the entries, for telling formats apart; `nil` when the package cannot be opened.
  static func names(in bytes: UnsafeRawBufferPointer) -> [String]? {
    guard let archive = try? open(bytes) else { return nil }
    defer { zip_discard(archive) }
    return (0..<min(zip_get_num_entries(archive, 0), 20_000)).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW)).map { String(cString: $0) }
    }
  }

  /// Entries, folders included.
  var count: Int { Int(zip_get_num_entries(archive, 0)) }

  func has(_ name: String) -> Bool { zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0 }

  /// Unpacks the entry `name` and hands it over piece by piece.
  ///
  /// - Returns: `false` when there is no such entry.
  /// - Throws: `damaged`, `encrypted` or `over-limit`; what `body` got until then is not to be trusted.
  func read(
    _ name: String, body: (UnsafeRawBufferPointer) throws(ExtractionIssue) -> Void
  ) throws(ExtractionIssue) -> Bool {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return false }
    try read(at: Int(index), name, body: body)
    return true
  }

  /// The names of the entries, in the order of their indices; empty for one that has none.
  var names: [String] {
    (0..<max(0, zip_get_num_entries(archive, 0))).map { index in
      guard let raw = zip_get_name(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW)) else { return "" }
      // Without a flag libzip takes names for those of DOS; programs in China write GBK.
      return ArchiveName.decoded(Array(UnsafeRawBufferPointer(start: raw, count: strlen(raw))))
    }
  }

  /// Bytes of an entry, unpacked, as the directory says.
  func size(at index: Int) -> Int? {
    var facts = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &facts) == 0 else { return nil }
    return Int(clamping: facts.size)
  }

  /// Unpacks entry `index`; `name` is for messages.
  func read(
    at index: Int, _ name: String, body: (UnsafeRawBufferPointer) throws(ExtractionIssue) -> Void
  ) throws(ExtractionIssue) {
    try read(index, named: name) { piece throws(ExtractionIssue) in
      try body(piece)
      return true
    }
  }

  /// Unpacks the entry `index`, which messages call `name`; `body` says whether it wants more.
  func read(
    _ index: Int, named name: String, body: (UnsafeRawBufferPointer) throws(ExtractionIssue) -> Bool
  ) throws(ExtractionIssue) {
    try check(zip_uint64_t(index), name)
    guard let entry = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw ExtractionIssue(.damaged, "包内的 \(name) 已损坏,无法解压;请重新导出或者重新复制")
    }
    defer { zip_fclose(entry) }
    let room = 1 << 16
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
    defer { buffer.deallocate() }
    var size = 0
    while true {
      let count = Int(zip_fread(entry, buffer.baseAddress, zip_uint64_t(room)))
      guard count >= 0 else {
        throw ExtractionIssue(.damaged, "包内的 \(name) 已损坏,无法解压;请重新导出或者重新复制")
      }
      if count == 0 { return }
      size += count
      unpacked += count
      // The sizes in the directory are only what the file says of itself.
      try checkSize(size, of: name, total: unpacked)
      guard try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
    }
  }

  /// The first bytes of a small entry as text; empty when there is none.
  func head(of name: String) throws(ExtractionIssue) -> String {
    var text = ""
    _ = try read(name) { piece throws(ExtractionIssue) in
      if text.isEmpty { text = String(decoding: piece.prefix(256), as: UTF8.self) }
    }
    return text
  }

  /// The entry `name` in one piece; `nil` when there is no such entry.
  func bytes(_ name: String) throws(ExtractionIssue) -> [UInt8]? {
    var whole: [UInt8] = []
    let exists = try read(name) { piece throws(ExtractionIssue) in whole += piece }
    return exists ? whole : nil
  }

  private func check(_ index: zip_uint64_t, _ name: String) throws(ExtractionIssue) {
    var facts = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &facts) == 0 else {
      throw ExtractionIssue(.damaged, "包内的 \(name) 已损坏;请重新导出或者重新复制")
    }
    if facts.encryption_method != UInt16(ZIP_EM_NONE) {
      throw ExtractionIssue(.encrypted, "压缩包已加密;请解除密码后重新放入案卷")
    }
    let size = Int(clamping: facts.size)
    let packed = max(1, Int(clamping: facts.comp_size))
    try checkSize(size, of: name, total: unpacked.addingReportingOverflow(size).partialValue)
    guard size <= limits.ratioFrom || size / packed <= limits.ratio else {
      throw ExtractionIssue.over(.ratio, "包内的 \(name) 解开后是压缩时的 \(size / packed) 倍,超过 \(limits.ratio) 倍的限制,可能是压缩炸弹")
    }
  }

  private func checkSize(_ size: Int, of name: String, total: Int) throws(ExtractionIssue) {
    guard size <= limits.entryBytes else {
      throw ExtractionIssue.over(.entry, "包内的 \(name) 解开后超过 \(ByteSize.words(limits.entryBytes))")
    }
    guard total <= limits.totalBytes else {
      throw ExtractionIssue.over(.unpacked, "压缩包解开后超过 \(ByteSize.words(limits.totalBytes))")
    }
  }
}
