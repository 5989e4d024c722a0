import Testing

@testable import Reporting

@Suite("脱敏") struct RedactorTests {
  @Test(arguments: [
    ("身份证号110101199003070038", "身份证号1101************38"), ("11010119900307003８", "1101************3８"),
    ("身份证号码:110101199003070039", "身份证号码:1101************39"),
    ("110101 19900307 0038,", "1101** ******** **38,"),
    ("电话13800138000。", "电话138****8000。"), ("138-0013-8000", "138-****-8000"),
    ("联系电话:0750-8881234", "联系电话:075*-***1234"), ("电话:8881234", "电话:***1234"),
    ("卡号6222 0212 3456 7890 128", "卡号6222 **** **** ***0 128"), ("6222021234567890128", "6222***********0128"),
    ("账号:44050123456789", "账号:4405******6789"),
    ("賬號:44050123456789", "賬號:4405******6789"), ("聯繫電話:0750-8881234", "聯繫電話:075*-***1234"),
  ]) func masks(_ text: String, _ masked: String) {
    #expect(Redactor().masked(text) == masked)
  }

  @Test(arguments: [
    "执法证号:13070112345", "执法证号19070112345、", "统一社会信用代码91440784MA4W12345X", "2023年4月11日",
    "环罚〔2024〕13800138000号", "货值20000000元", "110101199003070039", "证件号A13800138000", "编号:6222021234567890128",
    "", "2023-04-10至2023-07-11",
  ]) func leaves(_ text: String) {
    #expect(Redactor().masked(text) == text)
  }

  @Test func theLengthInBytesStays() {
    let text = "身份证号１１０１０１１９９００３０７００３８,决定"
    let masked = Redactor().masked(text)
    #expect(masked != text && masked.utf8.count == text.utf8.count)
  }

  @Test func labelsBeforeTheWordsCount() {
    #expect(Redactor().masked("13070112345", after: "执法证号:") == "13070112345")
    #expect(Redactor().masked("13070112345", after: "手机:") == "130****2345")
  }

  @Test func canBeSwitchedOff() {
    #expect(Redactor(isOn: false).masked("电话13800138000") == "电话13800138000")
  }
}
