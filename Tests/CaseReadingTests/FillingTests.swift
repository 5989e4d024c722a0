import DocExtract
import TestSupport
import Testing

@testable import CaseReading

/// What nobody filled in, what was left unticked, who refused to sign: what stands on paper and says nothing.
@Suite("没有填写的") struct FillingTests {
  private func fields(_ kind: String, _ words: String) throws -> [String: [FieldOccurrence]] {
    try Built.reader.get().document(kind: kind, words: words).document.fields
  }

  private func read(_ kind: String, _ words: String, _ field: String) throws -> [String] {
    try (fields(kind, words)[field] ?? []).flatMap { $0.value?.written ?? [] }
  }

  @Test(
    "下划线、叉号是占位,写在下划线上的不是",
    arguments: [
      ("当事人:____________", nil), ("当事人:____有限公司", nil), ("当事人:____张三____", "张三"), ("当事人:李××", "李××"),
      ("当事人:××××公司", nil),
    ]) func marks(_ line: String, _ name: String?) throws
  {
    let found = try fields("case-filing-approval", "立案审批表\n" + line)["party-name"]
    let state = found?.first?.state
    #expect(name == nil ? state == .placeholder : state == .found, "\(String(describing: found))")
    if let name { #expect(found?.first?.value?.written.first?.contains(name) ?? false) }
  }

  @Test(
    "机关名称没有填写", arguments: ["________市场监督管理局", "×××农业农村局", "(行政机关名称)", "____________________局"])
  func agencies(_ line: String) throws {
    #expect(
      try fields("case-filing-approval", line + "\n立案审批表\n当事人:某市某公司")["agency-name"]?.first?.state == .placeholder)
  }

  @Test("空清单只说一次,引用的空当是占位") func emptyList() throws {
    let list = "先行登记保存证据清单\n| 序号 | 名称 | 数量 | 备注 |\n| | | | |\n| | | | |"
    #expect(try fields("evidence-registration-list", list)["item-list"]?.map(\.state) == [.blank])
    let words = "当场行政处罚决定书\n当事人:____\n你(单位)的行为违反了《××××》第×条的规定,依据________的规定,决定给予警告的行政处罚。"
    let found = try fields("on-spot-decision", words)
    #expect(found["violated-provisions"]?.first?.state == .placeholder)
    #expect(found["penalty-basis"]?.first?.state == .placeholder)
  }

  @Test("表格后面的填写说明不是文书的话") func instructions() throws {
    let words = """
      责令改正通知书
      某市某公司:
      现责令你单位立即停止违法行为,并于2024年3月5日前改正。
      某市某局
      2024年3月1日
      【制作说明】
      1.本文书依据《中华人民共和国行政处罚法》第二十八条第一款制作。
      2.责令改正应当于××××年××月××日前改正。
      """
    let found = try fields("correction-order", words)
    #expect(found["decided-on"]?.first?.value?.written == ["2024-03-01"])
    #expect(found["order-basis"]?.contains { $0.state == .found } ?? false == false)
  }

  @Test("后面紧接着下一栏的,前一栏没有签") func nextAsked() throws {
    let words = "当场行政处罚决定书\n当事人签名:____________ 执法人员签名及执法证号:____________"
    #expect(try fields("on-spot-decision", words)["party-signature"]?.first?.value == .mark(.blank))
  }

  @Test("签了名的,后面还有下一栏也是签了", arguments: ["____张三____(签名)", "____张三____在场人员签字:"])
  func signedBeforeNext(_ line: String) throws {
    let words = "当场行政处罚决定书\n当事人签名:" + line
    #expect(try fields("on-spot-decision", words)["party-signature"]?.first?.value == .mark(.present))
  }

  @Test(
    "裁量档次是先写的那个字",
    arguments: [("情节一般,未造成严重后果", "一般"), ("较轻档次", "较轻"), ("特别严重", "特别严重"), ("二档", "二档")])
  func grades(_ words: String, _ grade: String) throws {
    #expect(try read("investigation-report", "案件调查终结报告\n裁量档次:" + words, "discretion-grade") == [grade])
  }

