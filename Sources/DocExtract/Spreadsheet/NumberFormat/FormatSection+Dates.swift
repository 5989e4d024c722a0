extension FormatSection {
  /// What the section shows of a moment.
  func text(_ moment: SerialDate) -> String {
    guard !isMonthFirst else { return moment.iso(withTime: hasTime) }
    var result = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let text): result += text
      case .halfDay(let before, let after):
        let (before, after) = isChinese && before == "AM" ? ("上午", "下午") : (before, after)
        result += moment.hour < 12 ? before : after
      case .date(let letters): result += text(letters, isMinutes(index), moment)
      case .slash: result += "/"
      case .percent: result += "%"
      case .digit, .point, .exponent, .general, .text: break
      }
    }
    return result.trimmedSpaces
  }

  private static func letters(_ piece: Piece) -> String? {
    guard case .date(let letters) = piece else { return nil }
    return letters
  }

  private var hasTime: Bool { pieces.contains { Self.letters($0)?.hasPrefix("h") ?? false } }

  /// `m/d/yy`: nobody can tell day from month; the year goes first.
  private var isMonthFirst: Bool {
    let letters = pieces.compactMap(Self.letters).enumerated()
    guard let year = letters.first(where: { $0.element.hasPrefix("y") || $0.element.hasPrefix("e") })?.offset,
      let day = letters.first(where: { $0.element == "d" || $0.element == "dd" })?.offset
    else { return false }
    return day < year
  }

  /// An `m` behind hours or before seconds means minutes.
  private func isMinutes(_ index: Int) -> Bool {
    let before = pieces[..<index].reversed().lazy.compactMap(Self.letters).first
    let after = pieces[(index + 1)...].lazy.compactMap(Self.letters).first
    return before.map { $0.hasPrefix("h") || $0.hasPrefix("[h") } ?? false || after?.hasPrefix("s") ?? false
  }

  private func text(_ letters: String, _ isMinutes: Bool, _ moment: SerialDate) -> String {
    switch letters.first {
    case "y", "e": chinese?.byPlace(String(moment.year)) ?? String(moment.year)
    case "m" where isMinutes: number(moment.minute, letters)
    case "m" where letters.utf8.count >= 3: month(moment.month, letters)
    case "m": number(moment.month, letters)
    case "d" where letters.utf8.count >= 3: day(moment.weekday, letters)
    case "a": (letters.utf8.count == 3 ? "" : "星期") + Self.days[moment.weekday].chinese
    case "d": number(moment.day, letters)
    case "h": number(hasHalves ? (moment.hour + 11) % 12 + 1 : moment.hour, letters)
    case "s": number(moment.second, letters)
    default: elapsed(letters, moment)
    }
  }

  private var hasHalves: Bool {
    pieces.contains { piece in
      guard case .halfDay = piece else { return false }
      return true
    }
  }

  private func elapsed(_ letters: String, _ moment: SerialDate) -> String {
    switch letters.dropFirst().first {
    case "h": String(moment.totalSeconds / 3_600)
    case "m": String(moment.totalSeconds / 60)
    default: String(moment.totalSeconds)
    }
  }

  private func number(_ value: Int, _ letters: String) -> String {
    if let chinese { return chinese.spelled(date: value) }
    return letters.utf8.count == 2 && value < 10 ? "0\(value)" : "\(value)"
  }

  // MARK: Names

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static let days: [(chinese: String, english: String)] = [
    ("一", "Monday"), ("二", "Tuesday"), ("三", "Wednesday"), ("四", "Thursday"), ("五", "Friday"), ("六", "Saturday"),
    ("日", "Sunday"),
  ]

  private func month(_ month: Int, _ letters: String) -> String {
    if isChinese || chinese != nil { return (ChineseDigits("dbnum1")?.spelled(date: month) ?? String(month)) + "月" }
    let name = Self.months[max(1, min(12, month)) - 1]
    return letters.utf8.count == 3 ? String(name.prefix(3)) : letters.utf8.count == 5 ? String(name.prefix(1)) : name
  }

  private func day(_ weekday: Int, _ letters: String) -> String {
    let names = Self.days[weekday]
    if isChinese || chinese != nil { return (letters.utf8.count == 3 ? "周" : "星期") + names.chinese }
    return letters.utf8.count == 3 ? String(names.english.prefix(3)) : names.english
  }
}
