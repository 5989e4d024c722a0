import DocExtract
import TestSupport
import Testing

@testable import CaseReading

/// The built-in kinds, loaded once.
enum Built {
  static let reader = Result { CaseReader(library: try KindLibrary.builtIn()) }

  static func source(_ text: String, named path: String) -> ExtractedSource {
    let file = SourceFile(path: path, location: "/" + path, bytes: text.utf8.count)
    return ExtractedSource(file: file, status: .read, document: ExtractedDocument(plain: text))
  }
}

@Suite("文书种类的例子") struct KindExampleTests {
  @Test("种类认对至少百分之九十九,要素读对至少百分之九十六") func examples() throws {
    let reader = try Built.reader.get()
    var (kinds, wrongKinds, fields, wrongFields) = (0, 0, 0, 0)
    for example in reader.library.kinds.flatMap(\.examples) {
      kinds += 1
      fields += example.fields.count
      for mismatch in example.mismatches(with: reader) {
        if mismatch.hasPrefix("认作") { wrongKinds += 1 } else { wrongFields += 1 }
      }
    }
    #expect(kinds > 700 && fields > 4000)
    #expect(wrongKinds * 100 <= kinds)
    #expect(wrongFields * 100 <= fields * 4, "\(wrongFields)/\(fields)")
  }
}

@Suite("认种类") struct KindTests {
  @Test(
    "没有读出的文件按名字认",
    arguments: [
      ("卷/10送达回证(行政处罚告知书).pdf", "proof-of-service"), ("行政处罚告知书送达回证.pdf", "proof-of-service"),
      ("01、立案审批表.pdf", "case-filing-approval"), ("和平区案卷/行政处罚决定书.pdf", "penalty-decision"),
      ("行政处罚决定书及送达回证.pdf", nil), ("扫描件0001.pdf", nil),
    ])
  func unreadFiles(_ path: String, _ kind: String?) throws {
    let file = SourceFile(path: path, location: "/" + path, bytes: 1)
    let source = ExtractedSource(file: file, status: .unread, issues: [ExtractionIssue(.damaged, "已损坏")])
    let read = try Built.reader.get().read(path: "卷", sources: [source])
    #expect(read.documents.map(\.kind) == (kind.map { [$0] } ?? []))
  }

  @Test(arguments: [
    ("某县农业农村局\n行 政 处 罚 决 定 书\n某农罚〔2023〕1号", "penalty-decision"),
    ("云州市青川区市场监督管理局行政处罚事先(听证)告知书", "penalty-prior-notice"),
    ("解除扣押决定书", "coercion-release-decision"),
    ("关于某某公司涉嫌无证经营案的调查终结报告", "investigation-report"),
    ("不予行政处罚决定书", "no-penalty-decision"),
    ("责令停止水事违法行为通知书", "correction-order"),
    ("责令改正通知书送达回证", "proof-of-service"),
    ("责令停产停业行政处罚决定书", "penalty-decision"),
    ("云砀县农业农村局案卷", "file-cover"),
    ("立案签批单", "case-filing-approval"),
    ("行政处罚(不予处罚)决定审批表", "decision-approval"),
    ("关于甲公司、乙不按照图纸施工案的调查终结报告", "investigation-report"),
    ("行政处罚信息公开页面打印件", "publicity-material"),
    ("注销药品经营许可决定书", "licence-revocation-decision"),
    ("云砀县卫生健康局\n撤销公共场所卫生许可证决定书", "licence-revocation-decision"),
  ]) func titles(_ text: String, _ kind: String) throws {
    #expect(try Built.reader.get().classify(words: text).kind == kind)
  }

  @Test(
    "句子里提到的文书名不是标题",
    arguments: [
      "我单位已收到行政处罚决定书", "送达文书名称及文号:行政处罚决定书(某罚〔2023〕1号)", "不服行政处罚决定书",
    ]) func mentions(_ text: String) throws
  {
    #expect(try Built.reader.get().classify(words: text).kind != "penalty-decision")
  }

  @Test("认不出的是 unknown,并列出相近的") func unknown() throws {
    #expect(try Built.reader.get().classify(words: "会议通知\n请各科室于周五前报送材料。").kind == "unknown")
    let meeting = "云砀县司法局\n关于召开行政执法案卷评查工作培训会的通知\n云司通〔2024〕27号\n各镇人民政府:\n定于近期召开培训会。"
    #expect(try Built.reader.get().classify(words: meeting).kind == "unknown")
  }
}

