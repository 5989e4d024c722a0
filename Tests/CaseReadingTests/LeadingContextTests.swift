import Testing

@testable import CaseReading

@Suite("正则前文") struct LeadingContextTests {
  /// Reproducible, so that a failure can be looked at.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11 ^ state << 29
    }
  }

  @Test(
    "认得出开头的一段",
    arguments: [
      ("[^。\\n]{0,80}回避[^。\\n]{0,60}", "回避[^。\\n]{0,60}"),
      ("(?P<v>[^。;]{0,30}(?<!可以)(?:不|没)回避)", "(?P<v>(?<!可以)(?:不|没)回避)"),
      ("(?:[^,]{0,12}(a|b))c", "(?:(a|b))c"),
    ])
  func recognizes(source: String, rest: String) throws {
    #expect(try #require(LeadingContext(source)).rest == rest)
  }

  @Test(
    "别的写法照旧",
    arguments: [
      "回避[^。]{0,80}", "[^。]{0,80}?回避", "[^。]{0,80}+回避", "[^。]{1,80}回避", "[^。]*回避", "[^。]{0,80}甲|乙",
      "(?:[^。]{0,80}甲|乙)丙", "(?:[^。]{0,80}甲){0,4}乙", "(?:[^。]{0,80}甲)?乙", "([^。]{0,80})甲\\1", "[^\\s]{0,80}甲",
      "(?m)[^。]{0,80}甲", "[^。]{0,3}甲", "[^。]{0,80}甲\\K乙", "[^甲-丁]{0,80}乙", "[^。]{0,80}",
    ])
  func leaves(source: String) {
    #expect(LeadingContext(source) == nil)
  }

  /// A text of few letters holds every case: words at borders, twice in reach, beyond reach, within a match before.
  @Test(
    "与逐字搜索的结果一样",
    arguments: [
      "[^。\\n]{0,9}甲乙[^。\\n]{0,6}", "(?P<v>[^。]{0,12}(?<!丙)(?:甲|乙乙)(?!丁))", "[^。;]{0,8}(?:甲丙|乙)?丁",
      "[^a。]{0,10}(?:(?<x>甲)|(?<x>乙))[^。]{0,3}?丁", "[^。]{0,8}甲?", "(?:[^丁]{0,9}(?:甲|乙$))",
    ])
  func findsTheSame(source: String) throws {
    #expect(LeadingContext(source) != nil)
    let fast = try Pattern(source)
    let plain = try Pattern("(?:)" + source)
    var dice = Dice(state: 20_241_121)
    let letters = ["甲", "乙", "丙", "丁", "。", "\n", "a", ";", "字"]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0..<160, using: &dice)).map { _ in letters.randomElement(using: &dice) ?? "" }
      let bytes = Array(text.joined().utf8)
      let low = Int.random(in: 0...bytes.count, using: &dice)
      for range in [0..<bytes.count, low..<bytes.count] {
        let found = fast.matches(in: bytes, range: range).map { [$0.range, $0["v"], $0["x"]] }
        #expect(
          found == plain.matches(in: bytes, range: range).map { [$0.range, $0["v"], $0["x"]] }, "\(text.joined())")
      }
    }
  }
}
