import CArchive
import Glibc

/// The entries of a 7z, TAR or RAR archive, or of a compressed file, as they come in its stream.
final class StreamEntries: ArchiveEntries {
  private let archive: OpaquePointer
  private let limits: ReadingLimits
  private let packed: Int
  private var unpacked = 0
  private var entries = 0
  private let isRAR: Bool
  /// The only entry of a compressed file, which has no name of its own.
  private let bareName: String

  /// - Parameters:
  ///   - name: of the archive, for what a compressed file holds: `a.txt` of `a.txt.gz`.
  init(_ bytes: UnsafeRawBufferPointer, named name: String, limits: ReadingLimits) throws(ExtractionIssue) {
    guard let opened = archive_read_new() else { throw ExtractionIssue(.overMemory, "内存不足,无法打开压缩包") }
    archive = opened
    self.limits = limits
    packed = bytes.count
    isRAR = bytes.starts(with: Array("Rar!".utf8))
    bareName = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    // Names in other encodings than that of the locale come as raw bytes, or not at all.
    setlocale(LC_CTYPE, "C.UTF-8")
    for support in [
      archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_xz,
      archive_read_support_filter_lzma, archive_read_support_filter_zstd, archive_read_support_filter_compress,
      archive_read_support_format_7zip, archive_read_support_format_tar, archive_read_support_format_rar,
      archive_read_support_format_rar5, archive_read_support_format_raw,
    ] { _ = support(archive) }
    guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else { throw failure }
  }

  deinit { archive_read_free(archive) }

  func next() throws(ExtractionIssue) -> ArchiveEntry? {
    var entry: OpaquePointer?
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_EOF: return nil
    case ARCHIVE_OK, ARCHIVE_WARN: break
    default: throw failure
    }
    guard let entry else { return nil }
    entries += 1
    guard entries <= limits.entries else {
      throw ExtractionIssue.over(.entries, "压缩包内超过 \(limits.entries) 个条目,其余没有读取")
    }
    let isBare = archive_format(archive) == ARCHIVE_FORMAT_RAW
    let size = archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil
    return ArchiveEntry(
      name: isBare ? Array(bareName.utf8) : Self.name(of: entry), kind: isBare ? .file : Self.kind(of: entry),
      isEncrypted: archive_entry_is_encrypted(entry) != 0, bytes: size)
  }

  private static func name(of entry: OpaquePointer) -> [UInt8] {
    guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return [] }
    return Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
  }

  private static func kind(of entry: OpaquePointer) -> ArchiveEntry.Kind {
    if archive_entry_hardlink(entry) != nil { return .link }
    switch archive_entry_filetype(entry) & S_IFMT {
    // An archive made under Windows may say nothing.
    case S_IFREG, 0: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .special
    }
  }

  func content(_ body: (UnsafeRawBufferPointer) throws(ExtractionIssue) -> Bool) throws(ExtractionIssue) {
    var size = 0
    let room = 1 << 16
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = archive_read_data(archive, buffer.baseAddress, room)
      guard count >= 0 else { throw failure }
      if count == 0 { return }
      size += count
      unpacked += count
      guard size <= limits.entryBytes else {
        throw ExtractionIssue.over(.entry, "解开后超过 \(ByteSize.words(limits.entryBytes))")
      }
      guard unpacked <= limits.ratioFrom || unpacked / max(1, packed) <= limits.ratio else {
        throw ExtractionIssue.over(.ratio, "解开后超过压缩时的 \(limits.ratio) 倍,可能是压缩炸弹")
      }
      guard try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
    }
  }

  /// What libarchive complains about, as far as a user can do something.
  private var failure: ExtractionIssue {
    let words = archive_error_string(archive).map { String(cString: $0).lowercased() } ?? ""
    if words.contains("encrypt") || words.contains("passphrase") || words.contains("password") {
      return ExtractionIssue(.encrypted, "压缩包已加密,需要密码;请解除密码后重新放入案卷")
    }
    if isRAR {
      return ExtractionIssue(.needsUnar, "这种 RAR 压缩包需要用 unar 解开,本机没有安装;请安装 unar(apt install unar),或者解压后重试")
    }
    if words.contains("not supported") || words.contains("unsupported") || words.contains("multivolume")
      || words.contains("multi-volume") || words.contains("solid")
    {
      return ExtractionIssue(.unsupportedFormat, "压缩包用了本版本不能解开的压缩方法;请解压后重试,或者另存为 ZIP")
    }
    return ExtractionIssue(.damaged, "压缩包已损坏或者不完整;请重新压缩或者重新复制")
  }
}
