import TestSupport
import Testing

@testable import CaseReading

@Suite("编码") struct CodeTests {
  /// Codes made up for the tests: right check characters, no such institution.
  static func creditCode(_ body: String) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    for last in alphabet where CreditCode(body + String(last))?.isChecked == true { return body + String(last) }
    return ""
  }
  @Test func creditCodes() throws {
    // The check by hand: weights 1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28 over 91440100MA5000000.
    let values = [9, 1, 4, 4, 0, 1, 0, 0, 21, 10, 5, 0, 0, 0, 0, 0, 0]
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    let check = (31 - zip(values, weights).map(*).reduce(0, +) % 31) % 31
    let expected = "91440100MA5000000" + String(Array("0123456789ABCDEFGHJKLMNPQRTUWXY")[check])
    #expect(CodeTests.creditCode("91440100MA5000000") == expected)
    let code = try #require(CreditCode(expected.lowercased()))
    #expect(code.isWellFormed && code.isChecked && !code.isSoleTrader)
    #expect(CreditCode(CodeTests.creditCode("92440100MA5000000"))?.isSoleTrader == true)
    for wrong in ["91440100MI50000000", "94440100MA50000000", "91990100MA50000000", "9144A100MA50000000"] {
      #expect(CreditCode(wrong)?.isWellFormed == false, "\(wrong)")
    }
    #expect(CreditCode("9144010") == nil && CreditCode("91440100MA500000-9") == nil && CreditCode("") == nil)
  }
  @Test func identityNumbers() throws {
    // GB 11643—1999, annex: 11010519491231002X.
    let number = try #require(IdentityNumber("11010519491231002x"))
    #expect(number.isValid && number.birthday?.iso == "1949-12-31" && !number.isMale)
    #expect(
      IdentityNumber("110105194912310021")?.isValid == false && IdentityNumber("11010519490231002X")?.birthday == nil)
    #expect(IdentityNumber("110105491231002")?.birthday?.iso == "1949-12-31" && IdentityNumber("1101") == nil)
    #expect(IdentityNumber("") == nil && IdentityNumber("X1010519491231002X") == nil)
  }
  @Test("一位之错都查得出") func oneWrongDigitIsFound() throws {
    let right = Array("11010519491231002X")
    for place in 0..<17 {
      for digit in "0123456789" where digit != right[place] {
        var wrong = right
        wrong[place] = digit
        #expect(IdentityNumber(String(wrong))?.isChecked == false)
      }
    }
  }
  @Test(
    "敏感号码",
    arguments: [
      ("身份证号:11010519491231002X", "identity-number"), ("联系电话:13812345678", "phone"), ("账号 6222020000000000004", ""),
      ("报关单号:110105194912310021", ""), ("卡号:4111111111111111", "bank-card"), ("卡号:4111 1111 1111 1111", "bank-card"),
      ("第12345号", ""), ("身份证:1101051949\n1231002X", "identity-number"), ("罚款20000元", ""),
    ]) func sensitive(_ text: String, _ kind: String)
  {
    let found = SensitiveNumberReader.matches(in: Array(text.utf8))
    #expect(found.map(\.value.rawValue).joined() == kind)
    if !kind.isEmpty { #expect(found.first?.confidence == 1) }
  }
  @Test func withoutALabelItIsDoubtful() {
    #expect(SensitiveNumberReader.matches(in: Array("11010519491231002X".utf8)).first?.confidence == 0.6)
  }
  @Test func damagedBytesAreSafe() {
    var random = SeededRandom(seed: 4)
    let text = Array("身份证号:11010519491231002X,卡号:4111 1111 1111 1111,云州市青川区市场监督管理局,13812345678".utf8)
    for _ in 0..<1_000 {
      var bytes = text
      for _ in 0..<12 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      #expect(SensitiveNumberReader.matches(in: bytes).allSatisfy { $0.range.upperBound <= bytes.count })
      #expect(AgencyNameReader.matches(in: bytes).allSatisfy { $0.range.upperBound <= bytes.count })
      _ = PartyName(String(decoding: bytes, as: UTF8.self)).compared(with: PartyName("张*"))
    }
  }
}

