import CaseReading
import Testing

@testable import Checks

@Suite("标准文件") struct StandardLoadingTests {
  static let example = """
    id: gd-2017-65
    title: 广东省行政执法案卷评查标准
    issued: 粤府法〔2017〕65号
    province: 广东
    kinds: [penalty, licensing, coercion, inspection]
    valid-from: 2017-01-01
    valid-until: null
    model: deduct
    total: 7
    grades: four
    veto: fail
    vetoes:
      - item: 违反法定程序
        rules: [procedure/prior-notice-missing, procedure/decided-before-defense-period]
    items:
      - id: "1.2"
        title: 立案审批表
        points: 5
        missing-document: case-filing-approval
        optional: true
        deductions:
          - rules: [procedure/filed-late]
            per: 1
            max: 2
          - manual: 立案理由是否充分
            choices: [0, 1, 2]
      - id: "1.3"
        title: 归档
        points: 2
        deductions: [{rules: [archive/archived-late], per: 1}]
    basic-elements: []
    bonus: []
    severity:
      text/document-number-brackets: info
    parameters:
      procedure/filed-late: {limit: 30 days}
    """

  @Test("领域资料第8节的例子") func loads() throws {
    let standard = try ScoreTrial.standard(Self.example)
    #expect(standard.grades == .four && standard.veto == .fail && standard.province == "广东")
    #expect(standard.sheets.map(\.id) == ["gd-2017-65"] && standard.sheets[0].items.map(\.id) == ["1.2", "1.3"])
    #expect(standard.severities == ["text/document-number-brackets": .info])
    #expect(standard.sheets[0].items[0].lines[1].choices == [.zero, Points(hundredths: 100), Points(hundredths: 200)])
  }

