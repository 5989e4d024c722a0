import CaseReading

/// How a date is written.
enum DateWriting {
  static func examine(_ place: Place, _ scope: CaseScope) -> CheckOutcome {
    func finding(_ message: String) -> Finding {
      scope.finding(
        "\(scope.name(of: place))\(message)", kind: place.document.kind, subject: place.text, evidence: [place.evidence]
      )
    }
    guard let written = DateReader.parse(place.text)?.value else {
      return .unread("\(scope.name(of: place))“\(place.text)”读不成日期")
    }
    // Letters and lost separators are what OCR makes of good dates.
    if written.hasLetter { return .unread("\(scope.name(of: place))“\(place.text)”含字母,可能是识别错误") }
    if isImpossible(place.text) { return .failed(finding("写作“\(place.text)”,没有这一天")) }
    guard let date = place.date ?? written.date else { return .unread("\(scope.name(of: place))“\(place.text)”读不成日期") }
    if written.isGlued { return .absent("\(scope.name(of: place))“\(place.text)”缺分隔,存疑不判") }
    if date > scope.asOf, !CaseScope.looksAhead(place.field) { return .failed(finding("\(date)晚于评查日\(scope.asOf)")) }
    if written.digits == .mixed { return .failed(finding("“\(place.text)”混用汉字与数字")) }
    return .passed
  }

  /// Written out in full and yet not a day of the calendar, such as 4月31日.
  static func isImpossible(_ text: String) -> Bool {
    guard case .impossible? = DateReader.parse(text)?.value.value else { return false }
    return true
  }
}
