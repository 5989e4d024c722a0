import CZip

/// A ZIP package that lies in memory, with limits checked before anything is unpacked.
final class ZipPackage {
  private let archive: OpaquePointer
  private let limits: ReadingLimits
  private var unpacked = 0

  /// - Throws: `damaged`, `encrypted` or `over-limit`.
  init(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(ExtractionIssue) {
    guard let opened = Self.open(bytes) else {
      throw ExtractionIssue(.damaged, "文件已损坏或者不完整,无法打开;请重新导出或者重新复制")
    }
    archive = opened
    self.limits = limits
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entries else {
      throw ExtractionIssue(.overLimit, "包内有 \(count) 个条目,超过 \(limits.entries) 个的限制;请检查文件是否损坏")
    }
  }

  deinit { zip_discard(archive) }

  private static func open(_ bytes: UnsafeRawBufferPointer) -> OpaquePointer? {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
      return nil
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
      zip_source_free(source)
      return nil
    }
    return archive
  }

  /// The names of the entries, for telling formats apart; `nil` when the package cannot be opened.
  static func names(in bytes: UnsafeRawBufferPointer) -> [String]? {
    guard let archive = open(bytes) else { return nil }
    defer { zip_discard(archive) }
    return (0..<min(zip_get_num_entries(archive, 0), 20_000)).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW)).map { String(cString: $0) }
    }
  }

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
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) } ?? ""
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
      guard size <= limits.entryBytes, unpacked <= limits.totalBytes else { throw tooLarge(name) }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
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
    let isBomb = size > limits.ratioFrom && size / packed > limits.ratio
    guard size <= limits.entryBytes, unpacked + size <= limits.totalBytes, !isBomb else { throw tooLarge(name) }
  }

  private func tooLarge(_ name: String) -> ExtractionIssue {
    ExtractionIssue(.overLimit, "包内的 \(name) 解开后过大,可能是压缩炸弹;请检查文件来源")
  }
}
