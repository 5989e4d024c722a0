import TestSupport
import Testing

@testable import CaseReading

@Suite("中文数字") struct ChineseNumeralTests {
  @Test(arguments: [
    ("十五", 15), ("贰万", 20_000), ("二〇二三", 2023), ("三亿五千万", 350_000_000), ("二十三", 23), ("贰拾叁", 23),
    ("二○二三", 2023), ("一百零五", 105), ("廿五", 25), ("卅一", 31), ("十", 10), ("一千零一十", 1010), ("〇", 0),
    ("三万五", 35_000), ("壹仟零佰伍拾", 1050), ("一万亿", 1_000_000_000_000), ("两千", 2000), ("壹拾萬零伍佰", 100_500),
    ("一百一十", 110), ("二百五", 250), ("一万零五", 10_005), ("九千九百九十九万亿", 9_999_000_000_000_000),
  ])
  func reads(_ text: String, _ value: Int) { #expect(ChineseNumeral.value(of: text) == value) }

  @Test(arguments: ["", "2万", "元", "二十x", "万", "百", "二三十", "十百", "一万万", "亿亿", "廿卅"])
  func refuses(_ text: String) { #expect(ChineseNumeral.value(of: text) == nil) }

  @Test func everySpelledNumberReadsBack() {
    var random = SeededRandom(seed: 20_231_121)
    for _ in 0..<5_000 {
      let n = Int.random(in: 0..<Int.random(in: 1...1_000_000_000_000, using: &random), using: &random)
      #expect(ChineseNumeral.value(of: spelled(n)) == n)
      #expect(ChineseNumeral.value(of: spelled(n, formal: true)) == n)
    }
  }

  @Test func anyMixtureOfNumeralsIsSafe() {
    var random = SeededRandom(seed: 7)
    let alphabet = Array("〇零一二九十百千万亿廿卌○")
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...24, using: &random)
      let text = String((0..<count).compactMap { _ in alphabet.randomElement(using: &random) })
      if let value = ChineseNumeral.value(of: text) { #expect((0..<10_000_000_000_000_000).contains(value)) }
    }
  }
}

@Suite("日期") struct DateReaderTests {
  /// Dates as `2023-04-05`, `04-05`, `同日`, `?`(ambiguous), `×`(impossible), `_`(blank); a time behind T.
  static func show(_ date: WrittenDate) -> String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let time = date.minute.map { "T\(two($0 / 60)):\(two($0 % 60))" } ?? ""
    switch date.value {
    case .day(let day): return day.iso + time
    case .month(let year, let month): return "\(year)-\(two(month))" + time
    case .monthDay(let month, let day): return "\(two(month))-\(two(day))" + time
    case .relative(.sameDay): return "同日" + time
    case .relative(.nextDay): return "次日" + time
    case .impossible(let words): return "×" + words
    case .ambiguous(let days): return "?" + days.map(\.iso).joined(separator: "|")
    case .blank: return "_"
    }
  }
  static func read(_ text: String) -> [String] {
    let reading = ReadingText(plain: text)
    return DateReader.matches(in: reading.bytes).map { show($0.value) }
  }

