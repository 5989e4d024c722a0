import Testing

@testable import CaseReading

/// Titles that no list holds.
@Suite("没有收录的标题") struct TitleLikenessTests {
  @Test(
    "近于哪一种的标题就是哪一种",
    arguments: [
      ("娱乐经营许可证申请登记表", "licence-application"), ("许可证件领用登记表", "licence-certificate-receipt"),
      ("公共场所卫生“双随机”抽查任务安排单", "inspection-plan"), ("重大行政处罚案件集体讨论会议记录表", "panel-minutes"),
    ]) func likest(_ title: String, _ kind: String) throws
  {
    let library = try Built.reader.get().library
    let found = library.titleLikeness.likest(to: title)
    #expect(found.first.map { library.kinds[$0.kind].id } == kind, "\(found.prefix(3))")
  }

  @Test("转折的字要么都有,要么都没有") func turned() throws {
    let library = try Built.reader.get().library
    let found = library.titleLikeness.likest(to: "不予受理许可申请凭证").prefix(2).map { library.kinds[$0.kind].id }
    #expect(!found.isEmpty && !found.contains("licence-acceptance"))
    let plain = library.titleLikeness.likest(to: "受理许可申请凭证").prefix(2).map { library.kinds[$0.kind].id }
    #expect(plain.contains("licence-acceptance"))
  }

  @Test("别的文书名不近于任何一种", arguments: ["关于开展冬季防火工作的通知", "房屋租赁合同书", "请假条", "某市某局", "民事判决书"])
  func others(_ title: String) throws {
    let found = try Built.reader.get().library.titleLikeness.likest(to: title)
    #expect((found.first?.degree ?? 0) < 0.6, "\(found.prefix(2))")
  }

  @Test("书名前有四字节的字", arguments: ["送达文书:𠮷𠮷行政处罚决定书", "送达文书:𠮷市行政处罚决定书"]) func rareCharacters(_ line: String) throws {
    let file = try Built.reader.get().document(kind: "service-announcement", words: line)
    #expect(file.document.fields["served-document-name"]?.first?.plainText?.hasSuffix("行政处罚决定书") ?? false)
  }

  @Test("认出的理由说出近于哪个标题") func reason() throws {
    let words = """
      云砀县文化和旅游局
      娱乐经营许可证申请登记表
      | 申请人 | 云砀县青石娱乐有限公司 | 许可事项 | 歌舞娱乐场所 |
      | 申请事项 | 设立歌舞娱乐场所 | 申请日期 | 2024年3月5日 |
      """
    let reader = try Built.reader.get()
    let file = reader.read(path: "卷", sources: [Built.source(words, named: "01.txt")])
    #expect(file.documents.map(\.kind) == ["licence-application"])
    #expect(file.documents.first?.reasons.first?.contains("近于") ?? false)
    #expect(file.documents.first?.fields["applicant"]?.first?.plainText == "云砀县青石娱乐有限公司")
  }
}