@Suite("读要素") struct FieldTests {
  private func read(_ kind: String, _ words: String, _ field: String) throws -> [String] {
    let document = try Built.reader.get().document(kind: kind, words: words).document
    return (document.fields[field] ?? []).flatMap { $0.value?.written ?? [] }
  }

  @Test("表格:标签在左、在上,一格两标签") func tables() throws {
    let form = """
      送达回证
      | 受送达人 | 某某食品店 |
      | 送达文书名称 | 文号 | 送达方式 |
      | 行政处罚决定书 | 某罚〔2023〕1号 | 直接送达 |
      """
    #expect(try read("proof-of-service", form, "recipient") == ["某某食品店"])
    #expect(try read("proof-of-service", form, "served-document-number") == ["某罚〔2023〕1号"])
    #expect(try read("proof-of-service", form, "service-method") == ["直接"])
  }

  @Test("审批栏:意见、签名、日期,末级日期是批准日期") func approvals() throws {
    let form = """
      立案审批表
      | 承办人意见 | 建议立案。<br>签名:张三、李四 2023年1月9日 |
      | 农业农村部门负责人意见 | 同意立案。<br>签名:王五 2023年1月10日 |
      """
    #expect(try read("case-filing-approval", form, "approved-on") == ["2023-01-10"])
    #expect(try read("case-filing-approval", form, "head-opinion") == ["同意立案。"])
    #expect(try read("case-filing-approval", form, "handler-signed-on") == ["2023-01-09"])
  }

  @Test(
    "罚款取处罚内容,不取货值和算式",
    arguments: [
      ("决定处罚如下:1.没收违法所得30元;2.罚款5000元(大写:伍仟元整)。", "5000"),
      ("货值金额306元,决定给予如下行政处罚:处货值金额2倍罚款3800元(1900元×2倍=3800元)。", "3800"),
      ("决定处罚如下:1.对甲事项罚款2000元;2.对乙事项罚款3000元。", "5000"),
      ("决定处罚如下:1.罚款2000元;2.罚款3000元。以上罚款合计5000元。", "5000"),
      ("依据《某法》第一条的规定,责令改正,并处罚款人民币壹万元整(¥10000元)。", "10000"),
      ("决定如下:处违法所得二倍的罚款(18600元×2倍),计人民币叁万柒仟贰佰元整(37200元)。", "37200"),
      ("决定作出罚款人民币陆万伍仟贰佰元整(¥65200元,3260000元×2%)的行政处罚。", "65200"),
    ]) func fines(_ words: String, _ yuan: String) throws
  {
    #expect(try read("penalty-decision", "行政处罚决定书\n" + words, "fine-amount").first == yuan)
  }

  @Test("落款:一式三份写在日期后面也读得到") func signatureBlock() throws {
    let words = """
      行政处罚决定书
      依据《某法》第一条,决定处罚如下:罚款100元。
      云州市青川区市场监督管理局
      2023年4月10日
      本文书一式三份,一份送达,一份归档,一份存执法机构。
      """
    #expect(try read("penalty-decision", words, "decided-on") == ["2023-04-10"])
    #expect(try read("penalty-decision", words, "issuing-agency") == ["云州市青川区市场监督管理局"])
  }

  @Test("落款机关名称有字在印章下面:读不出,不是没有") func hiddenSignatureBlock() throws {
    let words = """
      行政处罚决定书
      依据《某法》第一条,决定处罚如下:罚款100元。
      云州市青川区\u{FFFD}场监督管理局
      2023年4月10日
      """
    let document = try Built.reader.get().document(kind: "penalty-decision", words: words).document
    guard case .unreadable? = document.fields["issuing-agency"]?.first?.state else {
      Issue.record("\(String(describing: document.fields["issuing-agency"]?.first?.state))")
      return
    }
    #expect(try read("penalty-decision", words, "decided-on") == ["2023-04-10"])
  }