  @Test("一段话里的物品和数量分开") func goods() throws {
    let words = "查封(扣押)审批表\n| 涉案财物 | 40%毒死蜱乳油(500毫升/瓶)36瓶;5%阿维菌素微乳剂120袋。 |\n| 数量 | 135册 |"
    #expect(try read("coercion-approval", words, "item-list") == ["40%毒死蜱乳油", "5%阿维菌素微乳剂"])
    #expect(try read("coercion-approval", words, "item-quantity") == ["135册"])
  }

  @Test("窄格子里断成两行的日期") func brokenDay() throws {
    let words = "行政处罚案件台账\n| 序号 | 决定书文号 | 当事人 | 结案时间 |\n| 1 | 某农罚〔2024〕1号 | 张三 | 2024.3.1<br>5 |"
    #expect(try read("penalty-ledger", words, "closed-on") == ["2024-03-15"])
    // A day and a time in two lines are no broken day.
    #expect(try read("penalty-ledger", words.replacing("<br>5", with: "<br>9:05"), "closed-on") == ["2024-03-01"])
  }

  @Test("只写职务的意见栏也是一级审批") func offices() throws {
    let words = "立案审批表\n| 承办部门负责人 | 情况属实,同意立案。谭国荣<br>日期:2024.5.14 |\n| 局领导审批 | 同意。<br>签名:冉启明<br>日期:2024.5.15 |"
    let found = try fields("case-filing-approval", words)
    #expect(found["unit-head-opinion"]?.first?.value?.written == ["情况属实,同意立案。"])
    #expect(found["unit-head-signature"]?.first?.value == .mark(.present))
    #expect(found["approved-on"]?.first?.value?.written == ["2024-05-15"])
  }

  @Test("正文里的空日期是占位") func blankDays() throws {
    let words = "解除查封(扣押)决定书\n某市某公司:\n本局决定自    年    月    日起解除对上述物品的扣押。\n某市某局"
    #expect(try fields("coercion-release-decision", words)["released-on"]?.first?.state == .placeholder)
  }

  @Test("一个也没有勾选的是占位,勾选的才是值") func choices() throws {
    #expect(
      try fields("case-source-register", "案件来源登记表\n| 案件来源 | □监督检查 □投诉举报 □其他 |")["case-source"]?.first?.state
        == .placeholder)
    #expect(
      try read("case-source-register", "案件来源登记表\n| 案件来源 | □监督检查 ☑投诉举报 □其他 |", "case-source") == ["投诉举报"])
  }

  @Test("没有勾选的一段不作数") func unticked() throws {
    let words = """
      中止(终结、恢复)行政强制执行通知书
      某县顺达物流有限公司:
      ☑1.因你单位已向某县人民法院提起诉讼,执行可能造成难以弥补的损失,自2024年5月16日起中止执行。中止的情形消失后恢复执行。
      □2.因你单位已经注销,没有财产可供执行,又没有义务承受人的,自2024年6月20日起终结执行,特此通知你单位知晓。
      某县交通运输局
      2024年5月16日
      """
    let all = try fields("enforcement-status-notice", words).values.flatMap { $0 }.map(\.text)
    #expect(!all.contains { $0.contains("2024年6月20日") }, "\(all)")
  }

  @Test("拒绝签名不是签名,名字后面的注不妨碍签名") func refusals() throws {
    func state(_ line: String, _ field: String) throws -> FieldValue? {
      try fields("proof-of-service", "送达回证\n" + line)[field]?.first?.value
    }
    #expect(try state("| 见证人(签名) | 李四海(当事人拒绝签字) |", "witness-signature") == .mark(.present))
    #expect(try state("| 收件人签名 | (当事人拒绝签收) |", "recipient-signature") == .mark(.blank))
  }

  @Test("回执的空日期不是落款日期;落款上面的横线不是回执") func receipts() throws {
    let letter = "冻结通知书\n某银行:\n请协助冻结。\n某县财政局\n2024年3月5日\n------------------\n(回执)\n(银行盖章) 年 月 日"
    #expect(try read("freeze-notice", letter, "issued-on") == ["2024-03-05"])
    let lined = "行政处罚决定书\n决定处罚如下:罚款100元。\n________________\n某县市场监督管理局\n2024年3月6日"
    #expect(try read("penalty-decision", lined, "decided-on") == ["2024-03-06"])
  }
}