@Suite("当事人名称") struct PartyNameTests {
  @Test(
    "同一",
    arguments: [
      ("青川甲食品有限公司", "青川甲食品有限责任公司"), ("甲(云州)有限公司", "甲（云州）有限公司"), ("甲 有限公司", "甲有限公司"), ("甲[云州]有限公司", "甲(云州)有限公司"),
      ("云州市青川区甲食品店", "青川区甲食品店"), ("甲食品店(经营者:张三)", "甲食品店(张三)"), ("甲食品店(张三)", "甲食品店"), ("甲食品店(经营者:张三)", "张三"),
      ("张三(个体经营者)", "甲食品店(张三)"), ("甲有限公司(以下简称甲公司)", "甲有限公司"), ("当事人:甲有限公司", "甲有限公司"), ("张三", "张 三"),
      ("ＡＢＣ有限公司", "ABC有限公司"), ("云州市甲有限公司", "甲有限公司"),
    ]) func same(_ a: String, _ b: String)
  {
    #expect(PartyName.compare(a, b) == .same && PartyName.compare(b, a) == .same)
  }
  @Test(
    "不同",
    arguments: [
      ("甲食品有限公司", "乙药品有限公司"), ("张三", "李四"), ("甲食品店(张三)", "甲食品店(李四)"), ("甲食品店(张三)", "李四"), ("", "张三"), ("李**", "张三"),
      ("甲有限公司", "甲有限公司云州分公司"),
    ]) func different(_ a: String, _ b: String)
  {
    #expect(PartyName.compare(a, b) == .different && PartyName.compare(b, a) == .different)
  }
  @Test(
    "遮盖",
    arguments: [
      ("李**", "李小明"), ("李**", "李**"), ("李某", "李小明"), ("云州某食品店", "云州甲食品店"), ("XX有限公司", "甲乙有限公司"),
      ("甲食品店(李**)", "甲食品店(李四)"),
    ])
  func masked(_ a: String, _ b: String) {
    #expect(PartyName.compare(a, b) == .masked && PartyName.compare(b, a) == .masked)
  }
  @Test func nearlySame() {
    let verdict = PartyName.compare("云州市青川区顺达食品经营有限公司", "云州市青川区顺达食品经管有限公司")
    #expect(verdict == .nearlySame(similarity: 0.9375))
    #expect(PartyName.compare("当事人甲", "甲有限公司", aliases: ["当事人甲": "甲有限公司"]) == .same)
  }
  @Test("比较是对称的,与自身相同") func obeysItsLaws() {
    var random = SeededRandom(seed: 8)
    let alphabet = Array("甲乙张三李四店公司有限(经营者:)市区县*某")
    for _ in 0..<4_000 {
      func name() -> String {
        String((0..<Int.random(in: 1...9, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
      }
      let (a, b) = (name(), name())
      #expect(PartyName.compare(a, b) == PartyName.compare(b, a), "\(a) \(b)")
      #expect([.same, .masked].contains(PartyName.compare(a, a)))
      #expect(PartyName(a).isSame(as: PartyName(b)) == (PartyName.compare(a, b) == .same), "\(a) \(b)")
    }
  }
  @Test(
    "种类",
    arguments: [
      ("张三", "", PartyName.Kind.individual), ("甲有限公司", "", .organization), ("甲食品店", "", .soleTrader),
      ("甲食品店(张三)", "", .soleTrader),
      ("青川甲", "92440100MA50000000", .soleTrader), ("青川甲", "91440100MA50000000", .organization),
      ("阿依古丽·买买提", "", .individual),
      ("张三", "11010519491231002X", .individual), ("甲农民专业合作社", "", .organization), ("青川甲乙丙丁", "", .unknown),
    ]) func kinds(_ name: String, _ code: String, _ kind: PartyName.Kind)
  { #expect(PartyName(name).kind(code: code) == kind) }
}

@Suite("机关名称") struct AgencyNameTests {
  static func read(_ text: String) -> [String] {
    let reading = ReadingText(plain: text)
    return AgencyNameReader.matches(in: reading.bytes).map(\.value.text)
  }
  @Test(
    "读出",
    arguments: [
      ("云州市青川区市场监督管理局", ["云州市青川区市场监督管理局"]), ("可以向云州市人民政府申请行政复议", ["云州市人民政府"]),
      ("由青川区住房和城乡建设局负责", ["青川区住房和城乡建设局"]), ("青川区交通运输局综合行政执法大队", ["青川区交通运输局综合行政执法大队"]),
      ("青川街道办事处", ["青川街道办事处"]), ("青川区生态环境局、青川区水务局", ["青川区生态环境局", "青川区水务局"]), ("云州海关", ["云州海关"]),
      ("国家税务总局云州市税务局", ["国家税务总局云州市税务局"]), ("云 州 市 公 安 局", ["云州市公安局"]), ("和平区人民政府", ["和平区人民政府"]),
      ("贵州省黔坪县烟草专卖局", ["贵州省黔坪县烟草专卖局"]), ("云州经济技术开发区管理委员会", ["云州经济技术开发区管理委员会"]),
    ]) func reads(_ text: String, _ names: [String])
  { #expect(AgencyNameTests.read(text) == names) }
  @Test("不读", arguments: ["本局", "我局认为", "你局", "局部", "结局", "局长张三", "该局", "贵局"]) func refuses(_ text: String) {
    #expect(AgencyNameTests.read(text) == [])
  }
  @Test func namesOfOneAgency() {
    func same(_ a: String, _ b: String) -> Bool { AgencyName(a).isSame(as: AgencyName(b)) }
    #expect(same("青川区市场监督管理局", "云州市青川区市场监督管理局") && same("云州市 青川区水务局", "青川区水务局"))
    #expect(!same("青川区市场监督管理局", "云州市市场监督管理局") && !same("青川区水务局", "红山区水务局"))
  }
  @Test(
    "领域",
    arguments: [
      ("青川区市场监督管理局", "samr"), ("广东省药品监督管理局", "drug"), ("青川区农业农村局", "agri"), ("青川区住房和城乡建设局", "housing"),
      ("云州市交通运输局", "transport"), ("云州市生态环境局青川分局", "eco"), ("云州市医疗保障局", "medical-insurance"),
      ("青川区民政局", "civil-affairs"),
      ("云州海关", "customs"), ("国家税务总局云州市税务局", "tax"), ("云州市互联网信息办公室", "cac"), ("青川区自然资源局", "natural-resources"),
      ("广东省通信管理局", "telecom"), ("青川县烟草专卖局", "tobacco"), ("青川区卫生健康局", "health"), ("云州市文物局", "culture-relics"),
      ("青川区应急管理局", "emergency"), ("青川区城市管理和综合执法局", "urban-management"), ("青川区文化广电旅游体育局", "culture"),
      ("青川区水务局", "water"), ("青川县林业局", "forestry"), ("青川区人力资源和社会保障局", "labor"), ("青川区教育局", "education"),
      ("青川区消防救援大队", "fire"), ("云州市公安局", "public-security"), ("青川镇人民政府", "township"), ("青川区财政局", "other"),
      ("青川区交通运输综合行政执法大队", "transport"), ("青川区规划和自然资源局", "natural-resources"),
    ]) func sectors(_ name: String, _ sector: String)
  { #expect(AgencyName(name).sector == sector) }
  @Test func provinces() {
    #expect(AgencyName("广东省云州市水务局").province == "广东" && AgencyName("北京市甲区水务局").province == "北京")
    #expect(AgencyName("内蒙古自治区甲市水务局").province == "内蒙古" && AgencyName("青川区水务局").province == nil)
    #expect(AgencyName.province(ofCode: "粤环罚") == "广东" && AgencyName.province(ofCode: "(浙)林罚") == "浙江")
    #expect(AgencyName.province(ofCode: "环罚") == nil && AgencyName.province(ofCode: "") == nil)
  }
}
