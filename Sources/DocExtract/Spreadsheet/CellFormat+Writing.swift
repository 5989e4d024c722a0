extension CellFormat {
  /// What the cell shows.
  ///
  /// Numbers keep all their digits, whatever the format rounds to; dates follow the format, the year first and in full.
  ///
  /// - Parameter is1904: whether days are counted from 1904 on, as old files of the Macintosh do.
  func text(_ value: Double, is1904: Bool) -> String {
    if isDate, let moment = SerialDate(value, is1904: is1904) { return text(moment) }
    guard !isDate, pieces.contains(where: { if case .number = $0 { true } else { false } }) else {
      return PlainNumber.text(value)
    }
    let number = pieces.contains(.percent) ? value * 100 : value
    return pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .number(let zeros): Self.padded(PlainNumber.text(number), to: zeros)
      case .percent: "%"
      case .date, .halfDay: ""
      }
    }.joined().trimmedSpaces
  }

  /// `0001`: numbers of documents and cases.
  private static func padded(_ text: String, to zeros: Int) -> String {
    let whole = text.prefix { $0 != "." }
    guard whole.utf8.count < min(zeros, 32), !text.hasPrefix("-") else { return text }
    return String(repeating: "0", count: zeros - whole.utf8.count) + text
  }

  // MARK: Dates

  private func text(_ moment: SerialDate) -> String {
    guard !isMonthFirst else { return moment.iso(withTime: hasTime) }
    var result = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text): result += text
      case .number, .percent: break
      case .halfDay: result += moment.hour < 12 ? "上午" : "下午"
      case .date(let letters): result += text(letters, isMinutes(index), moment)
      }
    }
    return result.trimmedSpaces
  }

  private var dateLetters: [String] {
    pieces.compactMap { piece in
      guard case .date(let letters) = piece else { return nil }
      return letters
    }
  }

  private var hasTime: Bool { dateLetters.contains { $0.hasPrefix("h") } }

  /// `m/d/yy`: nobody can tell day from month; the year goes first.
  private var isMonthFirst: Bool {
    let letters = dateLetters.enumerated()
    guard let year = letters.first(where: { $0.element.hasPrefix("y") || $0.element.hasPrefix("e") })?.offset,
      let day = letters.first(where: { $0.element == "d" || $0.element == "dd" })?.offset
    else { return false }
    return day < year
  }

  /// An `m` behind hours or before seconds means minutes.
  private func isMinutes(_ index: Int) -> Bool {
    func letters(_ piece: Piece) -> String? {
      guard case .date(let letters) = piece else { return nil }
      return letters
    }
    let before = pieces[..<index].reversed().lazy.compactMap(letters).first
    let after = pieces[(index + 1)...].lazy.compactMap(letters).first
    return before.map { $0.hasPrefix("h") || $0.hasPrefix("[h") } ?? false || after?.hasPrefix("s") ?? false
  }

  private func text(_ letters: String, _ isMinutes: Bool, _ moment: SerialDate) -> String {
    switch letters.first {
    case "y", "e": return String(moment.year)
    case "m" where isMinutes: return Self.number(moment.minute, letters)
    case "m": return Self.number(moment.month, letters)
    case "d" where letters.count >= 3: return "星期" + moment.weekday
    case "a": return (letters.count == 3 ? "" : "星期") + moment.weekday
    case "d": return Self.number(moment.day, letters)
    case "h":
      let hour = pieces.contains(.halfDay) ? (moment.hour + 11) % 12 + 1 : moment.hour
      return Self.number(hour, letters)
    case "s": return Self.number(moment.second, letters)
    default: return elapsed(letters, moment)
    }
  }

  private func elapsed(_ letters: String, _ moment: SerialDate) -> String {
    switch letters.dropFirst().first {
    case "h": String(moment.totalSeconds / 3_600)
    case "m": String(moment.totalSeconds / 60)
    default: String(moment.totalSeconds)
    }
  }

  private static func number(_ value: Int, _ letters: String) -> String {
    letters.count == 2 && value < 10 ? "0\(value)" : "\(value)"
  }
}

extension String {
  fileprivate var trimmedSpaces: String {
    let inner = utf8.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
    return String(decoding: inner, as: UTF8.self)
  }
}
