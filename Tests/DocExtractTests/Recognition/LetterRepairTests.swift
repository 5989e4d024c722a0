import Testing

@testable import DocExtract

@Suite("识别:形近字") struct LetterRepairTests {
  private func repaired(_ text: String) -> (text: String, count: Int) {
    let repair = LetterRepair(
      text.unicodeScalars.map { RecognizedCharacter(scalar: $0.value, confidence: 0.99, place: 0) })
    let scalars = repair.characters.compactMap { Unicode.Scalar($0.scalar) }
    return (String(String.UnicodeScalarView(scalars)), repair.count)
  }

  @Test(arguments: [
    ("2024年3月1曰", "2024年3月1日"), ("年 月 曰", "年 月 日"), ("生产曰期", "生产日期"), ("2O24年l2月", "2024年l2月"),
    ("罚款70.456.42元", "罚款70,456.42元"), ("1.234.567.00元", "1,234,567.00元"), ("20I9年", "2019年"),
    ("2022年10月26H,", "2022年10月26日,"), ("贰仟元整（Y200.00）", "贰仟元整（￥200.00）"), ("2022年1月6目", "2022年1月6日"),
  ])
  func whereOnlyOneLetterCanStand(_ read: String, _ meant: String) {
    #expect(repaired(read).text == meant)
    #expect(repaired(read).count > 0)
  }

  @Test(arguments: [
    "子曰", "70.42元", "192.168.10.20", "型号2O24", "O2浓度", "第3条1.2.34项", "12.5元", "12.34.56元", "每月26H", "（Y200）",
    "型号Y200.00", "2024年月1口", "A1O元",
    "",
  ])
  func elsewhereNothingChanges(_ text: String) {
    #expect(repaired(text).text == text)
    #expect(repaired(text).count == 0)
  }
}
