import TestSupport
import Testing

@testable import CaseReading

@Suite("金额") struct MoneyReaderTests {
  static func read(_ text: String) -> [String] {
    let reading = ReadingText(plain: text)
    return MoneyReader.matches(in: reading.bytes).map { $0.value.money.yuan + $0.value.money.currency }
  }

  static let written: [(String, [String])] = [
    ("贰万元整", ["20000元"]), ("壹拾万零伍佰元", ["100500元"]), ("0.1万元", ["1000元"]), ("15万元人民币", ["150000元"]),
    ("¥20,000.00", ["20000元"]), ("肆万叁仟壹佰贰拾元", ["43120元"]), ("人民币(大写)贰万元整(¥20,000.00)", ["20000元", "20000元"]),
    ("8000元×2倍=16000元", ["8000元", "16000元"]), ("二万元", ["20000元"]), ("两千元", ["2000元"]), ("1.5亿元", ["150000000元"]),
    ("壹佰贰拾叁元肆角伍分", ["123.45元"]), ("零元零角零分", ["0元"]), ("5元5角", ["5.5元"]), ("贰萬圆整", ["20000元"]),
    ("1,234,567.89元", ["1234567.89元"]), ("5000美元", ["5000美元"]), ("100万港元", ["1000000港元"]), ("1万5000元", ["15000元"]),
    ("共计3,20000元", ["20000元"]), ("2千元", ["2000元"]), ("¥5万元", ["50000元"]), ("¥ 300 元整", ["300元"]),
    ("二百五十元至五百元", ["250元", "500元"]), ("十五万元", ["150000元"]), ("处以罚款20000元,没收300元", ["20000元", "300元"]),
    ("第2项500元", ["500元"]), ("10元/吨", ["10元"]), ("叁佰元零伍分", ["300.05元"]), ("共20\n00元", ["2000元"]),
  ]
  @Test("读出", arguments: written) func reads(_ text: String, _ amounts: [String]) {
    #expect(MoneyReaderTests.read(text) == amounts)
  }

  @Test("不读", arguments: ["元旦", "多元化", "3单元", "元", "¥", "20000", "一元化管理", "十二元素", "若干元", "____元", "2%"])
  func refuses(_ text: String) { #expect(MoneyReaderTests.read(text) == []) }

  @Test("扰动之后不变", arguments: TextDisturbance.allCases) func holds(under disturbance: TextDisturbance) {
    for (text, amounts) in MoneyReaderTests.written {
      #expect(MoneyReaderTests.read(disturbance(text)) == amounts, "\(disturbance(text))")
    }
  }

  @Test func tellsHowItIsWritten() {
    func first(_ text: String) -> WrittenMoney? { MoneyReader.matches(in: Array(text.utf8)).first?.value }
    #expect(first("贰万元")?.writing == .capitals && first("二万元")?.writing == .everyday)
    #expect(first("2万元")?.writing == .digits && first("10元/吨")?.isRate == true && first("10元")?.isRate == false)
    let text = "罚款人民币贰万元整(¥20,000.00元)"
    #expect(MoneyReader.matches(in: Array(text.utf8)).map { words($0.range, of: text) } == ["人民币贰万元整", "¥20,000.00元"])
    #expect(MoneyReader.parse("20000.00")?.value.money.fen == 2_000_000 && MoneyReader.parse("无") == nil)
  }

  @Test(
    "大小写",
    arguments: [
      ("人民币(大写)贰万元整(¥20,000.00)", true), ("20000元(大写:贰万元整)", true), ("¥300.50(叁佰元伍角)", true),
      ("罚款贰万元整(¥2,000.00)", false), ("人民币贰万元整(小写:20000元)", true),
    ]) func pairs(_ text: String, _ agrees: Bool)
  {
    #expect(MoneyReader.pairs(in: Array(text.utf8)).map(\.value.agrees) == [agrees])
  }
  @Test func otherAmountsAreNoPair() {
    #expect(MoneyReader.pairs(in: Array("货值300元,罚款贰万元".utf8)).isEmpty)
    #expect(MoneyReader.pairs(in: Array("300元(500元)".utf8)).isEmpty)
  }

  @Test(
    "倍数算式",
    arguments: [
      ("8000元×2倍=16000元", true), ("8000元×2=16000元", true), ("8000元×3倍=16000元", false), ("100元×1.5倍=150元", true),
      ("20元/人×30人×2天=1200元", true), ("10000元×30%=3000元", true), ("8000元×两倍等于16000元", true),
    ]) func products(_ text: String, _ isRight: Bool)
  {
    #expect(MoneyReader.products(in: Array(text.utf8)).map(\.value.isRight) == [isRight])
  }

  @Test("大写写出的都读回同一金额") func everyAmountReadsBack() {
    var random = SeededRandom(seed: 20_231_121)
    for _ in 0..<2_000 {
      let fen = Int.random(in: 0..<Int.random(in: 1...100_000_000_000_000, using: &random), using: &random)
      let money = Money(fen: fen - (Bool.random(using: &random) ? fen % 100 : 0))
      for text in [CapitalAmount.text(of: money), "\(money.yuan)元", "¥\(money.yuan)"] where money.fen >= 100 {
        let found = MoneyReader.matches(in: Array(text.utf8))
        #expect(found.map(\.value.money) == [money] && found.first?.range == 0..<text.utf8.count, "\(text)")
      }
    }
  }
  @Test(
    "大写",
    arguments: [
      (2_000_000, "贰万元整"), (10_050_000, "壹拾万零伍佰元整"), (4_312_000, "肆万叁仟壹佰贰拾元整"), (20_005, "贰佰元零伍分"),
      (16_832, "壹佰陆拾捌元叁角贰分"), (0, "零元整"), (50, "伍角整"), (100_000_000, "壹佰万元整"),
    ]) func capitals(_ fen: Int, _ text: String)
  { #expect(CapitalAmount.text(of: Money(fen: fen)) == text) }

  @Test func damagedBytesAreSafe() {
    var random = SeededRandom(seed: 4)
    let text = Array(MoneyReaderTests.written.map(\.0).joined(separator: ",").utf8)
    for _ in 0..<500 {
      var bytes = text
      for _ in 0..<40 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      #expect(MoneyReader.matches(in: bytes).allSatisfy { $0.range.upperBound <= bytes.count })
      _ = MoneyReader.products(in: bytes)
    }
    #expect(MoneyReader.matches(in: Array((String(repeating: "9", count: 400) + "亿万元").utf8)).isEmpty)
  }

  @Test func sumsOfHugeAmountsStayBelowTheirLimit() {
    #expect([200_000, 150_000].fenSum == 350_000)
    #expect(Array(repeating: Int.max / 2, count: 5).fenSum == 1_000_000_000_000_000_000)
  }
}
