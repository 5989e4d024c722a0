/// Makes copies of files with notes in this process: the work of a worker.
enum FileAnnotator {
  static func part(of path: String, _ notes: [FileNote], limits: ReadingLimits) -> ExtractedPart {
    do throws(ExtractionIssue) {
      let file = try MappedFile(path: path, limits: limits)
      return withExtendedLifetime(file) { part(annotating: file.bytes, notes, limits: limits) }
    } catch {
      return ExtractedPart(format: .unknown, issues: [error])
    }
  }

  static func part(
    annotating bytes: UnsafeRawBufferPointer, _ notes: [FileNote], limits: ReadingLimits
  ) -> ExtractedPart {
    var part = ExtractedPart(format: FormatSniffer.format(of: bytes), sha256: Digest.sha256(of: bytes))
    do throws(ExtractionIssue) {
      switch part.format {
      case .pdf: (part.copy, part.issues) = try PDFAnnotator.copy(of: bytes, notes, limits: limits)
      case .docx: (part.copy, part.issues) = try WordAnnotator.copy(of: bytes, notes, limits: limits)
      case .picture: throw refused("图片不能加批注;可以先转换成 PDF")
      case .ofd: throw refused("OFD 不能加批注;可以先导出成 PDF")
      case .doc, .rtf, .odt, .wordXML: throw refused("\(part.format.chineseName)不能加批注;可以先另存为 .docx")
      default: throw refused("\(part.format.chineseName)不能加批注")
      }
    } catch {
      part.issues = [error]
    }
    return part
  }

  private static func refused(_ words: String) -> ExtractionIssue { ExtractionIssue(.unsupportedFormat, words) }
}
