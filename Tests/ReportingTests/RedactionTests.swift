import CaseReading
import DocExtract
import Testing

@testable import Reporting

@Suite("脱敏:车牌、住址、邮箱、姓名") struct RedactionTests {
  @Test(arguments: [
    ("驾驶粤B12345号小型客车", "驾驶粤B***45号小型客车"), ("车牌号:京A·12345", "车牌号:京A·***45"), ("沪AD12345,", "沪A****45,"),
    ("粤Z1234港", "粤Z**34港"), ("邮箱zhang.san@example.com,", "邮箱z***@example.com,"),
    ("住址:广东省江门市江海区外海街道麻园路1号,电话13800138000", "住址:广东省江门市江海区***,电话138****8000"),
    ("户籍所在地:四川省仁寿县文林镇书院路8号 现住:江门市蓬江区胜利路2号1室", "户籍所在地:四川省仁寿县*** 现住:江门市蓬江区***"),
  ]) func masks(_ text: String, _ masked: String) {
    #expect(Redactor().masked(text) == masked)
  }

  @Test(arguments: [
    "许可证编号:粤B12345", "粤市监处罚〔2024〕12号", "粤B2-20230001", "苏A类", "新A12", "联系 jdj@samr.gov.cn", "@所有人",
    "住所:广东省江门市江海区麻园路1号", "经营场所:江门市蓬江区胜利路2号", "住址不详", "住所(住址):江门市蓬江区胜利路2号", "住址:广东省江门市", "送达地址确认书",
    "《中华人民共和国行政处罚法》第六十条",
  ]) func leaves(_ text: String) {
    #expect(Redactor().masked(text) == text)
  }

  /// A witness, an officer and a company's representative; the party is a person or not.
  private func file(party: String, home: String = "") -> CaseFile {
    func people(_ name: String) -> [FieldOccurrence] {
      [FieldOccurrence(value: .people([Person(name: name)]), text: name, span: TextSpan(start: 0, end: 0))]
    }
    func text(_ words: String) -> [FieldOccurrence] {
      [FieldOccurrence(value: .text(words), text: words, span: TextSpan(start: 0, end: 0))]
    }
    let document = CaseDocument(
      id: "d01", kind: "interview-record", span: TextSpan(start: 0, end: 0),
      fields: [
        "interviewee": people("李四"), "witness": people("李小龙"), "officers": people("李四维"), "party-name": text(party),
        "party-address": text(home), "legal-representative": people("赵六"),
      ], text: MadeCase.emptyReadingText)
    return CaseFile(
      path: "案", documents: [document],
      parties: [Party(name: party, kind: PartyName(party).kind())])
  }

  @Test func othersHaveTokensThroughTheReport() {
    let redactor = Redactor().knowing(file(party: "张三"))
    #expect(redactor.masked("李四、李 四与李小龙到场,李四维询问,当事人张三,赵六") == "李某、李某与李某2到场,李四维询问,当事人张三,赵六")
    #expect(redactor.standIns == [StandIn(name: "李某", role: "interviewee"), StandIn(name: "李某2", role: "witness")])
  }

  @Test func partiesAreHiddenFromThePublicOnly() {
    let words = "张三和李四"
    #expect(Redactor(audience: .public).knowing(file(party: "张三")).masked(words) == "张某某和李某")
    #expect(Redactor(audience: .reviewer).knowing(file(party: "张三")).masked(words) == words)
    #expect(Redactor(audience: .agency).knowing(file(party: "张三")).masked("粤B12345") == "粤B12345")
    #expect(Redactor(isOn: false).knowing(file(party: "张三")).masked(words) == words)
  }

  @Test func pathsAreHiddenFromThePublic() {
    var report = MadeCase.report
    report.file.path = "张三案"
    report.file.sources[0].file.path = "询问张三.docx"
    report.file.parties = [Party(name: "张三", kind: .individual)]
    let open = ResultCase(report, redactor: Redactor())
    #expect(open.path == "张三案" && open.sources[0].path == "询问张三.docx")
    for hidden in [
      ResultCase(report, redactor: Redactor(audience: .public)), open.masked(by: Redactor(audience: .public)),
    ] {
      #expect(hidden.path == "张某某案" && hidden.sources[0].path == "询问张某某.docx")
      #expect(hidden.documents[0].source == "询问张某某.docx" && hidden.parties.map(\.name) == ["张某某"])
      #expect(!"\(hidden)".contains("张三"))
    }
  }

  @Test func aHomeIsHiddenAndACompanyIsNot() {
    let home = "广东省江门市江海区麻园路1号"
    #expect(Redactor().knowing(file(party: "张三", home: home)).masked("到\(home)检查") == "到广东省江门市江海区***检查")
    let company = Redactor().knowing(file(party: "某某食品有限公司", home: home))
    #expect(company.masked("到\(home)检查,住址:\(home)") == "到\(home)检查,住址:\(home)")
  }

  @Test func aQuotationIsHiddenWhole() {
    let document = MadeCase.pdf([["证人李四述称,身份证号110101199003070038。"]])
    let redactor = Redactor().knowing(file(party: "张三"))
    let quotation = Quotation(of: MadeCase.span("李四述", in: document), in: document, redactor: redactor)
    #expect(quotation.before == "证人" && quotation.words == "李某述")
    #expect(!quotation.after.contains("0307"))
  }
}
