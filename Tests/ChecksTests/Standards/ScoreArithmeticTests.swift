import CaseReading
import Testing

@testable import Checks

/// 领域资料 scoring.md 第1至3节
@Suite("算分") struct ScoreArithmeticTests {
  private typealias Trial = ScoreTrial

  private func total(_ standard: ReviewStandard, _ results: [RuleResult], _ said: String = "") throws -> String? {
    try Trial.sheet(standard, results, confirmations: said)?.total?.description
  }

  @Test("deduct:100 − Σ min(条目扣分, 条目标准分)") func deducts() throws {
    let standard = try Trial.standard(
      items: """
        - {id: '1', title: 立案, points: 5, deductions: [{rules: [PRO-02], per: 3}]}
        - {id: '2', title: 文号, points: 95, deductions: [{rules: [TXT-01], per: 1, max: 2}]}
        """)
    #expect(try total(standard, [Trial.result("PRO-02", .passed), Trial.result("TXT-01", .passed)]) == "100")
    #expect(try total(standard, [Trial.failed("PRO-02"), Trial.result("TXT-01", .passed)]) == "97")
    // Two places are six of five points, four numbers cost two.
    let many = [
      Trial.failed("PRO-02", .major, .major), Trial.failed("TXT-01", .minor, .minor, .minor, .minor),
    ]
    let sheet = try #require(try Trial.sheet(standard, many))
    #expect(sheet.total == Points("93") && sheet.items.map(\.deducted) == [Points("5"), Points("2")])
    #expect(sheet.items.map(\.state) == [.zero, .deducted] && sheet.grade == "优秀")
    #expect(sheet.items[1].deductions[0].note == "4 处,应扣 4,扣到封顶")
  }

  private let halves = "units: {major: 2, minor: 0.5, info: 0}\nfurther: half\nrule-max: half"

  @Test(
    "单位扣分、减半、每条规则不超过一半",
    arguments: [
      ([Severity.major], "2"), ([.minor], "0.5"), ([.veto], "2"), ([.info], "0"), ([.major, .major], "3"),
      ([.minor, .minor, .minor], "1"), ([.major, .minor], "2.25"), ([.minor, .major], "2.25"),
      ([.major, .major, .major, .major, .major], "5"),
    ])
  func unitsOfPlaces(_ severities: [Severity], _ deducted: String) throws {
    let standard = try Trial.standard(
      halves, items: "- {id: A, title: 甲, points: 100, rules: [PRO-02], optional: false}")
    let tenth = try Trial.standard(
      halves, total: 10, items: "- {id: A, title: 甲, points: 10, rules: [PRO-02]}")
    var result = Trial.failed("PRO-02")
    result.findings = severities.enumerated().map { Finding(message: "", severity: $1, subject: "\($0)") }
    let sheet = try #require(try Trial.sheet(standard, [result]))
    #expect(sheet.items[0].deducted == (severities.count == 5 ? Points("6") : Points(deducted)))
    // 六分的一半以上不扣: five places are 2 + 4 × 1, half of ten points is 5.
    #expect(try Trial.sheet(tenth, [result])?.items[0].deducted == Points(deducted))
  }

  @Test("条目只有1分的,一条规则可以扣完") func onePoint() throws {
    let standard = try Trial.standard(
      halves, total: 4,
      items: "- {id: A, title: 甲, points: 1, rules: [PRO-02]}\n- {id: B, title: 乙, points: 3, rules: [PRO-05]}")
    let sheet = try #require(try Trial.sheet(standard, [Trial.failed("PRO-02"), Trial.failed("PRO-05")]))
    #expect(sheet.items.map(\.deducted) == [Points("1"), Points("1.5")])
  }

  @Test("案情不涉及的条目不评,按参评条目折算;写明不折算的保留其分") func rebases() throws {
    let items = """
      - {id: A, title: 甲, points: 80, deductions: [{rules: [PRO-02], per: 8}]}
      - {id: B, title: 听证, points: 20, optional: true, deductions: [{rules: [PRO-15], per: 5}]}
      """
    let results = [Trial.failed("PRO-02"), Trial.result("PRO-15", .notApplicable, because: "没有听证")]
    #expect(try total(Trial.standard(items: items), results) == "90")
    #expect(try total(Trial.standard("rebase: false", items: items), results) == "92")
    let sheet = try #require(try Trial.sheet(Trial.standard(items: items), results))
    #expect(sheet.items[1].state == .notInvolved && sheet.rated == Points("80"))
  }

