/// Text for XML 1.0: what has a meaning there is escaped, what may not stand there is replaced.
enum XMLText {
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": result.append(scalar)
      case _ where TextWidth.isControl(scalar) || isForbidden(scalar):
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// For a program that escapes by itself: without controls and what XML cannot hold.
  static func plain(_ text: String) -> String {
    let plain = TextWidth.plain(text)
    guard plain.unicodeScalars.contains(where: isForbidden) else { return plain }
    return String(String.UnicodeScalarView(plain.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0xFFFE || scalar.value == 0xFFFF }
}
