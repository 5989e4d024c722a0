import CaseReading

/// How a date is written (`domain/text.md` §5).
enum DateWriting {
  private static let arabic = try? Pattern(#"^(?<y>\d{4})[年./-](?<m>\d{1,2})[月./-](?<d>\d{1,2})日?$"#)
  private static let han = try? Pattern(#"[一二三四五六七八九十]"#)
  private static let digits = try? Pattern(#"[0-9]"#)
  private static let letter = try? Pattern(#"[A-Za-z]"#)

  static func examine(_ place: Place, _ scope: CaseScope) -> CheckOutcome {
    let bytes = ReadingText(plain: place.text).bytes
    func finding(_ message: String) -> Finding {
      scope.finding(
        "\(scope.name(of: place))\(message)", kind: place.document.kind, subject: place.text, evidence: [place.evidence])
    }
    if letter?.matches(anythingIn: bytes) ?? false { return .unread("\(scope.name(of: place))“\(place.text)”含字母,可能是识别错误") }
    if isImpossible(place.text) { return .failed(finding("写作“\(place.text)”,没有这一天")) }
    guard let date = place.date else { return .unread("\(scope.name(of: place))“\(place.text)”读不成日期") }
    if date > scope.asOf, !CaseScope.looksAhead(place.field) { return .failed(finding("\(date)晚于评查日\(scope.asOf)")) }
    if han?.matches(anythingIn: bytes) ?? false, digits?.matches(anythingIn: bytes) ?? false {
      return .failed(finding("“\(place.text)”混用汉字与数字"))
    }
    return .passed
  }

  /// Written out in full and yet not a day of the calendar, such as 4月31日.
  static func isImpossible(_ text: String) -> Bool {
    let bytes = ReadingText(plain: text).bytes
    guard let match = arabic?.firstMatch(in: bytes) else { return false }
    func number(_ name: String) -> Int? {
      match[name].flatMap { Int(String(decoding: bytes[$0], as: UTF8.self)) }
    }
    guard let y = number("y"), let m = number("m"), let d = number("d") else { return false }
    return CalendarDate(year: y, month: m, day: d) == nil
  }
}
