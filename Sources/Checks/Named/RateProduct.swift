import CaseReading

/// A fine worked out from a rate and a count in words: `按每人1000元的标准,对14名劳动者…合计处以罚款14000元`.
///
/// Only where the total follows the count and the sentence speaks of no other number between them.
enum RateProduct {
  private static let rate = #"每(?:个|一)?(?<unit>人|名|台|辆|户|件|份|吨|亩|车|瓶|盒|平方米)(?:处以?|罚款)?(?<rate>[\d.]{1,12}元)"#
  private static let count = #"(?<count>\d{1,7})(?<counted>人|名|台|辆|户|件|份|吨|亩|车|瓶|盒|平方米)"#
  private static let total =
    #"(?=[^。;\n]{0,80}罚款)[^。;\d\n]{0,40}?(?:合计|共计|总计)[^。;\d\n]{0,16}(?<total>[\d.]{1,14}元)"#
  private static let patterns = [
    try? Pattern(rate + #"[^。;\d\n]{0,24}"# + count + total),
    try? Pattern(count + #"[^。;\d\n]{0,24}"# + rate + total),
  ].compactMap(\.self)

  /// Those whose result is wrong.
  static func wrong(in bytes: [UInt8]) -> [Range<Int>] {
    patterns.flatMap { $0.matches(in: bytes) }.filter { isWrong($0, bytes) }.map(\.range)
  }

  private static func isWrong(_ match: PatternMatch, _ bytes: [UInt8]) -> Bool {
    func text(_ name: String) -> String { match[name].map { String(decoding: bytes[$0], as: UTF8.self) } ?? "" }
    func unit(_ name: String) -> String { text(name) == "名" ? "人" : text(name) }
    func fen(_ name: String) -> Int? { MoneyReader.parse(text(name))?.value.money.fen }
    guard unit("unit") == unit("counted"), let rate = fen("rate"), let count = Int(text("count")),
      let total = fen("total")
    else { return false }
    let (product, overflows) = rate.multipliedReportingOverflow(by: count)
    return !overflows && product != total
  }
}