  @Test("ratio:固定分 + 权重 × Σ得分 ÷ Σ参评标准分 − Σ基本要素扣分") func ratio() throws {
    let standard = try Trial.standard(
      """
      model: ratio
      fixed: 50
      weight: 50
      grades: none
      basic-max: 3
      basic-elements:
        - {id: 甲, title: 日期, points: 2, rules: [TXT-03]}
        - {id: 乙, title: 送达, points: 2, rules: [SRV-01]}
      """,
      items: """
        - {id: A, title: 甲, points: 60, deductions: [{rules: [PRO-02], per: 6}]}
        - {id: B, title: 乙, points: 40, optional: true, deductions: [{rules: [PRO-15], per: 5}]}
        """)
    let none = Trial.result("PRO-15", .notApplicable)
    let fine = [Trial.result("TXT-03", .passed), Trial.result("SRV-01", .passed)]
    #expect(try total(standard, fine + [Trial.result("PRO-02", .passed), none]) == "100")
    // 50 + 50 × 54 ÷ 60
    #expect(try total(standard, fine + [Trial.failed("PRO-02"), none]) == "95")
    // Several documents without a date: once; both elements: three at most.
    let missing = [Trial.failed("TXT-03", .minor, .minor), Trial.failed("SRV-01")]
    let sheet = try #require(try Trial.sheet(standard, missing + [Trial.failed("PRO-02"), none]))
    #expect(sheet.total == Points("92") && sheet.basicDeducted == Points("3") && sheet.grade == nil)
    #expect(sheet.gradeNote == nil)
  }

  @Test(
    "不能判断的不扣分,单列;超过30%不给等次,只给已判断部分的得分",
    arguments: [
      (30, "97", "优秀" as String?, "30"), (31, "66", nil, "31"),
    ])
  func undecided(_ points: Int, _ total: String, _ grade: String?, _ undecided: String) throws {
    let standard = try Trial.standard(
      items: """
        - {id: A, title: 甲, points: \(100 - points), deductions: [{rules: [PRO-02], per: 3}]}
        - {id: B, title: 乙, points: \(points), deductions: [{rules: [PRO-05], per: 2}]}
        """)
    let results = [Trial.failed("PRO-02"), Trial.result("PRO-05", .indeterminate, because: "读不出")]
    let sheet = try #require(try Trial.sheet(standard, results))
    #expect(sheet.total?.description == total && sheet.grade == grade)
    #expect(sheet.undecided.description == undecided && sheet.items[1].state == .undecided)
    #expect(sheet.isPartial == (grade == nil) && (sheet.gradeNote == nil) == (grade != nil))
  }

