/// One of the parts of a number format between semicolons: for positive numbers, negative ones, zero, and texts.
struct FormatSection {
  enum Piece: Equatable {
    case literal(String)
    /// Letters of a date: `yyyy`, `m`, `dd`, `h`, `ss`; a bracket stands before hours that run beyond a day.
    case date(String)
    /// `上午/下午`, `AM/PM`: the words for before and after noon.
    case halfDay(String, String)
    /// A place for a digit: `0` shows always, `?` as a space at least, `#` only when there is one.
    case digit(Unicode.Scalar)
    case point
    /// Of a fraction, 分数.
    case slash
    case percent
    /// Places of the exponent follow; whether a plus is written.
    case exponent(plus: Bool)
    /// `General`: the number as it is.
    case general
    /// `@`: the text of the cell.
    case text
  }

  /// `[>=100]`: the numbers a section is for.
  struct Condition {
    let sign: String
    let limit: Double

    func holds(for value: Double) -> Bool {
      switch sign {
      case "<": value < limit
      case "<=": value <= limit
      case ">": value > limit
      case ">=": value >= limit
      case "<>": value != limit
      default: value == limit
      }
    }

    /// Whether only negative numbers meet it.
    var isNegative: Bool { (sign == "<" && limit <= 0) || (sign == "<=" && limit < 0) }
  }

  var pieces: [Piece] = []
  var condition: Condition?
  /// Chinese digits, `[DBNum1]` to `[DBNum3]`.
  var chinese: ChineseDigits?
  /// A comma stands between places for digits.
  var isGrouped = false
  /// Commas behind the last place: each leaves three digits out.
  var thousands = 0
  /// Names of months and days in Chinese, `[$-804]`.
  var isChinese = false

  var isText: Bool { pieces.contains(.text) }

  var isDate: Bool {
    pieces.contains { piece in
      switch piece {
      case .date, .halfDay: true
      default: false
      }
    }
  }

  /// The sections of a format code, five hundred characters at most.
  static func sections(of code: String) -> [FormatSection] {
    var parts: [[Unicode.Scalar]] = [[]]
    var isQuoted = false
    var isEscaped = false
    for scalar in code.unicodeScalars.prefix(512) {
      if scalar == ";", !isQuoted, !isEscaped {
        parts.append([])
        continue
      }
      if scalar == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = !isQuoted && !isEscaped && (scalar == "\\" || scalar == "!" || scalar == "_" || scalar == "*")
      parts[parts.count - 1].append(scalar)
    }
    if parts.count == 1, parts[0].isEmpty { parts[0] = Array("General".unicodeScalars) }
    return parts.map { part in
      var scanner = FormatScanner(part)
      return scanner.section()
    }
  }
}
