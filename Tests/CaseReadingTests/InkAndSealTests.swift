import Testing

@testable import CaseReading
@testable import DocExtract

/// What pens, fingers and seals left on recognized pages, as fields and remarks.
@Suite("字迹和印章") struct InkAndSealTests {
  /// A page of lines as recognition reads them, all of them sure but for one letter.
  private static func page(_ text: String, marks: [(words: String, mark: Mark)]) -> ExtractedSource {
    var document = ExtractedDocument(plain: text)
    document.format = .pdf
    document.pages = [
      Page(number: 1, width: 595, height: 842, span: TextSpan(start: 0, end: text.utf8.count), state: .read)
    ]
    document.issues = [ExtractionIssue(.recognizedPage, page: 1, "第1页的文字是从图片识别的")]
    document.certainty = Certainty(doubts: [1], of: text.unicodeScalars.count)
    for (words, mark) in marks {
      var mark = mark
      mark.page = 1
      mark.offset = text.utf8.firstRange(of: words.utf8).map {
        text.utf8.distance(from: text.utf8.startIndex, to: $0.lowerBound)
      }
      document.marks.append(mark)
    }
    return ExtractedSource(
      file: SourceFile(path: "卷.pdf", location: "/卷.pdf", bytes: 1), status: .read, document: document)
  }

  private func read(_ text: String, _ marks: [(String, Mark)] = []) throws -> CaseFile {
    try Built.reader.get().read(path: "卷", sources: [Self.page(text, marks: marks.map { (words: $0.0, mark: $0.1) })])
  }

  private static func receipt(signed: String = "", day: String = "年 月 日") -> String {
    """
    云砀县城市管理局
    送达回证
    案由:擅自占用道路
    送达文书名称及文号:行政处罚决定书 云城管罚决〔2024〕12号
    受送达人:云砀县青石建材有限公司
    送达地点:云砀县东街8号
    送达方式:直接送达
    受送达人(签名或者盖章):\(signed)
    收到时间:\(day)
    送达人:张建国、李春梅
    """
  }

  private func field(_ file: CaseFile, _ names: String...) -> FieldOccurrence? {
    names.lazy.compactMap { file.documents.first?.fields[$0]?.first }.first
  }

  private static let hand = Mark(kind: .ink, text: "签名", confidence: 0.9)
  private static let doubtful = Mark(kind: .ink, text: "签名", confidence: 0.5)
  private static let day = Mark(kind: .ink, text: "日期", confidence: 0.9)

  @Test func inkBesideALabelIsASignature() throws {
    #expect(field(try read(Self.receipt()), "recipient-signature")?.value == .mark(.blank))
    #expect(field(try read(Self.receipt(), [("签名或者", Self.hand)]), "recipient-signature")?.value == .mark(.present))
    let unsure = field(try read(Self.receipt(), [("签名或者", Self.doubtful)]), "recipient-signature")
    guard case .unreadable = unsure?.state else {
      Issue.record("看不清的签名成了 \(String(describing: unsure))")
      return
    }
  }

  /// What was written into the place of a date is no signature beside it.
  @Test func aWrittenDateIsNoSignature() throws {
    let file = try read(Self.receipt(), [("年 月", Self.day)])
    #expect(field(file, "recipient-signature")?.value == .mark(.blank))
  }

  @Test func printIsNoSignatureOnPaper() throws {
    let printed = field(try read(Self.receipt(signed: "王小红")), "recipient-signature")
    guard case .unreadable(let because) = printed?.state else {
      Issue.record("打印的姓名成了 \(String(describing: printed))")
      return
    }
    #expect(because.contains("打印"))
    // A file that says so itself is signed as ever.
    let text = Self.receipt(signed: "王小红")
    let own = try Built.reader.get().read(path: "卷", sources: [Built.source(text, named: "回证.txt")])
    #expect(field(own, "recipient-signature")?.value == .mark(.present))
  }

  @Test func aWrittenDateIsUnreadableAndNotMissing() throws {
    let blank = field(try read(Self.receipt()), "received-on", "served-on")
    #expect(blank?.state == .placeholder || blank?.state == .blank)
    let written = field(try read(Self.receipt(), [("年 月", Self.day)]), "received-on", "served-on")
    guard case .unreadable(let because) = written?.state else {
      Issue.record("手写的日期成了 \(String(describing: written))")
      return
    }
    #expect(because.contains("手写"))
  }

  private static let decision = """
    云砀县城市管理局
    行政处罚决定书
    云城管罚决〔2024〕12号
    当事人:云砀县青石建材有限公司
    经查,当事人于2024年2月1日擅自占用道路堆放物料。以上事实有现场笔录为证。
    现决定处罚如下:罚款人民币2000元。
    如不服本决定,可以在六十日内向云砀县人民政府申请行政复议。
    云砀县城市管理局
    2024年3月15日
    """

  private static func seal(_ words: String, _ confidence: Double?) -> (String, Mark) {
    ("2024年3月15日", Mark(kind: .seal, text: words, confidence: 0.9, textConfidence: confidence))
  }

  @Test func aSealOfAnotherAgencyIsAHint() throws {
    let remarks = try read(Self.decision, [Self.seal("陇水市生态环境局", 0.95)]).remarks
    #expect(remarks.map(\.code) == [.sealDiffers])
    #expect(remarks.first?.message.contains("陇水市生态环境局") == true && remarks.first?.page == 1)
  }

  @Test(
    arguments: [
      ("云砀县城市管理局", 0.99), ("云昜县城市管理局行政处罚专用章", 0.95), ("城市管理局", 0.9), ("陇水市生态环境局", 0.7), ("局", 0.99), ("", nil),
      ("Picture 1", nil), ("图片 3 电子印章", nil),
    ] as [(String, Double?)])
  func otherSealsAreNot(_ words: String, _ confidence: Double?) throws {
    #expect(try read(Self.decision, [Self.seal(words, confidence)]).remarks.isEmpty)
  }

  @Test(arguments: [
    ("云砀县城市管理局", "云砀县城市管理局", 1.0), ("乔江市农业农村局", "岙江市农业农村局", 0.875), ("", "局", 0), ("甲乙", "丙丁", 0),
  ])
  func namesAreAlike(_ a: String, _ b: String, _ share: Double) {
    #expect(SealRemarks.likeness(a, b) == share)
    #expect(SealRemarks.likeness(b, a) == share)
  }
}
