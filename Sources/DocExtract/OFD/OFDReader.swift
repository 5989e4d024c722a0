/// Reads OFD files (GB/T 33190-2016), whole or a range of pages.
enum OFDReader {
  /// The pages `range` of a file, 1-based; pages beyond the last are left out and not parsed.
  static func read(
    _ bytes: UnsafeRawBufferPointer, pages range: ClosedRange<Int>, limits: ReadingLimits,
    recognition: PageRecognition = .none
  ) throws(ExtractionIssue) -> (document: ExtractedDocument, pageCount: Int) {
    let file = try OFDFile(bytes, limits: limits)
    let count = file.pageCount
    guard count > 0 else {
      throw ExtractionIssue(.damaged, "OFD 里没有可以读取的页;请重新导出或者重新复制")
    }
    guard count <= limits.pages else {
      throw ExtractionIssue(.overLimit, "共 \(count) 页,超过 \(limits.pages) 页的限制;请按文书拆分后重试")
    }
    var builder = DocumentBuilder(isPlaced: true, limits: limits)
    var metadata = file.metadata
    builder.issues = file.issues
    var first = 1
    for body in file.bodies {
      body.read(pages: range, first: first, recognition, into: &builder, &metadata)
      first += body.document.pages.count
    }
    var document = builder.document(format: .ofd, metadata: metadata)
    // What concerns the whole file is told once, with its first page.
    if range.lowerBound == 1 { file.addFacts(to: &document) }
    return (document, count)
  }
}

extension OFDReader {
  /// The picture that a page, 1-based, is; `nil` when it is none.
  static func scan(
    _ bytes: UnsafeRawBufferPointer, page number: Int, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ScannedPage? {
    var first = 1
    for body in try OFDFile(bytes, limits: limits).bodies {
      if number - first < body.document.pages.count {
        return body.reader(of: number, first: first, .none).scannedPage()
      }
      first += body.document.pages.count
    }
    return nil
  }
}

/// An OFD package that is open, with all its documents.
private struct OFDFile {
  let package: OFDPackage
  private(set) var bodies: [OFDBody] = []
  private(set) var metadata = Metadata()
  private(set) var issues: [ExtractionIssue] = []

  var pageCount: Int { bodies.reduce(0) { $0 + $1.document.pages.count } }

  init(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(ExtractionIssue) {
    package = try OFDPackage(bytes, limits: limits)
    let locked = package.paths.contains { path in
      let name = path.split(separator: "/").last?.lowercased() ?? ""
      return name == "encryptions.xml" || name == "encryptinfo.xml"
    }
    if locked { throw Self.encrypted }
    guard let root = try package.xml("OFD.xml")?.root else {
      throw ExtractionIssue(.damaged, "包内没有 OFD.xml,文件不完整;请重新导出或者重新复制")
    }
    let holdsKeys = root.children.contains { $0.name == .ofdEncryptions || $0.name == .ofdEncryptInfo }
    if holdsKeys { throw Self.encrypted }
    let elements = root.children.filter { $0.name == .ofdDocBody }
    for (index, element) in elements.prefix(1_000).enumerated() {
      do throws(ExtractionIssue) {
        bodies.append(try OFDBody(element, package, limits))
      } catch {
        // One document that is lost does not take the others along.
        if elements.count == 1 || error.code == IssueCode.overLimit.rawValue { throw error }
        issues.append(ExtractionIssue(.unreadPart, "第\(index + 1)个文档没有读到:\(error.message)"))
      }
    }
    if bodies.isEmpty, let first = issues.first { throw ExtractionIssue(.damaged, first.message) }
    issues += bodies.flatMap(\.document.issues)
    if let info = elements.first?.child(.ofdDocInfo) { metadata = Self.metadata(info) }
  }

  private static var encrypted: ExtractionIssue {
    ExtractionIssue(.encrypted, "文件已加密,需要打开密码或者证书;请解除加密后重新放入案卷")
  }

  private static func metadata(_ info: XMLElement) -> Metadata {
    func text(_ name: XMLName) -> String? { info.child(name)?.trimmed }
    return Metadata(
      title: text(.ofdTitle), author: text(.ofdAuthor), producer: text(.ofdCreator), created: text(.ofdCreationDate),
      modified: text(.ofdModDate))
  }

  func addFacts(to document: inout ExtractedDocument) {
    var first = 1
    for body in bodies {
      document.attachments += body.document.attachments
      let (signatures, issues) = OFDSignatureReport(body.signatures, in: body.document, firstPage: first).told
      document.signatures += signatures
      document.issues += issues
      first += body.document.pages.count
    }
  }
}

/// One document of a package with its signatures.
private struct OFDBody {
  let document: OFDDocument
  let signatures: OFDSignatures

  init(_ element: XMLElement, _ package: OFDPackage, _ limits: ReadingLimits) throws(ExtractionIssue) {
    guard let location = try Self.root(element, package) else {
      throw ExtractionIssue(.damaged, "OFD.xml 没有写明文档的位置,文件不完整;请重新导出或者重新复制")
    }
    guard let path = package.resolve(location, from: "OFD.xml") else {
      throw ExtractionIssue(.damaged, "包内没有 \(location),文件不完整;请重新导出或者重新复制")
    }
    document = try OFDDocument(package: package, path: path, limits: limits)
    signatures = OFDSignatures(element.child(.ofdSignatures)?.trimmed, in: package)
  }

  /// The root file of the version that holds now; versions are kept side by side (GB/T 33190 §17).
  private static func root(_ body: XMLElement, _ package: OFDPackage) throws(ExtractionIssue) -> String? {
    let versions = body.child(.ofdVersions)?.children.filter { $0.name == .ofdVersion } ?? []
    let current = versions.last { $0.attribute(.ofdCurrent).map { $0.lowercased() == "true" || $0 == "1" } ?? false }
    if let file = current?.attribute(.ofdBase).flatMap({ package.resolve($0, from: "OFD.xml") }),
      let location = try? package.xml(file)?.root?.child(.ofdDocRoot)?.trimmed
    {
      return package.resolve(location, from: file) ?? location
    }
    return body.child(.ofdDocRoot)?.trimmed
  }

  /// Reads those of `range` that are pages of this document, of which the first has the number `first`.
  func read(
    pages range: ClosedRange<Int>, first: Int, _ recognition: PageRecognition, into builder: inout DocumentBuilder,
    _ metadata: inout Metadata
  ) {
    let painted = OFDTemplates(document)
    let end = first + document.pages.count
    let start = max(first, range.lowerBound)
    for number in start..<max(start, min(end - 1, range.upperBound) + 1) {
      reader(of: number, first: first, recognition, painted).read(into: &builder, &metadata)
    }
  }

  /// - Parameters:
  ///   - number: a page of this document, of which the first has the number `first`.
  ///   - painted: shared by the pages of a document.
  func reader(
    of number: Int, first: Int, _ recognition: PageRecognition, _ painted: OFDTemplates? = nil
  ) -> OFDPageReader {
    let entry = document.pages[number - first]
    return OFDPageReader(
      document: document, painted: painted ?? OFDTemplates(document), entry: entry, number: number,
      stamps: signatures.stamps(on: entry.id), recognition: recognition)
  }
}