  static let written: [(String, [String])] = [
    ("2023年4月5日", ["2023-04-05"]), ("2023年04月05日", ["2023-04-05"]), ("二〇二三年四月五日", ["2023-04-05"]),
    ("二○二三年十二月三十一日", ["2023-12-31"]), ("二0二三年四月十五日", ["2023-04-15"]),
    ("二O二三年四月廿五日", ["2023-04-25"]), ("2023-4-5", ["2023-04-05"]), ("2023.4.5", ["2023-04-05"]),
    ("2023/4/5", ["2023-04-05"]), ("于4月5日检查", ["04-05"]), ("2023年4月1日至5日", ["2023-04-01", "2023-04-05"]),
    ("2023年4月1日至5月5日", ["2023-04-01", "2023-05-05"]), ("同日送达,次日立案,当日", ["同日", "次日", "同日"]),
    ("2023年 8月 16日", ["2023-08-16"]), ("2023815日", ["2023-08-15"]), ("20230815日", ["2023-08-15"]),
    ("2024111日", ["?2024-01-11|2024-11-01"]), ("2023105日", ["2023-10-05"]), ("⒛ 22年4月5日", ["2022-04-05"]),
    ("zO22年4月5日", ["2022-04-05"]), ("2O22年4月5日", ["2022-04-05"]), ("2023年4月31日", ["×2023年4月31日"]),
    ("2月30日", ["×2月30日"]), ("年 月 日", ["_"]), ("2023年 月 日", ["_"]), ("____年__月__日", ["_"]),
    ("2023年4月 日", ["_"]), ("某某局  年  月  日", ["_"]), ("××年×月×日", ["_"]), ("2023年4月生产", ["2023-04"]),
    ("住某路8号2023年4月5日", ["2023-04-05"]), ("2023年4月5日9时30分", ["2023-04-05T09:30"]),
    ("2023年4月5日 09:30", ["2023-04-05T09:30"]), ("2023-04-05 09:30:15", ["2023-04-05T09:30"]),
    ("2023年4月5日9点半", ["2023-04-05T09:30"]), ("2023年4月5日上午9时", ["2023-04-05T09:00"]),
    ("2023年4月5日(星期三)下午3时", ["2023-04-05T15:00"]), ("二〇二三年四月五日九时三十分", ["2023-04-05T09:30"]),
    ("2023年4月5日、6日和8日", ["2023-04-05", "2023-04-06", "2023-04-08"]), ("同年4月5日", ["04-05"]),
    ("每年1月1日", ["01-01"]), ("20238月15日", ["2023-08-15"]), ("202年4月5日", ["×202年4月5日"]),
    ("当日14时20分", ["同日T14:20"]), ("2023年4月5号", ["2023-04-05"]), ("2023年4月5日24时", ["2023-04-05T24:00"]),
    ("第2023年4月5日、30日内", ["2023-04-05"]), ("2023年4月5日起至2023年4月8日止", ["2023-04-05", "2023-04-08"]),
    ("２０２３年４月５日", ["2023-04-05"]), ("2023年2月29日", ["×2023年2月29日"]), ("2024年2月29日", ["2024-02-29"]),
    ("2023年1\n月10日", ["2023-01-10"]), ("2023年4月5\n日", ["2023-04-05"]),
  ]
  @Test("读出", arguments: written) func reads(_ text: String, _ dates: [String]) {
    #expect(DateReaderTests.read(text) == dates)
  }

