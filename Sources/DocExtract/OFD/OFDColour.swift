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
      case .ofdValue: if let colour = Self.colour(element.parts(attribute)) { (red, green, blue) = colour }
      case .ofdAlpha:
        var numbers = element.numbers(attribute)
        if let value = numbers.next() { alpha = value / 255 }
      default: break
      }
    }
  }

  private init(red: Double, green: Double, blue: Double) { (self.red, self.green, self.blue) = (red, green, blue) }

  /// One part is grey, three are red, green and blue, four cyan, magenta, yellow and black.
  private static func colour(_ parts: [Double]) -> (Double, Double, Double)? {
    switch parts.count {
    case 1: (parts[0], parts[0], parts[0])
    case 3: (parts[0], parts[1], parts[2])
    case 4...: ((1 - parts[0]) * (1 - parts[3]), (1 - parts[1]) * (1 - parts[3]), (1 - parts[2]) * (1 - parts[3]))
    default: nil
    }
  }
}

extension XMLElement {
  /// The parts of a colour, 0 to 1: decimal (`255 0 0`) or hexadecimal (`#FF #0 #0`).
  fileprivate func parts(_ attribute: XMLTree.Attribute) -> [Double] {
    let words = tree.bytes[Int(attribute.start)..<Int(attribute.end)].split { $0 <= 0x20 || $0 == 0x2C }
    return words.prefix(4).compactMap { word in
      if word.first == 0x23 {
        return Int(String(decoding: word.dropFirst(), as: UTF8.self), radix: 16).map {
          Double(min(max($0, 0), 255)) / 255
        }
      }
      var numbers = OFDNumbers(word)
      return numbers.next().map { min(max($0 / 255, 0), 1) }
    }
  }
}
