import Testing

@testable import CaseReading

@Suite("表里的位置") struct PlaceTests {
  private func values(_ field: String, _ kind: String, _ words: String) throws -> [String] {
    let document = try Built.reader.get().document(kind: kind, words: words).document
    return (document.fields[field] ?? []).filter { $0.state == .found }.flatMap { $0.value?.written ?? [] }
  }

  @Test("签名栏里谁签的名写在冒号前") func signatureBox() throws {
    let words = """
      现场核查记录
      | 申请单位 | 云砀县某某汤泉有限公司 |
      | 核查意见 | 符合要求 |
      | 签名 | 核查人员:周正、李明  申请人:陈方  2022年3月18日 |
      """
    #expect(try values("officer-signature", "licence-examination-record", words) == ["present"])
    #expect(try values("applicant-signature", "licence-examination-record", words) == ["present"])
  }

  @Test("清单下面的合计在金额一列") func sumBelowList() throws {
    let words = """
      货值计算表
      | 品名 | 规格 | 数量 | 单价 | 金额 |
      | 带鱼 | 冰鲜 | 520 | 24 | 12480 |
      | 小黄鱼 | 冰鲜 | 220 | 38 | 8360 |
      | 货值金额合计 |  | 740 |  | 20840 |
      """
    #expect(try values("goods-value", "price-determination", words).first == "20840")
  }

  @Test("各行都作回答的“是否”是一列的名称") func questionHeadsColumn() throws {
    let words = """
      现场核查记录
      | 项目 | 核查情况 | 是否符合 |
      | 选址 | 浴室与泳池分区 | ☑是 □否 |
      | 消毒 | 无余氯监测 | □是 ☑否 |
      """
    #expect(
      try values("examination-findings", "licence-examination-record", words) == ["浴室与泳池分区", "无余氯监测"])
  }

  @Test("网页上的发布日期、来源不挡住称谓") func webPage() throws {
    let words = """
      首页 / 公示公告 / 正文
      云砀县住房和城乡建设局送达公告
      发布日期:2023年12月7日 责任编辑:管理员 信息来源:本站
      云砀县某某装修工程部:
      我局已依法作出《行政处罚决定书》(云住建罚〔2023〕第42号),现向你部公告送达。请自本公告发布之日起30日内到我局领取,逾期不领取即视为送达。
      云砀县住房和城乡建设局
      2023年12月6日
      """
    #expect(try values("recipient", "service-announcement", words) == ["云砀县某某装修工程部"])
    #expect(try values("announcement-days", "service-announcement", words) == ["30 days"])
  }

  @Test("档案的栏目名不是值") func archiveHeads() throws {
    let words = """
      行政处罚案卷
      | 案件名称 | 某某案 |
      | 保管期限 | 长期 |
      | 全宗号 | 目录号 | 案卷号 | 归档年月 |
      | 0112 | 3 | 0088 | 2021 |
      """
    #expect(try values("file-number", "file-cover", words) == ["0088"])
  }
}
