import Checks

/// How a text report is laid out: for a terminal, a pipe or a file.
public struct TextStyle: Sendable, Equatable {
  /// Columns; at least 40.
  public var width: Int
  public var hasColour: Bool

  public init(width: Int = 80, hasColour: Bool = false) {
    self.width = max(40, width)
    self.hasColour = hasColour
  }

  func painted(_ text: String, _ colour: Colour) -> String {
    hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  func painted(_ severity: Severity) -> String { painted(severity.word, severity.colour) }

  enum Colour: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case boldRed = "1;31"
    case yellow = "33"
    case cyan = "36"
  }
}

extension Severity {
  fileprivate var colour: TextStyle.Colour {
    switch self {
    case .veto: .boldRed
    case .major: .red
    case .minor: .yellow
    case .info: .cyan
    }
  }
}
