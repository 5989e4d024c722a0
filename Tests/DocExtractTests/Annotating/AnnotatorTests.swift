import TestSupport
import Testing

@testable import DocExtract

@Suite("批注副本") struct AnnotatorTests {
  private func annotated(_ bytes: [UInt8], _ notes: [FileNote]) -> ExtractedPart {
    bytes.withUnsafeBytes { FileAnnotator.part(annotating: $0, notes, limits: ReadingLimits()) }
  }

  private func read(_ bytes: [UInt8]) throws -> ExtractedDocument {
    let part = bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: 1...9, limits: ReadingLimits()) }
    #expect(!part.issues.contains { $0.code == IssueCode.repaired.rawValue })
    return try #require(part.document)
  }

  /// Where a note that is read back stands.
  private func note(_ words: String, in document: ExtractedDocument) -> Box? {
    let place =
      document.text.utf8.count
      - (document.text.firstRange(of: words).map { document.text[$0.lowerBound...].utf8.count } ?? 0)
    return document.lines.first { $0.span.start <= place && place < $0.span.end }?.box
  }

  // MARK: PDF

  private static let note = FileNote(
    place: .page(1, [Box(x: 60, y: 70, width: 120, height: 14)]), tone: .grave, words: "【主要】PRO-05 超过期限\n建议:核对(一)")

  @Test(arguments: ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [20 30 500 700]"])
  func aPDFKeepsItsBytesAndGetsTheNoteWhereItBelongs(_ entries: String) throws {
    let pdf = MiniPDF.page(entries) { $0.text("立案审批表", x: 60, y: 760) }.bytes
    let part = annotated(pdf, [Self.note])
    let copy = try #require(part.copy)
    #expect(copy.kept == pdf.count && copy.placed == 1 && part.issues.isEmpty)
    let document = try read(pdf + copy.bytes)
    #expect(document.text.contains("立案审批表") || entries.contains("Crop"))
    let box = try #require(note("PRO-05", in: document))
    #expect(abs(box.x - 59) < 0.6 && abs(box.y - 69) < 0.6 && abs(box.width - 122) < 0.6 && abs(box.height - 16) < 0.6)
  }

  @Test func aPDFIsAnnotatedTwice() throws {
    let pdf = MiniPDF.page("/Annots [20 0 R]") { $0.text("立案审批表", x: 60, y: 760) }
    var old = pdf
    old.objects = ["<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (old note) >>"]
    let first = old.bytes
    let once = first + (try #require(annotated(first, [Self.note]).copy)).bytes
    let sheet = FileNote(place: .page(1, []), tone: .hint, words: "整页")
    let twice = once + (try #require(annotated(once, [sheet]).copy)).bytes
    let text = try read(twice).text
    #expect(text.contains("old note") && text.contains("PRO-05") && text.contains("整页"))
  }

  @Test func pagesThatAreNotThereAreLeftOut() throws {
    let pdf = MiniPDF.page { $0.text("甲", x: 60, y: 760) }.bytes
    let away = FileNote(place: .page(9, []), tone: .plain, words: "乙")
    #expect(annotated(pdf, [away, Self.note]).copy?.placed == 1)
  }

  @Test func theSameBytesEachTime() {
    let pdf = MiniPDF.page { $0.text("甲", x: 60, y: 760) }.bytes
    #expect(annotated(pdf, [Self.note]) == annotated(pdf, [Self.note]))
    let word = MiniWord(MiniWord.p("甲")).bytes
    let note = FileNote(place: .line(1, quote: "甲"), tone: .plain, words: "乙")
    #expect(annotated(word, [note]) == annotated(word, [note]))
  }

  @Test func damagedFilesAreRefused() {
    let pdf = MiniPDF.page { $0.text("甲", x: 60, y: 760) }.bytes
    let cut = annotated(Array(pdf.dropLast(60)), [Self.note])
    #expect(cut.copy == nil && !cut.issues.isEmpty)
    let text = annotated(Array("纯文本".utf8), [Self.note])
    #expect(text.copy == nil && text.issues.first?.message.contains("不能加批注") == true)
  }

  // MARK: Word

  private func main(of bytes: [UInt8]) throws -> String {
    let package = try OfficePackage(bytes, limits: ReadingLimits())
    let part = try #require(package.parts.first { $0.name == "word/document.xml" })
    return String(decoding: part.bytes, as: UTF8.self)
  }

  private func marked(_ body: String, line: Int, quote: String) throws -> String {
    let note = FileNote(place: .line(line, quote: quote), tone: .plain, words: "【主要】甲<乙\n建议")
    let part = annotated(MiniWord(body).bytes, [note])
    let copy = try #require(part.copy)
    #expect(copy.kept == 0)
    let document = try read(copy.bytes)
    let comments = document.paragraphs.filter { $0.role == .comment }
    #expect(comments.count == 2 && document.metadata.hasComments)
    #expect(document.text.contains("【主要】甲<乙"))
    return try main(of: copy.bytes)
  }

  @Test func aRunIsCutAroundTheWords() throws {
    let xml = try marked(MiniWord.p("序") + MiniWord.p("同意立案。2023年1月10日", run: "<w:b/>"), line: 2, quote: "2023年1月10日")
    #expect(
      xml.contains(
        "同意立案。</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:rPr><w:b/></w:rPr>"
          + "<w:t xml:space=\"preserve\">2023年1月10日</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
          + "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"))
  }

  @Test func wordsThatStandTwiceMarkTheParagraph() throws {
    let xml = try marked(MiniWord.p("甲 甲"), line: 1, quote: "甲")
    #expect(xml.contains("</w:pPr><w:commentRangeStart w:id=\"0\"/><w:r>"))
  }

  @Test func entitiesAndCrowdedRunsAreKeptWhole() throws {
    let body = "<w:p><w:r><w:t>甲&amp;乙</w:t><w:tab/><w:t>丙</w:t></w:r><w:r><w:t>丁</w:t></w:r></w:p>"
    let xml = try marked(body, line: 1, quote: "&乙")
    #expect(xml.contains("<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>甲&amp;乙</w:t><w:tab/>"))
    #expect(xml.contains("丙</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"))
  }

  @Test func aTextBoxIsMarkedAtItsParagraph() throws {
    let box =
      "<w:pict><v:shape><v:textbox><w:txbxContent>\(MiniWord.p("框内"))</w:txbxContent></v:textbox></v:shape></w:pict>"
    let xml = try marked("<w:p><w:r><w:t>外</w:t></w:r><w:r>\(box)</w:r></w:p>", line: 2, quote: "框内")
    #expect(xml.contains("<w:body><w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>外"))
  }

  @Test func commentsThatAreThereStay() throws {
    var word = MiniWord(
      "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id=\"7\"/></w:p>")
    word.parts = [
      (
        "comments.xml", "comments",
        "<w:comments><w:comment w:id=\"7\" w:author=\"乙\">\(MiniWord.p("旧批注"))</w:comment></w:comments>"
      )
    ]
    let note = FileNote(place: .line(1, quote: "甲"), tone: .plain, words: "新批注")
    let copy = try #require(annotated(word.bytes, [note]).copy)
    let document = try read(copy.bytes)
    #expect(document.text.contains("旧批注") && document.text.contains("新批注"))
    #expect(try main(of: copy.bytes).contains("<w:commentRangeStart w:id=\"8\"/>"))
  }

  @Test func theCommentsAreListedInThePackage() throws {
    let note = FileNote(place: .line(1, quote: "甲"), tone: .plain, words: "乙")
    let copy = try #require(annotated(MiniWord(MiniWord.p("甲")).bytes, [note]).copy)
    let package = try OfficePackage(copy.bytes, limits: ReadingLimits())
    func part(_ name: String) -> String {
      package.parts.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
    #expect(part("[Content_Types].xml").contains("PartName=\"/word/comments.xml\""))
    #expect(part("word/_rels/document.xml.rels").contains("relationships/comments\" Target=\"/word/comments.xml\""))
    #expect(part("word/comments.xml").contains("w:author=\"casecheck\""))
  }

  @Test func noMutationOfADocumentTraps() {
    var random = SeededRandom(seed: 20240630)
    let word = MiniWord(MiniWord.p("同意立案。2023年1月10日") + MiniWord.p("乙"))
    let entries = word.entries
    for _ in 0..<300 {
      let changed = entries.map { entry -> (name: String, bytes: [UInt8]) in
        var bytes = entry.bytes
        for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        return (entry.name, bytes)
      }
      _ = annotated(
        MiniZip.package(changed), [FileNote(place: .line(1, quote: "立案"), tone: .plain, words: "甲")])
    }
    let pdf = MiniPDF.page { $0.text("甲", x: 60, y: 760) }.bytes
    for _ in 0..<300 {
      var bytes = pdf
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = annotated(bytes, [Self.note])
    }
  }
}
