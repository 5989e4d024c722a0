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

  @Test("清单一列里的科室不是栏目") func officeInColumn() throws {
    let words = """
      突出问题整改台账
      | 序号 | 问题 | 责任单位 | 责任人 |
      | 1 | 同案不同罚 | 法制股 | 周正 |
      | 2 | 标识不规范 | 执法大队 | 李明 |
      """
    #expect(try values("responsible-unit", "problem-rectification-ledger", words) == ["法制股", "执法大队"])
  }

  @Test("空着的栏目下一行另有所说", arguments: ["上述内容经核对无误。", "云砀县市场监督管理局(印章)"]) func emptyAbove(_ line: String) throws {
    let words = "查封(扣押)财物清单\n| 序号 | 财物名称 | 数量 |\n| 1 | 带鱼 | 2箱 |\n上述物品存放于:\n\(line)"
    #expect(try values("storage-place", "coercion-list", words) == [])
  }

  @Test("表下的填写说明不是填的内容") func instructions() throws {
    let words = """
      抽样取证凭证
      | 样品名称 |  | 样品编号 |  |
      | 抽样地点 |  | 抽样时间 |  |
      备注:1.样品封装情况应写明封条编号、封样方式;2.本凭证一式两份。
      """
    #expect(try values("sealing-note", "sampling-record", words) == [])
  }

  @Test("没有勾选的方式不是地点") func uncheckedPlace() throws {
    let words = "先行登记保存证据审批表\n| 当事人 | 周正 |\n| 保存方式及地点 | □就地保存 □异地保存: |"
    #expect(try values("storage-place", "evidence-registration-approval", words) == [])
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