  @Test(
    "定性与处罚依据分开",
    arguments: [
      ("违反了《甲法》第五条“应当按照规定办理。”、《乙法》第六条“不得”的规定", "violated-provisions", ["甲法 5", "乙法 6"]),
      ("根据《甲法》第六十三条第一款的规定,你单位上述行为是偷税,处百分之五十的罚款", "violated-provisions", ["甲法 63.1"]),
      ("根据《某处罚程序规定》第十八条的规定,我局立案调查。依据《甲法》第五条,罚款100元", "penalty-basis", ["甲法 5"]),
      ("依据《甲法》第五条,《某某厅关于征收标准的通知》的规定,罚款100元", "penalty-basis", ["甲法 5"]),
    ]) func citations(_ words: String, _ field: String, _ citations: [String]) throws
  {
    let document = try Built.reader.get().document(kind: "penalty-decision", words: "行政处罚决定书\n\(words)。").document
    let found = (document.fields[field] ?? []).flatMap { occurrence -> [Citation] in
      if case .citations(let list)? = occurrence.value { list } else { [] }
    }
    #expect(found.map(CitationReaderTests.show) == citations)
  }

  @Test("落款后面的签收不是落款日期") func receipts() throws {
    let words = """
      行政处罚决定书
      依据《某法》第一条,决定处罚如下:罚款100元。
      云州市青川区消防救援大队
      二〇二四年六月二十日
      本决定书已于2024年6月21日收到。
      被处罚人:关某某(签名)
      """
    #expect(try read("penalty-decision", words, "decided-on") == ["2024-06-20"])
  }

  @Test(
    "当事人名称后面括号里的说明不是名称",
    arguments: [
      ("云砀县润泽洗煤厂(投资人贾守义,统一社会信用代码91139995MA0E1M7J3J,地址云砀县北峪乡):", "云砀县润泽洗煤厂"),
      ("当事人:云砀市星域网络有限公司(门店招牌:星域电竞馆)", "云砀市星域网络有限公司"),
      ("当事人:云砀中心(有限合伙)", "云砀中心(有限合伙)"),
      ("当事人:云砀城建商贸(门头沟)有限公司", "云砀城建商贸(门头沟)有限公司"),
      ("案由:销售过期食品。当事人:云砀县惠佳食品有限公司", "云砀县惠佳食品有限公司"),
      ("云砀县惠佳食品有限公司,法定代表人为:关长顺,联系地址:云砀县城关镇", "云砀县惠佳食品有限公司"),
      ("云砀县市场监督管理局\n地址:云砀县城关镇\n当事人:云砀县惠佳食品有限公司", "云砀县惠佳食品有限公司"),
    ]) func names(_ line: String, _ name: String) throws
  {
    let words = "行政处罚决定书\n云水罚〔2024〕9号\n\(line)\n本机关于2024年10月10日依法对你单位涉嫌违法的行为立案调查,现已调查终结。"
    #expect(try read("penalty-decision", words, "party-name") == [name])
  }

  @Test("审批栏写成一行:意见、签名、日期") func approvalLines() throws {
    let form = """
      立案报告
      承办人意见:建议立案。郝建设(执法证号16990126007) 申晓楠(16990126015) 2025年6月11日
      承办机构负责人意见:同意立案。 签名:邹国栋 2025年6月11日
      机关负责人审批意见:同意立案。 签名:苗广志 2025年6月12日
      """
    #expect(try read("case-filing-approval", form, "handler-signature") == ["present"])
    #expect(try read("case-filing-approval", form, "unit-head-signed-on") == ["2025-06-11"])
    #expect(try read("case-filing-approval", form, "approved-on") == ["2025-06-12"])
  }

  @Test("审批栏:先签名、日期,后意见;几级意见写在一格") func approvalsInOtherOrders() throws {
    let form = """
      立案登记表
      | 承办人意见 | 储卫东、阮晓棠 2024.8.7<br>拟立案 |
      | 签批意见 | 执法队负责人:同意。章铭辉 2024-08-07<br>街道分管领导:同意立案。俞建华 2024-08-08 |
      """
    #expect(try read("case-filing-approval", form, "handler-signed-on") == ["2024-08-07"])
    #expect(try read("case-filing-approval", form, "handler-opinion") == ["拟立案"])
    #expect(try read("case-filing-approval", form, "approved-on").first == "2024-08-08")
  }

  @Test("审批栏:意见、签名、日期各占一列") func approvalColumns() throws {
    let form = """
      立案审批表
      | 审批环节 | 意见 | 签名 | 日期 |
      | 承办人员意见 | 建议立案。 | 傅开明、舒小兰 | 2025.02.20 |
      | 承办部门负责人意见 | 同意立案。 | 韩保平 | 2025.02.21 |
      | 局负责人意见 | 同意立案。 | | 2025.02.24 |
      """
    #expect(try read("case-filing-approval", form, "handler-signature") == ["present"])
    #expect(try read("case-filing-approval", form, "unit-head-signed-on") == ["2025-02-21"])
    #expect(try read("case-filing-approval", form, "approved-on") == ["2025-02-24"])
    #expect(try read("case-filing-approval", form, "head-signature") == ["blank"])
  }

