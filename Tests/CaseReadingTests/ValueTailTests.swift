import Testing

@testable import CaseReading

@Suite("值的结尾") struct ValueTailTests {
  private func values(_ field: String, _ kind: String, _ words: String) throws -> [String] {
    let document = try Built.reader.get().document(kind: kind, words: words).document
    return document.fields[field]?.compactMap { $0.value?.written.joined(separator: "|") } ?? []
  }

  private func decision(_ body: String) -> String {
    """
    云砀县水务局
    行政处罚决定书
    云水罚〔2024〕5号
    当事人:云砀县青石建材有限公司
    经查,当事人于2024年2月1日擅自取水,以上事实有现场笔录为证。
    现决定处罚如下:
    \(body)
    云砀县水务局
    2024年3月15日
    """
  }

  @Test("括号里的栏目到括号为止;收款账号写在句中时引整句") func bracket() throws {
    let account = "请于十五日内将罚款缴至某某银行云砀支行(户名:云砀县财政局,账号:6600120031),也可通过电子支付系统缴纳。"
    let read = try values("payment-account", "penalty-decision", decision("罚款人民币壹万元整。\n\(account)"))
    #expect(read.first?.contains("某某银行云砀支行") ?? false)
    let frozen = "冻结决定书\n云水冻〔2024〕1号\n云砀县青石建材有限公司:\n决定冻结你单位(账号:7929 0103 8860 0145 22)的存款叁拾柒万元整(¥370000.00)。"
    #expect(try values("freeze-account", "freeze-decision", frozen) == ["7929 0103 8860 0145 22"])
  }

  @Test("处罚内容不带“的行政处罚”", arguments: ["的行政处罚。", "处罚决定。", "。", ""]) func penalty(_ tail: String) throws {
    let read = try values("penalty-items", "penalty-decision", decision("罚款人民币玖仟元整(9000元)\(tail)"))
    #expect(read.first?.hasPrefix("罚款人民币玖仟元整(9000元)") ?? false)
    #expect(tail.count < 3 || read.first == "罚款人民币玖仟元整(9000元)", "\(read)")
  }

  @Test("勾选的一项是意见") func opinion() throws {
    let words = "陈述申辩复核意见书\n| 复核结论 | □全部采纳 ☑部分采纳 □不采纳 |"
    #expect(try values("review-opinion", "defense-review", words) == ["部分采纳"])
  }

  @Test("几个人各签一行,意见到第一个签名为止") func signers() throws {
    let words = "撤销立案审批表\n承办人意见:违法事实不能成立,建议撤销立案。\n(签名)周正 2024年4月9日\n(签名)李明 2024年4月9日\n承办机构意见:同意。"
    #expect(try values("handler-opinion", "filing-withdrawal-approval", words) == ["违法事实不能成立,建议撤销立案。"])
  }

  @Test("票据号不带日期和前缀", arguments: ["1380114520 2024年9月19日", "(2019)No 1380114520", "№1380114520"])
  func receipt(_ written: String) throws {
    let words = "罚没款收据\n票号:\(written)\n缴款人:周正"
    #expect(try values("receipt-number", "payment-receipt", words) == ["1380114520"])
  }

  @Test("校验值不带算法名") func hash() throws {
    let words = "电子数据提取笔录\n| 校验值 | MD5:9f3c1ad07be24c61a5d8e20f7746b3cd |"
    #expect(try values("hash-value", "electronic-data-record", words) == ["9f3c1ad07be24c61a5d8e20f7746b3cd"])
  }

  @Test("门牌号不是执法证号") func streetNumber() throws {
    let words = "整改复查意见书\n云砀县青石建材有限公司:\n2024年5月27日,监督员周正(3602044018)、李明(3602044029)到云砀县临江路256号复查。"
    let read = try values("officer-numbers", "recheck-record", words)
    #expect(!read.contains("256") && read.contains("3602044029"))
  }

  @Test("签名栏前只有经办人的称呼,是空白") func officeAlone() throws {
    let words = "案件处理报批表\n| 拟处理意见 | 监察员:、 年 月 日 |\n| 领导批示 | 签字: 年 月 日 |"
    #expect(try values("proposed-penalty", "decision-approval", words).isEmpty)
  }

  @Test("按日连续处罚引两份文书") func twoDocuments() throws {
    let words = """
      按日连续处罚决定书
      云环日罚〔2023〕1号
      云砀县青石建材有限公司:
      我局于2023年5月10日送达《责令改正违法行为决定书》(云环责改〔2023〕17号),并于2023年7月14日作出《行政处罚决定书》(云环罚〔2023〕31号)。
      """
    #expect(
      try values("related-document-number", "daily-penalty-decision", words) == ["云环责改〔2023〕17号", "云环罚〔2023〕31号"])
  }

  @Test(
    "违法地点",
    arguments: [
      ("我局执法人员在建设路与汴河路交叉口巡查时发现,你单位所属货车遗撒渣土", "建设路与汴河路交叉口"),
      ("本局接群众投诉后对滨江公园停车场检查,发现多收价款", "滨江公园停车场"),
      ("当日当事人在二楼B区接纳2名未成年人上网", "二楼B区"),
      ("你厂位于经济开发区纬五路的年产3000吨塑料颗粒项目,未经验收投产", "经济开发区纬五路"),
      ("该货车在县道柳青线K12+300处行驶,经检测超限7.4吨", "县道柳青线K12+300"),
    ]) func place(_ sentence: String, _ place: String) throws
  {
    let words = """
      云砀县水务局
      行政处罚决定书
      云水罚〔2024〕5号
      当事人:云砀县青石建材有限公司
      经查,2024年2月1日,\(sentence)。以上事实有现场笔录为证。
      现决定处罚如下:罚款人民币壹万元整。
      如不服本决定,可以在六十日内向云砀县人民政府申请行政复议,或者六个月内向云砀铁路运输法院起诉。
      """
    #expect(try values("violation-place", "penalty-decision", words).first?.hasPrefix(place) ?? false)
  }

  @Test(
    "立案之日不是违法之日;只有年份的不代之以后来的日子",
    arguments: [
      ("我局于2024年4月26日对你公司涉嫌非法占地一案立案调查。经查,你公司于2019年非法占用土地", []),
      ("我局于2024年4月26日对你公司涉嫌非法占地一案立案调查。经查,你公司于2023年2月3日非法占用土地", ["2023-02-03"]),
      ("经查,你公司于2023年2月3日非法占用土地,2022年度检查合格", ["2023-02-03"]),
    ])
  func dateOfTheAct(_ facts: String, _ days: [String]) throws {
    let words = """
      云砀县自然资源局
      行政处罚决定书
      云自然资罚〔2024〕5号
      云砀县青石建材有限公司:
      \(facts)。以上事实有现场笔录为证。
      现决定处罚如下:罚款人民币壹万元整。
      云砀县自然资源局
      2024年9月14日
      """
    #expect(try values("violation-from", "penalty-decision", words) == days)
  }
}
