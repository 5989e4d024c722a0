import CaseReading

/// What scanners and editors do to text without changing what it says, 扰动.
public enum Disturbance: String, Sendable, CaseIterable {
  case none
  case hanSpaces = "spaces between Han"
  case fullWidthDigits = "full-width digits"
  case crlf = "CRLF"
  case brokenLines = "broken lines"

  /// Marks `⟦…⟧` keep enclosing the same words; what is put in stands outside of them.
  func apply(to marked: String) -> String {
    switch self {
    case .none: marked
    case .crlf: String(String.UnicodeScalarView(marked.unicodeScalars.flatMap { $0 == "\n" ? ["\r", "\n"] : [$0] }))
    case .fullWidthDigits:
      String(
        String.UnicodeScalarView(
          marked.unicodeScalars.map { scalar in
            ("0"..."9").contains(scalar) ? Unicode.Scalar(scalar.value - 0x30 + 0xFF10) ?? scalar : scalar
          }))
    case .hanSpaces: Disturbance.inserting(" ", in: marked) { _ in true }
    case .brokenLines: Disturbance.inserting("\n", in: marked) { $0 % 19 == 0 }
    }
  }

  /// Puts `filler` between two Han where `isWanted` says so for the number of Han since the line began.
  private static func inserting(_ filler: Unicode.Scalar, in marked: String, _ isWanted: (Int) -> Bool) -> String {
    var out = String.UnicodeScalarView()
    let scalars = Array(marked.unicodeScalars)
    var count = 0
    var isTable = false
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n" {
        count = 0
        isTable = false
      } else if scalar == "|", count == 0 {
        isTable = true
      }
      let previous = index > 0 ? scalars[index - 1] : " "
      if scalar.value.isHan { count += 1 }
      let opens = scalar == "⟦" && previous.value.isHan && index + 1 < scalars.count && scalars[index + 1].value.isHan
      let closed = previous == "⟧" && scalar.value.isHan && index > 1 && scalars[index - 2].value.isHan
      let between = previous.value.isHan && scalar.value.isHan
      if opens || closed || between, isWanted(count), !(filler == "\n" && isTable) { out.append(filler) }
      out.append(scalar)
    }
    return String(out)
  }
}