  @Test(
    "写错的地方",
    arguments: [
      ("title: 广东", "titel: 广东", "标准.yaml:2:1: error: 标准 不认识“titel”,是否想写“title”"),
      (
        "procedure/filed-late]", "procedure/filed-lat]",
        "标准.yaml:22:17: error: 规则不认识“procedure/filed-lat”,是否想写“procedure/filed-late”"
      ),
      ("total: 7", "total: 8", "标准.yaml:9:8: error: 条目标准分合计 7,与声明的 total 8 不符;请核对每一条的 points"),
      ("id: \"1.3\"", "id: \"1.2\"", "标准.yaml:27:5: error: 条目 1.2 写了两次,先在第 16 行"),
      (
        "case-filing-approval", "case-filing-aproval",
        "标准.yaml:19:23: error: 文书种类不认识“case-filing-aproval”,是否想写“case-filing-approval”"
      ),
      ("grades: four", "grades: fuor", "标准.yaml:10:9: error: grades 不认识“fuor”,是否想写“four”"),
      ("veto: fail", "veto: cap:良", "标准.yaml:11:7: error: veto 的等次不认识“良”"),
      ("veto: fail", "veto: kill", "标准.yaml:11:7: error: veto 不认识“kill”"),
      ("model: deduct", "model: dedukt", "标准.yaml:8:8: error: model 不认识“dedukt”,是否想写“deduct”"),
      ("max: 2", "max: 0.5", "标准.yaml:22:9: error: 封顶 0.5 分小于每处扣的 1 分"),
      ("per: 1\n        max: 2", "max: 2", "标准.yaml:22:9: error: 扣分点没有 per(每处扣几分),标准也没有写 units"),
      ("max: 2", "max: 9", "标准.yaml:22:9: error: 扣 9 分,多于条目 1.2 的标准分 5"),
      ("choices: [0, 1, 2]", "choices: [0, 2, 1]", "标准.yaml:26:25: error: choices 从小到大写,不重复"),
      ("choices: [0, 1, 2]", "choices: [0, 6]", "标准.yaml:26:22: error: 可选的扣分 6 多于 5 分"),
      ("points: 5", "points: 五", "标准.yaml:18:13: error: points 应为 0.5、2 这样的分数(至多两位小数,不超过 10000),却是“五”"),
      ("points: 5", "points: -5", "标准.yaml:18:13: error: points 应为 0.5、2 这样的分数"),
      (
        "valid-until: null", "valid-until: 2016-01-01",
        "标准.yaml:7:14: error: valid-until 2016-01-01 早于 valid-from 2017-01-01"
      ),
      ("province: 广东", "province: 广东省", "标准.yaml:4:11: error: province 不认识“广东省”,是否想写“广东”"),
      ("kinds: [penalty,", "kinds: [penlty,", "标准.yaml:5:9: error: 案卷类别不认识“penlty”,是否想写“penalty”"),
      (
        "basic-elements: []", "basic-elements: [{id: 甲, title: 甲, points: 1, rules: [TXT-01]}]",
        "basic-elements 只用于 model: ratio"
      ),
      ("brackets: info", "brackets: infos", "标准.yaml:34:34: error: severity 不认识“infos”,是否想写“info”"),
      (
        "procedure/filed-late: {", "procedure/filed-lat: {",
        "标准.yaml:36:3: error: 规则不认识“procedure/filed-lat”,是否想写“procedure/filed-late”"
      ),
      ("id: gd-2017-65", "id: gd 2017", "标准.yaml:1:5: error: id 里不能有空格和“/”,也不能是 auto,却是“gd 2017”"),
      ("- manual: 立案理由是否充分", "- manul: 立案理由是否充分", "标准.yaml:25:9: error: 扣分点 不认识“manul”,是否想写“manual”"),
      ("valid-from: 2017-01-01", "fixed: 50", "标准.yaml:6:8: error: fixed、weight 只用于 model: ratio"),
      ("issued: 粤府法〔2017〕65号", "extends: genral", "标准.yaml:3:10: error: extends 的标准不认识“genral”,是否想写“general”"),
      ("issued: 粤府法〔2017〕65号", "extends: gd-2017-65", "标准.yaml:3:10: error: extends 绕成了圈:gd-2017-65 → gd-2017-65"),
      (
        "deductions: [{rules: [archive/archived-late], per: 1}]", "deductions: [{part: 甲, points: 1, rules: [ARC-08]}]",
        "标准.yaml:27:5: error: 条目 1.3 的子项合计 1,与标准分 2 不符"
      ),
      (
        "rules: [procedure/prior-notice-missing, procedure/decided-before-defense-period]", "advice: 无",
        "否决情形 不认识“advice”"
      ),
    ])
  func refuses(_ good: String, _ bad: String, _ message: String) throws {
    #expect(Self.example.contains(good))
    let error = #expect(throws: PackError.self) { try ScoreTrial.standard(Self.example.replacing(good, with: bad)) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test("以别的标准为底,只写不同的") func extends() throws {
    let standard = try ScoreTrial.standard(
      """
      id: 某区
      title: 某区标准
      extends: gd-231
      kinds: [penalty]
      total: 10
      items: [{id: 甲, title: 甲, points: 10, rules: [PRO-02]}]
      """)
    #expect(
      standard.grades == .four && standard.vetoes?.count == 5 && standard.units?[.major] == Points(hundredths: 200))
    #expect(standard.sheets.map(\.id) == ["某区"] && standard.province == nil && standard.base == "gd-231")
  }

  @Test("对规则级别和参数的改动") func overrides() throws {
    let standard = try ScoreTrial.standard(Self.example)
    let rule = try PackFolder.node(at: Fixture.sources + "Checks/Packs/procedure/filed-late.yaml", named: "a.yaml")
    let node = try #require(try standard.overriding("procedure/filed-late", rule))
    #expect(node["check"]?.listed.first { $0["limit"] != nil }?["limit"]?.text == "30 days")
    let text = try PackFolder.node(
      at: Fixture.sources + "Checks/Packs/text/document-number-brackets.yaml", named: "b.yaml")
    #expect(try standard.overriding("text/document-number-brackets", text)?["severity"]?.text == "info")
    #expect(try standard.overriding("procedure/filing-approval-missing", text) == nil)
    let wrong = try ScoreTrial.standard(Self.example.replacing("{limit: 30 days}", with: "{limt: 30 days}"))
    let error = #expect(throws: PackError.self) { try wrong.overriding("procedure/filed-late", rule) }
    #expect(error?.message == "规则 procedure/filed-late 的参数不认识“limt”,是否想写“limit”")
  }
}

