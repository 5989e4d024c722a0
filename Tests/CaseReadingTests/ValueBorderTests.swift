import Testing

@testable import CaseReading

@Suite("值的边界") struct ValueBorderTests {
  private func first(_ field: String, _ kind: String, _ words: String) throws -> String? {
    let document = try Built.reader.get().document(kind: kind, words: words).document
    return document.fields[field]?.first?.value?.written.joined(separator: "|")
  }

  @Test(
    "当事人名称前的经过、称谓不算名称",
    arguments: [
      "县水政监察大队在日常巡查中发现云砀县某某专业合作社涉嫌未经批准擅自取水", "我局执法人员现场检查时查获云砀县某某专业合作社涉嫌未经批准擅自取水",
    ]) func story(_ sentence: String) throws
  {
    let words = "案件调查终结报告\n2024年6月18日,\(sentence),经批准立案。\n一、违法事实\n该社取水。"
    #expect(try first("party-name", "investigation-report", words) == "云砀县某某专业合作社")
  }

  @Test(arguments: ["用海单位", "取水户", "缴费人"]) func role(_ role: String) throws {
    let words = """
      海域使用金征收决定书
      云海征决〔2020〕7号
      \(role):云砀县某某养殖有限公司
      统一社会信用代码:91340000MA0000000X
      经核定,2020年度应缴海域使用金60000元。
      """
    #expect(try first("party-name", "levy-decision", words) == "云砀县某某养殖有限公司")
  }

  @Test("名称里有“发现”的公司不断开") func discovery() throws {
    let words = "行政处罚决定书\n云市监罚〔2024〕1号\n当事人:云砀县新发现网络科技有限公司\n住所:某路1号"
    #expect(try first("party-name", "penalty-decision", words) == "云砀县新发现网络科技有限公司")
  }

  @Test("勾选的一项是确认事项") func ticked() throws {
    let words = "工伤认定申请表\n| 职工姓名 | 周正 |\n| 申请事项 | □视同工伤 ☑认定工伤 |"
    #expect(try first("confirmation-item", "confirmation-application", words) == "认定工伤")
  }

  @Test("每份多少不是名称", arguments: ["2.5kg×2份", "3只×2份"]) func factor(_ quantity: String) throws {
    let words = "抽样取证凭证\n| 序号 | 样品名称 | 规格 | 抽样数量 |\n| 1 | 带鱼 | 20kg/箱 | \(quantity) |"
    #expect(try first("item-quantity", "sampling-record", words) == quantity)
  }

  @Test("同月是前面写过的那个月") func sameMonth() throws {
    let words = """
      强制执行申请书
      申请人:云砀县自然资源局
      被申请人:周正
      本局于2021年9月16日作出上述处罚决定,同月18日送达被申请人。本局于2022年4月2日向其送达《履行行政处罚决定催告书》,催告期满仍未拆除。
      此致
      云砀县人民法院
      """
    #expect(try first("decision-served-on", "court-application", words) == "2021-09-18")
  }

  @Test("度分秒之间的逗号不断开地点") func degrees() throws {
    let words = "现场检查笔录\n时间:2024年5月20日1时40分\n地点:大目洋海域29°18.4′N,122°06.2′E,无船名号渔船甲板\n被检查人:周正"
    #expect(try first("place", "inspection-record", words)?.hasSuffix("渔船甲板") ?? false)
  }

  @Test("票据号到句号为止") func receipt() throws {
    let words = "行政处罚结案审批表\n| 执行情况 | 已缴清罚没款3698元,票据号:黔财罚0000000165。卷烟已退还当事人。 |"
    #expect(try first("receipt-number", "case-closing-approval", words) == "黔财罚0000000165")
  }

  @Test("证号在窄栏里断成两行还是一个") func brokenNumber() throws {
    let words = "现场检查笔录\n| 检查人员:周正 证号:FJ-YZ- 3312 |\n| 被检查人:李明 |"
    #expect(try first("officer-numbers", "inspection-record", words) == "FJ-YZ-3312")
  }

  @Test("复印件的用途不是核对的话") func use() throws {
    let words = "营业执照\n名称:云砀县某某养殖有限公司\n此复印件仅供办理许可使用,与原件一致。周正 2025.3.3"
    #expect(try first("match-statement", "party-identity", words) == "与原件一致")
  }

  @Test("电子地址后面的方框另有所问") func boxes() throws {
    let words = "送达地址确认书\n受送达人:周正\n是否接受电子送达:☑同意 电子邮箱:a@example.com □不同意"
    #expect(try first("electronic-address", "service-address-confirmation", words) == "a@example.com")
  }

  @Test("没有一个选项的段落不作选择") func unchosen() throws {
    let words = """
      法制审核意见书
      审核意见:
      经审核,本案事实清楚、证据充分、定性准确、程序合法,听证意见已充分听取,裁量适当。
      同意罚款40000元的处理意见。
      审核人:周正 2024年7月26日
      """
    #expect(try first("review-conclusion", "legal-review", words) == "同意")
  }

  @Test("范本的句子没有填写,不是事实也不是处罚内容") func template() throws {
    #expect(UnwrittenText.isTemplate("我局于××××年××月××日对你(单位)进行了调查,发现你(单位)实施了以下环境违法行为:"))
    #expect(UnwrittenText.isTemplate("违法事实及证据:\n________________________________\n你(单位)的"))
    #expect(UnwrittenText.isTemplate("你(单位)的行为违反了《》第条第款第项的规定,决定给予____________的行政处罚"))
    #expect(!UnwrittenText.isTemplate("你单位于2024年3月5日在____号仓库存放未经检验的货物共30箱,货值金额3000元"))
    #expect(!UnwrittenText.isTemplate("李××于2024年3月5日擅自占用道路"))
  }
}