/// Texts without full-width marks, broken lines and codes.
@Suite("排印不同的文书") struct PrintingTests {
  @Test(
    "半角句号",
    arguments: [
      ("违反了第四十六条的规定. 依据第七十七条处罚.", "违反了第四十六条的规定。依据第七十七条处罚。"), ("一.事实清楚", "一.事实清楚"), ("  二. 证据", "二.证据"),
      ("买买提.库尔班", "买买提.库尔班"), ("重1.5吨,见No.3", "重1.5吨,见No.3"), ("上述事实有证据在案证实.2021年3月告知", "上述事实有证据在案证实。2021年3月告知"),
    ]) func stops(_ words: String, _ read: String)
  {
    #expect(String(decoding: ReadingText(plain: words).bytes, as: UTF8.self) == read)
  }

  @Test("断在两行的代码,校验位对才合起来") func codes() throws {
    func code(_ words: String) throws -> [String] {
      let document = try Built.reader.get().document(kind: "case-filing-approval", words: words).document
      return (document.fields["credit-code"] ?? []).flatMap { $0.value?.written ?? [] }
    }
    #expect(try code("立案审批表\n| 统一社会信用代码 | 9144019\n3C3017C7FP4 |").allSatisfy { $0.count == 18 })
    #expect(try !code("立案审批表\n统一社会信用代码:431000 123456789012").contains("431000123456789012"))
  }

  @Test("执法人员后面的十一位是证号,电话后面的是电话") func officers() {
    func numbers(_ words: String, _ areOfficers: Bool) -> [String?] {
      PersonReader.matches(in: Array(words.utf8), areOfficers: areOfficers).map(\.value.number)
    }
    #expect(numbers("陈向阳 16120533007", true) == ["16120533007"])
    #expect(numbers("陈向阳 13905331208", false) == [nil])
    #expect(numbers("陈向阳 电话:13905331208", true) == [nil])
  }

  @Test("字节找词与标准库一样") func contains() {
    let text = "依据《中华人民共和国行政处罚法》第四十四条"
    for word in ["行政处罚法", "四十五", "", "依据", "条"] {
      #expect(text.contains(word) == (word.isEmpty || text.firstRange(of: word) != nil), "\(word)")
      #expect(
        text.dropFirst(2).contains(word) == (word.isEmpty || text.dropFirst(2).firstRange(of: word) != nil), "\(word)")
    }
  }

  @Test("按上述条款处罚,指前面引用的那一条") func quotedProvision() throws {
    let words = """
      行政处罚决定书
      某县某公司:
      你公司于2024年1月24日未经验收即投入生产,有现场笔录为证。上述行为违反了《建设项目环境保护管理条例》第十五条的规定。
      《建设项目环境保护管理条例》第二十三条第一款规定:“需要配套建设的设施未建成的,处20万元以上100万元以下的罚款”。
      我局根据上述条款的规定,决定对你公司处罚如下:罚款25万元。
      某县生态环境局
      2024年3月29日
      """
    let document = try Built.reader.get().document(kind: "penalty-decision", words: words).document
    #expect(document.fields["penalty-basis"]?.flatMap { $0.value?.written ?? [] } == ["建设项目环境保护管理条例 23.1"])
  }
}