  @Test("报告的日期是承办人签署的那天") func reportDay() throws {
    let form = """
      案件调查终结审批表
      | 违法事实 | 当事人组织不合理低价游。 |
      | 承办人意见 | 建议处罚。签名:傅开明、舒小兰 2023年7月28日 |
      | 局领导审批意见 | 同意。签名:施国栋 2023年8月16日 |
      """
    #expect(try read("investigation-report", form, "reported-on") == ["2023-07-28"])
  }

  @Test(
    "有效期的截止日",
    arguments: [
      ("2022年6月1日至2027年5月31日", ["2027-05-31"]), ("2027年5月31日", ["2027-05-31"]), ("2022年6月1日至长期", []),
    ])
  func validity(_ words: String, _ end: [String]) throws {
    let text = "执法人员证件复印件\n姓名:杨胜华\n证件编号:黔F1080163\n有效期至:\(words)"
    #expect(try read("officer-certificate", text, "valid-until").filter { $0.hasPrefix("20") } == end)
  }

  @Test("起诉与复议写在一句里") func remedies() throws {
    let words = """
      行政处罚决定书
      可以在六十日内向云砀县人民政府申请行政复议或者在六个月内依法向云砀县人民法院提起行政诉讼。
      """
    #expect(try read("penalty-decision", words, "litigation-court") == ["云砀县人民法院"])
    #expect(try read("penalty-decision", words, "litigation-period") == ["6 months"])
    #expect(try read("penalty-decision", words, "review-period") == ["60 days"])
  }

  @Test("执法人员:笔录首部、表明身份、签名合起来") func officers() throws {
    let words = """
      询问笔录
      询问人:马骏
      我们是锦原市交通运输局的执法人员马骏、耿志坚,执法证号是410600217、410600233,请你确认。
      询问人签名:
      """
    let names = try Set(read("interview-record", words, "officers"))
    #expect(names.isSuperset(of: ["马骏", "耿志坚"]))
  }

  @Test("空栏、占位、无,与没有这一栏分开") func blanks() throws {
    let reader = try Built.reader.get()
    let form = "送达回证\n| 见证人签名 | 无 |\n| 送达日期 | 年 月 日 |\n| 送达地点 |  |"
    let fields = reader.document(kind: "proof-of-service", words: form).document.fields
    #expect(fields["served-on"]?.first?.state == .placeholder)
    #expect(fields["service-place"]?.first?.state == .blank)
    #expect(fields["witness-signature"]?.first?.value == .mark(.blank))
    #expect(fields["refusal-note"] == nil)
  }

  @Test("读不出的字不当作没有") func unreadable() throws {
    let document = try Built.reader.get().document(kind: "penalty-decision", words: "某某局 ▯").document
    guard case .unreadable = document.fields["decided-on"]?.first?.state else {
      Issue.record("\(String(describing: document.fields["decided-on"]))")
      return
    }
  }
}

@Suite("一案") struct CaseTests {
  @Test("程序、环节、领域、完整程度") func assembles() throws {
    let sources = [
      Built.source("立案审批表\n| 案由 | 涉嫌无照经营 |\n| 负责人意见 | 同意立案。<br>签名:王五 2023年1月10日 |", named: "1.txt"),
      Built.source("听证申请书\n申请人:某某公司\n2023年3月1日", named: "2.txt"),
      Built.source(
        "云州市青川区市场监督管理局\n行政处罚决定书\n当事人:某某有限公司\n决定处罚如下:罚款100元。\n云州市青川区市场监督管理局\n2023年4月10日",
        named: "3.txt"),
    ]
    let file = try Built.reader.get().read(path: "案", sources: sources)
    #expect(file.kind == "penalty" && file.procedure == "ordinary" && file.stages == ["hearing"])
    #expect(file.sector == "samr" && file.lawGeneration == "2021" && file.completeness == .volume)
    #expect(file.timeline.contains { $0.event == "filed" && $0.date.iso == "2023-01-10" })
  }

  @Test("只有一份文书的是 single") func single() throws {
    let file = try Built.reader.get().read(
      path: "案", sources: [Built.source("行政处罚决定书\n某罚〔2023〕1号", named: "决定书.txt")])
    #expect(file.completeness == .single)
  }
}

