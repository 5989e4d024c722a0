// Temporary, until the readers are there.
enum DurationReader { static func matches(in bytes: [UInt8], range: Range<Int>) -> [Match<TimeLimit>] { [] } }
enum CitationReader { static func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<Citation>] { [] } }
let personPattern = try? Pattern("[\\p{Han}]{2,3}")
enum PersonReader {
  static func matches(in bytes: [UInt8], range: Range<Int>, gaps: [Int]) -> [Match<Person>] {
    (personPattern?.matches(in: bytes, range: range) ?? []).map { Match(Person(name: String(decoding: bytes[$0.range], as: UTF8.self)), at: $0.range) }
  }
  static func numbers(in bytes: [UInt8], range: Range<Int>) -> [Range<Int>] { [] }
}
enum PartyName {
  enum Likeness { case same, different }
  static func compare(_ a: String, _ b: String) -> Likeness { a == b ? .same : .different }
  static func kind(of name: String, creditCode: String?, idNumber: String?) -> Party.Kind { .unknown }
  static func definedAliases(in bytes: [UInt8]) -> [String] { [] }
}
enum IdentityNumber { static func isValid(_ s: String) -> Bool { false }; static func isShaped(_ s: String) -> Bool { s.count == 18 } }
let agencyPattern = try? Pattern("[\\p{Han}()]{2,30}(?:局|委员会|政府|厅|大队|支队|总队|海关|办事处)")
enum AgencyName {
  static func range(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? { agencyPattern?.firstMatch(in: bytes, range: range)?.range }
  static func sector(of s: String) -> String? { nil }
  static func province(of s: String) -> String? { nil }
  static func province(ofCode s: String) -> String? { nil }
}
