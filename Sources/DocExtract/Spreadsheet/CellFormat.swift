/// A number format of a sheet, 单元格格式 (ECMA-376 Part 1 §18.8.30–31): how a number is shown.
struct CellFormat {
  enum Piece: Equatable {
    case text(String)
    /// Letters of a date: `yyyy`, `m`, `dd`, `h`, `ss`; brackets around hours that run beyond a day are kept.
    case date(String)
    /// Where the number stands, with the least number of digits before the point.
    case number(zeros: Int)
    case percent
    case halfDay
  }

  private(set) var pieces: [Piece] = []
  let isDate: Bool

  /// - Parameters:
  ///   - id: the built-in number; formats of the file have 164 and more.
  ///   - code: what the file says; it wins over the number.
  init(id: Int, code: String?) {
    let code = code ?? Self.builtIn[id] ?? "General"
    let first = Self.sections(code).first ?? ""
    guard first != "General", first != "@" else {
      isDate = false
      return
    }
    pieces = Self.pieces(first)
    isDate = pieces.contains { if case .date = $0 { true } else { false } }
  }

  /// Those of a Chinese installation; dates that start with month or day there are written with the year first.
  private static let builtIn: [Int: String] = {
    var codes = [
      1: "0", 2: "0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "yyyy-mm-dd", 16: "m月d日", 17: "yyyy年m月",
      18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 27: "yyyy年m月",
      28: "m月d日", 29: "m月d日", 30: "yyyy-mm-dd", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒",
      34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒", 36: "yyyy年m月", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    ]
    for (copy, original) in [
      50: 27, 51: 28, 52: 27, 53: 28, 54: 28, 55: 34, 56: 35, 57: 27, 58: 28,
    ] { codes[copy] = codes[original] }
    return codes
  }()

  /// The parts for positive numbers, negative ones, zero and text.
  private static func sections(_ code: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for scalar in code.unicodeScalars.prefix(512) {
      if scalar == ";", !isQuoted, !isEscaped {
        parts.append("")
        continue
      }
      if scalar == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = scalar == "\\" && !isEscaped
      parts[parts.count - 1].unicodeScalars.append(scalar)
    }
    return parts
  }

  private static func pieces(_ section: String) -> [Piece] {
    var scanner = FormatScanner(section.replacing("General", with: "#").replacing("G/通用格式", with: "#"))
    var pieces: [Piece] = []
    while let piece = scanner.next() {
      if case .text(let more) = piece, case .text(let text)? = pieces.last {
        pieces[pieces.count - 1] = .text(text + more)
      } else {
        pieces.append(piece)
      }
    }
    return pieces
  }
}

/// Cuts a section of a number format into pieces.
private struct FormatScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var hasNumber = false

  init(_ section: String) { scalars = Array(section.unicodeScalars) }

  mutating func next() -> CellFormat.Piece? {
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\"": return .text(quoted())
      case "\\", "!": return .text(taken(after: 1))
      case "_", "*": index += 2
      case "[":
        if let elapsed = bracketed() { return .date(elapsed) }
      case "%":
        index += 1
        return .percent
      case "0", "#", "?":
        let zeros = digits()
        if !hasNumber {
          hasNumber = true
          return .number(zeros: zeros)
        }
      case "E" where follows("+") || follows("-"): index += 2
      case "A", "a", "上":
        if let half = halfDay() { return half }
        if let letters = letters("a"), letters.count >= 3 { return .date(letters) }
        return .text(taken(after: 0))
      case "y", "Y", "e", "m", "M", "d", "D", "h", "H", "s", "S", "E":
        return letters(String(scalar).lowercased()).map { .date($0) }
      default: return .text(taken(after: 0))
      }
    }
    return nil
  }

  private func follows(_ scalar: Unicode.Scalar) -> Bool { index + 1 < scalars.count && scalars[index + 1] == scalar }

  private mutating func taken(after skipped: Int) -> String {
    defer { index += skipped + 1 }
    return index + skipped < scalars.count ? String(scalars[index + skipped]) : ""
  }

  private mutating func quoted() -> String {
    let end = scalars[(index + 1)...].firstIndex(of: "\"") ?? scalars.count
    defer { index = end + 1 }
    return Self.string(scalars[(index + 1)..<end])
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// `[h]`, `[mm]`, `[s]`; colours, conditions and languages say nothing of the text.
  private mutating func bracketed() -> String? {
    let end = scalars[index...].firstIndex(of: "]") ?? scalars.count - 1
    let inside = Self.string(scalars[(index + 1)..<max(index + 1, end)]).lowercased()
    index = end + 1
    return ["h", "hh", "m", "mm", "s", "ss"].contains(inside) ? "[" + inside : nil
  }

  /// The zeros before the point of a number's digits; passes over all of them.
  private mutating func digits() -> Int {
    var (zeros, isFraction) = (0, false)
    while index < scalars.count, "0#?,./".unicodeScalars.contains(scalars[index]) {
      if scalars[index] == "." { isFraction = true }
      if scalars[index] == "0", !isFraction { zeros += 1 }
      index += 1
    }
    return zeros
  }

  private mutating func halfDay() -> CellFormat.Piece? {
    for word in ["AM/PM", "A/P", "上午/下午"] {
      let end = index + word.unicodeScalars.count
      guard end <= scalars.count, Self.string(scalars[index..<end]).uppercased() == word else { continue }
      index = end
      return .halfDay
    }
    return nil
  }

  /// A run of the same letter, in lower case; `nil` when there is none.
  private mutating func letters(_ letter: String) -> String? {
    var run = ""
    while index < scalars.count, String(scalars[index]).lowercased() == letter {
      run += letter
      index += 1
    }
    return run.isEmpty ? nil : run
  }
}
