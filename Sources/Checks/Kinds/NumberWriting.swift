import CaseReading

/// How a document number, 文号, is written (GB/T 9704—2012 §7.2.5).
enum NumberWriting {
  static func examine(_ place: Place, _ scope: CaseScope) -> CheckOutcome {
    guard let number = place.number else { return .absent("文号写法不能识别") }
    func finding(_ message: String) -> Finding {
      scope.finding(
        "\(scope.name(of: place))“\(place.text)”\(message)", kind: place.document.kind, subject: place.text,
        evidence: [place.evidence])
    }
    var outcome = CheckOutcome.passed
    if number.brackets != .hexagonal {
      outcome.findings.append(finding("年份用\(name(number.brackets)),不是六角括号〔〕"))
    } else if !(1900...2100).contains(number.year) {
      outcome.findings.append(finding("年份不是四位"))
    }
    var oddities: [String] = []
    if number.hasZi { oddities.append("带“字”") }
    if number.hasDi { oddities.append("带“第”") }
    if number.serial.hasPrefix("0"), number.serial.utf8.count > 1 { oddities.append("序号编虚位") }
    if !oddities.isEmpty { outcome.hints.append(finding(oddities.joined(separator: "、")).softened) }
    return outcome
  }

  private static func name(_ brackets: DocumentNumber.Brackets) -> String {
    switch brackets {
    case .hexagonal: "六角括号"
    case .square: "方括号"
    case .round: "圆括号"
    case .lenticular: "方头括号【】"
    case .smallTortoise: "小括号﹝﹞"
    case .mixed: "不成对的括号"
    }
  }
}
