import TestSupport
import Testing

@testable import CaseReading

@Suite("期限") struct DurationReaderTests {
  static func read(_ text: String) -> [String] {
    let reading = ReadingText(plain: text)
    return DurationReader.matches(in: reading.bytes).map { "\($0.value.count) \($0.value.unit.rawValue)" }
  }
  static let written: [(String, [String])] = [
    ("五个工作日内", ["5 working-days"]), ("15日内", ["15 days"]), ("六十日", ["60 days"]), ("6个月", ["6 months"]),
    ("二十四小时", ["24 hours"]), ("三日(工作日)", ["3 working-days"]), ("2年", ["2 years"]), ("7个工作日", ["7 working-days"]),
    ("三十 日", ["30 days"]), ("10天", ["10 days"]), ("自收到之日起六十日内向某市人民政府申请,或者六个月内起诉", ["60 days", "6 months"]),
    ("五工作日", ["5 working-days"]), ("30个自然日", ["30 days"]), ("两年", ["2 years"]), ("48个小时", ["48 hours"]),
    ("2023年4月5日起15日内", ["15 days"]), ("五日以上十日以下", ["5 days", "10 days"]), ("一年零六个月", ["1 years", "6 months"]),
    ("3至5个工作日", ["5 working-days"]),
  ]
  @Test("两个名字后面隔着话的两个证号,照顺序") func numbersBehindWords() {
    let words = ReadingText(plain: "邢立军、佟雪(出示执法证件),执法证号07180033012、07180033027,请你过目。")
    let people = PersonReader.matches(in: words.bytes, areOfficers: true).filter { $0.confidence >= 0.8 }.map(\.value)
    #expect(people == [Person(name: "邢立军", number: "07180033012"), Person(name: "佟雪", number: "07180033027")])
  }

