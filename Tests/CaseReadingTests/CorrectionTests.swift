import DocExtract
import Testing

@testable import CaseReading

/// What a person says wins over what was read, and nothing a person said is lost in silence.
@Suite("更正") struct CorrectionTests {
  private static let decision = """
    云砀县城市管理局
    行政处罚决定书
    云城管罚决〔2024〕7号
    当事人:云砀县青石建材有限公司
    经查,当事人擅自占用道路堆放物料。以上事实有现场笔录为证。
    现决定处罚如下:罚款人民币2000元。
    如不服本决定,可以在六十日内向云砀县人民政府申请行政复议。
    云砀县城市管理局
    2024年3月15日
    """

  private func read(_ yaml: String, _ sources: [ExtractedSource]? = nil) throws -> CaseFile {
    let reader = try Built.reader.get()
    let corrections = try Corrections(.parse(yaml: yaml, path: "更正.yaml"), library: reader.library)
    return reader.read(
      path: "卷/案卷一", sources: sources ?? [Built.source(Self.decision, named: "决定书.txt")],
      settings: ReadingSettings(corrections: corrections))
  }

  @Test("要素改成人说的值,引的是文书里的字") func fields() throws {
    let file = try read(
      """
      cases:
        - case: 案卷一
          documents:
            - file: 决定书.txt
              fields:
                decided-on: 2024-03-16
                party-name: 青石建材
                fine-amount: absent
                agency-seal: blank
      """)
    let document = try #require(file.documents.first)
    #expect(document.fields["decided-on"]?.first?.value?.written == ["2024-03-16"])
    #expect(document.fields["decided-on"]?.first?.text == "2024年3月15日")
    #expect(document.fields["party-name"]?.first?.text == "青石建材")
    #expect(document.fields["fine-amount"] == nil)
    #expect(document.fields["agency-seal"]?.first?.state == .blank)
    #expect(document.corrected == ["decided-on", "party-name", "fine-amount", "agency-seal"])
    #expect(file.remarks.isEmpty)
  }

  @Test("种类由人指定,按它读要素") func kinds() throws {
    let file = try read("cases: [{documents: [{file: 决定书.txt, kind: no-penalty-decision}]}]")
    #expect(file.documents.map(\.kind) == ["no-penalty-decision"])
    #expect(file.documents.first?.corrected == ["kind"])
    let same = try read("cases: [{documents: [{file: 决定书.txt, kind: penalty-decision}]}]")
    #expect(same.documents.first?.corrected == [])
  }

  @Test("签名、印章也可以写有、无、空白", arguments: [("空白", true), ("无", true), ("有", false), ("未盖章", true)])
  func marks(_ words: String, _ isBlank: Bool) throws {
    let file = try read("cases: [{documents: [{file: 决定书.txt, fields: {机关印章: \(words)}}]}]")
    let seal = try #require(file.documents.first?.fields["agency-seal"]?.first)
    #expect(isBlank ? seal.state == .blank : seal.value == .mark(.present))
    #expect(file.remarks.isEmpty)
  }

  @Test("要素写成一句话的,是错误") func sentence() {
    #expect(throws: PackError.self) {
      try read("cases:\n  - documents:\n      - file: 决定书.txt\n        fields:\n          决定日期：'2024年2月6日'\n")
    }
  }

  @Test("种类和要素也可以写名称") func names() throws {
    let file = try read(
      "cases: [{documents: [{file: 决定书.txt, kind: 不予行政处罚决定书, fields: {当事人名称: 青石建材}}]}]")
    #expect(file.documents.map(\.kind) == ["no-penalty-decision"])
    #expect(file.documents.first?.fields["party-name"]?.first?.text == "青石建材")
    #expect(throws: PackError.self) { try read("cases: [{documents: [{file: 决定书.txt, kind: 什么书}]}]") }
  }

  @Test("起止由人划定,其余的起止不动") func borders() throws {
    let source = Built.source(Self.decision + "\n送达情况说明\n已于当日送达。", named: "卷.txt")
    let text = try #require(source.document?.text)
    let last = text.split(separator: "\n").count
    let file = try read(
      "cases: [{documents: [{file: 卷.txt, paragraphs: \(last - 1)-\(last), kind: unknown}]}]", [source])
    #expect(file.documents.count == 2)
    #expect(file.documents.map(\.kind) == ["penalty-decision", "unknown"])
    let words = try read("cases: [{documents: [{file: 卷.txt, begins: 送达情况}]}]", [source])
    #expect(words.documents.count == 2 && words.documents[1].corrected.contains("border"))
  }

  @Test(
    "没有用上的更正说明原因",
    arguments: [
      ("{file: 没有.pdf, kind: unknown}", "案卷里没有文件"), ("{file: 决定书.txt, pages: 9}", "没有这些页"),
      ("{file: 决定书.txt, fields: {index-entries: 甲}}", "没有要素"),
      ("{file: 决定书.txt, fields: {fine-amount: 很多}}", "不是这个要素的值"),
    ]) func unused(_ correction: String, _ words: String) throws
  {
    let file = try read("cases: [{documents: [\(correction)]}]")
    #expect(file.remarks.map(\.code) == [.correctionNotUsed])
    #expect(file.remarks.first?.message.contains(words) == true, "\(file.remarks)")
  }

  @Test("别的案卷的更正不管本案") func otherCases() throws {
    let file = try read("cases: [{case: 案卷二, documents: [{file: 决定书.txt, kind: unknown}]}]")
    #expect(file.documents.map(\.kind) == ["penalty-decision"])
  }

  @Test(
    "写错的更正指出位置",
    arguments: [
      ("cases: [{documents: [{file: a, kind: penalty-desicion}]}]", "penalty-decision"),
      ("cases: [{documents: [{file: a, page: 3}]}]", "pages"), ("cases: [{documents: [{file: a, pages: 5-3}]}]", "3-5"),
      ("cases: [{documents: [{file: a, fields: {decided: 2024-01-01}}]}]", "不认识“decided”"),
      ("cases: [{documents: [{file: a, fields: {decided-on: }}]}]", "absent"), ("case: []", "不认识"),
    ]) func mistakes(_ yaml: String, _ words: String) throws
  {
    let library = try Built.reader.get().library
    let error = #expect(throws: PackError.self) {
      try Corrections(.parse(yaml: yaml, path: "更正.yaml"), library: library)
    }
    #expect(error?.message.contains(words) == true, "\(String(describing: error))")
  }
}
