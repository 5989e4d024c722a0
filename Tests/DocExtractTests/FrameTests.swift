import TestSupport
import Testing

@testable import DocExtract

@Suite("进程间的消息") struct FrameTests {
  private static func part() -> ExtractedPart {
    var pdf = MiniPDF()
    for number in 1...2 {
      var page = MiniPDF.Page()
      page.text("立案审批表 □是 ____", x: 60, y: 760)
      page.grid(xs: [60, 200, 400], ys: [600, 640, 680])
      page.text("格\(number)", x: 70, y: 650)
      pdf.pages.append(page)
    }
    pdf.pages.append(MiniPDF.Page(content: "q 500 0 0 700 40 60 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q"))
    return pdf.bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: 1...9, limits: ReadingLimits()) }
  }

  private func decode(_ bytes: [UInt8]) throws -> ExtractedPart {
    try bytes.withUnsafeBytes {
      try ExtractedPart(decoding: UnsafeRawBufferPointer(rebasing: $0[Frame.headerSize...]))
    }
  }

  @Test func aPartComesBackAsItWent() throws {
    let part = Self.part()
    #expect(part.document?.marks.isEmpty == false && part.document?.tables.count == 2)
    let bytes = part.encoded()
    #expect(try bytes.withUnsafeBytes { try Frame.length($0) } == bytes.count - Frame.headerSize)
    #expect(try decode(bytes) == part)
  }

  @Test func signaturesAndAttachmentsComeBackAsTheyWent() throws {
    var document = ExtractedDocument(format: .pdf, text: "甲")
    let box = Box(x: 1, y: 2, width: 3, height: 4)
    document.signatures = [
      DigitalSignature(
        signer: "张三", sealName: "某某局", signedAt: "2024-01-02", places: [.init(page: 2, box: box), .init(page: 3)],
        value: .holds, digests: .fails(because: "已改动"))
    ]
    document.signatures[0].seal = .init(id: "1", maker: "某厂商", picture: "png", width: 40)
    document.attachments = [Attachment(name: "清单.xlsx", bytes: 12, kind: .annotation, page: 3), Attachment(name: "乙")]
    let part = ExtractedPart(format: .pdf, pageCount: 3, document: document)
    #expect(try decode(part.encoded()) == part)
  }

  @Test func notesAndCopiesComeBackAsTheyWent() throws {
    var part = ExtractedPart(format: .pdf)
    part.copy = AnnotatedCopy(kept: 9, bytes: [1, 2, 3], placed: 2)
    part.template = [4, 5]
    #expect(try decode(part.encoded()) == part)
    var request = ReadRequest(location: "/甲", pages: 1...1)
    let box = Box(x: 1, y: 2, width: 3, height: 4)
    request.notes = [
      FileNote(place: .page(3, [box]), tone: .hint, words: "一\n二"),
      FileNote(place: .line(7, quote: "乙"), tone: .grave, words: ""),
    ]
    request.paper = "评查报告"
    let bytes = request.encoded()
    let again = try bytes.withUnsafeBytes {
      try ReadRequest(decoding: UnsafeRawBufferPointer(rebasing: $0[Frame.headerSize...]))
    }
    #expect(again == request)
  }

  @Test func aFailureComesBackAsItWent() throws {
    let part = ExtractedPart(format: .unknown, issues: [ExtractionIssue(.damaged, page: 3, "坏了")])
    #expect(try decode(part.encoded()) == part)
  }

  @Test func aRequestComesBackAsItWent() throws {
    var request = ReadRequest(location: "/案卷/01 决定书.pdf", pages: 41...Int.max)
    request.limits.depth = 7
    let bytes = request.encoded()
    let back = try bytes.withUnsafeBytes {
      try ReadRequest(decoding: UnsafeRawBufferPointer(rebasing: $0[Frame.headerSize...]))
    }
    #expect(back == request)
  }

  @Test func whatIsCutOffIsRefused() {
    let bytes = Self.part().encoded()
    for length in stride(from: Frame.headerSize, to: bytes.count, by: 7) {
      #expect(throws: FrameError.self) { try decode(Array(bytes[..<length])) }
    }
  }

  @Test func anotherVersionIsRefused() {
    var bytes = Self.part().encoded()
    bytes[Frame.headerSize] = 200
    #expect(throws: FrameError.version(200)) { try decode(bytes) }
  }

  /// Whatever the bytes are: an error, or a document that can be used.
  @Test func changedBytesNeverTrap() {
    let bytes = Self.part().encoded()
    var random = SeededRandom(seed: 20_231_121)
    for _ in 0..<3_000 {
      guard let part = try? decode(bytes.mutated(using: &random)), let document = part.document else { continue }
      let source = ExtractedSource(SourceFile(path: "a.pdf", location: "", bytes: 0), parts: [part, part])
      #expect(source.document != nil || !source.issues.isEmpty)
      for paragraph in document.paragraphs {
        #expect(document.string(paragraph.span).utf8.count <= document.text.utf8.count)
      }
    }
  }
}
