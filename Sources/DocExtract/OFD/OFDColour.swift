/// A colour of OFD (GB/T 33190 §8.3.2) as far as reading needs it: the parts of red, green and blue, 0 to 1.
struct OFDColour {
  var red, green, blue: Double
  /// 0 for what is not seen.
  var alpha = 1.0

  static let black = OFDColour(red: 0, green: 0, blue: 0)

  /// Hardly darker than paper.
  var isLight: Bool { red > 0.93 && green > 0.93 && blue > 0.93 }
  /// As paper is.
  var isWhite: Bool { red > 0.98 && green > 0.98 && blue > 0.98 }
  /// The red of seals, from bright to brownish.
  var isRed: Bool { red > 0.5 && green < 0.62 * red && blue < 0.62 * red }

  /// Reads `FillColor` or `StrokeColor`; shadings and patterns count as black.
  init(_ element: XMLElement) {
    self = .black
    for attribute in element.attributes {
      switch attribute.name {
      case .ofdValue:
        var numbers = element.numbers(attribute)
        if let colour = Self.colour(&numbers) { (red, green, blue) = colour }
      case .ofdAlpha:
        var numbers = element.numbers(attribute)
        if let value = numbers.next() { alpha = value / 255 }
      default: break
      }
    }
  }

  private init(red: Double, green: Double, blue: Double) { (self.red, self.green, self.blue) = (red, green, blue) }

  /// One part is grey, three are red, green and blue, four cyan, magenta, yellow and black: decimal (`255 0 0`) or
  /// hexadecimal (`#FF #0 #0`).
  private static func colour(_ numbers: inout OFDNumbers) -> (Double, Double, Double)? {
    guard let first = numbers.part() else { return nil }
    guard let second = numbers.part() else { return (first, first, first) }
    guard let third = numbers.part() else { return nil }
    guard let black = numbers.part() else { return (first, second, third) }
    return ((1 - first) * (1 - black), (1 - second) * (1 - black), (1 - third) * (1 - black))
  }
}

extension OFDNumbers {
  /// The next part of a colour, 0 to 1.
  fileprivate mutating func part() -> Double? {
    let value = sign(0x23) ? hexadecimal() : next()
    return value.map { min(max($0 / 255, 0), 1) }
  }
}
