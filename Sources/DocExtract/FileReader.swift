import Glibc

/// Reads one file in this process: the work of a worker.
public enum FileReader {
  /// Reads the pages `pages`, 1-based, of a file; formats without pages are read as a whole.
  ///
  /// - Parameters:
  ///   - store: a folder to be made, into which an archive is unpacked; without one its members are only listed.
  ///   - isConverted: whether LibreOffice made the file from another one.
  public static func part(
    of path: String, pages: ClosedRange<Int>, limits: ReadingLimits = ReadingLimits(), store: String? = nil,
    isConverted: Bool = false
  ) -> ExtractedPart {
    part(of: path, pages: pages, limits: limits, store: store, isConverted: isConverted, recognition: .none)
  }

  static func part(
    of path: String, pages: ClosedRange<Int>, limits: ReadingLimits, store: String?, isConverted: Bool,
    recognition: PageRecognition
  ) -> ExtractedPart {
    do throws(ExtractionIssue) {
      let file = try MappedFile(path: path, limits: limits)
      return withExtendedLifetime(file) {
        var part = part(
          reading: file.bytes, pages: pages, limits: limits, isConverted: isConverted, recognition: recognition)
        if part.format == .archive {
          if let store { mkdir(store, 0o700) }
          var reader = ArchiveReader(limits: limits, store: store)
          part.issues = [reader.read(file.bytes, named: path)].compactMap(\.self)
          part.members = reader.members
        }
        return part
      }
    } catch {
      return ExtractedPart(format: .unknown, issues: [error])
    }
  }

  /// Reads a file that lies in memory.
  static func part(
    reading bytes: UnsafeRawBufferPointer, pages: ClosedRange<Int>, limits: ReadingLimits, isConverted: Bool = false,
    recognition: PageRecognition = .none
  ) -> ExtractedPart {
    var part = ExtractedPart(format: FormatSniffer.format(of: bytes))
    if pages.lowerBound == 1 { part.sha256 = Digest.sha256(of: bytes) }
    do throws(ExtractionIssue) {
      switch part.format {
      case .pdf:
        let read = try PDFReader.read(bytes, pages: pages, limits: limits, recognition: recognition)
        part.document = read.document
        part.pageCount = read.pageCount
      case .ofd:
        let read = try OFDReader.read(bytes, pages: pages, limits: limits, recognition: recognition)
        part.document = read.document
        part.pageCount = read.pageCount
      case .docx: part.document = try WordReader.read(bytes, limits: limits, isConverted: isConverted)
      case .wordXML: part.document = try WordReader.read(xml: bytes, limits: limits)
      case .doc, .rtf, .odt, .xls, .ods:
        // Another program has to look at it first: the parent asks for that.
        part.conversion = try OfficeContent.filter(bytes, part.format)
      case .text:
        if isOwnReport(bytes) { throw ExtractionIssue(.ownReport, "是 casecheck 的检查结果,不是案卷文书,未读取") }
        part.document = try PlainTextReader.read(bytes, limits: limits)
      case .archive: break
      case .csv: part.document = try CSVReader.read(bytes, limits: limits)
      case .xlsx: part.document = try SpreadsheetReader.read(bytes, limits: limits)
      case .html: part.document = try HTMLReader.read(bytes, limits: limits)
      case .picture:
        let read = try PictureReader.read(bytes, pages: pages, limits: limits, recognition: recognition)
        part.document = read.document
        part.pageCount = read.pageCount
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
    if format == .unknown, let name = OfficeContent.name(ofCompound: bytes) {
      return ExtractionIssue(.unsupportedFormat, "\(name),本版本不读取;请确认它是案卷文书,并转换为 PDF 或者 DOCX")
    }
    return ExtractionIssue(.unsupportedFormat, "\(format.chineseName),本版本不读取;请确认它是案卷文书,并转换为 PDF 或者 DOCX")
  }
}
