/// Cuts a section of a number format into pieces (ECMA-376 part 1, §18.8.31).
struct FormatScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var found = FormatSection()
  /// Commas behind a place for a digit; what follows tells what they mean.
  private var commas = 0
  private var isFraction = false

  init(_ section: [Unicode.Scalar]) { scalars = section }

  mutating func section() -> FormatSection {
    while index < scalars.count { scan(scalars[index]) }
    found.thousands += commas
    return found
  }

  private mutating func scan(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append(quoted())
    case "\\", "!":
      if index + 1 < scalars.count { append(String(scalars[index + 1])) }
      index += 2
    // As wide as the next sign, and filled up with it.
    case "_", "*": index += 2
    case "[": scanBracket()
    case "0", "#", "?": scanDigit(scalar)
    case "," where isBehindDigit:
      commas += 1
      index += 1
    // Fractions of a second are not shown.
    case "." where isDateSoFar && next == "0": index += 1
    case ".":
      if isDateSoFar { scanWord(scalar) } else { take(.point) }
    case "%": take(.percent)
    case "@": take(.text)
    case "/" where isBehindDigit && !isDateSoFar:
      isFraction = true
      take(.slash)
    case "1"..."9" where isFraction: take(.digit(scalar))
    case "E" where next == "+" || next == "-":
      found.pieces.append(.exponent(plus: next == "+"))
      index += 2
    default: scanWord(scalar)
    }
  }

  private mutating func scanWord(_ scalar: Unicode.Scalar) {
    for word in ["General", "G/通用格式"] where takes(word) { return found.pieces.append(.general) }
    for (word, halves) in [("AM/PM", ("AM", "PM")), ("A/P", ("A", "P")), ("上午/下午", ("上午", "下午"))] where takes(word) {
      return found.pieces.append(.halfDay(halves.0, halves.1))
    }
    switch scalar {
    case "y", "Y", "e", "E", "m", "M", "d", "D", "h", "H", "s", "S": found.pieces.append(.date(letters()))
    case "a", "A":
      let run = letters()
      if run.utf8.count >= 3 { found.pieces.append(.date(run)) } else { append(run) }
    default:
      append(String(scalar))
      index += 1
    }
  }

  private var next: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

  private var isBehindDigit: Bool {
    guard case .digit? = found.pieces.last else { return false }
    return true
  }

  private var isDateSoFar: Bool { found.isDate }

  private mutating func take(_ piece: FormatSection.Piece) {
    found.pieces.append(piece)
    index += 1
  }

  private mutating func append(_ text: String) {
    if case .literal(let before)? = found.pieces.last {
      found.pieces[found.pieces.count - 1] = .literal(before + text)
    } else {
      found.pieces.append(.literal(text))
    }
  }

  private mutating func scanDigit(_ scalar: Unicode.Scalar) {
    if commas > 0, !found.pieces.contains(.point) { found.isGrouped = true }
    if found.pieces.contains(.point) { found.thousands += commas }
    commas = 0
    if isDateSoFar { index += 1 } else { take(.digit(scalar)) }
  }

  private mutating func quoted() -> String {
    let end = scalars[(index + 1)...].firstIndex(of: "\"") ?? scalars.count
    defer { index = end + 1 }
    return Self.string(scalars[(index + 1)..<end])
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Whether a word stands here, whatever its case; passes over it.
  private mutating func takes(_ word: String) -> Bool {
    let end = index + word.unicodeScalars.count
    guard end <= scalars.count, Self.string(scalars[index..<end]).uppercased() == word.uppercased() else {
      return false
    }
    index = end
    return true
  }

  /// A run of the same letter, in lower case.
  private mutating func letters() -> String {
    let letter = String(scalars[index]).lowercased()
    var run = ""
    while index < scalars.count, String(scalars[index]).lowercased() == letter {
      run += letter
      index += 1
    }
    return run
  }

  // MARK: What stands in brackets

  /// `[h]`, `[>=100]`, `[DBNum1]`, `[$¥-804]`; colours say nothing of the text.
  private mutating func scanBracket() {
    let end = scalars[index...].firstIndex(of: "]") ?? scalars.count
    let inside = Self.string(scalars[min(index + 1, end)..<end])
    index = end + 1
    let word = inside.lowercased()
    if ["h", "hh", "m", "mm", "s", "ss"].contains(word) {
      found.pieces.append(.date("[" + word))
    } else if word.hasPrefix("dbnum") {
      found.chinese = ChineseDigits(word)
    } else if word.hasPrefix("$") {
      scanLocale(inside.dropFirst())
    } else if let sign = ["<=", ">=", "<>", "<", ">", "="].first(where: { word.hasPrefix($0) }),
      let limit = Double(word.dropFirst(sign.count))
    {
      found.condition = FormatSection.Condition(sign: sign, limit: limit)
    }
  }

  /// A sign of money, and a language after it. `F800` and `F400` are the long date and the time of the system,
  /// whatever follows.
  private mutating func scanLocale(_ inside: Substring) {
    let parts = inside.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    if let sign = parts.first, !sign.isEmpty { append(String(sign)) }
    let language = parts.count > 1 ? parts[1].uppercased() : ""
    found.isChinese = language.hasSuffix("804") || language.hasPrefix("ZH")
    // Digits of the language stand before it: 30804 are Chinese ones.
    if language.count == 8, found.chinese == nil {
      found.chinese = ["1E": "dbnum1", "1F": "dbnum2", "20": "dbnum3"][language.prefix(2)].flatMap(ChineseDigits.init)
    }
    guard let system = ["F800": "yyyy年m月d日", "F400": "h:mm:ss"][language],
      let whole = FormatSection.sections(of: system).first
    else { return }
    found.pieces = whole.pieces
    index = scalars.count
  }
}
