import Testing

@testable import CaseReading

@Suite("相近的栏目") struct NearLabelTests {
  private func label(_ source: String) throws -> NearLabel {
    try NearLabel(PackNode.parse(yaml: "- '\(source)'", path: "字段").listed[0])
  }

  @Test(arguments: [
    ("{申请,}{延长,延期}的{理由,原因}", "申请延期的理由", true), ("{申请,}{延长,延期}的{理由,原因}", "延长原因", true),
    ("{申请,}{延长,延期}的{理由,原因}", "延长", false), ("{申请,}{延长,延期}的{理由,原因}", "延长原因分析", false),
    ("存放{地点,场所}", "存放(查封)地点", true), ("{检查,检查人}{员证号,证号}", "检查人员证号", true),
  ]) func stands(_ source: String, _ words: String, _ expected: Bool) throws {
    #expect(try label(source).stands(for: Array(NearLabel.plain(words).utf8)) == expected)
  }

  @Test(arguments: ["{检查人", "检查}人", "{检查,{复查,核查}}人", "{检查}人"]) func refuses(_ source: String) {
    #expect(throws: PackError.self) { try label(source) }
  }

  @Test(arguments: [
    ("文件材料名称", "材料名称", 4), ("申请延期的理由", "延期理由", 4), ("现场检查情况及结果", "现场检查情况", 4), ("检查结论说明", "检查结论", 4),
    ("原立案日期", "立案日期", 0), ("不予采纳理由", "采纳理由", 0), ("延长理由", "申请延长理由", 4), ("日期", "立案日期", 0),
  ]) func likeness(_ words: String, _ label: String, _ degree: Int) {
    let likeness = NearLabels.likeness(NearLabel.plain(words), NearLabel.plain(label))
    #expect((likeness > 0) == (degree > 0))
  }

  private func values(_ field: String, _ kind: String, _ words: String) throws -> [String] {
    let document = try Built.reader.get().document(kind: kind, words: words).document
    return (document.fields[field] ?? []).filter { $0.state == .found }.flatMap { $0.value?.written ?? [] }
  }

  @Test("表格和行里没有列出的栏目") func forms() throws {
    let words = """
      延长办案期限审批表
      | 案由 | 涉嫌无证采砂 | 当事人 | 周正 |
      | 拟延期的种类 | ☑办案期限 □立案期限 | 延长次别 | 第一次 |
      | 申请延长办案期限的事由:鉴定意见预计下月出具,案件不能如期办结。 |
      """
    #expect(try values("extension-kind", "deadline-extension-approval", words) == ["延长办案期限"])
    #expect(try values("extension-reason", "deadline-extension-approval", words) == ["鉴定意见预计下月出具,案件不能如期办结。"])
  }

  @Test("一行里的第二个栏目") func secondOnLine() throws {
    let words = "查封(扣押)财物清单\n当事人:周正   存放(查封)地点:云砀县双桥镇仓库\n| 序号 | 财物名称 | 数量 |\n| 1 | 带鱼 | 2箱 |"
    #expect(try values("storage-place", "coercion-list", words) == ["云砀县双桥镇仓库"])
  }

  @Test("已有栏目填写的不再找相近的") func filled() throws {
    let words = """
      卷内目录
      | 序号 | 题名 | 附件材料名称 | 页号 |
      | 1 | 立案审批表 | 检查照片 | 1 |
      | 2 | 处罚决定书 | 送达回证 | 2 |
      """
    #expect(try values("index-entries", "file-index", words) == ["立案审批表", "处罚决定书"])
  }

  @Test("只有执法人员一栏的表里,姓名旁边的号码是执法证号") func numbersBesideNames() throws {
    let words = """
      证据提取单
      | 证据名称 | 过磅单 | 提取时间 | 2024年11月25日 |
      | 执法人员 | 周正 07180033012 李明 07180033027 |
      """
    #expect(try values("officer-numbers", "evidence-extract", words) == ["07180033012", "07180033027"])
  }

  @Test("写在栏目括号里的意见") func opinionInBracket() throws {
    let words = """
      行政许可审批表
      | 申请人 | 云砀县某某幼儿园 | 许可事项 | 民办幼儿园设立 |
      | 经办人意见(场地符合标准,建议批准设立)<br>签名:周正 2024年6月18日 |
      | 局长意见:同意设立。<br>签名:李明 2024年6月24日 |
      """
    #expect(try values("handler-opinion", "licence-internal-approval", words) == ["场地符合标准,建议批准设立"])
    #expect(try values("handler-signed-on", "licence-internal-approval", words) == ["2024-06-18"])
  }
}