  @Test("读出", arguments: written) func reads(_ text: String, _ limits: [String]) {
    #expect(DurationReaderTests.read(text) == limits)
  }
  @Test(
    "不读",
    arguments: [
      "2023年4月5日", "4月5日", "2023年", "二〇二三年四月五日", "4月1日至5日", "每日3%", "当日", "第三年", "工作日", "三年级", "1月", "9时30分",
      "十二月三十一日", "节假日", "4月1日、2日",
    ]) func refuses(_ text: String)
  { #expect(DurationReaderTests.read(text) == []) }
  @Test("扰动之后不变", arguments: TextDisturbance.allCases) func holds(under disturbance: TextDisturbance) {
    for (text, limits) in DurationReaderTests.written { #expect(DurationReaderTests.read(disturbance(text)) == limits) }
  }
  @Test("写成期限的都读回") func everyLimitReadsBack() {
    let units: [(TimeLimit.Unit, String)] = [
      (.hours, "小时"), (.days, "日"), (.workingDays, "个工作日"), (.months, "个月"), (.years, "年"),
    ]
    for count in 1...400 {
      for (unit, word) in units {
        #expect(TimeLimit("\(count)\(word)内") == TimeLimit(count, unit))
        #expect(TimeLimit("在\(spelled(count))\(word)内") == TimeLimit(count, unit))
      }
    }
    #expect(TimeLimit("尽快") == nil)
  }
}

@Suite("人名与执法证号") struct PersonReaderTests {
  static func read(_ text: String) -> [String] {
    let reading = ReadingText(plain: text)
    return PersonReader.matches(in: reading, range: 0..<reading.bytes.count).map { match in
      match.value.name + (match.value.number.map { "/" + $0 } ?? "")
    }
  }
  static let written: [(String, [String])] = [
    ("张三(执法证号:粤A001)、李四(粤A002)", ["张三/粤A001", "李四/粤A002"]), ("张三 李四", ["张三", "李四"]),
    ("朝鲁门 乌日娜", ["朝鲁门", "乌日娜"]), ("额尔德木图", ["额尔德木图"]), ("杜建营,男,身份", ["杜建营"]), ("邓茂林 性别 男 年龄 39 身份", ["邓茂林"]),
    ("范小东，男，本公司驾驶员", ["范小东"]),
    ("张三、李四 执法证号:粤A001、粤A002", ["张三/粤A001", "李四/粤A002"]), ("张三 (010203)", ["张三/010203"]),
    ("张三\n李四", ["张三", "李四"]), ("局长 王某", ["王某"]), ("□", []), ("____", []), ("孟明(教务主管)、金山(财务总监)", ["孟明", "金山"]), ("", []),
    ("李**", ["李**"]),
    ("阿依古丽·买买提", ["阿依古丽·买买提"]), ("执法人员:张三、李四", ["张三", "李四"]), ("签名:        年  月  日", []),
    ("王小明(局长)、赵六(副局长)", ["王小明", "赵六"]), ("欧阳修文、司马光", ["欧阳修文", "司马光"]), ("张三,李四;王五", ["张三", "李四", "王五"]),
    ("张三李四", ["张三", "李四"]), ("张三 粤A001 李四 粤A002", ["张三/粤A001", "李四/粤A002"]), ("张 三、李 四", ["张三", "李四"]),
    ("粤A001 张三", ["张三/粤A001"]), ("孟庆涛、葛玉洁,证件号码为151****1007、151****1015", ["孟庆涛/151****1007", "葛玉洁/151****1015"]),
    ("和润泽 执法证号码:19010066", ["和润泽/19010066"]), ("苏和", ["苏和"]), ("索朗旺堆 何建平", ["索朗旺堆", "何建平"]),
    ("胡一川  16070011", ["胡一川/16070011"]), ("张三01020304,李四01020305", ["张三/01020304", "李四/01020305"]),
    ("张三 执法证号 01020304\n李四 执法证号 01020305", ["张三/01020304", "李四/01020305"]),
    ("王某某、李×、赵某", ["王某某", "李×", "赵某"]), ("张三和李四", ["张三", "李四"]), ("张三 13812345678", ["张三"]),
    ("张三 2023年4月5日", ["张三"]), ("王小明李大伟", ["王小明", "李大伟"]), ("承办人:张三 李四 2023年4月5日", ["张三", "李四"]),
    ("张三(粤某市监A-001)", ["张三/粤某市监A-001"]), ("王小明 李大伟", ["王小明", "李大伟"]), ("主持人:诸葛亮", ["诸葛亮"]), ("张三等2人", ["张三"]),
  ]
  @Test("读出", arguments: written) func reads(_ text: String, _ people: [String]) {
    #expect(PersonReaderTests.read(text) == people)
  }
  @Test(
    "不读",
    arguments: [
      "执法人员", "签名", "年月日", "同意", "情况属实", "以下空白", "拒绝签字", "无", "男", "20230405", "电话:13812345678", "罚款 500",
      "警告、罚款 2000元",
    ])
  func refuses(_ text: String) { #expect(PersonReaderTests.read(text) == []) }

  @Test(
    "证号与姓名的先后",
    arguments: [
      ("甘宁、张三,这是我们的证件,执法证号分别是鄂42980317、鄂42980325,请确认", ["甘宁 鄂42980317", "张三 鄂42980325"]),
      ("甘宁、张三,执法证号分别是鄂42980317", ["甘宁", "张三"]),
      ("甘宁(证号皖 12159901006)、张三(皖 12159901011)", ["甘宁 皖12159901006", "张三 皖12159901011"]),
    ])
  func pairs(_ text: String, _ people: [String]) {
    let reading = ReadingText(plain: text)
    let found = PersonReader.matches(in: reading, range: 0..<reading.bytes.count).filter { $0.confidence >= 0.8 }
    #expect(found.map { [$0.value.name, $0.value.number].compactMap(\.self).joined(separator: " ") } == people)
  }

  @Test func worksOnBytesWithBlanks() {
    let text = "张三 李四"
    #expect(PersonReader.matches(in: Array(text.utf8)).map { words($0.range, of: text) } == ["张三", "李四"])
    #expect(Person(name: "李**").isMasked && Person(name: "李某").isMasked && !Person(name: "李四").isMasked)
  }
  @Test func anUncommonFamilyNameIsDoubtful() {
    #expect(PersonReader.matches(in: Array("鼟三".utf8)).map(\.confidence) == [0.6])
    #expect(PersonReader.matches(in: Array("张三".utf8)).map(\.confidence) == [1])
  }
  @Test("成对写出的都读回") func everyPairReadsBack() {
    var random = SeededRandom(seed: 6)
    let family = Array("王李张刘陈杨赵吴周徐")
    let given = Array("伟芳娜敏静丽强磊洋艳勇杰娟涛明超秀霞平刚")
    for _ in 0..<500 {
      let people = (0..<Int.random(in: 1...4, using: &random)).map { _ -> (String, String) in
        let count = Int.random(in: 1...2, using: &random)
        let name = String((0..<count).compactMap { _ in given.randomElement(using: &random) })
        return (
          String(family.randomElement(using: &random) ?? "王") + name,
          "\(Int.random(in: 10_000_000...99_999_999, using: &random))"
        )
      }
      let expected = people.map { "\($0)/\($1)" }
      #expect(PersonReaderTests.read(people.map { "\($0)(\($1))" }.joined(separator: "、")) == expected)
      #expect(
        PersonReaderTests.read(people.map(\.0).joined(separator: "、") + " 证号:" + people.map(\.1).joined(separator: "、"))
          == expected)
      #expect(PersonReaderTests.read(people.map { "\($0) \($1)" }.joined(separator: "\n")) == expected)
    }
  }
  @Test func damagedBytesAreSafe() {
    var random = SeededRandom(seed: 4)
    let text = Array((PersonReaderTests.written + DurationReaderTests.written).map(\.0).joined(separator: ",").utf8)
    for _ in 0..<400 {
      var bytes = text
      for _ in 0..<40 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      #expect(PersonReader.matches(in: bytes).allSatisfy { $0.range.upperBound <= bytes.count })
      #expect(DurationReader.matches(in: bytes).allSatisfy { $0.range.upperBound <= bytes.count })
    }
  }
}
