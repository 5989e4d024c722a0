import CZip
import Glibc

/// The entries of a ZIP archive in the order of its directory.
final class ZipEntries: ArchiveEntries {
  private let package: ZipPackage
  private var index = -1

  init(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(ExtractionIssue) {
    package = try ZipPackage(bytes, limits: limits)
  }

  func next() throws(ExtractionIssue) -> ArchiveEntry? {
    index += 1
    guard index < package.count else { return nil }
    guard let facts = package.facts(of: index) else {
      throw ExtractionIssue(.damaged, "压缩包的目录已损坏;请重新压缩或者重新复制")
    }
    return facts
  }

  func content(_ body: (UnsafeRawBufferPointer) throws(ExtractionIssue) -> Bool) throws(ExtractionIssue) {
    try package.read(index, named: ArchiveName.decoded(package.facts(of: index)?.name ?? []), body: body)
  }
}

extension ZipPackage {
  /// What the directory says of an entry; `nil` when it cannot be read.
  func facts(of index: Int) -> ArchiveEntry? {
    var facts = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &facts) == 0,
      let raw = zip_get_name(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW))
    else { return nil }
    let name = unicodeName(of: index) ?? Array(UnsafeRawBufferPointer(start: raw, count: strlen(raw)))
    return ArchiveEntry(
      name: name, kind: kind(of: index, name), isEncrypted: facts.encryption_method != UInt16(ZIP_EM_NONE),
      bytes: Int(clamping: facts.size))
  }

  /// The name in the field that Info-ZIP adds for names beyond the system's encoding (APPNOTE.TXT §4.6.9).
  private func unicodeName(of index: Int) -> [UInt8]? {
    var length: zip_uint16_t = 0
    let field = zip_file_extra_field_get_by_id(
      archive, zip_uint64_t(index), 0x7075, 0, &length, zip_flags_t(ZIP_FL_CENTRAL))
    guard let field, length > 5, field[0] == 1 else { return nil }
    return Array(UnsafeBufferPointer(start: field + 5, count: Int(length) - 5))
  }

  /// A link or a device, when the archive was made under Unix; a folder ends in a slash.
  private func kind(of index: Int, _ name: [UInt8]) -> ArchiveEntry.Kind {
    if name.last == UInt8(ascii: "/") || name.last == UInt8(ascii: "\\") { return .folder }
    var (system, attributes) = (zip_uint8_t(), zip_uint32_t())
    guard zip_file_get_external_attributes(archive, zip_uint64_t(index), 0, &system, &attributes) == 0,
      Int(system) == Int(ZIP_OPSYS_UNIX)
    else { return .file }
    switch mode_t(attributes >> 16) & S_IFMT {
    case S_IFLNK: return .link
    case S_IFDIR: return .folder
    case S_IFREG, 0: return .file
    default: return .special
    }
  }
}
