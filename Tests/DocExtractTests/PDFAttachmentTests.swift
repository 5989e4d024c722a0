import Testing

@testable import DocExtract

@Suite("PDF 附件") struct PDFAttachmentTests {
  private static func file(_ name: String) -> String { "<< /Type /Filespec /UF (\(name)) /EF << /F 25 0 R >> >>" }
  private static let stream = "<< /Type /EmbeddedFile /Params << /Size 3 >> /Length 3 >>\nstream\nabc\nendstream"

  private func pdf(_ catalog: String, annotations: String = "", _ objects: [String]) -> MiniPDF {
    var pdf = MiniPDF.page(annotations) { $0.text("正文", x: 60, y: 700) }
    pdf.catalog = catalog
    pdf.objects = objects
    return pdf
  }

  @Test func attachmentsAreListedAndNamed() throws {
    let made = pdf(
      "/Names << /EmbeddedFiles << /Names [(a) 20 0 R] >> >> /AF [22 0 R]", annotations: "/Annots [21 0 R]",
      [
        Self.file("list.xlsx"), "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 23 0 R >>",
        "<< /F (data.xml) /EF << /F 26 0 R >> >>", "<< /F (photo.jpg) /EF << /F 24 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 0 >>\nstream\n\nendstream", Self.stream, Self.stream,
      ])
    let source = read(made.bytes)
    #expect(
      source.document?.attachments == [
        Attachment(name: "list.xlsx", bytes: 3), Attachment(name: "data.xml", bytes: 3, kind: .associated),
        Attachment(name: "photo.jpg", kind: .annotation, page: 1),
      ])
    #expect(source.status == .read && source.issues.map(\.code) == ["attachment"])
    #expect(source.issues.first?.message.contains("3 个附件,未读取:list.xlsx、data.xml、photo.jpg") == true)
  }

  @Test func aCollectionIsOnlyACover() {
    let made = pdf(
      "/Collection << >> /Names << /EmbeddedFiles << /Names [(a) 20 0 R] >> >>",
      [Self.file("01.pdf"), "null", "null", "null", "null", Self.stream])
    let source = read(made.bytes)
    #expect(source.status == .partial && source.issues.map(\.code) == ["unread-part"])
    #expect(source.document?.attachments.map(\.kind) == [.collection])
  }

  @Test func treesThatTurnInCirclesEnd() {
    let made = pdf(
      "/Names << /EmbeddedFiles 20 0 R >>",
      ["<< /Kids [20 0 R 21 0 R 21 0 R] >>", "<< /Kids [20 0 R] /Names [(a) 22 0 R] >>", "<< /EF 22 0 R >>"])
    #expect(read(made.bytes).document?.attachments.isEmpty == true)
  }

  @Test func namesAreMadeHarmless() {
    #expect(Attachment.printable("a\n\u{202E}fdp.exe") == "afdp.exe" && Attachment.printable("\u{7}") == "未命名")
  }

  @Test func hiddenNotesAreLeftOut() throws {
    let made = pdf(
      "", annotations: "/Annots [20 0 R 21 0 R 22 0 R 23 0 R]",
      [
        "<< /Type /Annot /Subtype /Text /F 2 /Contents <FEFF9690> /Rect [300 600 320 620] >>",
        "<< /Type /Annot /Subtype /Stamp /Contents <FEFF5DF25BA1> /Rect [300 500 400 520] >>",
        "<< /Type /Annot /Subtype /Ink /InkList [[300 400 310 410]] /Rect [300 400 340 420] >>",
        "<< /Type /Annot /Subtype /Text /StateModel (Review) /State (Accepted) /Contents (Accepted set by a) /Rect [0 0 9 9] >>",
      ])
    let document = try #require(read(made.bytes).document)
    #expect(document.paragraphs(.annotation) == ["已审"])
    #expect(document.marks.map(\.kind) == [.ink])
  }
}