  @Test("一个条目里有的规则判断了,不能判断的只计它至多扣的分") func partlyUndecided() throws {
    let standard = try Trial.standard(
      halves, items: "- {id: A, title: 甲, points: 100, rules: [PRO-02, PRO-05, PRO-06]}")
    let results = [
      Trial.failed("PRO-02"), Trial.result("PRO-05", .indeterminate), Trial.result("PRO-06", .passed),
    ]
    let sheet = try #require(try Trial.sheet(standard, results))
    #expect(
      sheet.undecided == Points("50") && sheet.items[0].state == .deducted && sheet.items[0].deducted == Points("2"))
  }

  @Test("缺文书本项0分;读不出的不是缺;不是完整案卷的不计") func missingDocument() throws {
    let standard = try Trial.standard(
      items: """
        - {id: A, title: 立案, points: 20, missing-document: case-filing-approval, deductions: [{rules: [PRO-03], per: 1}]}
        - {id: B, title: 决定, points: 80, deductions: [{rules: [PRO-05], per: 2}]}
        """)
    let results = [Trial.result("PRO-03", .notApplicable), Trial.result("PRO-05", .passed)]
    let missing = try #require(try Trial.sheet(standard, results))
    #expect(missing.total == Points("80") && missing.items[0].state == .zero)
    #expect(missing.items[0].deductions.map(\.title) == ["缺立案审批表,本项得0分"])
    let unknown = try #require(try Trial.sheet(standard, results, Trial.file(documents: ["unknown"])))
    #expect(unknown.total == Points("100") && unknown.items[0].state == .undecided && unknown.undecided == Points("20"))
    let part = try #require(try Trial.sheet(standard, results, Trial.file(completeness: .partial)))
    #expect(part.total == Points("100") && part.items[0].state == .notInvolved && part.rated == Points("80"))
    #expect(part.notes.contains("不是完整案卷,应有而没有的文书不计,得分只作参考"))
  }

  @Test("没有规则、没有人看过的条目待核对,不白得满分") func openItems() throws {
    let standard = try Trial.standard(
      items: """
        - {id: A, title: 甲, points: 60, deductions: [{rules: [PRO-02], per: 1}]}
        - {id: B, title: 乙, points: 40, deductions: [{rules: [ARC-10], per: 1}, {manual: 装订是否牢固, choices: [0, 1, 2]}]}
        """)
    let sheet = try #require(try Trial.sheet(standard, [Trial.result("PRO-02", .passed)]))
    #expect(sheet.items[1].state == .open && sheet.open == Points("40") && sheet.grade == nil && sheet.isPartial)
    #expect(sheet.total == Points("60") && sheet.openPoints.map(\.title).contains("装订是否牢固"))
    #expect(sheet.gradeNote == "待人工核对 40 分,超过参评标准分 100 分的三成,不给等次")
    // 未勾选前不扣分,勾选后扣.
    let ticked = try #require(
      try Trial.sheet(
        standard, [Trial.result("PRO-02", .passed)],
        confirmations: "confirmations: [{item: B, manual: 1, points: 2, reason: 脱页, by: 赵敏}]"))
    #expect(ticked.total == Points("98") && ticked.open == .zero && ticked.grade == "优秀")
    #expect(ticked.items[1].deductions.first?.remark?.by == "赵敏")
  }

  @Test("同一缺陷不在两个条目重复扣;豁免的不扣") func onlyOnce() throws {
    let standard = try Trial.standard(
      items: """
        - {id: A, title: 甲, points: 50, deductions: [{rules: [PRO-02, PRO-03], per: 4}]}
        - {id: B, title: 乙, points: 50, deductions: [{rules: [PRO-02, SRV-01], per: 4}]}
        """)
    let once = try #require(try Trial.sheet(standard, Trial.passing(standard, but: [Trial.failed("PRO-02")])))
    #expect(once.total == Points("96") && once.items.map(\.deducted) == [Points("4"), .zero])
    #expect(once.items[1].deductions.map(\.note) == ["同一缺陷已在 A 扣分"])
    // Two rules that miss the same document.
    var (first, second) = (Trial.failed("PRO-03"), Trial.failed("SRV-01"))
    first.findings[0].places = [FindingPlace(document: nil, what: "proof-of-service")]
    second.findings[0].places = first.findings[0].places
    #expect(try total(standard, Trial.passing(standard, but: [first, second])) == "96")
    let waived = try #require(
      try Trial.sheet(standard, Trial.passing(standard, but: [Trial.failed("PRO-02", waived: true)])))
    #expect(waived.total == Points("100") && waived.notes.contains("豁免的发现 1 处不扣分"))
    #expect(waived.items[0].deductions.map(\.note) == ["已豁免,不扣分"])
  }

  @Test(
    "三档、四档、自定、不分等次",
    arguments: [
      ("grades: three", ["优秀", "合格", "合格", "不合格"]), ("grades: four", ["优秀", "良好", "合格", "不合格"]),
      ("grades: none", [nil, nil, nil, nil]),
      ("grades: [{grade: 甲, from: 95}, {grade: 乙, from: 75}, {grade: 丙, from: 0}]", ["乙", "乙", "丙", "丙"]),
    ])
  func grades(_ head: String, _ expected: [String?]) throws {
    let standard = try Trial.standard(
      head, items: "- {id: A, title: 甲, points: 100, deductions: [{rules: [PRO-02], per: 100}]}")
    for (points, grade) in zip(["90", "75", "60", "59.99"], expected) {
      #expect(try standard.grades.grade(of: #require(Points(points))) == grade, "\(points)")
    }
    for (points, lower) in [("89.99", 1), ("74.99", 2)] where !head.contains("[") {
      #expect(try standard.grades.grade(of: #require(Points(points))) == expected[lower], "\(points)")
    }
  }

  @Test("分数读得准", arguments: [("0.5", 50), ("2", 200), ("12.25", 1225), ("100", 10_000), ("0", 0)])
  func points(_ text: String, _ hundredths: Int) {
    #expect(Points(text)?.hundredths == hundredths && Points(hundredths: hundredths).description == text)
  }

  @Test(arguments: ["", "-1", "1.234", "1.", ".5", "一", "1e3", "10001", "99999999999999999999", "1,5"])
  func refusesPoints(_ text: String) { #expect(Points(text) == nil) }
}