@Suite("读任意字节") struct ReadingFuzzTests {
  @Test(
    "荒唐的金额和错位的栏目不会中止程序",
    arguments: [
      "| 罚款金额(万元) | 9999999999999 |", "| 处罚内容 | 处罚决定 | 罚款1元 |\n| 罚款2元 |  |  |",
      "当事人一:甲\n当事人二:乙\n现决定处罚如下:对各当事人各处罚款99亿9999万9999亿元;罚款9999999999999999元、罚款9999999999999999元。",
    ]) func hugeAmounts(_ words: String) throws
  {
    let document = try Built.reader.get().document(kind: "penalty-decision", words: "行政处罚决定书\n" + words).document
    #expect(document.kind == "penalty-decision")
  }

  @Test("打乱的文书不会中止程序") func mutated() throws {
    let reader = try Built.reader.get()
    var random = SeededRandom(seed: 20240321)
    let examples = reader.library.kinds.flatMap(\.examples).map(\.text)
    for _ in 0..<60 {
      var bytes = Array(examples[Int.random(in: 0..<examples.count, using: &random)].utf8)
      for _ in 0..<40 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let file = reader.read(path: "案", sources: [Built.source(text, named: "x.txt")])
      #expect(file.documents.count <= 20)
    }
  }
}

@Suite("页码与目录") struct PageNumberTests {
  private static let asked = "我们是云砀县市场监督管理局的执法人员,现依法向你询问有关情况,你应当如实回答"

  private func parts(_ pages: [[String]]) throws -> [DocumentPart] {
    try DocumentSplitter(library: Built.reader.get().library).parts(of: PagedDocument.made(pages))
  }

  @Test("文书自编的页码从头起,就是另一份文书") func ownNumbers() throws {
    let parts = try parts([
      ["询问笔录", Self.asked, "第1页 共2页"], ["答:张三。", "第2页 共2页"], ["现场情况:店内有货架三组。", "第1页 共1页"],
    ])
    #expect(parts.count == 2)
    #expect(parts.last?.reason == "页码从“第1页 共1页”重新起")
  }

  @Test("页码接着上一页的,页首重复的标题不算另一份文书") func runningHeads() throws {
    let parts = try parts([
      ["询问笔录", Self.asked, "第1页 共2页"], ["询问笔录", Self.asked, "第2页 共2页"], ["送达回证", "受送达人:张三", "第1页 共1页"],
    ])
    #expect(parts.map { $0.reason ?? "" } == ["", "页首的标题“送达回证”"])
  }

  @Test("目录写明的页,没有标题也是另一份文书") func index() throws {
    let parts = try parts([
      ["卷内目录", "1. 立案审批表 …… 1", "2. 询问笔录 …… 2", "3. 现场图片 …… 3", "4. 送达回证 …… 4"], ["立案审批表", Self.asked],
      ["询问笔录", Self.asked], ["店内情况,张三签。"], ["送达回证", "受送达人:张三"],
    ])
    #expect(parts.map { $0.reason ?? "" }.contains("卷内目录第3项“现场图片”"))
    #expect(parts.count == 5)
  }

  @Test(arguments: [("第3页 共5页", 3, 5), ("共五页 第三页", 3, 5), ("3/5", 3, 5), ("第 3 页,共 5 页", 3, 5)])
  func isRead(_ line: String, _ number: Int, _ total: Int) {
    let numbers = PageNumbers(PagedDocument.made([[line], ["正文"]]))
    #expect(numbers.own[1] == PageNumbers.Own(number: number, total: total))
  }

  @Test(arguments: ["2024/3/5", "第3条 共5项", "罚款3/5", "第9页 共3页"]) func isNoPageNumber(_ line: String) {
    #expect(PageNumbers(PagedDocument.made([[line], ["正文"]])).own.isEmpty)
  }
}

/// A PDF made of pages, each with its lines.
enum PagedDocument {
  /// A line that names its page stands in the margin.
  static func made(_ pages: [[String]]) -> ExtractedDocument {
    var document = ExtractedDocument(format: .pdf)
    for (number, lines) in pages.enumerated() {
      let start = document.text.utf8.count
      for line in lines {
        let span = TextSpan(start: document.text.utf8.count, end: document.text.utf8.count + line.utf8.count)
        document.text += line + "\n"
        document.lines.append(TextLine(span: span, page: number + 1, fontSize: 12))
        let isNumber = line.count < 12 && (line.contains("页") || line.hasPrefix("- "))
        document.paragraphs.append(Paragraph(span: span, role: isNumber ? .footer : .body))
      }
      let span = TextSpan(start: start, end: document.text.utf8.count)
      document.pages.append(Page(number: number + 1, width: 595, height: 842, span: span, state: .read))
    }
    return document
  }
}