@Suite("确认文件") struct ConfirmationTests {
  private func confirmations(_ line: String) throws -> Confirmations {
    try Confirmations(
      PackNode.parse(yaml: "confirmations:\n  - {\(line)}", path: "确认.yaml"),
      standard: ScoreTrial.standard(StandardLoadingTests.example), directory: ScoreTrial.directory)
  }

  @Test("人的意见按案卷取,路径或者文件夹名都可以") func byCase() throws {
    let all = try confirmations("case: 案卷一, item: '1.2', manual: 1, points: 1, reason: 没有理由, by: 赵敏")
    #expect(all.of("某局/案卷一").count == 1 && all.of("案卷二").isEmpty && all.cases(missingFrom: ["案卷二"]) == ["案卷一"])
  }

  @Test(arguments: [
    ("item: '9', decision: 不涉及, by: 甲", "条目不认识“9”"), ("item: '1.2', points: 1, by: 甲", "有问题要写理由(reason)"),
    ("item: '1.2', points: 3, reason: 乙, by: 甲", "扣分只能选 0、1、2,却是 3"), ("item: '1.2', decision: 不涉及", "确认缺少“by”"),
    ("item: '1.2', decision: 有问题, reason: 乙, by: 甲", "有问题的要写扣几分(points)"),
    ("item: '1.2', decision: 驳回, reason: 乙, by: 甲", "这一项的 decision 写 无问题、有问题、不涉及,不写“驳回”"),
    ("veto: 违反程序, decision: 确认, reason: 乙, by: 甲", "否决情形不认识“违反程序”,是否想写“违反法定程序”"),
    ("veto: PRO-02, decision: 确认, reason: 乙, by: 甲", "标准 gd-2017-65 的否决情形里没有规则 procedure/filed-late"),
    ("veto: V1, decision: 确认, by: 甲", "确认要写理由(reason)"), ("veto: V1, decision: 同意, by: 甲", "decision 不认识“同意”"),
    ("item: '1.2', rule: TXT-01, decision: 驳回, reason: 乙, by: 甲", "条目 1.2 里没有规则 text/document-number-brackets"),
    ("item: '1.2', rule: PRO-02, points: 6, reason: 乙, by: 甲", "扣 6 分,多于这一项的 5 分"),
    ("item: '1.3', points: 1, reason: 乙, by: 甲", "条目 1.3 没有人工核对的问题;要改一条规则的扣分,写 rule"),
    ("veto: V1, item: '1.2', decision: 确认, by: 甲", "veto 和 item 写一个"),
    ("item: '1.2', by: 甲", "确认缺少“decision”(确认、驳回、存疑、无问题、有问题、不涉及)或者“points”"),
  ])
  func refuses(_ line: String, _ message: String) throws {
    let error = #expect(throws: PackError.self) { try confirmations(line) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test("给别的标准写的不用") func otherStandard() throws {
    #expect(throws: PackError.self) {
      try Confirmations(
        PackNode.parse(yaml: "standard: general", path: "确认.yaml"),
        standard: ScoreTrial.standard(StandardLoadingTests.example), directory: ScoreTrial.directory)
    }
  }

  @Test("驳回一条规则的扣分,改一条规则的扣分,不涉及") func takeEffect() throws {
    let standard = try ScoreTrial.standard(
      items: """
        - {id: A, title: 甲, points: 50, deductions: [{rules: [PRO-02], per: 4}]}
        - {id: B, title: 乙, points: 50, deductions: [{rules: [PRO-03], per: 4}]}
        """)
    let results = [ScoreTrial.failed("PRO-02"), ScoreTrial.failed("PRO-03")]
    func total(_ said: String) throws -> Points? {
      try ScoreTrial.sheet(standard, results, confirmations: "confirmations: [\(said)]")?.total
    }
    #expect(try total("") == Points("92"))
    #expect(try total("{item: A, rule: PRO-02, decision: 驳回, reason: 有说明, by: 甲}") == Points("96"))
    #expect(try total("{item: A, rule: PRO-02, points: 1, reason: 轻微, by: 甲}") == Points("95"))
    #expect(try total("{item: A, decision: 不涉及, by: 甲}") == Points("92"))
  }
}
