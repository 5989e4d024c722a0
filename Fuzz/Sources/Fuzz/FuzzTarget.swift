@testable import CaseReading
@testable import Checks
@testable import DocExtract

/// The parsers of outside bytes.
enum FuzzTarget: String, CaseIterable {
  case zip, archive, xml, docx, ofd, ses, xlsx, html, csv, text, office, frame, yaml, rule, language

  /// Small: what a bomb would take is not what is looked for here.
  static let limits: ReadingLimits = {
    var limits = ReadingLimits()
    (limits.entryBytes, limits.totalBytes, limits.entries) = (1 << 22, 1 << 23, 200)
    return limits
  }()

  /// Has to come back, whatever the bytes are.
  func run(_ bytes: UnsafeRawBufferPointer) {
    switch self {
    case .zip, .archive:
      var reader = ArchiveReader(limits: Self.limits, store: nil)
      _ = reader.read(bytes, named: "包.gz")
    case .xml: readXML(bytes)
    case .docx:
      StoredZip.word(Array(bytes)).withUnsafeBytes { _ = try? WordReader.read($0, limits: Self.limits) }
    case .ofd:
      StoredZip.ofd(Array(bytes)).withUnsafeBytes { _ = try? OFDReader.read($0, pages: 1...9, limits: Self.limits) }
    case .xlsx:
      StoredZip.workbook(Array(bytes)).withUnsafeBytes { _ = try? SpreadsheetReader.read($0, limits: Self.limits) }
    case .ses: _ = SignedValue(Array(bytes))
    case .html: _ = try? HTMLReader.read(bytes, limits: Self.limits)
    case .office: _ = try? OfficeContent.filter(bytes, FormatSniffer.format(of: bytes))
    case .csv, .text: readText(bytes)
    case .frame: readFrames(bytes)
    case .yaml: _ = try? PackNode.parse(yaml: String(decoding: bytes, as: UTF8.self), path: "a.yaml")
    case .rule: RuleTarget.read(String(decoding: bytes, as: UTF8.self))
    case .language: LanguageTarget.read(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func readXML(_ bytes: UnsafeRawBufferPointer) {
    let parser = XMLTreeParser(part: "a.xml", maxDepth: 256)
    guard (try? parser.feed(bytes)) != nil, let tree = try? parser.finish() else { return }
    _ = tree.root?.descendants(.t).map(\.string)
  }

  private func readText(_ bytes: UnsafeRawBufferPointer) {
    let part = FileReader.part(reading: bytes, pages: 1...1, limits: Self.limits)
    precondition(part.document != nil || !part.issues.isEmpty || part.format == .archive, "nothing is said")
  }

  /// What is accepted can be written again and says the same.
  private func readFrames(_ bytes: UnsafeRawBufferPointer) {
    if let part = try? ExtractedPart(decoding: bytes) {
      let again = part.encoded().dropFirst(Frame.headerSize)
      let read = Array(again).withUnsafeBytes { try? ExtractedPart(decoding: $0) }
      precondition(read == part, "a part that does not come back")
      _ = ExtractedSource(SourceFile(path: "a", location: "/a", bytes: 1), parts: [part])
    }
    _ = try? ReadRequest(decoding: bytes)
  }
}

/// Rules as users write them.
enum RuleTarget {
  private static let vocabulary: Vocabulary? = {
    guard let folder = ResourceFolder.of(module: "CaseReading"),
      let kinds = try? PackFolder.nodes(in: folder + "/Kinds"),
      let fields = try? PackFolder.node(at: folder + "/Data/fields.yaml", named: "fields.yaml")
    else { return nil }
    return try? Vocabulary(kinds: Dictionary(kinds.map { ($0.path, $0.node) }) { first, _ in first }, fields: fields)
  }()

  private static let reference: ReferenceData? = vocabulary.flatMap { vocabulary in
    ResourceFolder.of(module: "Checks").flatMap { try? ReferenceData(folder: $0 + "/Data", vocabulary: vocabulary) }
  }

  static func read(_ yaml: String) {
    guard let vocabulary, let reference, let node = try? PackNode.parse(yaml: yaml, path: "a.yaml") else { return }
    _ = try? RulePack([("test/rule", node)], vocabulary: vocabulary, reference: reference)
  }
}

/// Dates, money, citations and the rest of what is read from words.
enum LanguageTarget {
  static func read(_ words: String) {
    let text = ReadingText(plain: words)
    let bytes = text.bytes
    _ = DateReader.matches(in: bytes)
    _ = MoneyReader.matches(in: bytes)
    _ = CitationReader().matches(in: bytes)
    _ = DocumentNumberReader.matches(in: bytes)
    _ = DurationReader.matches(in: bytes)
    _ = SensitiveNumberReader.matches(in: bytes)
    _ = PersonReader.matches(in: text, range: 0..<bytes.count)
    _ = CreditCode(words)
  }
}