@Suite("没有标题的分界") struct SheetBorderTests {
  private func kinds(_ document: ExtractedDocument) throws -> [String] {
    let source = ExtractedSource(
      file: SourceFile(path: "卷.pdf", location: "/卷.pdf", bytes: document.text.utf8.count), status: .read,
      document: document)
    return try Built.reader.get().read(path: "卷", sources: [source]).documents.map(\.kind)
  }

  @Test("核对过的复印件后面另有一份证件") func copies() throws {
    let licence = ["营业执照", "名称 云砀县某某超市", "类型 个体工商户", "登记机关 云砀县市场监督管理局", "与原件一致 周正 2024年8月29日"]
    let document = PagedDocument.made([licence, ["(经营者身份证复印件,与原件一致 周正)"], ["送达回证", "受送达人:周正"]])
    #expect(try kinds(document) == ["party-identity", "party-identity", "proof-of-service"])
  }

  @Test("作者另起的一页开始另一份文书") func brokenPage() throws {
    var document = PagedDocument.made([
      ["询问笔录", "被询问人:周正", "问:什么时候?", "答:昨天。", "照片一:门面", "拍摄时间:2025年6月9日10时10分 拍摄人:李明"]
    ])
    document.pages = []
    document.lines = document.lines.map { TextLine(span: $0.span, fontSize: 12) }
    document.paragraphs[4].opensPage = true
    #expect(try kinds(document) == ["interview-record", "photo-evidence"])
  }
}

@Suite("一份文书在几个文件里") struct JoiningTests {
  private func sources(_ files: [(name: String, pages: [[String]])]) -> [ExtractedSource] {
    files.map { name, pages in
      let document = PagedDocument.made(pages)
      return ExtractedSource(
        file: SourceFile(path: name, location: "/" + name, bytes: document.text.utf8.count), status: .read,
        document: document)
    }
  }

  private func documents(_ files: [(name: String, pages: [[String]])]) throws -> (CaseFile, [String]) {
    let file = try Built.reader.get().read(path: "卷", sources: sources(files))
    let parts = file.documents.map { document in
      document.parts(
        in: file.sources[document.source].document ?? ExtractedDocument(format: .pdf),
        named: file.sources[document.source].file.path
      )
      .map { "\($0.file) \($0.firstPage)-\($0.lastPage)" }.joined(separator: ";")
    }
    return (file, parts)
  }

  private let record = ["询问笔录", "询问时间:2024年3月5日9时10分", "问:我们是执法人员,请问你的姓名和职务是什么?"]

  @Test("文件名接续而没有标题的,是同一份文书") func goesOn() throws {
    let (file, parts) = try documents([
      ("询问笔录1.pdf", [record]), ("询问笔录2.pdf", [["答:我叫张三,是店长。", "被询问人签名:张三 2024年3月5日"]]),
      ("送达回证.pdf", [["送达回证", "受送达人:张三"]]),
    ])
    #expect(parts == ["询问笔录1.pdf 1-1;询问笔录2.pdf 1-1", "送达回证.pdf 1-1"])
    #expect(file.sources.count == 3 && file.sources.allSatisfy { $0.status == .read })
  }

  @Test("各有标题的,是几份文书") func standsAlone() throws {
    let (_, parts) = try documents([("询问笔录1.pdf", [record]), ("询问笔录2.pdf", [record])])
    #expect(parts.count == 2)
  }

  @Test("页码不接续的,不是同一份文书") func numbers() throws {
    let last = ["答:我叫张三,是店长。", "第3页 共3页"]
    let (_, goingOn) = try documents([
      ("笔录(1).pdf", [record + ["第1页 共3页"], ["问:还有补充吗?", "第2页 共3页"]]), ("笔录(2).pdf", [last]),
    ])
    #expect(goingOn == ["笔录(1).pdf 1-2;笔录(2).pdf 1-1"])
    let (_, apart) = try documents([("笔录(1).pdf", [record + ["第1页 共1页"]]), ("笔录(2).pdf", [last])])
    #expect(apart.count == 2)
  }
}
