/// Fields that show what their instruction says, and need no result (ECMA-376 part 1, §17.16.5).
extension WordWriter {
  /// Shows signs put over each other, a sign of a font, or the words of a button; most fields without a result show
  /// nothing.
  func show(instruction: String) {
    let words = instruction.drop { $0 == " " }
    let type = words.prefix { $0 != " " && $0 != "\\" }.uppercased()
    let rest = words.dropFirst(type.utf8.count)
    switch type {
    case "EQ": append(Array(OverprintedSigns.text(rest).utf8)[...], WordFormat())
    case "SYMBOL": show(symbol: rest)
    // A place to type at, with the name of a macro before its words; nothing runs.
    case "MACROBUTTON", "GOTOBUTTON":
      let parts = rest.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { append(Array(parts[1].utf8)[...], WordFormat()) }
    default: break
    }
  }

  /// `254 \f "Wingdings"`: a number, of a font whose letters are signs or of Unicode.
  private func show(symbol rest: Substring) {
    let parts = rest.split { $0 == " " || $0 == "\"" }
    guard let number = parts.first else { return }
    let isHexadecimal = number.lowercased().hasPrefix("0x")
    guard let code = UInt32(isHexadecimal ? number.dropFirst(2) : number, radix: isHexadecimal ? 16 : 10) else {
      return
    }
    if rest.contains("Wingdings") {
      let placed = code < 0x100 ? code + 0xF000 : code
      append(scalar: PrintedSigns.wingding(placed) ?? placed, WordFormat())
    } else if (0x20..<0x7F).contains(code) || code > 0xFF {
      append(scalar: code, WordFormat())
    }
  }
}

/// Signs that an `EQ` field prints over each other, 带圈字符: `\o\ac(□,√)` is a ticked box, `\o\ac(○,1)` is ①.
enum OverprintedSigns {
  private static let boxes: Set<Character> = ["□", "☐", "◻", "▢", "■"]
  private static let rings: Set<Character> = ["○", "◯", "〇"]
  private static let ticks: Set<Character> = ["√", "✓", "✔"]
  private static let crosses: Set<Character> = ["×", "✕", "✗", "✘"]

  /// What the instruction behind `EQ` shows; fractions as `1/2`, else the words inside one after the other.
  static func text(_ instruction: Substring) -> String {
    guard let open = instruction.firstIndex(of: "("), let close = instruction.lastIndex(of: ")"), open < close else {
      return ""
    }
    let command = instruction[..<open].lowercased()
    let parts = arguments(instruction[instruction.index(after: open)..<close])
    if command.contains("\\f") { return parts.joined(separator: "/") }
    guard command.contains("\\o"), parts.count > 1 else { return parts.joined() }
    let signs = parts.compactMap { $0.count == 1 ? $0.first : nil }
    if signs.contains(where: boxes.contains) {
      if signs.contains(where: ticks.contains) { return "☑" }
      if signs.contains(where: crosses.contains) { return "☒" }
    }
    let inside = parts.filter { part in
      !(part.count == 1 && part.allSatisfy { boxes.contains($0) || rings.contains($0) })
    }
    if signs.contains(where: rings.contains), let number = UInt32(inside.joined()), 1...20 ~= number,
      let circled = Unicode.Scalar(0x2460 + number - 1)
    {
      return String(circled)
    }
    return inside.joined()
  }

  /// Where a bracket opened: what stands before it belongs to a switch.
  private static let opening: Character = "\u{1}"

  /// Separated by commas or semicolons; of `\s\up5(1)` only what is raised.
  private static func arguments(_ text: Substring) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in text {
      switch character {
      case "(":
        depth += 1
        part.append(opening)
      case ")": depth -= 1
      case ",", ";": if depth > 0 { part.append(character) } else { parts.append(plain(part)); part = "" }
      default: part.append(character)
      }
    }
    return parts + [plain(part)]
  }

  /// Without the switches before the words.
  private static func plain(_ part: String) -> String {
    var rest = part[...]
    while let slash = rest.firstIndex(of: "\\") {
      let behind = rest[slash...].dropFirst().drop { $0.isASCII && $0.isLetter }.drop { $0 == " " }
      let isMoved = rest[slash...].dropFirst().prefix(2).lowercased()
      let isSized = ["up", "do", "fo", "ba"].contains(isMoved)
      let next = isSized ? behind.drop { $0 != opening } : behind
      rest = rest[..<slash] + next
    }
    return String(rest.filter { $0 != " " && $0 != opening })
  }
}
