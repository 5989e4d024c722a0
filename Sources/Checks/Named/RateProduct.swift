import CaseReading

/// A fine worked out from a rate and a count in words: `按每人1000元的标准,对14名劳动者…合计罚款14000元`.
enum RateProduct {
  private static let rate = #"每(?:个|一)?(?<unit>人|名|台|辆|户|件|份|吨|亩|车|瓶|盒|平方米)(?:处以?|罚款)?(?<rate>[\d.]{1,12})元"#
  private static let count = #"(?<count>\d{1,7})(?<counted>人|名|台|辆|户|件|份|吨|亩|车|瓶|盒|平方米)"#
  private static let total = #"[^。;\n]{0,40}?(?:合计|共计|总计|共)[^。;\d\n]{0,16}(?<total>[\d.]{1,14})元"#
  private static let patterns = [
    try? Pattern(rate + #"[^。;\d\n]{0,24}"# + count + total),
    try? Pattern(count + #"[^。;\d\n]{0,24}"# + rate + total),
  ].compactMap(\.self)

  /// Those whose result is wrong.
  static func wrong(in bytes: [UInt8]) -> [Range<Int>] {
    func isWrong(_ match: PatternMatch) -> Bool {
      func text(_ name: String) -> String { match[name].map { String(decoding: bytes[$0], as: UTF8.self) } ?? "" }
      func unit(_ name: String) -> String { text(name) == "名" ? "人" : text(name) }
      guard unit("unit") == unit("counted"), let rate = Double(text("rate")), let count = Double(text("count")),
        let total = Double(text("total"))
      else { return false }
      return abs(rate * count - total) >= 0.01
    }
    return patterns.flatMap { $0.matches(in: bytes) }.filter(isWrong).map(\.range)
  }
}
