/// Reads one file in this process: the work of a worker.
public enum FileReader {
  /// Reads the pages `pages`, 1-based, of a file; formats without pages are read as a whole.
  public static func part(
    of path: String, pages: ClosedRange<Int>, limits: ReadingLimits = ReadingLimits()
  ) -> ExtractedPart {
    do throws(ExtractionIssue) {
      let file = try MappedFile(path: path, limits: limits)
      return withExtendedLifetime(file) { part(reading: file.bytes, pages: pages, limits: limits) }
    } catch {
      return ExtractedPart(format: .unknown, issues: [error])
    }
  }

  /// Reads a file that lies in memory.
  static func part(
    reading bytes: UnsafeRawBufferPointer, pages: ClosedRange<Int>, limits: ReadingLimits
  ) -> ExtractedPart {
    var part = ExtractedPart(format: FormatSniffer.format(of: bytes))
    if pages.lowerBound == 1 { part.sha256 = Digest.sha256(of: bytes) }
    do throws(ExtractionIssue) {
      switch part.format {
      case .pdf:
        let read = try PDFReader.read(bytes, pages: pages, limits: limits)
        part.document = read.document
        part.pageCount = read.pageCount
      case .ofd:
        let read = try OFDReader.read(bytes, pages: pages, limits: limits)
        part.document = read.document
        part.pageCount = read.pageCount
      case .docx: part.document = try WordReader.read(bytes, limits: limits)
      case .text:
        if isOwnReport(bytes) { throw ExtractionIssue(.ownReport, "是 casecheck 的检查结果,不是案卷文书,未读取") }
        part.document = try PlainTextReader.read(bytes, limits: limits)
      default: throw unsupported(part.format, bytes)
      }
    } catch {
      part.issues = [error]
    }
    return part
  }

  /// A result that somebody wrote into the folder of a case: the text report, or the result JSON.
  private static func isOwnReport(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let head = String(decoding: bytes.prefix(64), as: UTF8.self)
    if head.hasPrefix("{"), head.contains("\"batch\":") {
      return String(decoding: bytes.suffix(2_000), as: UTF8.self).contains("\"casecheck.result/")
    }
    guard head.contains("案卷") else { return false }
    let tail = String(decoding: bytes.suffix(2_000), as: UTF8.self)
    return tail.contains("应查 ") && tail.contains(";不适用 ")
  }

  private static func unsupported(_ format: FileFormat, _ bytes: UnsafeRawBufferPointer) -> ExtractionIssue {
    if format == .doc, CompoundFile.isEncryptedPackage(bytes) {
      return ExtractionIssue(.encrypted, "文件已加密,需要打开密码;请解除密码后重新放入案卷")
    }
    let advice =
      switch format {
      case .doc, .rtf, .html: "请用 Word 或者 WPS 另存为 DOCX 后重试"
      case .xlsx: "请另存为 PDF 后重试"
      case .picture: "没有文字层,需要文字识别;请人工查看"
      case .archive: "请解压后重试"
      default: "请确认它是案卷文书,并转换为 PDF 或者 DOCX"
      }
    return ExtractionIssue(.unsupportedFormat, "\(format.chineseName),本版本不读取;\(advice)")
  }
}

/// The container of old Office files, as far as needed to tell an encrypted DOCX.
enum CompoundFile {
  /// Whether a directory entry names the stream `EncryptedPackage`, in UTF-16.
  static func isEncryptedPackage(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let name = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
    // Directory entries begin at multiples of 128 bytes.
    var offset = 512
    while offset + name.count <= bytes.count {
      if bytes[offset] == name[0], bytes[offset...].starts(with: name) { return true }
      offset += 128
    }
    return false
  }
}