  @Test(
    "不读",
    arguments: [
      "15日内", "六十日", "3个月", "2023年度", "2023年", "出生年月日", "相同日期", "共同日常", "GB 2023-45", "2023.13.5",
      "粤2023-4-5-6", "1.2023.4", "电话0751-2023-4", "时间", "二十三条", "20230405", "23-4-5", "每日",
    ]) func refuses(_ text: String)
  { #expect(DateReaderTests.read(text) == []) }

  @Test func saysHowSurelyItRead() {
    func first(_ text: String) -> Match<WrittenDate>? { DateReader.matches(in: Array(text.utf8)).first }
    for text in ["2023815日", "2O22年4月5日", "zO22年4月5日", "⒛ 22年4月5日", "2024111日", "23年4月5日"] {
      #expect((first(text)?.confidence ?? 1) < 0.6, "\(text)")
    }
    for text in ["2023年4月5日", "二0二三年四月五日", "二O二三年四月五日", "2023.4.5"] {
      #expect(first(text)?.confidence == 1, "\(text)")
    }
    #expect(first("二O二三年四月五日")?.value.hasLetter == true)
    #expect(first("2023815日")?.value.isGlued == true)
    #expect(first("二○二三年四月五日")?.value.digits == .han && first("2023年4月5日")?.value.digits == .arabic)
    #expect(first("二〇二三年4月5日")?.value.digits == .mixed)
  }

  @Test func rangesCoverTheWords() {
    let text = "于2023年4月1日至5日检查,____年__月__日,2023-04-05 09:30止"
    let found = DateReader.matches(in: Array(text.utf8))
    #expect(found.map { words($0.range, of: text) } == ["2023年4月1日", "5日", "____年__月__日", "2023-04-05 09:30"])
    #expect(found.map(\.value.isRangeEnd) == [false, true, false, false])
  }

  @Test(
    "起止时间",
    arguments: [
      ("2023年4月5日9时30分至10时20分", "2023-04-05T09:30/2023-04-05T10:20"),
      ("2023年4月5日9时30分至2023年4月6日10时", "2023-04-05T09:30/2023-04-06T10:00"),
      ("2023年4月5日 09:30-11:00", "2023-04-05T09:30/2023-04-05T11:00"),
      ("2023年4月5日上午9时至下午3时", "2023-04-05T09:00/2023-04-05T15:00"),
      ("2023年4月1日至5日", "2023-04-01/2023-04-05"), ("二〇二三年四月五日九时至十时", "2023-04-05T09:00/2023-04-05T10:00"),
    ]) func readsPeriods(_ text: String, _ period: String)
  {
    let found = DateReader.periods(in: Array(text.utf8))
    #expect(found.map { "\(DateReaderTests.show($0.value.start))/\(DateReaderTests.show($0.value.end))" } == [period])
    #expect(found.first?.range == 0..<text.utf8.count)
  }

  @Test func fieldsHoldDates() {
    #expect(DateReader.parse("20230405")?.value.date == CalendarDate(year: 2023, month: 4, day: 5))
    #expect(DateReader.parse("2023年4月5日上午")?.value.date?.iso == "2023-04-05")
    #expect(DateReader.parse("20231305") == nil && DateReader.parse("无") == nil)
  }

  @Test func relativeDaysResolve() throws {
    let day = try #require(CalendarDate(year: 2023, month: 12, day: 31))
    #expect(WrittenDate(.relative(.nextDay)).resolved(in: day)?.iso == "2024-01-01")
    #expect(WrittenDate(.monthDay(month: 2, day: 29)).resolved(in: day) == nil)
    #expect(WrittenDate(.relative(.sameDay)).resolved(in: day) == day && WrittenDate(.blank).resolved(in: day) == nil)
  }

  @Test("每一种写法都读回同一天") func everyWritingReadsBack() {
    var random = SeededRandom(seed: 20_231_121)
    for _ in 0..<600 {
      guard let day = CalendarDate(dayNumber: Int.random(in: 7_000...22_000, using: &random)) else { continue }
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      let zero = ["〇", "○", "0", "O", "零"].randomElement(using: &random) ?? "〇"
      let year = "\(day.year)".map { spelled(Int(String($0)) ?? 0) }.joined().replacing("零", with: zero)
      let (m, d) = (day.month, day.day)
      for text in [
        day.description, "\(day.year)年\(two(m))月\(two(d))日", "\(day.year)-\(m)-\(d)", "\(day.year).\(two(m)).\(two(d))",
        "\(day.year)/\(m)/\(d)", "\(year)年\(spelled(m))月\(spelled(d))日", "\(day.year) 年 \(m) 月 \(d) 日",
      ] {
        let sentence = "当事人于\(text)向本局"
        for disturbance in TextDisturbance.allCases {
          #expect(DateReaderTests.read(disturbance(sentence)) == [day.iso], "\(sentence)")
        }
        let digits = Array(sentence.utf8)
        #expect(DateReader.matches(in: digits).map { words($0.range, of: sentence) } == [text])
      }
    }
  }

  @Test func damagedBytesAreSafe() {
    var random = SeededRandom(seed: 3)
    let text = Array(DateReaderTests.written.map(\.0).joined(separator: ",").utf8)
    for _ in 0..<500 {
      var bytes = text
      for _ in 0..<40 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let low = Int.random(in: 0...bytes.count, using: &random)
      let found = DateReader.matches(in: bytes, range: low..<bytes.count)
      #expect(found.allSatisfy { $0.range.lowerBound >= low && $0.range.upperBound <= bytes.count })
      _ = DateReader.periods(in: bytes, range: low..<bytes.count)
    }
  }
}
